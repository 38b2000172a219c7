"""What a reader does: from a mark to its pledges, from a pledge to who says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import (
    click_bar,
    click_row,
    drawer_of,
    query_of,
    see,
    see_query,
    to_page,
)

WIDE = {"width": 1280, "height": 900}
CLAIMS = re.compile(r"^Who says so \(\d+ claims?\)$")


@pytest.mark.parametrize(
    ("path", "words", "opened"),
    [
        ("", "Germany", ("DEU", "Germany")),
        (
            "donors?show=NOR&cut=meeting",
            "16 Dec 2025",
            ("NOR,udcg-2025-12-16", "Norway, 16 Dec 2025, online"),
        ),
        (
            "meetings",
            "11 Apr 2025",
            ("udcg-2025-04-11", "11 Apr 2025, Brussels"),
        ),
        (
            "meetings?show=udcg-2025-04-11",
            "No donor named",
            (
                "udcg-2025-04-11,unattributed,new",
                "11 Apr 2025, Brussels, No donor named, new money",
            ),
        ),
    ],
)
def test_a_click_on_a_mark_opens_the_pledges_behind_it(
    path, words, opened, server, visit
):
    mark, heading = opened
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/{path}")
    click_bar(page, words)
    drawer = drawer_of(page)
    drawer.get_by_role("heading", name=heading, exact=True).wait_for()
    assert query_of(page)["open"] == [mark]
    drawer.get_by_test_id("stDataFrame").wait_for()
    assert not one.troubles


def test_each_kind_of_donor_opens_its_own_pledges(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    for mark, name in {
        "NOR": "Norway",
        "DNK;NLD": "Denmark and Netherlands",
        "unattributed": "No donor named",
    }.items():
        click_bar(page, name)
        drawer_of(page).get_by_role("heading", name=name, exact=True).wait_for()
        see_query(page, {"open": [mark]})
        closed(one)
    assert not one.troubles


def closed(one):
    """Close the drawer, and wait until the page stands as before."""
    one.page.keyboard.press("Escape")
    one.page.get_by_role("dialog").wait_for(state="detached")
    one.settle()


#: A point of a country on the map, beside the handle that is nearest its middle.
ON_THE_MAP = """country => {
    const chart = document.querySelector(".st-key-donor_map_card .js-plotly-plot")
    const handles = chart.data.filter(one => one.mode === "markers" && one.customdata)
    const shown = handles.find(one => one.customdata.includes(country))
    const at = shown.customdata.indexOf(country)
    const axis = name => chart._fullLayout[`${name[0]}axis${name.slice(1)}`]
    const [x, y] = [axis(shown.xaxis), axis(shown.yaxis)]
    const down = y._offset + y.l2p(shown.y[at]) + 3
    const place = () => chart.getBoundingClientRect()
    const page = document.querySelector("[data-testid=stMain]")
    page.scrollBy({top: place().top + down - innerHeight / 2, behavior: "instant"})
    return [place().left + x._offset + x.l2p(shown.x[at]) + 3, place().top + down]
}"""


@pytest.mark.parametrize(
    ("width", "countries"),
    [
        (1280, {"LUX": "Luxembourg", "ISL": "Iceland", "CAN": "Canada"}),
        (390, {"LUX": "Luxembourg", "EST": "Estonia"}),
    ],
)
def test_a_click_on_a_country_opens_its_pledges_and_asks_no_stranger(
    width, countries, server, visit
):
    one = visit(viewport={"width": width, "height": 900})
    page = one.open(f"{server}/donors?rows=map")
    page.locator(".st-key-donor_map_card .js-plotly-plot").wait_for()
    one.settle()
    for country, name in countries.items():
        page.mouse.click(*page.evaluate(ON_THE_MAP, country))
        drawer_of(page).get_by_role("heading", name=name, exact=True).wait_for()
        see_query(page, {"rows": ["map"], "open": [country]})
        closed(one)
    assert not one.foreign(server)
    assert not one.troubles


def test_a_row_of_the_table_opens_them_too_and_a_row_of_these_its_pledge(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    page.get_by_role("tab", name="Table").first.click()
    click_row(page.get_by_test_id("stMain"), 2)
    drawer = drawer_of(page)
    drawer.get_by_role("heading", name="United States", exact=True).wait_for()
    see_query(page, {"table": ["leading_donors"], "open": ["USA"]})
    click_row(drawer, 1)
    drawer.get_by_text(CLAIMS).wait_for()
    assert query_of(page)["open"][0].startswith("USA,udcg-")
    drawer.locator("a[href^=http]").first.wait_for()
    drawer.get_by_role("button", name="Back to the list").click()
    drawer.get_by_role("heading", name="United States", exact=True).wait_for()
    see_query(page, {"table": ["leading_donors"], "open": ["USA"]})


def test_the_drawer_closes_and_the_same_mark_opens_it_again(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/meetings")
    for _ in range(2):
        click_bar(page, "12 Feb 2026")
        drawer_of(page)
        closed(one)
        see(page, "!location.search")


def test_what_is_open_is_in_the_link_and_back_closes_it(server, visit):
    link = "open=udcg-2026-02-12,udcg-2026-02-12-deu-pac3"
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/donors")
    page.goto(f"{server}/donors?{link}")
    drawer = drawer_of(page)
    drawer.get_by_text(
        "provided other countries contribute a total of 30"
    ).first.wait_for()
    drawer.get_by_role("link", name="12 Feb 2026, Brussels").last.click()
    page.get_by_role("heading", name="Meetings", exact=True).wait_for()
    see_query(page, {"show": ["udcg-2026-02-12"]})
    page.go_back()
    drawer_of(page)


def test_the_drawer_leads_on_to_the_whole_profile_on_the_same_page(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/donors?currency=EUR")
    click_bar(page, "Sweden")
    drawer_of(page).get_by_role("button", name="All of this donor").click()
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_role("heading", name="Sweden", exact=True).wait_for()
    see_query(page, {"currency": ["EUR"], "show": ["SWE"]})


def test_a_mark_that_is_not_known_says_so(server, visit):
    one = visit(viewport=WIDE)
    for mark in ("nothing-known", "DEU,1999", "<b>x</b>"):
        page = one.open(f"{server}/donors?open={mark}")
        said = drawer_of(page).get_by_text("No pledge of this selection is behind it.")
        said.wait_for()
        assert not one.troubles, mark


def test_how_much_of_the_april_2025_headline_was_new_takes_two_clicks(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/")
    to_page(page, "Meetings")
    click_bar(page, "11 Apr 2025")
    drawer = drawer_of(page)
    answer = drawer.get_by_text("Of the headline of $23.8 billion or more")
    answer.wait_for()
    said = answer.inner_text()
    assert "$759 million is new money from named donors" in said
    assert "$17.9 billion was announced earlier" in said
    assert "$5.15 billion or more has no donor named" in said


def test_what_norway_pledged_through_purl_takes_six_clicks(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/")
    to_page(page, "Donors")
    click_bar(page, "Norway")
    drawer_of(page).get_by_role("button", name="All of this donor").click()
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_role("radio", name="By channel").click()
    page.wait_for_url("**cut=channel**")
    click_bar(page, "Prioritised Ukraine Requirements List")
    drawer = drawer_of(page)
    click_row(drawer, 2)
    drawer.get_by_text(CLAIMS).wait_for()
    drawer.locator("a[href^=http]").first.wait_for()


def test_whether_the_german_interceptors_came_takes_one_click(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/")
    to_page(page, "Conditions")
    page.get_by_text(
        re.compile(r"30 of 30 missiles reported in \d+ sources")
    ).first.wait_for()
    page.get_by_text("Contributor named: Netherlands, without a number").wait_for()
    page.get_by_text("Around 35 in all, the five German ones included").first.wait_for()


def test_on_paper_a_page_is_alone_and_whole(server, visit):
    page = visit(viewport=WIDE, color_scheme="dark").open(f"{server}/meetings")
    page.emulate_media(media="print")
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert not page.get_by_test_id("stHeader").is_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => getComputedStyle(main).overflow") == "visible"
    words = page.locator(".js-plotly-plot .textpoint text").first
    ink = words.evaluate("text => getComputedStyle(text).fill")
    assert ink == "rgb(0, 0, 0)"
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    source = main.get_by_role("link", name="Sources").first
    shown = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert "/evidence" in shown
    address = page.locator(".st-key-attention .address")
    expect(address).to_contain_text(f"This page: {server}/meetings?")
    expect(address).to_be_visible()


def test_on_paper_a_chart_is_no_wider_than_the_sheet(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/timeline")
    chart = page.locator(".js-plotly-plot").first
    wide = chart.bounding_box()["width"]
    assert wide > 640
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert wide * float(chart.evaluate("one => getComputedStyle(one).zoom")) <= 641


def test_from_one_meeting_to_the_one_before_and_back(server, visit):
    one = visit(viewport={"width": 390, "height": 844})
    page = one.open(f"{server}/meetings?show=udcg-2026-02-12")
    figure = page.get_by_text("“35 billion pounds”", exact=True)
    sizes = "one => [one, document.querySelector('h1')].map(of => parseFloat(getComputedStyle(of).fontSize))"
    large, title = figure.first.evaluate(sizes)
    assert large >= title * 0.85
    page.get_by_role("button", name="Meeting before: 16 Dec 2025").click()
    see_query(page, {"show": ["udcg-2025-12-16"]})
    page.get_by_role("heading", name="Pledges of this meeting").wait_for()
    page.get_by_text("“35 billion pounds”", exact=True).first.wait_for(state="detached")
    page.get_by_role("button", name="Meeting after: 12 Feb 2026").click()
    see_query(page, {"show": ["udcg-2026-02-12"]})
    figure.first.wait_for()
    assert not one.troubles


def test_the_passage_of_a_headline_leads_to_its_document(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/meetings?show=udcg-2026-02-12")
    page.get_by_role("link", name="The whole document, its passages marked").click()
    see_query(page, {"document": ["anewz-20260212"]})
    page.get_by_role("heading", name="A document, its passages marked").wait_for()
    assert not one.troubles
