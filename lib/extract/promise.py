"""A figure that a text promises, with all that the text says of it."""

from dataclasses import dataclass

from lib.extract.conditions import Condition
from lib.extract.figures import StatedFigure
from lib.extract.givers import Giver
from lib.extract.passages import Passage
from lib.extract.speakers import Speaker
from lib.extract.stance import Stance
from lib.model.proposal import Span

#: A channel's code and the words that name it.
Channel = tuple[str, Span]


@dataclass(frozen=True)
class Promise:
    """A figure that is promised, or a running total, and what the text says of it."""

    figure: StatedFigure
    stance: Stance
    giver: Giver
    passage: Passage
    segment: Span
    purpose: Span | None = None
    mechanisms: tuple[Channel, ...] = ()
    term: tuple[str, str, Span] | None = None
    condition: Condition | None = None
    speaker: Speaker | None = None
    merged: tuple[Span, ...] = ()
    own_dollars: bool = False
