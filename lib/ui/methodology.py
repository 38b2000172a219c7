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
from lib.model.formats import (
    counted,
    currency_in_words,
    day_in_words,
    entries_in_words,
    list_in_words,
    number_in_words,
)
from lib.model.links import page_link
from lib.model.selection import Selection
from lib.model.states import STATUS_WORDS
from lib.model.view import View
from lib.ui.address import public_address
from lib.ui.conventions import (
    bases_table,
    closed_list,
    corrections_in_words,
    definitions,
    documents_in_words,
    phrases_table,
    qualifiers_table,
    sources_table,
    states_in_order,
    terms_in_words,
)
from lib.ui.evidence import unfiltered
from lib.ui.text import linked, prose
from lib.ui.worked_example import show_worked_example

#: A currency for which no reference rate is published.
WITHOUT_A_RATE = "UAH"
#: Shows how the list of vague phrases is read.
PHRASE = "hundreds of millions"


def show_methodology(view: View) -> None:
    """Say what the page rests on, link to its sections, and show them."""
    _say("opening", day=day_in_words(view.day))
    links = [linked(name, f"#{anchor}") for anchor, (name, _, _) in SECTIONS.items()]
    st.markdown("\N{NO-BREAK SPACE}· ".join(links))
    for anchor, (_, title, explain) in SECTIONS.items():
        st.header(title, anchor=anchor)
        explain(view)


def _say(name: str, **figures: object) -> None:
    st.markdown(prose(name, **figures))


def _table(rows: pd.DataFrame, alt: str) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=alt)


def _scope(view: View) -> None:
    """Say what the ledger holds, how far it was searched, and what it leaves out."""
    coverage, pledges = view.ledger.coverage, all_contributions(view)["pledge"]
    _say(
        "scope",
        scope=coverage.scope.rstrip("."),
        start=day_in_words(coverage.start),
        end=day_in_words(coverage.end),
        checked=day_in_words(coverage.checked_on),
        day=day_in_words(view.day),
        entries=entries_in_words(len(standing_pledges(view))),
        pledges=int(pledges.sum()),
        claims=counted(len(standing_claims(view)), "claim"),
    )


def _terms(_: View) -> None:
    """Define the words that every page uses, and the states of a pledge."""
    st.markdown(terms_in_words())
    _say("states")
    st.markdown(states_in_order())
    _say("states_in_files")


def _numbers(view: View) -> None:
    """Show what printed words are worth as numbers."""
    _say("numbers")
    _table(qualifiers_table(view), "What a printed figure counts as")
    low, high = map(number_in_words, words.bounds_of_phrase(PHRASE) or (0.0, 0.0))
    _say("phrases", phrase=PHRASE, low=low, high=high)
    _table(phrases_table(), "Vague phrases and the numbers that they stand for")
    _say("other_phrases")


def _counts(view: View) -> None:
    """Show which states each basis counts, and of which years the measures are."""
    _say("counts")
    _table(bases_table(), "Which states of a pledge each choice counts")
    donors = view.ledger["donors"]
    years = pd.concat([donors["gdp_year"], donors["population_year"]]).dropna()
    ends = sorted({int(years.min()), int(years.max())}) if len(years) else []
    _say("relative", years=" to ".join(map(str, ends)) or "years not known")


def _conditions(view: View) -> None:
    """Explain the state of a condition, its progress, and silence."""
    states = condition_states(view)
    found = states["status"].value_counts()
    by_status = tuple(
        f"{found[status]} {said}"
        for status, said in STATUS_WORDS.items()
        if status in found
    )
    _say(
        "conditions",
        days=words.REPORT_AGE_DAYS,
        day=day_in_words(view.day),
        conditions=counted(len(states), "pledge"),
        states=f" ({list_in_words(by_status)})" if by_status else "",
        silent=int(states["no_later_report"].sum()),
    )


def _disputes(view: View) -> None:
    """Explain when claims disagree, and which one counts."""
    rows = all_contributions(view)
    _say(
        "disputes",
        tolerance=number_in_words(100 * words.DISPUTE_TOLERANCE),
        day=day_in_words(view.day),
        disputed=int(rows["disputed"].sum()),
        entries=entries_in_words(len(rows)),
    )


