"""A copied link is a citation: the same figures elsewhere, and later, under a notice."""

import csv
import re
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visit, query_of, see_query, server_at_work

WIDE = {"width": 1280, "height": 900}
#: A filtered view of a day after which the shipped ledger learned more.
CITED = "currency=EUR&donor=DEU&donor=NOR&rows=all&asof=2026-06-30"
WARNING = "changed in place"


def rows_of(ledger, table):
    with (ledger / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(ledger, table, rows):
    with (ledger / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def copied(tmp_path):
    """Copy the shipped ledger."""
    return shutil.copytree(ROOT / "seeds", tmp_path / "ledger")


@pytest.fixture
def with_a_pledge_added(copied):
    """Let Germany pledge a billion dollars more, recorded after the day cited."""
    pledges, claims = rows_of(copied, "pledges"), rows_of(copied, "claims")
    blank = dict.fromkeys(pledges[0], "")
    fresh = blank | {
        **{"pledge_id": "later", "scope": "donor", "donors": "DEU"},
        **{"announced_on": "2026-10-01", "recorded_on": "2026-10-01"},
        **{"aid_type": "military", "modality": "cash", "novelty": "new"},
    }
    said = dict.fromkeys(claims[0], "") | {
        **{"claim_id": "later-c1", "pledge_id": "later", "lead": "true"},
        **{"source_id": claims[0]["source_id"], "recorded_on": "2026-10-01"},
        **{"amount": "1000000000", "currency": "USD", "qualifier": "exact"},
        "amount_as_printed": "$1 billion",
    }
    write(copied, "pledges", [*pledges, fresh])
    write(copied, "claims", [*claims, said])
    return copied


@pytest.fixture
def with_an_amount_changed(copied):
    """Double the largest sum that Germany is said to have pledged, in place."""
    claims = rows_of(copied, "claims")
    german = [
        one
        for one in claims
        if "-deu-" in one["pledge_id"] and one["lead"] == "true" and one["amount"]
    ]
    largest = max(german, key=lambda one: float(one["amount"]))
    largest["amount"] = str(2 * float(largest["amount"]))
    write(copied, "claims", claims)
    return copied


@pytest.fixture(scope="module")
def cited(server, chromium):
    """Copy the link of a filtered view, and read what its charts say."""
    rights = ["clipboard-read", "clipboard-write"]
    one = Visit(chromium, viewport=WIDE, permissions=rights)
    page = one.open(f"{server}/donors?{CITED}")
    page.get_by_role("button", name="Copy link", exact=True).first.click()
    page.get_by_text("Copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    drawn, notice = one.words_drawn(), notice_of(page)
    one.context.close()
    return link, drawn, notice


def notice_of(page):
    return page.locator(".st-key-opened").inner_text()


def entries_added(notice):
    return int(
        re.search(r"As of 30 Jun 2026. Since then: (\d+) announcement", notice)[1]
    )


def path_of(link):
    """Take the path and query, which hold on whatever server."""
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


def open_on_a_cold_server(visit, link, ledger=None):
    """Open a link in another browser, at a server that nobody has asked before."""
    with server_at_work(ledger) as address:
        one = visit(viewport=WIDE)
        page = one.open(address + path_of(link))
        notice = notice_of(page)
        warned = page.get_by_test_id("stAlert").all_inner_texts()
        assert not one.troubles
        return one.words_drawn(), notice, warned, query_of(page)


def test_a_copied_link_holds_the_view_the_day_and_its_digits(cited):
    query = parse_qs(urlsplit(cited[0]).query)
    assert len(query.pop("view")[0]) == 8
    assert query == parse_qs(CITED)


def test_it_shows_the_same_chart_on_a_cold_server_in_another_browser(cited, visit):
    link, drawn, told = cited
    found, notice, warned, query = open_on_a_cold_server(visit, link)
    assert found == drawn
    assert any("Germany" in words for words in found)
    assert notice == told
    assert warned == []
    assert query == parse_qs(urlsplit(link).query)


def test_what_the_ledger_learned_since_is_a_notice_over_the_old_figures(
    cited, visit, with_a_pledge_added
):
    link, drawn, told = cited
    found, notice, warned, _ = open_on_a_cold_server(visit, link, with_a_pledge_added)
    assert found == drawn
    assert entries_added(notice) == entries_added(told) + 1
    assert warned == []


def test_what_was_changed_in_place_is_a_warning(cited, visit, with_an_amount_changed):
    link, drawn, _ = cited
    found, _, warned, _ = open_on_a_cold_server(visit, link, with_an_amount_changed)
    assert found != drawn
    assert len(warned) == 1
    assert WARNING in warned[0]


def test_todays_view_is_one_click_away(server, visit, cited):
    one = visit(viewport=WIDE)
    page = one.open(server + path_of(cited[0]))
    page.get_by_role("button", name="Today's view").click()
    page.locator(".st-key-opened").wait_for(state="detached")
    one.settle()
    left = parse_qs(CITED)
    del left["asof"]
    see_query(page, left)
    assert not one.troubles


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_figures_and_table_are_readable(server, visit, cited, width):
    size = {"width": width, "height": 900}
    page = visit(viewport=size, java_script_enabled=False).page
    page.goto(server + path_of(cited[0]))
    expect(page.locator("h1")).to_have_text("Donors")
    assert "€" in page.locator("dd").first.inner_text()
    table = page.get_by_role("table")
    assert table.is_visible()
    assert table.get_by_role("row").nth(1).inner_text().startswith("Germany")
    across = page.evaluate("document.documentElement.scrollWidth")
    assert across <= width


def test_with_scripts_nothing_of_it_shows(server, visit, cited):
    one = visit(viewport=WIDE)
    page = one.open(server + path_of(cited[0]))
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_text("need JavaScript")).to_have_count(0)
    assert one.foreign(server) == []
