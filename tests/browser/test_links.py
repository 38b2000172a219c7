"""A link is the view: opened cold, kept between pages, written by every choice."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import server_at_work

LINK = "currency=EUR&donor=GBR&donor=NOR&basis=announced"


def query_of(page):
    return parse_qs(urlsplit(page.url).query)


def choose(page, label, words):
    """Pick an option of a select box by its words."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def open_drawer(page, label):
    page.get_by_text(label, exact=True).click()


def test_a_deep_link_opened_cold_shows_its_view_and_keeps_it(visit):
    with server_at_work() as address:
        one = visit(viewport={"width": 1280, "height": 900})
        page = one.open(f"{address}/donors?{LINK}")
        assert page.locator("h1").inner_text() == "Donors"
        drawn = one.words_drawn()
        assert [text.split("  ")[0] for text in drawn if "entries w" in text] == [
            "United Kingdom",
            "Norway",
        ]
        assert "Billion euros" in drawn
        page.get_by_role("link", name="Meetings").click()
        page.get_by_role("heading", name="Meetings", exact=True).wait_for()
        one.settle()
        assert query_of(page) == parse_qs(LINK)
        caption = page.get_by_text("donors: United Kingdom and Norway")
        assert caption.count() == 1


def test_a_choice_is_written_into_the_address_and_opens_elsewhere(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors")
    choose(page, "Currency", "GBP")
    page.wait_for_url("**currency=GBP**")
    choose(page, "Count", "New only")
    page.wait_for_url("**basis=new**")
    choose(page, "Donors", "Norway")
    page.wait_for_url("**donor=NOR**")
    page.keyboard.press("Escape")
    one.settle()
    assert query_of(page) == {
        "currency": ["GBP"],
        "basis": ["new"],
        "donor": ["NOR"],
    }
    other = visit(viewport={"width": 1280, "height": 900})
    other.open(page.url)
    assert other.words_drawn() == one.words_drawn()
    assert any("British pounds" in words for words in other.words_drawn())


def test_as_of_is_in_the_link_and_a_default_is_not(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/conditions?asof=2026-02-12&currency=USD&basis=firm")
    assert query_of(page)["asof"] == ["2026-02-12"]
    assert page.get_by_text("as of 12 Feb 2026").count() > 0
    assert page.get_by_text("State: pending since 12 Feb 2026").count() == 1


def test_values_that_are_not_understood_are_named(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors?currency=XYZ&asof=2199-01-01&donor=NOR")
    said = page.locator("[data-testid=stAlert]").inner_text()
    assert 'currency "XYZ" is not known. Expected: USD' in said
    assert 'asof "2199-01-01" is after today' in said
    assert query_of(page) == {"donor": ["NOR"]}
    assert not one.troubles


def test_a_click_on_a_bar_opens_its_row(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors")
    page.locator(".js-plotly-plot .points path").first.click(force=True)
    page.wait_for_url("**show=DEU**")
    page.get_by_role("heading", name="Germany", exact=True).wait_for()


def test_a_click_on_the_overview_opens_its_donor_too(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/?currency=EUR")
    bars = page.locator(".js-plotly-plot").last.locator(".points path")
    bars.first.click(force=True)
    page.wait_for_url("**show=DEU**")
    assert query_of(page)["currency"] == ["EUR"]
    page.get_by_role("heading", name="Germany", exact=True).wait_for()


def test_a_row_of_the_table_opens_it_too(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors")
    page.get_by_role("tab", name="Table").click()
    table = page.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    table.click(position={"x": 18, "y": 90})
    page.wait_for_url("**show=USA**")


def test_the_detail_is_chosen_by_name_and_closed_again(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/meetings")
    choose(page, "Show in detail", "9 Jan 2025")
    page.wait_for_url("**show=udcg-2025-01-09**")
    page.get_by_role("heading", name="9 Jan 2025, Ramstein").wait_for()


def test_codes_as_in_the_link_can_be_typed(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors")
    open_drawer(page, "Codes, as in the link")
    page.get_by_label("show", exact=True).fill("NOR")
    page.keyboard.press("Enter")
    page.wait_for_url("**show=NOR**")
    page.get_by_role("heading", name="Norway", exact=True).wait_for()


def test_files_of_a_chart_answer(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    page = one.open(f"{server}/donors?{LINK}")
    for extension in ("CSV", "XLSX", "JSON", "PARQUET"):
        link = page.get_by_role("link", name=extension, exact=True)
        answer = page.request.get(server + link.get_attribute("href"))
        assert answer.status == 200
