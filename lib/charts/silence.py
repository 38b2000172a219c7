"""A reason for drawing nothing, in words, and the way out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lib.charts.captions import capital

#: `unrecorded`: no such rows; `early`: not on this day yet; `absent`: rows, but none of
#: what is drawn; `uncounted`: sums that the basis leaves out; `unmeasured`: sums by a
#: measure that is not known; `unstated`: no sum, or no number; `unchosen`: no row is open;
#: `unmoved`: no sum moved between two days.
Kind = Literal[
    "unrecorded",
    "early",
    "absent",
    "uncounted",
    "unmeasured",
    "unstated",
    "unchosen",
    "unmoved",
]


@dataclass(frozen=True)
class Way:
    """A way out of a silence: its words, and where it leads.

    With other choices of the selection, on the same page; or to another `page`, with
    names of that page's own.
    """

    words: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    page: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Silence:
    """Why nothing is drawn.

    `clause` goes on from "As of 12 Feb 2026, "; `whom` names who is silent, where they
    are several.
    """

    kind: Kind
    clause: str
    way: Way | None = None
    whom: str = ""

    @property
    def finding(self) -> str:
        """The clause as a heading."""
        return capital(self.clause)

    @property
    def sentence(self) -> str:
        """All of it: No sum is stated in these 2 pledges: Canada (2 announcements)."""
        return f"{': '.join(filter(None, [self.finding, self.whom]))}."
