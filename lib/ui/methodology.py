"""Methodology: its sections, and the figures of its prose, from ledger and code."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.export.about import licence_of
from lib.export.citation.bibliography import cited_view, text_citation
from lib.frames.asof import standing_claims, standing_pledges
from lib.frames.caveats import without_a_rate
from lib.frames.condition_reports import condition_states
from lib.frames.contributions import all_contributions
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import reference_rates
from lib.ledger.service import today
from lib.model import vocabulary as words
from lib.model.formats import currency_in_words, day_in_words, list_in_words
from lib.model.glossary import STATUS_WORDS, TERMS, term
from lib.model.language import gettext, gettext_noop, ngettext, ngettext_noop
from lib.model.ledger import Ledger
from lib.model.links import page_link
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.conventions import (
    bases_table,
    closed_list,
    corrections_of,
    definitions,
    documents_in_words,
    phrases_table,
    qualifiers_table,
    sources_table,
    states_in_order,
)
from lib.ui.evidence import unfiltered
from lib.ui.link import public_address
from lib.ui.text import contents, prose
from lib.ui.tour import offer_again
from lib.ui.worked_example import show_worked_example

#: A currency for which no reference rate is published.
WITHOUT_A_RATE = "UAH"
#: Shows how the list of vague phrases is read.
PHRASE = "hundreds of millions"


def show_methodology(view: View) -> None:
    """Say what the page rests on, link to its sections, and show them."""
    figures = figures_of(view)
    st.markdown(prose("opening", **figures))
    names = {anchor: gettext(name) for anchor, (name, _, _) in SECTIONS.items()}
    st.markdown(contents(names))
    offer_again()
    for anchor, (_, title, parts) in SECTIONS.items():
        st.header(gettext(title), anchor=anchor)
        for part in parts:
            if isinstance(part, str):
                st.markdown(prose(part, **figures))
            else:
                part(view)


def figures_of(view: View) -> dict[str, object]:
    """Gather what the texts name, of the whole ledger as of the day."""
    rows, ledger = all_contributions(view), view.ledger
    low, high = words.bounds_of_phrase(PHRASE) or (0.0, 0.0)
    return {
        "coverage": ledger.coverage,
        "currency": currency_in_words(view.selection.currency),
        "day": day_in_words(view.day),
        "claims": len(standing_claims(view)),
        "disputed": rows["disputed"].sum(),
        "entries": len(standing_pledges(view)),
        "held": documents_in_words(ledger),
        "ledger": ledger,
        "licence": licence_of(ledger) or gettext("none is stated"),
        "phrase": PHRASE,
        "low": low,
        "high": high,
        "pledges": rows["pledge"].sum(),
        "own_rates": tuple(sorted(set(ledger["rates"]["currency"]))),
        "rates": reference_rates(),
        "rows": len(rows),
        "sources": len(ledger["sources"]),
        "terms": [term(key) for key in TERMS],
        "unclear": (rows["pledge"] & (rows["novelty"] == "unclear")).sum(),
        "unconverted": without_a_rate(unfiltered(view)),
        "undated": ledger["sources"]["published_on"].isna().sum(),
        "without": WITHOUT_A_RATE,
        "words": words,
        "years": _years_of_measures(ledger),
        "states": states_in_order(),
        **corrections_of(ledger),
        **_of_conditions(view),
    }


def _years_of_measures(ledger: Ledger) -> str:
    donors = ledger["donors"]
    years = pd.concat([donors["gdp_year"], donors["population_year"]]).dropna()
    ends = sorted({int(years.min()), int(years.max())}) if len(years) else []
    if not ends:
        return gettext("years not known")
    if len(ends) == 1:
        return str(ends[0])
    return gettext("{low} to {high}", low=ends[0], high=ends[1])


def _of_conditions(view: View) -> dict[str, object]:
    states = condition_states(view)
    found = states["status"].value_counts()
    by_status = (
        f"{found[status]} {gettext(said)}"
        for status, said in STATUS_WORDS.items()
        if status in found
    )
    return {
        "conditions": len(states),
        "by_status": list_in_words(tuple(by_status)),
        "silent": states["no_later_report"].sum(),
    }


def _table(make: Callable[[View], pd.DataFrame], alt: str) -> Callable[[View], object]:
    return lambda view: st.table(
        make(view), border="horizontal", hide_index=True, alt=gettext(alt)
    )


def _lists(view: View) -> None:
    """Define the codes of each closed list, as the ledger does."""
    for name, called in CLOSED_LISTS.items():
        if entries := closed_list(name, view.ledger):
            with st.expander(ngettext(*called, len(entries))):
                st.markdown(definitions(entries))


def _citation(view: View) -> None:
    """Give the text to cite the data as a whole by."""
    whole = View(view.ledger, Selection(asof=view.day))
    digits = fingerprint_of(whole)
    link = page_link(public_address(), "data", whole.selection, fingerprint=digits)
    cited = cited_view("", link, view.ledger, view.day, today())
    st.code(text_citation(cited), language=None, wrap_lines=True)


#: The closed lists of a ledger, and what one entry of each is called.
CLOSED_LISTS = {
    "mechanisms": ngettext_noop("{number} mechanism", "{number} mechanisms"),
    "item_classes": ngettext_noop(
        "{number} class of items", "{number} classes of items"
    ),
    "groups": ngettext_noop("{number} group of donors", "{number} groups of donors"),
    "aid_types": ngettext_noop("{number} kind of aid", "{number} kinds of aid"),
    "modalities": ngettext_noop("{number} way of giving", "{number} ways of giving"),
}
#: A text by its name, or what shows a table.
Part = str | Callable[[View], object]
#: Anchor of each section: its name in the list of links, its title, what explains it.
SECTIONS: dict[str, tuple[str, str, tuple[Part, ...]]] = {
    "scope": (gettext_noop("Scope"), gettext_noop("What is tracked"), ("scope",)),
    "terms": (
        gettext_noop("Terms"),
        gettext_noop("Terms"),
        ("terms", "states", "states_in_order", "states_in_files"),
    ),
    "numbers": (
        gettext_noop("Numbers"),
        gettext_noop("From words to numbers"),
        (
            "numbers",
            _table(qualifiers_table, gettext_noop("What a printed figure counts as")),
            "phrases",
            _table(
                phrases_table,
                gettext_noop("Vague phrases and the numbers that they stand for"),
            ),
            "other_phrases",
        ),
    ),
    "sums": (gettext_noop("Sums"), gettext_noop("How sums add up"), ("sums",)),
    "example": (
        gettext_noop("Example"),
        gettext_noop("A worked example"),
        (show_worked_example,),
    ),
    "counts": (
        gettext_noop("Counting"),
        gettext_noop("What a sum counts"),
        (
            "counts",
            _table(
                bases_table, gettext_noop("Which states of a pledge each choice counts")
            ),
            "relative",
        ),
    ),
    "total": (
        gettext_noop("No grand total"),
        gettext_noop("Why there is no grand total"),
        ("total",),
    ),
    "conditions": (
        gettext_noop("Conditions"),
        gettext_noop("Conditions"),
        ("conditions",),
    ),
    "disputes": (
        gettext_noop("Disagreement"),
        gettext_noop("Where sources disagree"),
        ("disputes",),
    ),
    "rates": (gettext_noop("Rates"), gettext_noop("Exchange rates"), ("rates",)),
    "dates": (
        gettext_noop("Dates"),
        gettext_noop("Dates and corrections"),
        ("dates", "corrections"),
    ),
    "sources": (
        gettext_noop("Sources"),
        gettext_noop("Sources"),
        (
            "sources",
            _table(
                sources_table, gettext_noop("Sources and claims by kind of publisher")
            ),
            "documents",
        ),
    ),
    "limits": (gettext_noop("Limits"), gettext_noop("Known limits"), ("limits",)),
    "lists": (
        gettext_noop("Lists"),
        gettext_noop("What the ledger’s codes mean"),
        (_lists,),
    ),
    "accessibility": (
        gettext_noop("Accessibility"),
        gettext_noop("Accessibility"),
        ("accessibility",),
    ),
    "citing": (
        gettext_noop("Citing"),
        gettext_noop("Licence, citing, errors"),
        ("citing", _citation, "errors"),
    ),
}
