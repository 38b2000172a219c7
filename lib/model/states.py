"""The states of an entry and of a condition: what each is called, and what it means.

Legends, columns, sentences and definitions take their words from here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """The words for one state of an entry.

    `label` stands in legends and, with a capital, at the head of columns; `predicate` is
    what a sentence says of money in that state. `meaning` is its definition, plain text
    without a full stop; `aside` is added where no definition is at hand. `apart` follows
    a sum that stands by itself, after a comma; else the label does.
    """

    label: str
    predicate: str
    meaning: str
    aside: str = ""
    apart: str = ""

    @property
    def title(self) -> str:
        """Its label at the head of a column or a definition."""
        return self.label.capitalize()

    @property
    def words(self) -> str:
        """Its label within a sentence, with what is added."""
        return f"{self.label} ({self.aside})" if self.aside else self.label


#: By key, from the surest to what is in no sum.
ENTRY_STATES = {
    "new": State(
        "new",
        "is new",
        "not known to repeat other money, to wait for something or to have been announced "
        "before; also where sources leave open whether it is new",
    ),
    "earlier": State(
        "announced before",
        "was announced before",
        "announced on another occasion; the ledger has this money only here",
    ),
    "conditional": State(
        "conditional",
        "is conditional",
        "something else must happen first, and is not reported to have happened",
        apart="on a condition",
    ),
    "restated": State(
        "restated",
        "is counted in another entry too",
        "it, or an entry that it is part of, repeats money of another one",
        aside="counted in another entry",
        apart="counted in another entry",
    ),
    "lapsed": State(
        "lapsed or withdrawn",
        "lapsed or was withdrawn",
        "its condition lapsed, or the offer was taken back. It is in no sum, but is still "
        "taken off its whole",
    ),
}
#: Within a sentence, in the same order.
STATE_WORDS = {key: state.words for key, state in ENTRY_STATES.items()}
#: What the state of a condition is called.
STATUS_WORDS = {
    "pending": "pending",
    "met": "reported met",
    "lapsed": "lapsed",
    "withdrawn": "withdrawn",
}
#: What the sources of an entry say of its money.
NOVELTY_WORDS = {
    "new": "announced as new",
    "announced_before": ENTRY_STATES["earlier"].label,
    "unclear": "whether it is new is unclear",
}
