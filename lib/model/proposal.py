"""What a reader proposes of a document: rows of a ledger, and the words they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Span:
    """A passage of a text: code points from 0, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return its words."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Evidence:
    """Which words gave one field of a row, and why."""

    field: str
    value: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True)
class Proposal:
    """One promise that a text states.

    Attributes
    ----------
    pledge, claim
        Columns of the tables pledges and claims to cells; "" where not known. Donors are
        ids separated by ";". Keys, source and recorded_on are for who enters the row.
    passage
        The sentence, item of a list or row of a table that states it.
    evidence
        One for each field that words of the text gave.
    confidence
        How sure the reader is, from 0 to 1.
    """

    pledge: Mapping[str, str]
    claim: Mapping[str, str]
    passage: Span
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True)
class ConditionReport:
    """A report on a condition that a text gives, in columns of condition_events."""

    event: Mapping[str, str]
    passage: Span


@dataclass(frozen=True)
class Extraction:
    """All that a reader proposes of one text.

    `notices` are plain sentences for who reviews it: a language that is not read, say.
    """

    text: str
    proposals: tuple[Proposal, ...] = ()
    notices: tuple[str, ...] = ()
    reports: tuple[ConditionReport, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """A meeting that the ledger knows; place is city, country and venue, as known."""

    meeting_id: str
    date: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """What a ledger knows of names; all keys as printed, matched without regard to case.

    Attributes
    ----------
    donors
        Names and abbreviations of countries and organisations to donor ids.
    people
        Who announced or spoke, to the id of the donor they speak for; "" where they
        speak for none.
    meetings
        The meetings known.
    mechanisms, item_classes
        Names of a channel or class to its code.
    """

    donors: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    mechanisms: Mapping[str, str] = field(default_factory=dict)
    item_classes: Mapping[str, str] = field(default_factory=dict)
