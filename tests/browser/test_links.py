"""A link is the view: opened cold, kept between pages, written by every choice."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import choose, query_of, see, see_query, to_page

#: Whether all charts have the same words as before, or others.
SAME_WORDS = """([before, same]) => {
    const words = [...document.querySelectorAll(".js-plotly-plot text")]
    return (words.map(text => text.textContent).join() === before.join()) === same
}"""
WIDE = {"width": 1280, "height": 900}
LINK = "currency=EUR&donor=GBR&donor=NOR&basis=announced"


def test_a_deep_link_shows_its_view_and_keeps_it(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?{LINK}")
    expect(page.locator("h1")).to_have_text("Donors")
    drawn = one.words_drawn()
    assert [text.split("  ")[0] for text in drawn if "with no price" in text] == [
        "United Kingdom",
        "Norway",
    ]
    assert "Billion euros" in drawn
    page.get_by_role("link", name="Meetings").click()
    page.get_by_role("heading", name="Meetings", exact=True).wait_for()
    caption = page.get_by_text("; donors: United Kingdom and Norway; ")
    expect(caption).to_have_count(1)
    one.settle()
    see_query(page, parse_qs(LINK))


def test_a_choice_is_written_into_the_address_and_opens_elsewhere(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    choose(page, "Currency", "GBP")
    page.wait_for_url("**currency=GBP**")
    choose(page, "Which promises count", "New money only")
    page.wait_for_url("**basis=new**")
    choose(page, "Donors", "Norway")
    page.wait_for_url("**donor=NOR**")
    page.keyboard.press("Escape")
    one.settle()
    see_query(
        page,
        {
            "currency": ["GBP"],
            "basis": ["new"],
            "donor": ["NOR"],
        },
    )
    other = visit(viewport=WIDE)
    other.open(page.url)
    assert other.words_drawn() == one.words_drawn()
    assert any("British pounds" in words for words in other.words_drawn())


def test_as_of_is_in_the_link_and_a_default_is_not(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/conditions?asof=2026-02-12&currency=USD&basis=firm")
    assert query_of(page)["asof"] == ["2026-02-12"]
    page.get_by_text("as of 12 Feb 2026").first.wait_for()
    expect(page.get_by_text("State: pending since 12 Feb 2026")).to_have_count(1)


def test_values_that_are_not_understood_are_named(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?currency=XYZ&asof=2199-01-01&donor=NOR")
    said = page.locator("[data-testid=stAlert]").inner_text()
    assert 'currency "XYZ" is not known. Expected: one of' in said
    assert 'asof "2199-01-01" is after today' in said
    see_query(page, {"donor": ["NOR"]})
    assert not one.troubles


def test_the_detail_is_chosen_by_name_and_is_in_the_link(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/meetings")
    choose(page, "One meeting in detail", "9 Jan 2025")
    page.wait_for_url("**show=udcg-2025-01-09**")
    page.get_by_role("heading", name="9 Jan 2025, Ramstein").wait_for()


def test_the_side_bar_shows_each_choice_once(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?donor=NOR&basis=new")
    page.get_by_role("heading", name="Norway", exact=True).wait_for()
    side_bar = page.get_by_test_id("stSidebar")
    page.get_by_text("More choices", exact=True).click()
    labels = side_bar.get_by_test_id("stWidgetLabel").filter(visible=True)
    expect(labels).to_have_count(14)
    assert len(set(labels.all_inner_texts())) == 14
    # What holds the codes of the link is there, but not for the eye or a screen reader.
    expect(side_bar.locator(".st-key-codes")).to_have_count(1)
    aloud = side_bar.aria_snapshot()
    assert "Donors" in aloud
    assert not {"basis", "per", "claims", "donor"} & set(re.findall(r"\w+", aloud))


def every_word(page):
    """Read the words and numbers in all charts."""
    return page.locator(".js-plotly-plot text").all_text_contents()


@pytest.mark.parametrize(
    ("path", "picked", "written"),
    [
        ("meetings", "From named donors only", {"axis": ["traced"]}),
        ("donors", "All", {"rows": ["all"]}),
        ("donors?show=NOR", "By channel", {"show": ["NOR"], "cut": ["channel"]}),
    ],
)
def test_a_switch_is_in_the_link_and_opens_elsewhere(
    path, picked, written, server, visit
):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/{path}")
    before = every_word(page)
    page.get_by_role("radio", name=picked, exact=True).click()
    see(page, SAME_WORDS, [before, False])
    one.settle()
    see_query(page, written)
    other = visit(viewport=WIDE).open(page.url)
    see(other, SAME_WORDS, [every_word(page), True])


def test_back_works_between_pages_and_keeps_each_view(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?currency=EUR&show=NOR")
    to_page(page, "Meetings")
    see_query(page, {"currency": ["EUR"]})
    page.get_by_role("radio", name="Shares").click()
    page.wait_for_url("**axis=share**")
    to_page(page, "Conditions")
    page.go_back()
    page.get_by_role("heading", name="Meetings", exact=True).wait_for()
    see_query(page, {"currency": ["EUR"], "axis": ["share"]})
    page.go_back()
    page.go_back()
    page.get_by_role("heading", name="Norway", exact=True).wait_for()
    see_query(page, {"currency": ["EUR"], "show": ["NOR"]})
    assert not one.troubles


def test_files_of_a_chart_answer(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors?{LINK}")
    for extension in ("CSV", "XLSX"):
        link = page.get_by_role("link", name=extension, exact=True).last
        answer = page.request.get(server + link.get_attribute("href"))
        assert answer.status == 200
