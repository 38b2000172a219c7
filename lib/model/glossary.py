"""The glossary: what each thing that a reader meets is called, and what that means.

Pages, charts, sentences, captions, previews and files take their words from here. A term
is plain English and stands in one place; `field` is what a specialist calls the same
thing. Codes (`lib.model.vocabulary`) are for machines, and stay as they are.
"""

from dataclasses import dataclass

from lib.model.formats import list_in_words, number_in_words
from lib.model.vocabulary import BASES, DISPUTE_TOLERANCE


@dataclass(frozen=True)
class Term:
    """A word as it stands within a sentence, and what it means.

    `meaning` continues "term: ", in plain text, two lines at most, without a full stop
    at its end. `field` is the word of the field, blank where it is the same.
    """

    label: str
    meaning: str
    field: str = ""

    @property
    def title(self) -> str:
        """Its label at the head of a column or a definition."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def definition(self) -> str:
        """Its meaning, and what specialists call it."""
        return f"{self.meaning} ({self.field})" if self.field else self.meaning


@dataclass(frozen=True)
class State(Term):
    """The words for one state of a pledge.

    `predicate` is what a sentence says of money in that state, `of_goods` what a legend
    calls things in it.
    """

    predicate: str = ""
    of_goods: str = ""

    @property
    def label_of_goods(self) -> str:
        """Its label where things are counted, not money."""
        return self.of_goods or self.label


#: By key, from the surest to what is in no sum.
ENTRY_STATES = {
    "new": State(
        "new money",
        "not known to repeat other money, to wait for something or to have been announced "
        "earlier; also where sources leave open whether it is new",
        predicate="is new money",
        of_goods="newly promised",
    ),
    "earlier": State(
        "announced earlier",
        "announced on another occasion before; the ledger has this money only here",
        predicate="was announced earlier",
    ),
    "conditional": State(
        "promised on a condition",
        "something else must happen first, and is not reported to have happened",
        field="conditional",
        predicate="is promised on a condition",
    ),
    "restated": State(
        "counted elsewhere",
        "it, or a pledge that it is part of, repeats money that another announcement "
        "already holds",
        field="restated",
        predicate="is counted elsewhere too",
    ),
    "lapsed": State(
        "lapsed or withdrawn",
        "its condition lapsed, or the promise was taken back. It is in no sum, but is "
        "still taken off its whole",
        predicate="lapsed or was withdrawn",
    ),
}
#: Within a sentence, in the same order.
STATE_WORDS = {key: state.label for key, state in ENTRY_STATES.items()}
#: What the state of a condition is called.
STATUS_WORDS = {
    "pending": "pending",
    "met": "reported met",
    "lapsed": "lapsed",
    "withdrawn": "withdrawn",
}
#: What the sources of a pledge say of its money.
NOVELTY_WORDS = {
    "new": "announced as new",
    "announced_before": ENTRY_STATES["earlier"].label,
    "unclear": "whether it is new is unclear",
}

#: By key; the Methodology page lists all of it in this order.
TERMS: dict[str, Term] = {
    "pledge": Term(
        "pledge",
        "a public promise of support by one donor, or by several together. The parts of "
        "one are not counted again",
    ),
    "announcement": Term(
        "announcement",
        "one row of the ledger: a pledge, a part of one, a sum announced for a whole "
        "meeting or for a part of it, or a running total, which is in no sum",
    ),
    "donor": Term(
        "donor",
        "who promises: a government, an intergovernmental body, a foundation, a company, "
        "a city or region",
    ),
    "joint": Term(
        "joint pledge",
        "made by several named donors, with no known split. Its sum stays with them "
        "together and is never divided",
    ),
    "traced": Term(
        "from named donors",
        "the source says which donor promised it, alone or together with others",
        field="traced",
    ),
    "headline": Term("headline", "the sum announced for a meeting as a whole"),
    "unattributed": Term(
        "no donor named",
        "what is left of a sum announced for a meeting once all is taken off that a named "
        "donor promised in it. Headlines overlap, so it is never added to the rest",
        field="unattributed",
    ),
    "mechanism": Term(
        "channel",
        "the way that support takes, such as a fund or a coalition",
        field="mechanism",
    ),
    "in_kind": Term(
        "in kind",
        "goods, not money. They add to a sum only where a source prices them",
    ),
    "claim": Term(
        "claim", "what one source says of one pledge. The lead claim is shown first"
    ),
    "announced": Term("announced", "the day on which it was said"),
    "recorded": Term(
        "recorded",
        "the day from which this ledger knows of it, which for its first release is the "
        "day of publication",
    ),
    "unpriced": Term(
        "no price given",
        "no source says what it is worth. It is counted, but never as zero",
        field="unpriced",
    ),
    "unconverted": Term(
        "not converted",
        "states a sum in a currency for which no rate is known on its day. Said in that "
        "currency, in no other sum, never zero",
    ),
    "itemised": Term(
        "itemised",
        "has no price of its own, but belongs to a pledge that has one, or is made up of "
        "parts that have. It is not counted among those with no price given",
    ),
    "bounds": Term("low, high", "the least and the most that the printed words allow"),
    "open_ended": Term("open-ended", "no upper limit was stated (“or more”)"),
    "disputed": Term(
        "sources disagree",
        "claims on it differ by more than "
        f"{number_in_words(100 * DISPUTE_TOLERANCE)} percent",
        field="disputed",
    ),
    "firm": Term(
        "firm",
        "waits for nothing: "
        + list_in_words(tuple(STATE_WORDS[state] for state in BASES["firm"])),
    ),
}

#: Which promises a sum counts: as the control offers it, in the line of a caption, and
#: within a sentence, after "in".
BASIS_LABELS = {
    "firm": "Firm: no condition open",
    "new": "New money only",
    "conditional": "Firm and on a condition",
    "announced": "All, counted elsewhere too",
}
BASIS_WORDS = {
    "new": "New money",
    "firm": f"Firm pledges ({STATE_WORDS['new']}, and {STATE_WORDS['earlier']})",
    "conditional": "Firm pledges, and those promised on a condition",
    "announced": "All that was announced, also what is counted elsewhere",
}
BASIS_COUNTS = {
    "new": "new money",
    "firm": "firm pledges",
    "conditional": "firm and conditional pledges",
    "announced": "all pledges (also those counted elsewhere)",
}
#: What is added up month by month, where nothing counts twice.
BASIS_ONCE = BASIS_COUNTS | {
    "announced": f"{BASIS_COUNTS['conditional']} (those counted elsewhere only once)"
}
#: How a sum is shown: as the control offers it, and in a caption.
MEASURE_LABELS = {"total": "Total", "gdp": "Share of GDP", "capita": "Per head"}
MEASURE_WORDS = {"total": "", "gdp": "percent of GDP", "capita": "per head"}
#: Which figure counts where sources disagree: as the control offers it, and in a caption.
CLAIM_LABELS = {
    "lead": "The lead figure",
    "lowest": "The lowest figure",
    "highest": "The highest figure",
}
CLAIM_WORDS = {
    "lead": "",
    "lowest": "lowest figures where sources disagree",
    "highest": "highest figures where sources disagree",
}


def term(key: str) -> tuple[str, str]:
    """Return a term as a definition begins with it, and its definition."""
    return TERMS[key].title, TERMS[key].definition


def state_term(state: str, *, of_goods: bool = False) -> tuple[str, str]:
    """Return the name of a state of a pledge, and its definition."""
    found = ENTRY_STATES[state]
    label = found.label_of_goods if of_goods else found.label
    return label[:1].upper() + label[1:], found.definition
