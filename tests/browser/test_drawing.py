"""A choice draws a chart once: each further drawing would keep the reader waiting."""

import pytest

from tests.browser.conftest import MIDDLE_OF_BAR, choose

WIDE = {"width": 1280, "height": 900}
#: Counts what changes so much of a chart at once that it is drawn.
WATCH = """() => {
    window.drawings = 0
    new MutationObserver(changes => {
        const inChart = changes.filter(one => one.target.closest(".js-plotly-plot"))
        if (inChart.length > 100) window.drawings += 1
    }).observe(document.body, {subtree: true, childList: true, attributes: true})
}"""


@pytest.mark.parametrize("path", ["donors", "meetings", "timeline", "evidence"])
def test_a_choice_draws_a_chart_once(path, server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/{path}")
    page.evaluate(WATCH)
    choose(page, "Currency", "GBP")
    page.wait_for_function("drawings > 0")
    one.settle()
    assert page.evaluate("drawings") == 1


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
