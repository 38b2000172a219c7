"""Cards of three rows, whose words one can find again in a file."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from lib.model.card import Source
from lib.model.plot import Plot
from tests.charts.toy_rows import donor_row, frame

LINK = "https://pledges.test/donors?asof=2026-11-23&view=0a1b2c3d"
NOTHING = "The ledger holds no pledge of Iceland; meetings searched to 12 Feb 2026."
WAY_OUT = ("Leave out donor: Iceland", "https://pledges.test/donors?asof=2026-11-23")
SOURCE = Source("report", "Agency", "press", "https://news.test/a", date(2026, 2, 12))


@dataclass(frozen=True, eq=False)
class ToyCard:
    """A card that holds what it says."""

    name: str
    finding: str
    what: str
    sentence: str
    summary: tuple[str, str]
    alt: str
    source_line: str
    link: str
    caveats: tuple[str, ...]
    sources: tuple[Source, ...]
    as_of: date
    ledger_hash: str
    fingerprint: str
    frame: str
    rows: pd.DataFrame
    figure: dict[str, Any]
    plots: tuple[Plot, ...] = ()
    undrawn: str = ""
    way_out: tuple[str, str] | None = None
    terms: tuple[tuple[str, str], ...] = ()
    comment: str = ""

    def figure_at(self, _):
        """Return the figure, which is the same for each width."""
        return self.figure

    def titled(self, title, comment=""):
        """Return the card with a reader's own words."""
        return replace(self, finding=title or self.finding, comment=comment)


def toy_card(**changes):
    """Make a card of three donors."""
    rows = frame(
        "donor_totals",
        [
            donor_row("DEU", "Germany", value=3e9),
            donor_row("NOR", "Norway", value=2e9),
            donor_row("LVA", "Латвія", value=1e9),
        ],
    )
    card = ToyCard(
        name="donor_totals",
        finding="Germany pledged most: $3 billion",
        what="By donor. US dollars; as of 23 Nov 2026",
        sentence="As of 23 November 2026, Germany pledged most.",
        summary=("Germany pledged most.", "Pledges, not deliveries."),
        alt="Bars of 3 donors.",
        source_line="1 published source, as of 23 Nov 2026, ledger 0f0f0f0f.",
        link=LINK,
        caveats=("Pledges are public promises.",),
        sources=(SOURCE,),
        as_of=date(2026, 11, 23),
        ledger_hash="0f" * 32,
        fingerprint="0a1b2c3d",
        frame="donor_totals",
        rows=rows,
        figure=toy_figure(rows),
        terms=(("Pledge", "a public promise"),),
    )
    return replace(card, **changes)


def toy_figure(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw bars with what a screen adds to them."""
    number = list(range(len(rows)))
    bars = {
        "type": "bar",
        "x": rows["value"].tolist(),
        "y": number,
        "width": 0.5,
        "orientation": "h",
        "marker": {"color": "#2A6F9C"},
        "customdata": rows["donors"].tolist(),
        "hovertext": ["hovers"] * len(rows),
    }
    names = {"tickvals": number, "ticktext": rows["donor_label"].tolist()}
    layout = {
        "height": 300,
        "paper_bgcolor": "rgba(0, 0, 0, 0)",
        "font": {"size": 13},
        "margin": {"l": 40, "r": 12, "t": 8, "b": 40},
        "yaxis": {"range": [len(rows) - 0.5, -0.5], **names},
    }
    return {"data": [bars], "layout": layout}


def without_rows():
    """Make a card of a selection that nothing fits."""
    card = toy_card(link=f"{LINK}&donor=ISL")
    return replace(card, rows=card.rows.head(0), undrawn=NOTHING, way_out=WAY_OUT)
