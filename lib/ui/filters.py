"""The widgets of a selection, each bound to its name in the link.

Streamlit writes what a widget shows into the address, so widgets whose choices have
names come twice: bound ones in a drawer, which hold codes, and those that readers use,
which show names and pass codes on. A choice makes anew the body of the page and what
must follow it into the address; the other widgets stand, since each of them would keep
the browser from drawing the charts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
#: What is made anew at each choice.
BODY = "body"
_ASKED, _DROPPED = "_asked", "_dropped"


@dataclass(frozen=True)
class Places:
    """Where in the side bar stand the widgets that are made later."""

    first: DeltaGenerator
    names: DeltaGenerator
    meetings: DeltaGenerator
    more_names: DeltaGenerator
    codes: DeltaGenerator


def lay_out(ledger: Ledger) -> Places:
    """Lay out the side bar, and make the widgets that stand."""
    choices = choices_on(ledger, today())
    _keep_what_was_asked()
    with st.sidebar:
        first = st.container()
        _day("asof", "As of (blank: today)", FIRST_DAY, choices.today)
        names = st.container()
        _group()
        meetings = st.container()
        with st.expander("More choices"):
            more_names = st.container()
            _day("from", "Announced from", FIRST_DAY, LAST_DAY)
            _day("to", "Announced to", FIRST_DAY, LAST_DAY)
            label = "Rates of one day (blank: of each announcement)"
            _day("rates", label, choices.first_rate, choices.last_rate)
        with st.expander("Codes, as in the link"):
            codes = st.container()
        st.button("Reset all choices", on_click=_reset, type="tertiary")
    return Places(first, names, meetings, more_names, codes)


def choose(ledger: Ledger, places: Places) -> tuple[Selection, tuple[Problem, ...]]:
    """Make the widgets that are made at each choice, and read all.

    Returns
    -------
    Selection, tuple of Problem
        With its as-of date resolved; and what was left out, of the link or of dates
        that contradict each other.
    """
    now = today()
    choices = choices_on(ledger, now)
    # The choice made most: as a part of the body, it takes one run instead of two.
    with places.first:
        st.selectbox("Currency", choices.currency, key="currency", bind="query-params")
    with places.codes:
        _codes(choices)
    chosen, problems = read_selection(_widget_values(), choices)
    dropped = _dropped(chosen, choices)
    return chosen.on(now), tuple(dict.fromkeys((*dropped, *problems)))


def show_names(ledger: Ledger, places: Places) -> None:
    """Make the widgets that show names, of what the bound ones hold."""
    choices = choices_on(ledger, today())
    with places.names:
        st.selectbox("Count", words.BASES, **_named("basis", LABELS))
        st.selectbox("Measure", words.MEASURES, **_named("per", LABELS))
        donors = {donor: donors_in_words(donor, ledger) for donor in choices.donor}
        by_name = sorted(choices.donor, key=donors.__getitem__)
        st.multiselect("Donors", by_name, placeholder="All", **_named("donor", donors))
    with places.meetings:
        meetings = {one: meeting_in_words(one, ledger) for one in choices.meeting}
        newest = choices.meeting[::-1]
        names = _named("meeting", meetings)
        st.multiselect("Meetings", newest, placeholder="All", **names)
    with places.more_names:
        aid = _named("aid", LABELS)
        st.multiselect("Kind of aid", words.AID_TYPES, placeholder="All", **aid)
        table = ledger["mechanisms"]
        labels = dict(zip(table["mechanism"], table["label"], strict=True))
        named = _named("mechanism", labels)
        st.multiselect("Mechanism", choices.mechanism, placeholder="All", **named)
        claims = _named("claims", LABELS)
        st.selectbox("Figure that counts", words.CLAIM_MODES, **claims)


def _keep_what_was_asked() -> None:
    """Keep the raw query: it is whole only before the first bound widget ever made."""
    if _ASKED not in st.session_state:
        asked = {name: st.query_params.get_all(name) for name in (*NAMES, SHOW)}
        st.session_state[_ASKED] = asked


def _dropped(chosen: Selection, choices: Choices) -> tuple[Problem, ...]:
    """Name what of the link is not in the view, until the reader chooses anew."""
    if _DROPPED not in st.session_state:
        meant, problems = read_selection(st.session_state[_ASKED], choices)
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


def _codes(choices: Choices) -> None:
    """Make the bound widgets that hold codes."""
    _code("basis", ["firm", *(one for one in words.BASES if one != "firm")])
    _code("per", words.MEASURES)
    _code("claims", words.CLAIM_MODES)
    for name in ("donor", "meeting", "aid", "mechanism"):
        options = words.AID_TYPES if name == "aid" else getattr(choices, name)
        st.multiselect(name, options, key=name, on_change=st.rerun, bind="query-params")


def _code(name: str, options: Sequence[str]) -> None:
    """Bind one code; the first option is the default, which stays out of the link.

    One chosen here must show by its name too, which stands outside the page.
    """
    st.selectbox(name, options, key=name, on_change=st.rerun, bind="query-params")


def _group() -> None:
    st.selectbox(
        "Group of donors",
        words.GROUPS,
        index=None,
        key="group",
        bind="query-params",
        placeholder="None",
        on_change=st.rerun,
        args=(BODY,),
    )


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
    st.rerun(BODY)


def _day(name: str, label: str, earliest: date, latest: date) -> None:
    st.date_input(
        label,
        value=None,
        min_value=earliest,
        max_value=latest,
        format="YYYY-MM-DD",
        key=name,
        bind="query-params",
        on_change=st.rerun,
        args=(BODY,),
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
