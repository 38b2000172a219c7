"""Conventions of code and ledger as tables: each is written down once, elsewhere."""

from collections.abc import Iterable

import pandas as pd

from lib.frames.asof import standing_claims
from lib.frames.cache import asof_part, cached
from lib.model.counts import counted
from lib.model.formats import day_in_words, list_in_words, number_in_words
from lib.model.glossary import BASIS_LABELS, ENTRY_STATES, STATE_WORDS, State
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.tables import VERSIONED
from lib.model.view import View
from lib.model.vocabulary import (
    BASES,
    QUALIFIERS,
    SCALE_ALONE,
    STATES,
    VAGUE_PHRASES,
)
from lib.ui.text import literal, prose

#: A round figure shows what a qualifier does to it.
PRINTED = 100
WORDS = {
    "exact": "{number}",
    "range": gettext_noop("{number} to …"),
    "vague": gettext_noop("a vague phrase"),
    "none": gettext_noop("no figure"),
    "up_to": gettext_noop("up to {number}"),
    "at_least": gettext_noop("at least {number}"),
    "over": gettext_noop("over {number}"),
    "nearly": gettext_noop("nearly {number}"),
    "about": gettext_noop("about {number}"),
}
#: What stands where a qualifier has no factor of its own.
ELSEWHERE = {
    "range": gettext_noop("upper end"),
    "vague": gettext_noop("see below"),
    "none": gettext_noop("no sum"),
}


@cached(asof_part)
def qualifiers_table(view: View) -> pd.DataFrame:
    """Show what each qualifier makes of a printed 100, and how many claims carry it."""
    found = standing_claims(view)["qualifier"].value_counts()
    rows = []
    for word, rule in QUALIFIERS.items():
        value, low, high = (
            gettext(ELSEWHERE[word])
            if factor is None
            else number_in_words(PRINTED * factor)
            for factor in (rule.value, rule.low, rule.high)
        )
        said = gettext(WORDS[word], number=PRINTED)
        if rule.open_ended:
            high = gettext("{number} or more", number=high)
        rows.append((said, value, low, high, int(found.get(word, 0))))
    sums = [gettext("Value"), gettext("Low"), gettext("High")]
    columns = [gettext("Printed"), *sums, gettext("Claims")]
    return pd.DataFrame(rows, columns=columns)


def phrases_table(_: View) -> pd.DataFrame:
    """List the vague phrases and the numbers that each stands for."""
    phrases = {f"{phrase} X": bounds for phrase, bounds in VAGUE_PHRASES.items()}
    rows = [
        (phrase, f"{number_in_words(low)} X", f"{number_in_words(high)} X")
        for phrase, (low, high) in {**phrases, gettext("Xs alone"): SCALE_ALONE}.items()
    ]
    return pd.DataFrame(
        rows, columns=[gettext("Phrase"), gettext("Low, and value"), gettext("High")]
    )


def bases_table(_: View) -> pd.DataFrame:
    """List the states that each basis counts; a table of ticks is too wide for a phone."""
    rows = [
        (
            f"**{gettext(BASIS_LABELS[basis])}**",
            "; ".join(gettext(STATE_WORDS[state]) for state in states),
        )
        for basis, states in BASES.items()
    ]
    return pd.DataFrame(rows, columns=[gettext("Choice"), gettext("Counts what is")])


def states_in_order() -> list[State]:
    """List the states in the order in which they are tried."""
    return [ENTRY_STATES[state] for state in STATES]


@cached(asof_part)
def sources_table(view: View) -> pd.DataFrame:
    """Count sources and claims in force by kind of publisher, in the order declared."""
    known, own = view.ledger.vocabulary["source_kinds"], view.ledger.in_language
    kinds = view.ledger["sources"].set_index("source_id")["kind"]
    claims = standing_claims(view)["source_id"].map(kinds)
    meanings = [
        f"**{literal(own(word.label))}**: {literal(own(word.definition))}"
        for word in known.values()
    ]
    counts = [
        rows.value_counts().reindex(list(known), fill_value=0).to_numpy()
        for rows in (kinds, claims)
    ]
    return pd.DataFrame(
        {
            gettext("Kind"): meanings,
            gettext("Sources"): counts[0],
            gettext("Claims"): counts[1],
        },
    )


def documents_in_words(ledger: Ledger) -> str:
    """Name the documents held in full: AnewZ (12 Feb 2026)."""
    sources = ledger["sources"]
    held = sources[sources["source_id"].isin(list(ledger.documents))]
    names = (
        publisher if pd.isna(day) else f"{publisher} ({day_in_words(day)})"
        for publisher, day in zip(held["publisher"], held["published_on"], strict=True)
    )
    return list_in_words(tuple(names)) or gettext("none")


def corrections_of(ledger: Ledger) -> dict[str, object]:
    """Count what was withdrawn so far, whatever the day, and list the pledges."""
    withdrawn = {
        table.replace("_", " ").removesuffix("s"): ledger[table]["withdrawn_on"].count()
        for table in VERSIONED
    }
    things = (counted(number, thing) for thing, number in withdrawn.items() if number)
    pledges = ledger["pledges"]
    gone = pledges.dropna(subset="withdrawn_on")
    replaced = pledges.dropna(subset="replaces").set_index("replaces")["pledge_id"]
    return {
        "things": list_in_words(tuple(things)),
        "gone": gone.sort_values("withdrawn_on", ascending=False).to_dict("records"),
        "replaced": replaced.to_dict(),
    }


def closed_list(name: str, ledger: Ledger) -> list[tuple[str, str, str]]:
    """List code, label and definition of a declared list, or of a table of codes."""
    if name in ledger.vocabulary:
        words = ledger.vocabulary[name].values()
        rows = [(word.code, word.label, word.definition) for word in words]
    else:
        rows = list(ledger[name].itertuples(index=False, name=None))
    own = ledger.in_language
    return [(code, own(label), own(meaning)) for code, label, meaning in rows]


def definitions(entries: Iterable[tuple[str, str, str]]) -> str:
    """List a closed list of the ledger, of code, label and definition."""
    return prose("definitions", rows=list(entries))
