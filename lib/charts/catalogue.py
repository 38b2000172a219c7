"""The charts by the names that pages, links and exports give them."""

from functools import lru_cache

from lib.charts.chart import Chart
from lib.charts.subjects import (
    changes,
    conditions,
    donors,
    items,
    meetings,
    months,
    promised,
    standing,
)
from lib.model.ledger import Ledger
from lib.model.pages import pages_of

CHARTS: dict[str, Chart] = {
    **promised.CHARTS,
    **donors.CHARTS,
    **meetings.CHARTS,
    **conditions.CHARTS,
    **months.CHARTS,
    **items.CHARTS,
    **standing.CHARTS,
    **changes.CHARTS,
}


@lru_cache(maxsize=4)
def charts_of(ledger: Ledger) -> dict[str, Chart]:
    """List the charts that pages show of a ledger: those that it holds something for."""
    pages, groups = pages_of(ledger), ledger.vocabulary["groups"]
    return {
        name: chart
        for name, chart in CHARTS.items()
        if chart.page in pages and (groups or chart.frame != "group_months")
    }


@lru_cache(maxsize=4)
def rows_to_open(ledger: Ledger) -> dict[str, frozenset[str]]:
    """List what may stand after the "@" in the name of each chart of one row."""
    return {name: chart.of.keys(ledger) for name, chart in CHARTS.items() if chart.of}
