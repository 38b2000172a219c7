"""Time to write a deck of ten native charts, against python-pptx called bare."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from lib.export.office.slides import as_pptx
from lib.export.pack import Pack
from lib.ledger.package import read_ledger
from lib.model.briefing import Briefing, Entry
from lib.model.plot import Plot, native_plots
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.briefing import pack_of

ROOT = Path(__file__).parents[2]
RUNS = 9
#: Ten charts of one set of axes or more, all native.
CHARTS = (
    *(
        "largest_donors",
        "donor_meetings@DEU",
        "donor_mechanisms@DEU",
        "donor_months@DEU",
    ),
    *("donors_compared", "meeting_totals", "traced_meeting_totals", "meeting_shares"),
    *("meeting_bridge@udcg-2026-02-12", "timeline"),
)


def ten_charts() -> Callable[[], Pack]:
    """Prepare to gather the pack: cards come from caches when asked for again."""
    ledger = read_ledger(ROOT / "seeds")
    today = date(2026, 11, 23)
    briefing = Briefing("Ten charts", tuple(map(Entry, CHARTS)))
    return lambda: pack_of(briefing, View(ledger, Selection(asof=today)), "", today)


def ours(pack: Callable[[], Pack]) -> bytes:
    """Write the deck as the HTTP interface does, from the query on."""
    return as_pptx(pack())


def bare(plots: list[Plot]) -> bytes:
    """Write the same plots with python-pptx alone: default charts, nothing else."""
    deck = Presentation()
    for plot in plots:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        data = CategoryChartData()
        data.categories = plot.categories
        for one in plot.series:
            data.add_series(one.name, one.values)
        place = (Inches(0.5), Inches(0.5), Inches(9), Inches(6.5))
        slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place, data)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _milliseconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1e3


def report() -> None:
    """Print the medians, taken in turns after a first run that fills the caches."""
    pack = ten_charts()
    plots = [plot for part in pack().parts for plot in native_plots(part.card.plots)]
    ours(pack)
    bare(plots)
    runs = [
        (_milliseconds(lambda: ours(pack)), _milliseconds(lambda: bare(plots)))
        for _ in range(RUNS)
    ]
    our, other = (median(column) for column in zip(*runs, strict=True))
    print("\nA deck of ten native charts, warm; wanted: at most 1,000 ms.")
    print("\n| deck | ms | python-pptx bare, ms | times |")
    print("| --- | ---: | ---: | ---: |")
    print(f"| {len(plots)} plots | {our:.0f} | {other:.0f} | {our / other:.1f} |")


if __name__ == "__main__":
    report()
