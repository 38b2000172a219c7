"""The first view is there before any script, and gives way to the live page unnoticed."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
#: Adds up how far anything moved, as the browser counts it.
SHIFTS = """window.moved = 0
new PerformanceObserver(list => {
    for (const one of list.getEntries()) moved += one.value
}).observe({type: "layout-shift", buffered: true})"""
MOST_MOVED = 0.05
COVER = "#first-view"
PAPER = {"light": "rgb(252, 251, 248)", "dark": "rgb(23, 23, 22)"}
#: The colour below the top left corner of what is read, and whether the live page shows.
PAPER_OF = f"getComputedStyle(document.querySelector('{COVER}')).backgroundColor"
CARD = "[data-live='.st-key-promised_card']"
LIVE_CARD = ".st-key-promised_card"


@pytest.fixture
def held(visit):
    """Open pages whose scripts wait until they are let go."""

    def open_held(address, **options):
        one = visit(**options)
        waiting = []
        one.page.add_init_script(SHIFTS)
        one.page.route("**/static/js/**", lambda route: waiting.append(route))
        one.page.goto(address, wait_until="commit")
        one.page.locator(f"{COVER} footer").wait_for(state="attached")

        def let_go():
            for route in waiting:
                route.continue_()
            one.page.unroute("**/static/js/**")

        one.let_go = let_go
        return one

    return open_held


def gone(page):
    page.locator(COVER).wait_for(state="detached")


@pytest.mark.parametrize(
    ("path", "options", "theme"),
    [
        ("", WIDE, "light"),
        ("donors?donor=DEU&donor=NOR&currency=EUR", PHONE, "dark"),
        ("methodology", WIDE, "dark"),
    ],
)
def test_it_gives_way_to_the_live_page_without_a_jump(
    path, options, theme, server, held
):
    one = held(f"{server}/{path}", **options, color_scheme=theme)
    page = one.page
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    first = title.bounding_box()
    assert page.evaluate(PAPER_OF) == PAPER[theme]
    drawn = page.locator(f"{COVER} svg").filter(visible=True)
    expect(drawn.first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    one.let_go()
    gone(page)
    one.settle(drawn=path != "methodology")
    expect(title).to_have_count(1)
    live = title.bounding_box()
    for side in ("x", "y"):
        assert abs(live[side] - first[side]) < 2
    assert page.evaluate("moved") <= MOST_MOVED
    assert not one.troubles


def test_the_place_that_is_read_and_the_link_in_focus_are_kept(server, held):
    one = held(server, **WIDE)
    page = one.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_role("link", name="Timeline").focus()
    page.locator(CARD).evaluate("card => card.scrollIntoView()")
    read = page.locator(CARD).bounding_box()["y"]
    one.let_go()
    gone(page)
    assert abs(page.locator(LIVE_CARD).bounding_box()["y"] - read) < 3
    expect(
        page.get_by_test_id("stTopNavLink").filter(has_text="Timeline")
    ).to_be_focused()


def test_without_scripts_it_is_the_page(server, visit):
    one = visit(**WIDE, java_script_enabled=False)
    page = one.page
    page.goto(f"{server}/donors?currency=EUR")
    expect(page.locator(f"{COVER} noscript p")).to_be_visible()
    with urlopen(
        page.get_by_role("link", name="CSV").evaluate("link => link.href")
    ) as file:
        assert b"EUR" in file.read()
    page.get_by_role("link", name="Meetings").click()
    expect(page.get_by_role("heading", name="Meetings")).to_be_visible()
    assert page.url.endswith("/meetings?currency=EUR")


def test_where_nothing_answers_it_stays_and_says_so(server, visit):
    one = visit(**PHONE)
    page = one.page
    page.clock.install()
    page.route_web_socket(re.compile("_stcore/stream"), lambda socket: socket.close())
    page.goto(f"{server}/donors")
    page.locator("#root > *").first.wait_for(state="attached")
    expect(page.get_by_role("status")).to_have_count(0)
    page.clock.fast_forward(20_000)
    expect(page.get_by_role("status")).to_contain_text("have not come yet")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("link", name="Meetings")).to_be_visible()


def test_a_page_whose_charts_never_come_is_shown_at_last(server, visit):
    one = visit(**WIDE)
    page = one.page
    page.clock.install()
    page.route("**/PlotlyChart.*", lambda _: None)  # Neither here nor refused.
    page.goto(f"{server}/timeline", wait_until="commit")
    page.locator("#root h1").wait_for(state="attached")
    page.clock.fast_forward(20_000)
    expect(page.locator(COVER)).to_have_count(1)
    page.clock.fast_forward(20_000)
    gone(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")


def test_the_theme_that_the_reader_chose_holds_from_the_start(server, held):
    kept = "Dark"
    one = held(f"{server}/methodology", **WIDE, color_scheme="light")
    page = one.page
    key = "stActiveTheme-/methodology-v2"
    page.evaluate(f"localStorage.setItem('{key}', '\"{kept}\"')")
    page.reload(wait_until="commit")
    page.locator(f"{COVER} footer").wait_for(state="attached")
    assert page.evaluate(PAPER_OF) == PAPER[kept.lower()]
    one.let_go()
    gone(page)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", PAPER[kept.lower()])


def test_on_paper_it_is_the_page_alone_in_ink(server, held):
    one = held(server, **WIDE, color_scheme="dark")
    page = one.page
    page.emulate_media(media="print")
    assert page.evaluate(PAPER_OF) == PAPER["light"]
    expect(page.locator(f"{COVER} nav")).to_be_hidden()
    expect(page.locator(f"{COVER} main")).to_be_visible()
    one.let_go()
