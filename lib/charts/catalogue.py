"""The charts by the names that pages, links and exports give them."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from lib.charts.conditions import conditions_timeline
from lib.charts.donors import donor_totals_bar, largest_donors
from lib.charts.meetings import meeting_totals_bar
from lib.charts.style import small
from lib.frames.catalogue import FRAMES
from lib.frames.kept import remembered
from lib.model.ledger import Ledger
from lib.model.selection import Selection


def _every_row(frame: pd.DataFrame, _: Selection) -> pd.DataFrame:
    return frame


@dataclass(frozen=True)
class Chart:
    """What a chart draws, and how.

    `frame` is the name of a frame, `rows` keeps those of its rows that are drawn, and
    `draw` makes the figure of them.
    """

    frame: str
    draw: Callable[[pd.DataFrame, Selection], go.Figure]
    rows: Callable[[pd.DataFrame, Selection], pd.DataFrame] = _every_row


CHARTS: dict[str, Chart] = {
    "donor_totals": Chart(
        "donor_totals",
        lambda rows, chosen: donor_totals_bar(rows, chosen.basis, chosen.per),
    ),
    "largest_donors": Chart(
        "donor_totals",
        lambda rows, chosen: donor_totals_bar(rows, chosen.basis, chosen.per),
        lambda frame, chosen: largest_donors(frame, chosen.per),
    ),
    "meeting_totals": Chart(
        "meeting_totals", lambda rows, chosen: meeting_totals_bar(rows, chosen.basis)
    ),
    "traced_meeting_totals": Chart(
        "meeting_totals",
        lambda rows, chosen: meeting_totals_bar(rows, chosen.basis, traced_only=True),
    ),
    "newest_meeting": Chart(
        "meeting_totals",
        lambda rows, chosen: small(meeting_totals_bar(rows, chosen.basis)),
        lambda frame, _: frame.tail(1),
    ),
    "conditions": Chart(
        "conditions", lambda rows, chosen: conditions_timeline(rows, chosen.day)
    ),
}


def rows_of(name: str, ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Return the very rows that a chart draws."""
    chart = CHARTS[name]
    return chart.rows(FRAMES[chart.frame](ledger, selection), selection)


def figure_of(name: str, ledger: Ledger, selection: Selection) -> go.Figure:
    """Draw a chart, once for a ledger and a selection. To be copied, not changed."""
    return remembered(
        ("figure", name, ledger.hash, selection),
        lambda: CHARTS[name].draw(rows_of(name, ledger, selection), selection),
    )
