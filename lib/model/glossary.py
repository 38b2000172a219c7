"""The glossary: what each thing that a reader meets is called, and what that means.

Pages, charts, sentences, captions, previews and files take their words from here. A term
is plain English and stands in one place; `field` is what a specialist calls the same
thing. Codes (`lib.model.vocabulary`) are for machines, and stay as they are.
"""

from dataclasses import dataclass

from lib.model.formats import number_in_words
from lib.model.language import Words, gettext, gettext_noop
from lib.model.vocabulary import DISPUTE_TOLERANCE


@dataclass(frozen=True)
class Term:
    """A word as it stands within a sentence, and what it means.

    Its fields are marked messages, its properties say them in the language that is
    spoken. `sense` continues "term: ", in plain text, two lines at most, without a full
    stop at its end. `jargon` is the word of the field, blank where it is the same.
    """

    word: str
    sense: str
    jargon: str = ""

    @property
    def label(self) -> str:
        """The word within a sentence."""
        return gettext(self.word)

    @property
    def title(self) -> str:
        """Its label at the head of a column or a definition."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def field(self) -> str:
        """What specialists call it; blank where that is the same."""
        return gettext(self.jargon)

    @property
    def meaning(self) -> str:
        """What it means."""
        tolerance = number_in_words(100 * DISPUTE_TOLERANCE)
        return gettext(self.sense, tolerance=tolerance)

    @property
    def definition(self) -> str:
        """Its meaning, and what specialists call it."""
        return f"{self.meaning} ({self.field})" if self.jargon else self.meaning


@dataclass(frozen=True)
class State(Term):
    """The words for one state of a pledge.

    `verb` is what a sentence says of money in that state, `goods` what a legend calls
    things in it.
    """

    verb: str = ""
    goods: str = ""

    @property
    def predicate(self) -> str:
        """What a sentence says of money in that state."""
        return gettext(self.verb)

    @property
    def label_of_goods(self) -> str:
        """Its label where things are counted, not money."""
        return gettext(self.goods) if self.goods else self.label


#: By key, from the surest to what is in no sum.
ENTRY_STATES = {
    "new": State(
        gettext_noop("new money"),
        gettext_noop(
            "not known to repeat other money, to wait for something or to have been announced "
            "earlier; also where sources leave open whether it is new"
        ),
        verb=gettext_noop("is new money"),
        goods=gettext_noop("newly promised"),
    ),
    "earlier": State(
        gettext_noop("announced earlier"),
        gettext_noop(
            "announced on another occasion before; the ledger has this money only here"
        ),
        verb=gettext_noop("was announced earlier"),
    ),
    "conditional": State(
        gettext_noop("promised on a condition"),
        gettext_noop(
            "something else must happen first, and is not reported to have happened"
        ),
        jargon=gettext_noop("conditional"),
        verb=gettext_noop("is promised on a condition"),
    ),
    "restated": State(
        gettext_noop("counted elsewhere"),
        gettext_noop(
            "it, or a pledge that it is part of, repeats money that another announcement "
            "already holds"
        ),
        jargon=gettext_noop("restated"),
        verb=gettext_noop("is counted elsewhere too"),
    ),
    "lapsed": State(
        gettext_noop("lapsed or withdrawn"),
        gettext_noop(
            "its condition lapsed, or the promise was taken back. It is in no sum, but is "
            "still taken off its whole"
        ),
        verb=gettext_noop("lapsed or was withdrawn"),
    ),
}
#: Within a sentence, in the same order.
STATE_WORDS = Words(**{key: state.word for key, state in ENTRY_STATES.items()})
#: What the state of a condition is called.
STATUS_WORDS = Words(
    pending=gettext_noop("pending"),
    met=gettext_noop("reported met"),
    lapsed=gettext_noop("lapsed"),
    withdrawn=gettext_noop("withdrawn"),
)
#: What the sources of a pledge say of its money.
NOVELTY_WORDS = Words(
    new=gettext_noop("announced as new"),
    announced_before=ENTRY_STATES["earlier"].word,
    unclear=gettext_noop("whether it is new is unclear"),
)

#: By key; the Methodology page lists all of it in this order.
TERMS: dict[str, Term] = {
    "pledge": Term(
        gettext_noop("pledge"),
        gettext_noop(
            "a public promise of support by one donor, or by several together. The parts of "
            "one are not counted again"
        ),
    ),
    "announcement": Term(
        gettext_noop("announcement"),
        gettext_noop(
            "one row of the ledger: a pledge, a part of one, a sum announced for a whole "
            "meeting or for a part of it, or a running total, which is in no sum"
        ),
    ),
    "donor": Term(
        gettext_noop("donor"),
        gettext_noop(
            "who promises: a government, an intergovernmental body, a foundation, a company, "
            "a city or region"
        ),
    ),
    "joint": Term(
        gettext_noop("joint pledge"),
        gettext_noop(
            "made by several named donors, with no known split. Its sum stays with them "
            "together and is never divided"
        ),
    ),
    "traced": Term(
        gettext_noop("from named donors"),
        gettext_noop(
            "the source says which donor promised it, alone or together with others"
        ),
        jargon=gettext_noop("traced"),
    ),
    "headline": Term(
        gettext_noop("headline"),
        gettext_noop("the sum announced for a meeting as a whole"),
    ),
    "unattributed": Term(
        gettext_noop("no donor named"),
        gettext_noop(
            "what is left of a sum announced for a meeting once all is taken off that a named "
            "donor promised in it. Headlines overlap, so it is never added to the rest"
        ),
        jargon=gettext_noop("unattributed"),
    ),
    "mechanism": Term(
        gettext_noop("channel"),
        gettext_noop("the way that support takes, such as a fund or a coalition"),
        jargon=gettext_noop("mechanism"),
    ),
    "in_kind": Term(
        gettext_noop("in kind"),
        gettext_noop(
            "goods, not money. They add to a sum only where a source prices them"
        ),
    ),
    "claim": Term(
        gettext_noop("claim"),
        gettext_noop(
            "what one source says of one pledge. The lead claim is shown first"
        ),
    ),
    "announced": Term(
        gettext_noop("announced"), gettext_noop("the day on which it was said")
    ),
    "recorded": Term(
        gettext_noop("recorded"),
        gettext_noop(
            "the day from which this ledger knows of it, which for its first release is the "
            "day of publication"
        ),
    ),
    "unpriced": Term(
        gettext_noop("no price given"),
        gettext_noop(
            "no source says what it is worth. It is counted, but never as zero"
        ),
        jargon=gettext_noop("unpriced"),
    ),
    "unconverted": Term(
        gettext_noop("not converted"),
        gettext_noop(
            "states a sum in a currency for which no rate is known on its day. Said in that "
            "currency, in no other sum, never zero"
        ),
    ),
    "itemised": Term(
        gettext_noop("itemised"),
        gettext_noop(
            "has no price of its own, but belongs to a pledge that has one, or is made up of "
            "parts that have. It is not counted among those with no price given"
        ),
    ),
    "bounds": Term(
        gettext_noop("low, high"),
        gettext_noop("the least and the most that the printed words allow"),
    ),
    "open_ended": Term(
        gettext_noop("open-ended"),
        gettext_noop("no upper limit was stated (“or more”)"),
    ),
    "disputed": Term(
        gettext_noop("sources disagree"),
        gettext_noop("claims on it differ by more than {tolerance} percent"),
        jargon=gettext_noop("disputed"),
    ),
    "firm": Term(
        gettext_noop("firm"),
        gettext_noop("waits for nothing: new money, and what was announced earlier"),
    ),
}

#: Which promises a sum counts: as the control offers it, in the line of a caption, and
#: within a sentence, after "in".
BASIS_LABELS = Words(
    firm=gettext_noop("Firm: no condition open"),
    new=gettext_noop("New money only"),
    conditional=gettext_noop("Firm and on a condition"),
    announced=gettext_noop("All, counted elsewhere too"),
)
BASIS_WORDS = Words(
    new=gettext_noop("New money"),
    firm=gettext_noop("Firm pledges (new money, and announced earlier)"),
    conditional=gettext_noop("Firm pledges, and those promised on a condition"),
    announced=gettext_noop("All that was announced, also what is counted elsewhere"),
)
BASIS_COUNTS = Words(
    new=gettext_noop("new money"),
    firm=gettext_noop("firm pledges"),
    conditional=gettext_noop("firm and conditional pledges"),
    announced=gettext_noop("all pledges (also those counted elsewhere)"),
)
#: What is added up month by month, where nothing counts twice.
BASIS_ONCE = Words(
    new=gettext_noop("new money"),
    firm=gettext_noop("firm pledges"),
    conditional=gettext_noop("firm and conditional pledges"),
    announced=gettext_noop(
        "firm and conditional pledges (those counted elsewhere only once)"
    ),
)
#: How a sum is shown: as the control offers it, and in a caption.
MEASURE_LABELS = Words(
    total=gettext_noop("Total"),
    gdp=gettext_noop("Share of GDP"),
    capita=gettext_noop("Per head"),
)
MEASURE_WORDS = Words(
    total="",
    gdp=gettext_noop("percent of GDP"),
    capita=gettext_noop("per head"),
)
#: Which figure counts where sources disagree: as the control offers it, and in a caption.
CLAIM_LABELS = Words(
    lead=gettext_noop("The lead figure"),
    lowest=gettext_noop("The lowest figure"),
    highest=gettext_noop("The highest figure"),
)
CLAIM_WORDS = Words(
    lead="",
    lowest=gettext_noop("lowest figures where sources disagree"),
    highest=gettext_noop("highest figures where sources disagree"),
)


def term(key: str) -> tuple[str, str]:
    """Return a term as a definition begins with it, and its definition."""
    return TERMS[key].title, TERMS[key].definition


def state_term(state: str, *, of_goods: bool = False) -> tuple[str, str]:
    """Return the name of a state of a pledge, and its definition."""
    found = ENTRY_STATES[state]
    label = found.label_of_goods if of_goods else found.label
    return label[:1].upper() + label[1:], found.definition
