"""Methodology: the figures of its prose, which come from ledger and code."""

import pandas as pd
import streamlit as st

from lib.export.about import licence_of
from lib.export.citation.bibliography import cited_view, text_citation
from lib.frames.asof import standing_claims, standing_pledges
from lib.frames.cache import from_cache, priced_part
from lib.frames.caveats import without_a_rate
from lib.frames.contributions import all_contributions
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import reference_rates
from lib.frames.states import condition_states
from lib.ledger.service import today
from lib.model import vocabulary as words
from lib.model.formats import (
    STATUS_WORDS,
    counted,
    currency_in_words,
    day_in_words,
    entries_in_words,
    list_in_words,
    number_in_words,
)
from lib.model.ledger import Ledger
from lib.model.links import page_link
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.address import public_address
from lib.ui.conventions import (
    bases_table,
    corrections_in_words,
    definitions,
    documents_in_words,
    phrases_table,
    qualifiers_table,
    sources_table,
    states_in_order,
    terms_in_words,
    thin_meetings,
)
from lib.ui.prose import prose
from lib.ui.text import linked
from lib.ui.worked_example import show_worked_example

#: Anchor of each section: its name in the list of links, and its title.
SECTIONS = {
    "scope": ("Scope", "What is tracked"),
    "terms": ("Terms", "Terms"),
    "numbers": ("Numbers", "From words to numbers"),
    "sums": ("Sums", "How sums add up"),
    "example": ("Example", "A worked example"),
    "counts": ("Counting", "What a sum counts"),
    "total": ("No grand total", "Why there is no grand total"),
    "conditions": ("Conditions", "Conditions"),
    "disputes": ("Disputes", "Disputed figures"),
    "rates": ("Rates", "Exchange rates"),
    "dates": ("Dates", "Dates and corrections"),
    "sources": ("Sources", "Sources"),
    "limits": ("Limits", "Known limits"),
    "lists": ("Lists", "Mechanisms and items"),
    "citing": ("Citing", "Licence, citing, errors"),
}
#: Lines of prose longer than this tire the eye; in pixels.
MEASURE = 760
#: A currency for which no reference rate is published.
WITHOUT_A_RATE = "UAH"
#: Shows how the list of vague phrases is read.
PHRASE = "hundreds of millions"


def show_contents(chosen: Selection) -> None:
    """Say what the page rests on, and link to its sections."""
    _say("opening", day=day_in_words(chosen.day))
    links = [linked(name, f"#{anchor}") for anchor, (name, _) in SECTIONS.items()]
    st.markdown("\N{NO-BREAK SPACE}· ".join(links))


def explain_scope(view: View) -> None:
    """Say what the ledger holds, how far it was searched, and what it leaves out."""
    coverage, offers = view.ledger.coverage, all_contributions(view)["pledge"]
    _section(
        "scope",
        scope=coverage.scope.rstrip("."),
        start=day_in_words(coverage.start),
        end=day_in_words(coverage.end),
        checked=day_in_words(coverage.checked_on),
        day=day_in_words(view.selection.day),
        entries=entries_in_words(len(standing_pledges(view))),
        pledges=int(offers.sum()),
        claims=counted(len(standing_claims(view)), "claim"),
    )


def explain_terms() -> None:
    """Define the words that every page uses, and the states of a pledge."""
    _head("terms")
    st.markdown(terms_in_words())
    _say("states")
    st.markdown(states_in_order())
    _say("states_in_files")


def explain_numbers(view: View) -> None:
    """Show what printed words are worth as numbers."""
    _section("numbers")
    _table(qualifiers_table(view), "What a printed figure counts as")
    low, high = words.bounds_of_phrase(PHRASE) or (0.0, 0.0)
    _say(
        "phrases",
        phrase=PHRASE,
        low=number_in_words(low),
        high=number_in_words(high),
    )
    _table(phrases_table(), "Vague phrases and the numbers that they stand for")
    _say("other_phrases")


def explain_sums(view: View) -> None:
    """Explain effective value and contribution, and take one headline apart."""
    _section("sums")
    _head("example")
    show_worked_example(view)


def explain_counts(ledger: Ledger) -> None:
    """Show which states each basis counts, and why all is never added up."""
    _section("counts")
    _table(bases_table(), "Which states of a pledge each choice counts")
    donors = ledger["donors"]
    years = pd.concat([donors["gdp_year"], donors["population_year"]]).dropna()
    ends = sorted({int(years.min()), int(years.max())}) if len(years) else []
    _say("relative", years=" to ".join(map(str, ends)) or "years not known")
    _section("total")


