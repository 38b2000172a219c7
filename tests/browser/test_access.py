"""Usable by everyone: what `make access` asks in every look, here asked of a few states.

With the keyboard: where the focus is after a rerun, and what is read aloud.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.access import (
    LOOKS,
    STATES,
    WITHOUT_STREAMLIT,
    findings,
    opened,
    ours,
    visit_of,
)
from tests.browser.conftest import drawer_of, see_query

WIDE = {"width": 1280, "height": 900}
#: Of what opens, what is ours most.
PARTS = ("share and export", "the drawer, a pledge", "all choices")
#: Of what comes without Streamlit, one of each kind.
PLAIN = (
    "overview, first view",
    "no such page",
    "a chart in a frame",
    "a briefing as a web page",
)
#: The deepest element that has the focus, in words.
FOCUSED = """() => {
    let one = document.activeElement
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
    return one.getAttribute("aria-label") ?? one.textContent
}"""
SAID = ".st-key-attention [role=status]"
FIRST_LOOKS = [looks[0] for looks in LOOKS]


@pytest.fixture
def state(chromium, server):
    """Open states that are closed when the test ends."""
    made = []

    def open_state(name, look):
        made.append(visit_of(chromium, name, look))
        opened(made[-1], server, name)
        return made[-1]

    yield open_state
    for one in made:
        one.context.close()


@pytest.mark.parametrize("name", [*PARTS, *PLAIN])
def test_what_opens_and_what_stands_alone_has_no_grave_finding(name, state):
    look = FIRST_LOOKS[[*PARTS, *PLAIN].index(name) % len(FIRST_LOOKS)]
    assert ours(findings(state(name, look).page)) == []


def test_every_state_has_a_name_of_its_own():
    assert set(PARTS) | set(PLAIN) < set(STATES)
    assert set(PLAIN) < set(WITHOUT_STREAMLIT)


def test_a_fault_is_found(state):
    page = state("no such page", FIRST_LOOKS[0]).page
    page.evaluate("document.body.append(document.createElement('img'))")
    (found,) = ours(findings(page))
    assert found.startswith("image-alt (critical) 1 times")


def press(one, *keys):
    for key in keys:
        one.page.keyboard.press(key)
    one.settle(drawn=False)


def focused(page):
    return page.evaluate(FOCUSED)


def test_a_choice_is_told_once_and_the_focus_stays(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    assert page.locator(SAID).text_content() == ""
    page.get_by_role("combobox", name="Currency", exact=True).focus()
    press(one, "ArrowDown")
    press(one, "ArrowDown", "Enter")
    see_query(page, {"currency": ["GBP"]})
    told = page.locator(SAID)
    expect(told).to_contain_text(
        "Figures changed: Germany pledged most at UDCG meetings and through PURL: £"
    )
    expect(told).to_contain_text("British pounds")
    assert focused(page) == "Currency"
    page.get_by_test_id("stTopNavLink").filter(has_text="Timeline").press("Enter")
    expect(told).to_contain_text("Timeline: ")


def test_what_is_replaced_hands_the_focus_on(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    page.get_by_role("button", name="Add to briefing").first.press("Enter")
    page.get_by_role("link", name="In the briefing, chart 1 of 1").wait_for()
    beside = page.locator(".st-key-leading_donors_card_share :focus")
    expect(beside).to_have_count(1)
    page.get_by_role("button", name="Remove").first.press("Enter")
    expect(page.get_by_role("button", name="Add to briefing").first).to_be_focused()


def test_rows_lead_to_pledges_and_back_by_keyboard_alone(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?table=leading_donors", drawn=False)
    table = page.get_by_test_id("stDataFrame").first
    table.locator("canvas").first.focus()
    press(one, "ArrowDown", "Shift+Space")
    drawer = drawer_of(page)
    expect(drawer).to_be_focused()
    press(one, "Tab", "Tab", "Tab")
    assert focused(page) == "Copy link"
    drawer.get_by_test_id("stDataFrame").locator("canvas").first.focus()
    press(one, "ArrowDown", "Shift+Space")
    back = drawer.get_by_role("button", name="Back to the list")
    back.press("Enter")
    back.wait_for(state="detached")
    expect(page.locator("[role=dialog]:focus, [role=dialog] :focus")).to_have_count(1)
    press(one, "Escape")
    # The grid moves the focus from its canvas to the chosen cell some time later.
    expect(table.locator("canvas:focus, canvas :focus")).to_have_count(1)


def test_the_focus_is_seen(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/methodology", drawn=False)
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stSkipToContent")).to_be_focused()
    for test_id in ("stSkipToContent", "stTopNavLink", "stMainMenuButton"):
        place = page.get_by_test_id(test_id).first
        place.focus()
        expect(place).to_have_css("outline-style", "solid")
        expect(place).to_have_css("outline-width", "2px")
