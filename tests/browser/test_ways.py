"""Finding one's way: the search of the header, links within the site, the tour."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import drawer_of, query_of, see_query
from tests.browser.test_pages import SIZES, scrolls_sideways

WIDE = {"width": 1280, "height": 900}
#: A browser that says that nobody drives it.
BY_HAND = "Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false})"
READER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)


def field_of(page):
    return page.get_by_role("combobox", name="Search, or go to a page")


def options(page):
    return page.get_by_role("listbox", name="Finds").get_by_role("option")


def chosen(page):
    """Give the option that the field says is active."""
    named = field_of(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{named}")


def test_a_key_opens_the_search_and_arrows_and_enter_go_to_a_find(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?currency=EUR")
    page.keyboard.press("/")
    field = field_of(page)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options(page).first).to_have_text("Who pledged most?")
    # Letters that are keys of Streamlit's own are among these.
    page.keyboard.type("norway cr")
    expect(options(page)).not_to_have_text(["Who pledged most?"])
    field.fill("norway")
    expect(options(page).first).to_contain_text("Norway")
    expect(chosen(page)).to_contain_text("donor")
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_attribute("id", "find-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    see_query(page, {"currency": ["EUR"], "show": ["NOR"]})
    page.get_by_role("heading", name="Norway", exact=True).wait_for()
    expect(field).not_to_be_visible()
    assert not [url for url in one.requests if "show=NOR" in url], "It was loaded anew."
    page.go_back()
    see_query(page, {"currency": ["EUR"]})
    assert not one.troubles
    assert not one.foreign(server)


def test_typing_runs_no_page_anew(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/methodology", drawn=False)
    one.settle(drawn=False)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(options(page).first).to_be_visible()
    page.evaluate("""() => {
        window.runs = 0
        const app = document.querySelector("[data-testid=stApp]")
        const seen = new MutationObserver(() => { window.runs += 1 })
        seen.observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]})
    }""")
    page.keyboard.type("rcq patriot")
    expect(options(page)).to_have_count(0)
    field_of(page).fill("patriot")
    expect(options(page).first).to_contain_text("Patriot")
    assert page.evaluate("window.runs") == 0


def test_escape_leaves_the_search_to_where_the_focus_was(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/methodology", drawn=False)
    opens = page.get_by_role("button", name="Search", exact=True)
    opens.press("Enter")
    expect(field_of(page)).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(field_of(page)).not_to_be_visible()
    expect(opens).to_be_focused()


def test_the_sign_is_a_letter_where_one_types_and_can_be_switched_off(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/data?q=norway", drawn=False)
    one.settle(drawn=False)
    page.get_by_label("Donors, meetings, pledges").press("/")
    expect(field_of(page)).not_to_be_visible()
    page.locator("h1").first.click()
    page.keyboard.press("Control+k")
    page.get_by_label("The key / opens this").uncheck()
    page.keyboard.press("Escape")
    page.locator("h1").first.click()
    page.keyboard.press("/")
    expect(field_of(page)).not_to_be_visible()
    page.keyboard.press("Control+k")
    expect(field_of(page)).to_be_visible()


def test_a_server_that_does_not_answer_is_told_of(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/methodology", drawn=False)
    page.route("**/api/v1/search.json*", lambda route: route.abort())
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_text("The search does not answer. Try again").wait_for()


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_the_search_fits_its_screen(size, theme, server, visit):
    width, height = SIZES[size]
    one = visit(viewport={"width": width, "height": height}, color_scheme=theme)
    page = one.open(f"{server}/methodology", drawn=False)
    page.get_by_role("button", name="Search", exact=True).click()
    field_of(page).fill("norway denmark")
    expect(options(page).first).to_contain_text("Compare Norway and Denmark")
    box = page.locator("dialog[open]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    assert not scrolls_sideways(page)
    options(page).first.click()
    see_query(page, {"donor": ["NOR", "DNK"]})
    assert not one.troubles


def test_links_within_the_site_load_no_page_anew(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?show=SWE&currency=EUR")
    page.evaluate("window.same = true")
    related = page.get_by_role("navigation", name="Related")
    related.get_by_role("link", name="Netherlands").click()
    see_query(page, {"show": ["NLD"], "currency": ["EUR"]})
    page.get_by_role("heading", name="Netherlands", exact=True).wait_for()
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    crumbs.get_by_role("link", name="Donors").click()
    see_query(page, {"currency": ["EUR"]})
    expect(crumbs).to_have_count(0)
    assert page.evaluate("window.same")


def test_crumbs_lead_out_of_the_drawer(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/meetings?open=udcg-2026-02-12,udcg-2026-02-12-deu-pac3")
    drawer = drawer_of(page)
    drawer.get_by_role("link", name="12 Feb 2026, Brussels").first.click()
    see_query(page, {"open": ["udcg-2026-02-12"]})
    drawer.get_by_role("heading", name="12 Feb 2026, Brussels").wait_for()
    drawer.get_by_role("link", name="Meetings").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert query_of(page) == {}


def tour_of(page):
    return page.get_by_role("region", name="A tour of this site")


def by_hand(visit, **options):
    one = visit(viewport=WIDE, user_agent=READER, **options)
    one.context.add_init_script(BY_HAND)
    return one


def test_the_first_visit_has_a_tour_that_never_returns(server, visit):
    one = by_hand(visit)
    page = one.open(f"{server}/donors?show=DEU")
    expect(tour_of(page)).to_have_count(0)
    one.open(f"{server}/donors")
    tour = tour_of(page)
    expect(tour).to_contain_text("1 of 4")
    for step in (2, 3, 4):
        tour.get_by_role("button", name="Next").click()
        expect(tour).to_contain_text(f"{step} of 4")
    tour.get_by_role("button", name="Done").click()
    expect(tour).to_have_count(0)
    one.open(f"{server}/meetings")
    expect(tour).to_have_count(0)
    one.open(f"{server}/methodology", drawn=False)
    page.get_by_role("button", name="Show the tour").click()
    expect(tour).to_contain_text("1 of 4")
    tour.get_by_role("button", name="Skip the tour").click()
    expect(tour).to_have_count(0)
    assert not one.troubles


def test_the_tour_is_for_readers_alone(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/methodology", drawn=False)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(tour_of(page)).to_have_count(0)
    assert page.evaluate("localStorage.getItem('pledgeboard-tour')") is None
    one = by_hand(visit)
    framed = one.open(f"{server}/methodology?embed=true", drawn=False)
    expect(tour_of(framed)).to_have_count(0)
    assert framed.evaluate("localStorage.getItem('pledgeboard-tour')") is None