def _rates(view: View) -> None:
    """Say where exchange rates come from, and what none of them converts."""
    rates, silent = reference_rates(), without_a_rate(unfiltered(view))
    named = f"{entries_in_words(len(silent))}: {list_in_words(silent)}"
    _say(
        "rates",
        source=rates.source,
        first=day_in_words(rates.first),
        last=day_in_words(rates.last),
        age=words.RATE_AGE_DAYS,
        without=WITHOUT_A_RATE,
        day=day_in_words(view.day),
        currency=currency_in_words(view.selection.currency),
        entries=named if silent else "no entry",
    )


def _dates(view: View) -> None:
    """Explain the as-of date and corrections, and list those made."""
    _say("dates")
    st.markdown(corrections_in_words(view.ledger))


def _sources(view: View) -> None:
    """Count sources and claims by kind, and name the documents held in full."""
    _say("sources")
    _table(sources_table(view), "Sources and claims by kind of publisher")
    _say("documents", held=documents_in_words(view.ledger))


def _limits(view: View) -> None:
    """Say what was checked, what is known to be weak, and what is not known."""
    rows, sources = all_contributions(view), view.ledger["sources"]
    unclear = rows["pledge"] & (rows["novelty"] == "unclear")
    _say(
        "limits",
        day=day_in_words(view.day),
        unclear=int(unclear.sum()),
        pledges=counted(int(rows["pledge"].sum()), "pledge"),
        limits=view.ledger.subject.limits,
        undated=int(sources["published_on"].isna().sum()),
        sources=counted(len(sources), "source"),
    )


def _lists(view: View) -> None:
    """Define the codes of each closed list, as the ledger does."""
    for name, called in CLOSED_LISTS.items():
        if entries := closed_list(name, view.ledger):
            with st.expander(counted(len(entries), *called)):
                st.markdown(definitions(entries))


def _citing(view: View) -> None:
    """Say under which licence the data stand, how to cite them, how to object."""
    _say("citing", licence=licence_of(view.ledger) or "none is stated")
    whole = View(view.ledger, Selection(asof=view.day))
    digits = fingerprint_of(whole)
    link = page_link(public_address(), "data", whole.selection, fingerprint=digits)
    cited = cited_view("", link, view.ledger, view.day, today())
    st.code(text_citation(cited), language=None, wrap_lines=True)
    _say("errors")


#: The closed lists of a ledger, and what one entry of each is called.
CLOSED_LISTS = {
    "mechanisms": ("mechanism", "mechanisms"),
    "item_classes": ("class of items", "classes of items"),
    "groups": ("group of donors", "groups of donors"),
    "aid_types": ("kind of aid", "kinds of aid"),
    "modalities": ("way of giving", "ways of giving"),
}
#: Anchor of each section: its name in the list of links, its title, what explains it.
SECTIONS: dict[str, tuple[str, str, Callable[[View], None]]] = {
    "scope": ("Scope", "What is tracked", _scope),
    "terms": ("Terms", "Terms", _terms),
    "numbers": ("Numbers", "From words to numbers", _numbers),
    "sums": ("Sums", "How sums add up", lambda _: _say("sums")),
    "example": ("Example", "A worked example", show_worked_example),
    "counts": ("Counting", "What a sum counts", _counts),
    "total": ("No grand total", "Why there is no grand total", lambda _: _say("total")),
    "conditions": ("Conditions", "Conditions", _conditions),
    "disputes": ("Disputes", "Disputed figures", _disputes),
    "rates": ("Rates", "Exchange rates", _rates),
    "dates": ("Dates", "Dates and corrections", _dates),
    "sources": ("Sources", "Sources", _sources),
    "limits": ("Limits", "Known limits", _limits),
    "lists": ("Lists", "What the ledger’s codes mean", _lists),
    "citing": ("Citing", "Licence, citing, errors", _citing),
}
