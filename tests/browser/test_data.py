"""The Data page in a real browser: rows that open, words in the link, code to copy."""

import csv
import re
from codecs import BOM_UTF8

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AT_REST, see

ROW, HEAD, BOX = 35, 35, 17


def opened(visit, server, path, **options):
    one = visit(**options)
    one.open(f"{server}/{path}", drawn=False)
    one.page.locator("#cite").wait_for()
    one.settle(drawn=False)
    return one


def choose_row(page, table, row=0):
    """Choose a row of a table, whose cells are drawn and no elements."""
    shown = page.locator("[data-testid=stDataFrame]").nth(table)
    shown.scroll_into_view_if_needed()
    place = shown.bounding_box()
    page.mouse.click(place["x"] + BOX, place["y"] + HEAD + ROW * row + BOX)
    page.evaluate(AT_REST)


@pytest.mark.parametrize(
    ("asked", "opens", "said"),
    [
        ("germany+pac-3", "udcg-2026-02-12-deu-pac3", "PAC-3 interceptor missiles"),
        ("ramstein+2024", "udcg-2024-09-06", "Ramstein"),
        ("purl", "purl", "Prioritised Ukraine Requirements List"),
        ("healey", "udcg-2026-02-12", "12 Feb 2026, Brussels"),
        ("norway", "NOR", "Norway"),
    ],
)
def test_a_find_opens_what_it_is(server, visit, asked, opens, said):
    one = opened(visit, server, f"data?q={asked}")
    choose_row(one.page, table=0)
    drawer = one.page.get_by_role("dialog")
    drawer.get_by_text(said).first.wait_for()
    expect(one.page).to_have_url(re.compile(f"&open={opens}$"))
    assert not one.troubles
    assert not one.foreign(server)


def test_a_source_leads_to_what_rests_on_it(server, visit):
    one = opened(visit, server, "data?q=anewz")
    choose_row(one.page, table=0)
    box = one.page.get_by_label("Donors, meetings, pledges")
    expect(box).to_have_value("anewz-20260212")
    expect(one.page).to_have_url(re.compile(r"\?q=anewz-20260212$"))
    one.settle(drawn=False)
    expect(one.page.get_by_role("dialog")).to_have_count(0)


def test_what_is_typed_is_in_the_link_and_back_takes_it_out(server, visit):
    one = opened(visit, server, "data")
    box = one.page.get_by_label("Donors, meetings, pledges")
    box.fill("£35bn")
    box.press("Enter")
    one.page.get_by_text("2 finds.").wait_for()
    expect(one.page).to_have_url(re.compile(r"\?q=%C2%A335bn$"))
    one.page.go_back()
    one.page.get_by_text("2 finds.").wait_for(state="detached")


def test_a_row_of_a_table_opens_its_pledge(server, visit):
    one = opened(visit, server, "data?name=tables/claims&filter=35+billion+pounds")
    choose_row(one.page, table=0)
    one.page.get_by_role("dialog").get_by_text("35 billion pounds").first.wait_for()
    expect(one.page).to_have_url(re.compile("open=udcg-2026-02-12-all-total-v2$"))


def test_the_files_below_a_narrowed_table_hold_what_it_shows(server, visit):
    one = opened(visit, server, "data?name=tables/sources&filter=euronews")
    said = one.page.get_by_text(re.compile(r"of \d+ rows; the files hold the same"))
    count = int(said.inner_text().split()[0])
    with one.page.expect_download() as saved:
        one.page.get_by_role("link", name="CSV for Excel").click()
    assert saved.value.suggested_filename == "pledgeboard_sources_filter-euronews.csv"
    content = saved.value.path().read_bytes()
    assert content.startswith(BOM_UTF8)
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == count + 1 > 1
    assert all("euronews" in ",".join(row).casefold() for row in rows[1:])


def test_a_row_of_the_warnings_opens_its_pledge(server, visit):
    one = opened(visit, server, "data")
    choose_row(one.page, table=1)
    one.page.get_by_role("dialog").get_by_text("Who says so", exact=True).wait_for()


@pytest.mark.parametrize("name", ["frames/contributions", "tables/pledges"])
def test_the_page_of_a_phone_does_not_scroll_sideways(server, visit, name):
    phone = {"width": 390, "height": 844}
    path = f"data?q=germany&name={name}"
    one = opened(visit, server, path, viewport=phone)
    for label in ("pandas", "Excel", "Columns", "What to know"):
        one.page.get_by_role("tab", name=label, exact=True).click()
        one.settle(drawn=False)
        widths = one.page.evaluate(
            "[...document.querySelectorAll('html, [data-testid=stMain]')]"
            ".map(one => [one.scrollWidth, one.clientWidth])"
        )
        assert all(whole <= seen for whole, seen in widths), label
    assert not one.troubles


def test_the_address_is_that_of_the_page_and_is_copied_whole(server, visit):
    rights = ["clipboard-read", "clipboard-write"]
    path = "data?name=frames/donor_totals&currency=EUR"
    one = opened(visit, server, path, permissions=rights)
    code = one.page.locator("[data-testid=stCode]").first
    code.scroll_into_view_if_needed()
    # The button is there only under the mouse: what moves away from it loses it.
    one.settle(drawn=False)
    code.hover()
    code.get_by_role("button").click()
    see(one.page, "navigator.clipboard.readText()")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    wanted = f"{server}/api/v1/frames/donor_totals.csv?currency=EUR&asof="
    assert copied.startswith(wanted)
    answer = one.page.request.get(copied)
    assert answer.ok
    assert answer.text().startswith("donors,donor_label,")
