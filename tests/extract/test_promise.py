from lib.extract.figures import StatedFigure
from lib.extract.givers import Giver
from lib.extract.passages import Passage
from lib.extract.promise import Promise
from lib.extract.stance import Stance
from lib.model.proposal import Span


def test_a_promise_is_firm_and_of_no_channel_unless_the_text_says_so():
    span = Span(0, 5)
    one = Promise(
        StatedFigure(span, 0, 0, 1),
        Stance("pledge"),
        Giver(("NOR",), (span,), "named"),
        Passage(span, "sentence", 1),
        span,
    )
    assert one.condition is None
    assert one.mechanisms == ()
