"""A choice draws a chart once: each further drawing would keep the reader waiting."""

import pytest

from tests.browser.conftest import MIDDLE_OF_BAR, choose, query_of

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OFFER = "udcg-2026-02-12-deu-pac3"
#: Lists the margins that are wider than the chart says.
ROOM = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(chart =>
    ["l", "r", "b"].filter(
        side => chart._fullLayout._size[side] > chart.layout.margin[side])
)"""
#: Counts what changes so much of a chart at once that it is drawn, and how often one
#: that is drawn is not seen.
WATCH = """() => {
    window.drawings = window.unseen = 0
    new MutationObserver(changes => {
        const inChart = changes.filter(one => one.target.closest(".js-plotly-plot"))
        if (inChart.length > 100) window.drawings += 1
        const drawn = [...document.querySelectorAll(".js-plotly-plot .plot-container")]
        if (drawn.some(one => getComputedStyle(one).visibility !== "visible"))
            window.unseen += 1
    }).observe(document.body, {subtree: true, childList: true, attributes: true})
}"""


@pytest.mark.parametrize("path", ["donors", "meetings", "timeline", "evidence"])
def test_a_choice_draws_a_chart_once_and_at_once_in_sight(path, server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/{path}")
    page.evaluate(WATCH)
    choose(page, "Currency", "GBP")
    page.wait_for_function("drawings > 0")
    one.settle()
    assert page.evaluate("[drawings, unseen]") == [1, 0]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    "path",
    ["donors?show=NOR", "meetings", "timeline", "evidence", "conditions?show=" + OFFER],
)
def test_no_margin_is_widened_which_would_draw_a_chart_twice(
    path, viewport, server, visit
):
    page = visit(viewport=viewport).open(f"{server}/{path}")
    assert page.evaluate(ROOM) == []


def test_a_choice_leaves_the_side_bar_as_it_stands(server, visit):
    one = visit(viewport=WIDE)
    received = []
    one.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(frame)),
    )
    page = one.open(f"{server}/donors")

    def sent_anew(act):
        received.clear()
        act()
        one.settle()
        return any(b"meeting_named" in frame for frame in received)

    assert not sent_anew(lambda: choose(page, "Currency", "GBP"))
    assert not sent_anew(lambda: choose(page, "Count", "New only"))
    assert not sent_anew(lambda: choose(page, "Group of donors", "NB8"))
    assert query_of(page) == {"currency": ["GBP"], "basis": ["new"], "group": ["NB8"]}
    reset = page.get_by_role("button", name="Reset all choices")
    assert sent_anew(reset.click)
    assert query_of(page) == {}


def test_what_shows_on_hover_is_there_after_a_choice(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    choose(page, "Currency", "GBP")
    page.wait_for_url("**currency=GBP**")
    one.settle()
    page.evaluate(MIDDLE_OF_BAR, "Germany")
    page.wait_for_timeout(400)  # It has scrolled.
    page.mouse.move(*page.evaluate(MIDDLE_OF_BAR, "Germany"), steps=5)
    page.locator(".hoverlayer text").filter(has_text="GBP").first.wait_for()
