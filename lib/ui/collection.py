"""The briefing that a reader collects: kept in the session, and in its page's link."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.briefing import NAMES, Briefing, Query, charts_named, read_briefing
from lib.model.language import gettext
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue

_KEPT, _LINKED, _LEFT_OUT = "_briefing", "_briefing_link", "_briefing_left_out"
Pairs = tuple[tuple[str, str], ...]


def collected() -> Briefing:
    """Return the briefing as it stands."""
    kept: Briefing = st.session_state.get(_KEPT, Briefing())
    return kept


def begun() -> bool:
    """Tell whether this session has a briefing, though it be one that was emptied."""
    return _KEPT in st.session_state


def change(how: Callable[..., Briefing], *args: Any) -> Callable[[Any], None]:
    """Make the callback that changes the briefing by what the reader writes or clicks."""
    return lambda value: keep(how(collected(), *args, value))


def keep(changed: Briefing, left_out: Iterable[BadValue] = ()) -> None:
    """Keep a changed briefing, and what of it was left out. For callbacks."""
    st.session_state[_KEPT] = changed
    st.session_state[_LEFT_OUT] = (changed, tuple(left_out))


def add(named: str) -> None:
    """Put a chart at the end, and say so. For callbacks."""
    keep(collected().added(named))
    place = len(collected().entries)
    st.toast(gettext("Added to the briefing as chart {place}.", place=place))


def remove(named: str) -> None:
    """Take a chart out, and say so. For callbacks."""
    place = place_of(named)
    if place:
        keep(collected().removed(place))
        st.toast(gettext("Removed from the briefing."))


def place_of(named: str) -> int | None:
    """Return the place of a chart in the briefing, counted from 1."""
    named_there = [entry.named for entry in collected().entries]
    return named_there.index(named) + 1 if named in named_there else None


def charts_collected() -> int:
    """Count the charts; before its page has read a link, those that the link names."""
    if begun():
        return len(collected().entries)
    return len(set(charts_named(_query())))


def take_from_link(ledger: Ledger) -> tuple[Briefing, tuple[BadValue, ...]]:
    """Read the briefing from the link of its page, and write what was changed elsewhere.

    A link that differs from the one last written there is another briefing, one opened
    cold or one that the browser's back returns to: it replaces what was kept. What of it
    was left out comes with the briefing, until the reader changes it.
    """
    asked = _pairs_in_link()
    if asked and asked != st.session_state.get(_LINKED):
        found, problems = read_briefing(_query(), CHARTS, rows_to_open(ledger))
        menu_says = charts_collected()
        keep(found, problems)
        st.session_state[_LINKED] = asked
        if menu_says != charts_collected():
            st.rerun()
    _write(collected())
    first, left_out = st.session_state.get(_LEFT_OUT, (None, ()))
    return collected(), left_out if first == collected() else ()


def _query() -> Query:
    return {name: st.query_params.get_all(name) for name in NAMES}


def _pairs_in_link() -> Pairs:
    return tuple((name, value) for name, held in _query().items() for value in held)


def _write(briefing: Briefing) -> None:
    """Put a briefing into the link, where it is not yet."""
    pairs = tuple(briefing.query())
    st.session_state[_LINKED] = pairs
    if pairs == _pairs_in_link():
        return
    # In one step, which is one step for the browser's back; no value takes a name out.
    st.query_params.update(
        {name: [value for key, value in pairs if key == name] for name in NAMES}
    )
