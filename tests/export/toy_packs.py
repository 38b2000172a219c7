"""Toy packs: cards of a few rows, with plots of every kind."""

from dataclasses import replace
from datetime import date

import pandas as pd

from lib.charts.rows import rows_figure
from lib.export.about import about_chart
from lib.export.citation.bibliography import cited_view
from lib.export.pack import Pack, Part
from lib.model.card import Card, Source
from lib.model.plot import Plot, Series
from lib.model.view import View
from tests.charts.toy_rows import donor_row, frame
from tests.export import toy_cards
from tests.export.toy_cards import NOTHING, WAY_OUT
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger

SITE = "https://pledges.example.org"
LEDGER = toy_ledger([pledge("p")], [claim("p", 1e9)])
HOSTILE = ("Germany </script><b>x</b>", "b", "c")
MONTHS = ("2025-11-01", "2025-12-01", "2026-01-01")
BARS = Plot(
    kind="bars",
    categories=("Germany", "=cmd|' /C calc'!A0", "Latvia"),
    series=(
        Series("new", "new", (4.0, 1.0, None)),
        Series("conditional", "conditional", (6.0, None, 2.0)),
        Series("no named donor", "unattributed", (None, 3.0, None)),
    ),
    unit="Billion US dollars",
    heading="Donors",
    footnote="No sum stated: Greece",
    low=(9.0, None, 1.0),
    high=(12.0, None, 2.0),
    open_ended=(False, True, False),
    labels=("9 to 12", "4 or more", "1 to 2"),
    keys=("DEU", "GRC", "LVA"),
    hovers=("hover",) * 3,
)
WATERFALL = Plot(
    kind="bars",
    categories=("Headline", "Named", "Nobody"),
    series=(
        Series("headline", "headline", (10.0, None, None)),
        Series("new", "new", (None, 4.0, None)),
        Series("no named donor", "unattributed", (None, None, 6.0)),
    ),
    unit="Million euros",
    base=(0.0, 0.0, 4.0),
    labels=("10", "4", "6"),
    keys=("a", "b", "c"),
    hovers=("hover",) * 3,
)
COLUMNS = Plot(
    kind="columns",
    categories=MONTHS,
    series=(Series("new", "new", (1.0, None, 2.0)),),
    unit="Billion US dollars",
    heading="By month",
    low=(0.5, None, None),
    high=(1.5, None, None),
    open_ended=(False, False, True),
)
STEPS = Plot(
    kind="steps",
    categories=MONTHS,
    series=(
        Series("Germany", "#2A6F9C", (1.0, 1.0, 3.0)),
        Series("Norway", "#C06A10", (None, 2.0, 2.0)),
    ),
    unit="Billion US dollars",
)
AREAS = replace(STEPS, kind="areas", series=STEPS.series[:1], reach=8.0)
PLOTS = {"bars": BARS, "waterfall": WATERFALL, "columns": COLUMNS}
PLOTS |= {"steps": STEPS, "areas": AREAS}


def toy_card(*plots: Plot, **changes: object) -> Card:
    """Make a card of two donors, one of them hostile, with two sources, one hostile."""
    rows = frame(
        "donor_totals",
        [
            donor_row("DEU", "Germany", value=10e9, new=4e9, conditional=6e9),
            donor_row("GRC", "=1+1", unpriced=3),
        ],
    )
    own = {
        "link": f"{SITE}/donors?asof=2026-11-23&view=0a1b2c3d",
        "caveats": ("Money is nominal.", "One row has no sum."),
        "sources": (
            Source("a", "Agency <b>", "agency", "https://agency.test/1?a=1&b=2", TODAY),
            Source("b", "Ministry", "official", "javascript:alert(1)", None),
        ),
        "rows": rows,
        "figure": rows_figure([replace(BARS, categories=HOSTILE)]).plain(),
        "plots": tuple(plots),
        "terms": (("Firm", "new and earlier"),),
    }
    return toy_cards.toy_card(**{**own, **changes})


def plot_of(number: int) -> Plot:
    """Describe so many rows of bars of equal length."""
    names = tuple(f"Donor {row}" for row in range(number))
    return Plot(
        kind="bars",
        categories=names,
        series=(Series("new", "new", (1.0,) * number),),
        unit="Billion US dollars",
        labels=("1",) * number,
        keys=names,
        hovers=names,
    )


def many_rows() -> Card:
    """Make a card whose chart is far taller than wide."""
    return toy_card(figure=rows_figure([plot_of(30)]).plain())


def toy_pack(*cards: Card, heading: str = "", title: str = "") -> Pack:
    """Make a pack; the heading is of its first chart."""
    parts = tuple(
        Part(card, about_chart(card, View(LEDGER, NOW)), "" if number else heading)
        for number, card in enumerate(cards)
    )
    link = f"{SITE}/briefing?chart=donor_totals&asof=2026-11-23"
    cited = cited_view(title, link, LEDGER, TODAY, date(2026, 11, 24))
    return Pack(title, parts, "US dollars; as of 23 Nov 2026", cited)


def without_rows(card: Card) -> Card:
    """Take all rows out of a card."""
    return replace(
        card, rows=card.rows.iloc[:0], plots=(), undrawn=NOTHING, way_out=WAY_OUT
    )


def known(values) -> list[float | None]:
    """Write missing numbers as None."""
    return [None if pd.isna(one) else float(one) for one in values]
