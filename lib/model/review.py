"""What a reader makes of proposed rows: each edited, accepted as something, or rejected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lib.model.proposal import ConditionReport, Evidence, Extraction, Proposal, Span

OPEN, PLEDGE, CLAIM, REPORT, REJECTED = "", "pledge", "claim", "report", "rejected"
#: What may become of a row.
FATES = {
    PLEDGE: "New pledge",
    CLAIM: "Another claim",
    REPORT: "Report",
    REJECTED: "Reject",
}
#: From here on a proposal is sure enough to be accepted without a look at each.
SURE, LIKELY = 0.8, 0.5
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Reviewed:
    """One proposed row as it stands: cells as edited, and what becomes of it.

    `of` is the pledge of the ledger that a claim or a report is about. `decided` counts
    how often its fate came from elsewhere than its own field, whose browser may still
    hold, and send, what it showed before.
    """

    passage: Span
    pledge: Cells = field(default_factory=dict)
    claim: Cells = field(default_factory=dict)
    event: Cells = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    fate: str = OPEN
    of: str = ""
    decided: int = 0

    @property
    def accepted(self) -> bool:
        """Whether it goes into the patch."""
        return self.fate in (PLEDGE, CLAIM, REPORT)

    @property
    def sure(self) -> bool:
        """Whether it is a pledge that the reader of documents is sure of."""
        return bool(self.pledge) and self.confidence >= SURE

    def become(self, fate: str, of: str = "") -> "Reviewed":
        """Decide what becomes of it, from elsewhere than its own field."""
        return replace(self, fate=fate, of=of, decided=self.decided + 1)

    def edited(self, part: str, column: str, cell: str) -> "Reviewed":
        """Write a cell of one of its parts: of `pledge`, `claim` or `event`."""
        cells: dict[str, Any] = {part: {**getattr(self, part), column: cell}}
        return replace(self, **cells)


@dataclass(frozen=True)
class Review:
    """One document under review.

    `source` holds the cells of its row of `sources`; `meeting_id` is where it was said,
    blank for outside any meeting; `meeting` the cells of a row of `meetings` that the
    ledger lacks, else empty.
    """

    text: str
    name: str = ""
    notices: tuple[str, ...] = ()
    rows: tuple[Reviewed, ...] = ()
    source: Cells = field(default_factory=dict)
    meeting_id: str = ""
    meeting: Cells = field(default_factory=dict)

    def put(self, place: int, row: Reviewed) -> "Review":
        """Put a row in its place, counted from 0."""
        rows = (*self.rows[:place], row, *self.rows[place + 1 :])
        return replace(self, rows=rows)

    def counted(self, fate: str) -> int:
        """Count the rows of a fate."""
        return sum(row.fate == fate for row in self.rows)

    @property
    def accepted(self) -> tuple[int, ...]:
        """The places of the rows that go into the patch."""
        return tuple(at for at, row in enumerate(self.rows) if row.accepted)


def review_of(found: Extraction, name: str = "") -> Review:
    """Begin the review of what was proposed, in the order of the text."""
    rows = [*map(_of_proposal, found.proposals), *map(_of_report, found.reports)]
    rows.sort(key=lambda row: row.passage)
    return Review(found.text, name, found.notices, tuple(rows))


def _of_proposal(one: Proposal) -> Reviewed:
    """Take a proposal, without a day that no word of the text gave: the source's counts."""
    pledge = dict(one.pledge)
    if all(it.field != "announced_on" for it in one.evidence):
        pledge.pop("announced_on", None)
    return Reviewed(one.passage, pledge, one.claim, {}, one.evidence, one.confidence)


def _of_report(one: ConditionReport) -> Reviewed:
    return Reviewed(one.passage, event=one.event)