def explain_conditions(view: View) -> None:
    """Explain the state of a condition, its progress, and silence."""
    states = condition_states(view)
    found = states["status"].value_counts()
    by_status = tuple(
        f"{found[status]} {said}"
        for status, said in STATUS_WORDS.items()
        if status in found
    )
    _section(
        "conditions",
        days=words.REPORT_AGE_DAYS,
        day=day_in_words(view.selection.day),
        conditions=counted(len(states), "pledge"),
        states=f" ({list_in_words(by_status)})" if by_status else "",
        silent=int(states["no_later_report"].sum()),
    )


def explain_disputed(view: View) -> None:
    """Explain when claims disagree, and which one counts."""
    rows = all_contributions(view)
    _section(
        "disputes",
        tolerance=number_in_words(100 * words.DISPUTE_TOLERANCE),
        day=day_in_words(view.selection.day),
        disputed=int(rows["disputed"].sum()),
        entries=entries_in_words(len(rows)),
    )


def explain_rates(view: View) -> None:
    """Say where exchange rates come from, and what none of them converts."""
    rates = reference_rates()
    silent = from_cache(
        ("without a rate", view.ledger.hash, priced_part(view.selection)),
        lambda: without_a_rate(View(view.ledger, unfiltered(view.selection))),
    )
    _section(
        "rates",
        source=rates.source,
        first=day_in_words(rates.first),
        last=day_in_words(rates.last),
        age=words.RATE_AGE_DAYS,
        without=WITHOUT_A_RATE,
        day=day_in_words(view.selection.day),
        currency=currency_in_words(view.selection.currency),
        entries=f"{entries_in_words(len(silent))}: {list_in_words(silent)}"
        if silent
        else "no entry",
    )


def unfiltered(chosen: Selection) -> Selection:
    """Keep what decides a value, and drop every filter."""
    return Selection(
        currency=chosen.currency,
        rates=chosen.rates,
        claims=chosen.claims,
        asof=chosen.day,
    )


def explain_dates(ledger: Ledger) -> None:
    """Explain the as-of date and corrections, and list those made."""
    _section("dates")
    st.markdown(corrections_in_words(ledger))


def explain_sources(view: View) -> None:
    """Count sources and claims by kind, and name the documents held in full."""
    _section("sources")
    _table(sources_table(view), "Sources and claims by kind of publisher")
    _say("documents", held=documents_in_words(view.ledger))


def explain_limits(view: View) -> None:
    """Say what was checked, what is known to be weak, and what is not known."""
    rows, sources = all_contributions(view), view.ledger["sources"]
    unclear = rows["pledge"] & (rows["novelty"] == "unclear")
    _section(
        "limits",
        day=day_in_words(view.selection.day),
        unclear=int(unclear.sum()),
        pledges=counted(int(rows["pledge"].sum()), "pledge"),
        thin=thin_meetings(view.ledger),
        undated=int(sources["published_on"].isna().sum()),
        sources=counted(len(sources), "source"),
    )


def explain_lists(ledger: Ledger) -> None:
    """Define the mechanisms and the classes of items, as the ledger does."""
    _head("lists")
    mechanisms, classes = ledger["mechanisms"], ledger["item_classes"]
    with st.expander(counted(len(mechanisms), "mechanism")):
        st.markdown(definitions(mechanisms))
    with st.expander(counted(len(classes), "class of items", "classes of items")):
        st.markdown(definitions(classes))


def explain_citing(view: View) -> None:
    """Say under which licence the data stand, how to cite them, how to object."""
    _section("citing", licence=licence_of(view.ledger) or "none is stated")
    whole = Selection(asof=view.selection.day)
    link = page_link(
        public_address(),
        "data",
        whole,
        fingerprint=fingerprint_of(View(view.ledger, whole)),
    )
    cited = cited_view("", link, view.ledger, view.selection.day, today())
    st.code(text_citation(cited), language=None, wrap_lines=True)
    _say("errors")


def _head(anchor: str) -> None:
    st.header(SECTIONS[anchor][1], anchor=anchor)


def _section(anchor: str, **figures: object) -> None:
    """Head a section, and say the text of its name."""
    _head(anchor)
    _say(anchor, **figures)


def _say(name: str, **figures: object) -> None:
    st.markdown(prose(name, **figures))


def _table(rows: pd.DataFrame, alt: str) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=alt)
