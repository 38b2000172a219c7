"""A choice draws a chart once: each further drawing would keep the reader waiting."""

import re

import pytest

from tests.browser.conftest import AT_REST, MIDDLE_OF_BAR, choose, see, see_query

WIDE = {"width": 1280, "height": 900}
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
    see(page, "drawings > 0")
    one.settle()
    assert page.evaluate("[drawings, unseen]") == [1, 0]


def test_a_choice_leaves_the_side_bar_as_it_stands(server, visit):
    one = visit(viewport=WIDE)
    received = []
    one.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(frame)),
    )
    page = one.open(f"{server}/donors")

    def sent_anew(act, left):
        received.clear()
        act()
        page.wait_for_url(re.compile(rf"/donors{left}$"))
        one.settle()
        return any(b"meeting_named" in frame for frame in received)

    assert not sent_anew(lambda: choose(page, "Currency", "GBP"), ".*currency=GBP.*")
    assert not sent_anew(
        lambda: choose(page, "Which promises count", "New money only"), ".*basis=new.*"
    )
    assert not sent_anew(lambda: choose(page, "Group of donors", "NB8"), ".*NB8.*")
    see_query(page, {"currency": ["GBP"], "basis": ["new"], "group": ["NB8"]})
    reset = page.get_by_role("button", name="Reset all choices")
    assert sent_anew(reset.click, "")
    see_query(page, {})


def test_what_shows_on_hover_is_there_after_a_choice(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    choose(page, "Currency", "GBP")
    page.wait_for_url("**currency=GBP**")
    one.settle()
    page.evaluate(MIDDLE_OF_BAR, "Germany")
    page.evaluate(AT_REST)  # It has scrolled.
    page.mouse.move(*page.evaluate(MIDDLE_OF_BAR, "Germany"), steps=5)
    page.locator(".hoverlayer text").filter(has_text="GBP").first.wait_for()
