"""Two views side by side: choices that the link holds under `compare`, and those of now.

The reader keeps the choices of a page, then makes others; each chart card of the page is
drawn twice, on one scale wherever both have its unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from lib.charts.catalogue import charts_of
from lib.frames.marks import title_in_words
from lib.frames.money import choices_on
from lib.ledger.service import today
from lib.model.caption import choices_in_words
from lib.model.formats import list_in_words
from lib.model.language import gettext
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue
from lib.model.query import read_selection
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import filters, link
from lib.ui.components import quiet_button
from lib.ui.session import current_view
from lib.ui.text import prose

NAME = "compare"


def other_view(ledger: Ledger) -> View | None:
    """Return the view that the link holds to compare with; None without one."""
    found = _read(ledger)
    return View(ledger, found[0]) if found else None


def problems(ledger: Ledger) -> tuple[BadValue, ...]:
    """Name what of the choices to compare with was not understood."""
    found = _read(ledger)
    return tuple(found[1]) if found else ()


def _read(ledger: Ledger) -> tuple[Selection, list[BadValue]] | None:
    held = link.own(NAME)
    if not held:
        return None
    now = today()
    chosen, found = read_selection(parse_qs(held), choices_on(ledger, now))
    return chosen.on(now), found


def on_this_card(other: View, view: View) -> View:
    """Give another view what a page sets for one of its cards, such as the measure.

    `view` is that of the card. The row is left to the other view.
    """
    page, card = current_view().selection, view.selection
    names = [one.name for one in fields(card) if one.name != filters.SHOW]
    own = {name: getattr(card, name) for name in names}
    return other.but(
        **{name: it for name, it in own.items() if it != getattr(page, name)}
    )


def offer_comparison(page: str, view: View) -> None:
    """Let the reader keep the choices of a page that has charts, to compare with others."""
    charted = any(chart.page == page for chart in charts_of(view.ledger).values())
    if charted and not link.own(NAME):
        said = gettext(
            "Keeps what is chosen now. Then make other choices: both are drawn."
        )
        act = (_keep, view.selection)
        quiet_button(
            gettext("Compare"),
            ":material/compare:",
            *act,
            key="offer_comparison",
            help=said,
        )


def show_comparison(view: View) -> None:
    """While two views are compared, say what differs, and offer the ways out."""
    other = other_view(view.ledger)
    if other is None:
        return
    left, right = differences(other, view)
    with st.container(border=True, key="comparison"):
        st.markdown(prose("comparison", left=left, right=right))
        with st.container(horizontal=True):
            both = (view.selection, other.selection)
            quiet_button(
                gettext("Swap"),
                ":material/swap_horiz:",
                _swap,
                *both,
                key="swap_compared",
            )
            quiet_button(
                gettext("Stop comparing"),
                ":material/close:",
                link.write,
                NAME,
                None,
                key="stop",
            )


def differences(one: View, other: View) -> tuple[str, str]:
    """Say in words what each of two views has that the other has not."""
    said = [_in_words(view) for view in (one, other)]
    left, right = (
        list_in_words(tuple(word for word in mine if word not in others))
        for mine, others in (said, said[::-1])
    )
    return left, right


def _in_words(view: View) -> Sequence[str]:
    row = view.selection.show
    opened = [title_in_words(row, view.ledger)] if row else []
    return [*opened, *choices_in_words(view)]


def _keep(chosen: Selection) -> None:
    # The whole ledger has no names of its own, but one must stand there.
    pairs = chosen.query() or [("currency", chosen.currency)]
    link.write(NAME, urlencode(pairs))


def _swap(chosen: Selection, other: Selection) -> None:
    _keep(chosen)
    link.write(filters.SHOW, other.show)
    filters.take(_without_row(other))


def _without_row(chosen: Selection) -> Mapping[str, Any]:
    values = {one.name: getattr(chosen, one.name) for one in fields(chosen)}
    return {name: value for name, value in values.items() if name != filters.SHOW}
