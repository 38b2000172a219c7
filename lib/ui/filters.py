"""The widgets of a selection: made once a run, each bound to its name in the link.

Streamlit writes what a widget shows into the address, so the bound widgets hold codes
and stand in a drawer; the ones that readers use show names and pass codes on.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from lib.frames.choices import COMMON_CURRENCIES, choices_on
from lib.ledger.clock import today
from lib.model import vocabulary as words
from lib.model.ledger import Ledger
from lib.model.selection import (
    Choices,
    Problem,
    Selection,
    read_selection,
)
from lib.model.words import donors_in_words, meeting_in_words
from lib.ui import link

#: The names of a selection, in the order of 03-interface.
NAMES = (
    *("currency", "rates", "donor", "group", "meeting", "aid", "mechanism", "from"),
    *("to", "basis", "claims", "per", "asof"),
)
#: In the link without a widget: what is open in detail, on the page that shows it.
SHOW = "show"
#: Days that a date widget offers; Streamlit's own span ends ten years from today.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
LABELS = {
    "firm": "Firm (new, and before)",
    "new": "New only",
    "conditional": "Firm and conditional",
    "announced": "All announced, restated too",
    "total": "Total",
    "gdp": "Percent of GDP",
    "capita": "Per head",
    "lead": "Lead claim",
    "lowest": "Lowest claim",
    "highest": "Highest claim",
    **{aid: aid.capitalize() for aid in words.AID_TYPES},
}
_DROPPED = "_dropped"


def choose(ledger: Ledger) -> tuple[Selection, tuple[Problem, ...]]:
    """Make the widgets and read them.

    Returns
    -------
    Selection, tuple of Problem
        With its as-of date resolved; and what was left out, of the link or of dates
        that contradict each other.
    """
    now = today()
    choices = choices_on(ledger, now)
    asked = _asked()
    with st.sidebar:
        main, more = st.container(), st.expander("More choices")
        with st.expander("Codes, as in the link"):
            _bound_codes(choices)
        with main:
            _main(ledger, choices)
        with more:
            _more(ledger, choices)
        st.button("Reset all choices", on_click=_reset, type="tertiary")
    chosen, problems = read_selection(_widget_values(), choices)
    dropped = _dropped(asked, chosen, choices)
    return chosen.on(now), tuple(dict.fromkeys((*dropped, *problems)))


def _asked() -> dict[str, list[str]] | None:
    """Read the raw query: it is whole only before the first bound widget ever made."""
    if _DROPPED in st.session_state:
        return None
    return {name: st.query_params.get_all(name) for name in (*NAMES, SHOW)}


def _dropped(
    asked: dict[str, list[str]] | None, chosen: Selection, choices: Choices
) -> tuple[Problem, ...]:
    """Name what of the link is not in the view, until the reader chooses anew."""
    if asked is not None:
        meant, problems = read_selection(asked, choices)
        taken = set(chosen.query())
        refused = [
            Problem(
                name,
                value,
                f"a day from {FIRST_DAY} to {LAST_DAY}",
                fault="is out of reach here",
            )
            for name, value in meant.query()
            if (name, value) not in taken
        ]
        st.session_state[_DROPPED] = (chosen, (*problems, *refused))
    first, found = st.session_state[_DROPPED]
    said: tuple[Problem, ...] = found if first == chosen else ()
    return said


def _bound_codes(choices: Choices) -> None:
    """Make the bound widgets that hold codes."""
    _code("basis", ["firm", *(one for one in words.BASES if one != "firm")])
    _code("per", words.MEASURES)
    _code("claims", words.CLAIM_MODES)
    for name in ("donor", "meeting", "aid", "mechanism"):
        options = words.AID_TYPES if name == "aid" else getattr(choices, name)
        st.multiselect(name, options, key=name, bind="query-params")


def _code(name: str, options: Sequence[str]) -> None:
    """Bind one code; the first option is the default, which stays out of the link."""
    st.selectbox(name, options, key=name, bind="query-params")


def _main(ledger: Ledger, choices: Choices) -> None:
    st.selectbox("Currency", choices.currency, key="currency", bind="query-params")
    _day("asof", "As of (blank: today)", FIRST_DAY, choices.today)
    st.selectbox("Count", words.BASES, **_named("basis", LABELS))
    st.selectbox("Measure", words.MEASURES, **_named("per", LABELS))
    donors = {donor: donors_in_words(donor, ledger) for donor in choices.donor}
    by_name = sorted(choices.donor, key=donors.__getitem__)
    st.multiselect("Donors", by_name, placeholder="All", **_named("donor", donors))
    st.selectbox(
        "Group of donors",
        words.GROUPS,
        index=None,
        key="group",
        bind="query-params",
        placeholder="None",
    )
    meetings = {one: meeting_in_words(one, ledger) for one in choices.meeting}
    newest = choices.meeting[::-1]
    names = _named("meeting", meetings)
    st.multiselect("Meetings", newest, placeholder="All", **names)


def _more(ledger: Ledger, choices: Choices) -> None:
    aid = _named("aid", LABELS)
    st.multiselect("Kind of aid", words.AID_TYPES, placeholder="All", **aid)
    table = ledger["mechanisms"]
    labels = dict(zip(table["mechanism"], table["label"], strict=True))
    named = _named("mechanism", labels)
    st.multiselect("Mechanism", choices.mechanism, placeholder="All", **named)
    _day("from", "Announced from", FIRST_DAY, LAST_DAY)
    _day("to", "Announced to", FIRST_DAY, LAST_DAY)
    st.selectbox("Figure that counts", words.CLAIM_MODES, **_named("claims", LABELS))
    label = "Rates of one day (blank: of each announcement)"
    _day("rates", label, choices.first_rate, choices.last_rate)


def _named(name: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """Tie a widget that shows names to the bound one that holds codes."""
    key = f"{name}_named"
    st.session_state[key] = st.session_state[name]
    return {
        "key": key,
        "format_func": lambda code: labels.get(code, code),
        "on_change": _pass_on,
        "args": (name,),
    }


def _pass_on(name: str) -> None:
    chosen = st.session_state[f"{name}_named"]
    if chosen is not None:
        st.session_state[name] = chosen


def _day(name: str, label: str, earliest: date, latest: date) -> None:
    st.date_input(
        label,
        value=None,
        min_value=earliest,
        max_value=latest,
        format="YYYY-MM-DD",
        key=name,
        bind="query-params",
    )


def _reset() -> None:
    """Put every name back to its default."""
    defaults = {"currency": COMMON_CURRENCIES[0], "basis": "firm", "per": "total"}
    defaults |= {"claims": "lead"}
    for name in NAMES:
        several = name in ("donor", "meeting", "aid", "mechanism")
        st.session_state[name] = [] if several else defaults.get(name)
    link.write(SHOW, None)


def _widget_values() -> dict[str, list[str]]:
    """Read the bound widgets as a link would write them."""
    values = {name: st.session_state[name] for name in NAMES}
    values[SHOW] = st.query_params.get_all(SHOW)
    return {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in values.items()
        if value
    }
