"""The widgets of a selection, each bound to its name in the link.

Streamlit writes what a widget shows into the address, so widgets whose choices have
names come twice: bound ones out of sight, which hold codes, and those that readers use,
which show names and pass codes on. A choice makes anew the body of the page and what
must follow it into the address; the other widgets stand, since each of them would keep
the browser from drawing the charts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.captions import capital
from lib.frames.money import choices_on
from lib.ledger.service import today
from lib.model import vocabulary as words
from lib.model.filters import FILTERS, Filter
from lib.model.glossary import BASIS_LABELS, CLAIM_LABELS, MEASURE_LABELS
from lib.model.language import (
    ENGLISH,
    gettext,
    gettext_noop,
    language,
    offered,
    pgettext,
)
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue
from lib.model.query import Choices, read_selection
from lib.model.selection import NAMES as FIELDS
from lib.model.selection import Selection, link_names
from lib.ui import link
from lib.ui.spoken import NAME as LANG

#: In the link without a widget: what is open in detail, on the page that shows it.
SHOW = "show"
#: The names of a selection that have a widget each, in the order of 03-interface.
NAMES = tuple(name for name in link_names() if name != SHOW)
#: Days that a date widget offers; Streamlit's own span ends ten years from today.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
OUT_OF_REACH = gettext_noop("is out of reach here")
#: What is made anew at each choice.
BODY = "body"
_ASKED, _DROPPED = "_asked", "_dropped"


#: Where in the side bar stand the widgets that are made later: of a filter by its field.
Places = Mapping[str, DeltaGenerator]


def lay_out(ledger: Ledger) -> Places:
    """Lay out the side bar, and make the widgets that stand."""
    choices = choices_on(ledger, today())
    _keep_what_was_asked()
    with st.sidebar:
        places = {"currency": st.container()}
        _day("asof", gettext("As of (blank: today)"), FIRST_DAY, choices.today)
        places["figures"] = st.container()
        places |= {one.field: _filter(one) for one in FILTERS if not one.rare}
        with st.expander(gettext("More choices")):
            label = gettext("Compare with (blank: a month before)")
            _day("since", label, FIRST_DAY, choices.today)
            places["claims"] = st.container()
            places |= {one.field: _filter(one) for one in FILTERS if one.rare}
            label = gettext("Rates of one day (blank: of each announcement)")
            _day("rates", label, choices.first_rate, choices.last_rate)
        places["codes"] = st.container(key="codes")
        st.button(gettext("Reset all choices"), on_click=_reset, type="tertiary")
    return places


def _filter(one: Filter) -> DeltaGenerator:
    """Make the widget of a filter by days; one of codes is made later, in its place."""
    place = st.container()
    if one.options is None:
        with place:
            _day(one.name, gettext(one.label), FIRST_DAY, LAST_DAY)
    return place


def choose(ledger: Ledger, places: Places) -> tuple[Selection, tuple[BadValue, ...]]:
    """Make the widgets that are made at each choice, and read all.

    The selection has its as-of date resolved. With it comes what was left out, of the
    link or of dates that contradict each other.
    """
    now = today()
    choices = choices_on(ledger, now)
    # The choice made most: as a part of the body, it takes one run instead of two.
    with places["currency"]:
        st.selectbox(
            gettext("Currency"), choices.currency, key="currency", bind="query-params"
        )
    with places["codes"]:
        _codes(choices)
    chosen, problems = read_selection(_widget_values(), choices)
    dropped = _dropped(chosen, choices)
    # What is shared is read as it was seen; English goes without saying.
    if not chosen.lang and language() != ENGLISH:
        chosen = replace(chosen, lang=language())
    return chosen.on(now), tuple(dict.fromkeys((*dropped, *problems)))


def show_names(ledger: Ledger, places: Places) -> None:
    """Make the widgets that show names, of what the bound ones hold."""
    with places["figures"]:
        st.selectbox(
            gettext("Which promises count"),
            words.BASES,
            **_named("basis", BASIS_LABELS),
        )
        st.selectbox(
            gettext("Show as"), words.MEASURES, **_named("per", MEASURE_LABELS)
        )
    with places["claims"]:
        claims = _named("claims", CLAIM_LABELS)
        label = gettext("Where sources disagree, use")
        st.selectbox(label, words.CLAIM_MODES, **claims)
    for one in FILTERS:
        # A filter without choices stands nowhere.
        if one.options and (options := one.options(ledger)):
            names = {code: capital(name) for code, name in options.items()}
            named, label = _named(one.name, names), gettext(one.label)
            with places[one.field]:
                if one.several:
                    every = pgettext("all of a list", "All")
                    st.multiselect(label, list(names), placeholder=every, **named)
                else:
                    none: dict[str, Any] = {
                        "index": None,
                        "placeholder": gettext("None"),
                    }
                    st.selectbox(label, list(names), **none, **named)


def _keep_what_was_asked() -> None:
    """Keep the raw query: it is whole only before the first bound widget ever made."""
    if _ASKED not in st.session_state:
        asked = {name: st.query_params.get_all(name) for name in (*NAMES, SHOW)}
        st.session_state[_ASKED] = asked


def _dropped(chosen: Selection, choices: Choices) -> tuple[BadValue, ...]:
    """Name what of the link is not in the view, until the reader chooses anew."""
    if _DROPPED not in st.session_state:
        meant, problems = read_selection(st.session_state[_ASKED], choices)
        taken = set(chosen.query())
        refused = [
            _out_of_reach(name, value)
            for name, value in meant.query()
            if (name, value) not in taken
        ]
        st.session_state[_DROPPED] = (chosen, (*problems, *refused))
    first, found = st.session_state[_DROPPED]
    said: tuple[BadValue, ...] = found if first == chosen else ()
    return said


def _out_of_reach(name: str, value: str) -> BadValue:
    """Say of a value of a day that no widget offers it."""
    expected = gettext("a day from {first} to {last}", first=FIRST_DAY, last=LAST_DAY)
    return BadValue(name, value, expected, fault=gettext(OUT_OF_REACH))


def _codes(choices: Choices) -> None:
    """Make the bound widgets that hold codes; nobody is to see them (style.css)."""
    _code("basis", ["firm", *(one for one in words.BASES if one != "firm")])
    _code("per", words.MEASURES)
    _code("claims", words.CLAIM_MODES)
    _code(LANG, offered(), index=None)
    for one in FILTERS:
        options = choices.filters.get(one.field, ())
        if one.several:
            st.multiselect(
                one.name,
                options,
                key=one.name,
                bind="query-params",
                on_change=st.rerun,
            )
        elif one.options:
            _code(one.name, options, index=None)


def _code(name: str, options: Sequence[str], index: int | None = 0) -> None:
    """Bind one code; the one of `index` is the default, which stays out of the link.

    One chosen here must show by its name too, which stands outside the page.
    """
    st.selectbox(
        name, options, index, key=name, on_change=st.rerun, bind="query-params"
    )


def _named(name: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """Tie a widget that shows names to the bound one that holds codes."""
    key = f"{name}_named"
    st.session_state[key] = st.session_state[name]
    return {
        "key": key,
        "format_func": lambda code: gettext(labels.get(code, code)),
        "on_change": _pass_on,
        "args": (name,),
    }


def _pass_on(name: str) -> None:
    st.session_state[name] = st.session_state[f"{name}_named"]
    st.rerun(BODY)


def _day(name: str, label: str, earliest: date, latest: date) -> None:
    st.date_input(
        label,
        value=None,
        min_value=earliest,
        max_value=latest,
        # Translators: of a field; as Streamlit allows it, with ., / or - between the parts.
        format=pgettext("pattern of a field of days", "YYYY-MM-DD"),
        key=name,
        bind="query-params",
        on_change=st.rerun,
        args=(BODY,),
    )


def _reset() -> None:
    nothing = vars(Selection())
    put({field: value for field, value in nothing.items() if field not in (SHOW, LANG)})
    link.write(SHOW, None)


def put(choices: Mapping[str, Any]) -> None:
    """Put choices into their widgets, by the fields of a selection. For callbacks."""
    for field, value in choices.items():
        shown = list(value) if isinstance(value, tuple) else value
        st.session_state[FIELDS.get(field, field)] = shown


def take(choices: Mapping[str, Any]) -> None:
    """Put choices into their widgets from within a page. For callbacks."""
    put(choices)
    # Some of the widgets stand outside what the page makes anew.
    st.rerun()


def within_reach(chosen: Selection) -> tuple[Selection, list[BadValue]]:
    """Leave out the days that no widget offers, and name them."""
    beyond = {
        field: day
        for field in ("start", "end", "asof", "since")
        if (day := getattr(chosen, field)) and not FIRST_DAY <= day <= LAST_DAY
    }
    problems = [
        _out_of_reach(FIELDS.get(field, field), str(day))
        for field, day in beyond.items()
    ]
    left_out: dict[str, Any] = dict.fromkeys(beyond)
    return replace(chosen, **left_out), problems


def _widget_values() -> dict[str, list[str]]:
    """Read the bound widgets as a link would write them."""
    values = {name: st.session_state[name] for name in NAMES}
    values[SHOW] = st.query_params.get_all(SHOW)
    return {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in values.items()
        if value
    }
