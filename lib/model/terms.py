"""What the words mean that pages, charts and files use: each defined once.

Plain text, so that a slide can print it; the Methodology page lists all of it.
"""

from lib.model.formats import list_in_words, number_in_words
from lib.model.states import ENTRY_STATES, STATE_WORDS
from lib.model.vocabulary import BASES, DISPUTE_TOLERANCE

#: A term, and what it means here; a definition continues "term: ".
TERMS: dict[str, str] = {
    "Pledge": "a public promise of support by one donor, or by several together. A "
    "sentence that counts pledges does not count the parts of one again; files call "
    "that offers",
    "Entry": "one row of the ledger: a pledge, a part of one, a sum announced for a "
    "whole meeting or for a part of it, or a running total quoted for context, which is "
    "in no sum",
    "Donor": "who promises: a government, an intergovernmental body, a foundation, a "
    "company, a city or region",
    "Joint pledge": "made by several named donors, with no known split. Its sum stays "
    "with them together and is never divided",
    "Headline": "the sum announced for a meeting as a whole",
    "Unattributed": "what is left of such a sum once all that lies under it is taken "
    "off. No named donor accounts for it",
    "Mechanism": "the channel that support takes, such as a fund or a coalition",
    "In kind": "goods, not money. They add to a sum only where a source prices them",
    "Claim": "what one source says of one entry. The lead claim is shown first",
    "Announced": "the day on which it was said",
    "Recorded": "the day from which this ledger knows of it, which for its first "
    "release is the day of publication",
    "Without a sum": "no source prices it. Counted, never zero",
    "Not converted": "states a sum in a currency for which no rate is known on its day. "
    "Said in that currency, in no other sum, never zero",
    "Itemised": "has no sum of its own, but belongs to a pledge that has one, or is "
    "made up of parts that have. It is not counted as without a sum",
    "Low, high": "the least and the most that the printed words allow",
    "Open-ended": "no upper limit was stated (“or more”)",
    "Disputed": "claims on it differ by more than "
    f"{number_in_words(100 * DISPUTE_TOLERANCE)} percent",
    "Firm": list_in_words(tuple(STATE_WORDS[state] for state in BASES["firm"])),
}


def term(name: str) -> tuple[str, str]:
    """Return a term and its definition."""
    return name, TERMS[name]


def state_term(state: str) -> tuple[str, str]:
    """Return the name of a state of an entry, and its definition."""
    return ENTRY_STATES[state].title, ENTRY_STATES[state].meaning
