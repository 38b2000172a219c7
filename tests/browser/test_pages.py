"""Every page in a real browser: light and dark, wide and on a phone."""

import pytest
from playwright.sync_api import expect

from lib.model.pages import title_of
from tests.browser.access import (
    DETAILS,
    HEIGHT,
    PAGES,
    findings,
    ours,
    path_of,
    scrolls_sideways,
)
from tests.browser.conftest import ARTEFACTS, drawer_of, server_at_work
from tests.ledgers import row, sound_tables, write_ledger

SIZES = {"wide": (1280, 900), "phone": (390, 844)}
#: Each page in each size and in each theme, each size in each theme.
LOOKS = [
    (page, size, themes[(number + shift) % 2])
    for number, page in enumerate(PAGES)
    for shift, size in enumerate(SIZES)
    for themes in [("light", "dark")]
]
#: Lists the margins that are wider than the chart says, which is then drawn twice.
ROOM = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(chart =>
    ["l", "r", "b"].filter(
        side => chart._fullLayout._size[side] > chart.layout.margin[side])
)"""
WITHOUT_CHARTS = {"add", "briefing", "data", "gallery", "methodology"}


@pytest.mark.parametrize(("page", "size", "theme"), LOOKS)
def test_a_page_loads_in_peace_and_a_narrow_one_can_be_magnified(
    page, size, theme, server, visit
):
    width, height = SIZES[size]
    one = visit(viewport={"width": width, "height": height}, color_scheme=theme)
    shown = one.open(f"{server}/{path_of(page)}{DETAILS.get(page, '')}", drawn=False)
    one.settle(drawn=page not in WITHOUT_CHARTS)
    expect(shown.locator("h1")).to_have_text(title_of(page))
    assert shown.title().startswith(title_of(page))
    assert shown.title().endswith(" | Pledgeboard")
    expect(shown.locator("[data-testid=stException]")).to_have_count(0)
    expect(shown.locator("[data-testid=stAlert]")).to_have_count(0)
    assert not one.troubles
    assert not one.foreign(server)
    assert not scrolls_sideways(shown)
    assert shown.evaluate(ROOM) == []
    charts = shown.locator("[data-testid=stPlotlyChart]")
    assert (charts.count() == 0) == (page in WITHOUT_CHARTS)
    for chart in charts.all():
        named = chart.locator("xpath=descendant-or-self::*[@aria-label]")
        assert named.count() > 0
    assert ours(findings(shown)) == []
    save(one, f"{page}-{size}-{theme}", width)
    if size == "phone":
        magnify(one)
        assert ours(findings(shown)) == []


def magnify(one):
    """Show a page at 400 percent, in the reader's own colours: most of a load is spared."""
    one.page.set_viewport_size({"width": 320, "height": HEIGHT})
    one.page.emulate_media(forced_colors="active")
    one.settle(drawn=False)


@pytest.mark.parametrize("size", SIZES)
def test_the_drawer_fits_its_screen(size, server, visit):
    width, height = SIZES[size]
    one = visit(viewport={"width": width, "height": height})
    shown = one.open(f"{server}/meetings?open=udcg-2026-02-12,udcg-2026-02-12-deu-pac3")
    drawer = drawer_of(shown)
    drawer.get_by_text("provided other countries").first.wait_for()
    assert drawer.evaluate("one => one.scrollWidth <= one.clientWidth")
    shown.screenshot(path=ARTEFACTS / f"drawer-{size}-light.png")
    assert not one.troubles


def test_a_refused_ledger_is_a_report(tmp_path, visit):
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    with server_at_work(write_ledger(tmp_path, **tables)) as address:
        one = visit()
        shown = one.open(address, drawn=False)
        shown.get_by_text("The ledger is refused: 1 problem").wait_for()
        shown.get_by_text('currency "EURO" is not known').wait_for()
        expect(shown.locator("[data-testid=stException]")).to_have_count(0)
        assert not one.troubles


def save(one, name, width):
    """Keep a picture of the whole page: the main part scrolls inside the window."""
    page = one.page
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(tall + 60, 6000)})
    one.settle(drawn=False)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
