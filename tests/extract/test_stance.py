import pytest

from lib.extract.stance import segment_at, stance_of
from lib.model.proposal import Span


def judged(text, figure="€5 million"):
    start = text.index(figure)
    return stance_of(text, Span(0, len(text)), Span(start, start + len(figure)), [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway will give €5 million", "pledge"),
        ("€5 million was pledged by Norway", "pledge"),
        ("Ukraine needs at least €5 million", "none"),
        ("He called on allies to give €5 million", "none"),
        ("Norway did not pledge €5 million", "none"),
        ("Norway refused to give €5 million", "none"),
        ("Norway is considering a gift of €5 million", "none"),
        ("Norway may announce €5 million", "none"),
        ("Norway has spent €5 million", "none"),
        ("Since 2022 Norway has given €5 million", "total"),
        ("Norway has committed €5 million in all", "total"),
        ("Norway's defence budget rises by €5 million", "none"),
        ("a package of €5 million", "weak"),
        ("Norway: €5 million", "open"),
        ("the deal has caused €5 million in damage", "none"),
        ("Norway plans to give €5 million but has yet to decide", "none"),
    ],
)
def test_a_figure_is_judged_by_the_words_about_it(text, kind):
    assert judged(text).kind == kind


def test_a_fresh_verb_leaves_a_running_total_behind():
    text = "It has given €9 million since 2022 and will give €5 million"
    assert judged(text).kind == "pledge"
    assert judged(text, "€9 million").kind == "total"


def test_an_earlier_promise_is_seen():
    text = "Norway reaffirmed its pledge of €5 million"
    assert judged(text).before.of(text) == "reaffirmed"


def test_a_clause_ends_where_another_begins():
    text = "Norway pays, while Denmark waits; Sweden looks on"
    place = text.index("Denmark")
    assert segment_at(text, Span(0, len(text)), place, place + 7).of(text) == (
        "while Denmark waits"
    )
