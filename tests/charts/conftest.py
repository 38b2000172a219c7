"""Toy frames, one a chart."""

from dataclasses import replace

import pytest

from lib.charts.statement import Topic
from tests.charts.toy_rows import condition_row, donor_row, frame, meeting_row
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture
def totals():
    """Four donors, one without a sum; a joint set; what has no donor named."""
    germany = {"low": 9e9, "high": 12e9, "new": 4e9, "earlier": 6e9}
    rows = [
        donor_row("DEU", "Germany", value=10e9, unpriced=5, per_gdp=0.2, **germany),
        donor_row("NOR", "Norway", value=4e9, open_ended=True, per_gdp=0.8),
        donor_row("LVA", "Latvia", value=1e9, conditional=2e9, per_gdp=0.4),
        donor_row("GRC", "Greece", unpriced=3),
        donor_row(
            "DNK;NLD;NOR;SWE",
            "Denmark, Netherlands, Norway and Sweden",
            "joint",
            200e6,
            low=0.0,
        ),
        donor_row("unattributed", "No donor named", "unattributed", 50e9),
    ]
    return frame("donor_totals", rows)


@pytest.fixture
def meetings():
    """Three meetings; the newest mostly untraced, the middle one without a sum."""
    newest = {"named": 1e9, "unattributed": 9e9, "headline": 10e9, "unpriced": 2}
    newest |= dict.fromkeys(["unattributed_low", "unattributed_high"], 9e9)
    rows = [
        meeting_row("2025-04-11", 3e9),
        meeting_row("2025-06-04", unpriced=1),
        meeting_row("2026-02-12", 10e9, disputed=True, **newest),
    ]
    return frame("meeting_totals", rows)


@pytest.fixture
def conditions():
    """One condition that was met, one that is open."""
    met = {"status": "met", "status_since": "2026-03-10", "progress": 30.0}
    rows = [
        condition_row("pac3", **met),
        condition_row("epf", donor_label="EU institutions", threshold=float("nan")),
    ]
    return frame("conditions", rows)


@pytest.fixture(scope="session")
def topic():
    """What is said of the whole of a small ledger, with some choices made."""
    ledger = toy_ledger([pledge("p")], [claim("p", 1.0)])
    return lambda **chosen: Topic(ledger, replace(NOW, **chosen))
