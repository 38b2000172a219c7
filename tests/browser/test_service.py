"""A dashboard at work: links opened on a cold server, a ledger that changes under it."""

import json
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import server_at_work
from tests.ledgers import sound_tables, ten_faults, write_ledger

WIDE = {"viewport": {"width": 1280, "height": 900}}

#: Links of a page, and what only their view shows.
DEEP_LINKS = {
    "": {"?currency=GBP&group=NB8": "members of the NB8"},
    "meetings": {
        "?show=udcg-2026-02-12&claims=highest": "highest claims",
        "?asof=2026-02-12&meeting=udcg-2026-02-12": "as of 12 Feb 2026",
    },
    "conditions": {
        "?asof=2026-02-20&show=udcg-2026-02-12-deu-pac3": "pending since",
    },
    "donors": {"?per=gdp&mechanism=purl&from=2025-08-01": "percent of GDP"},
}


@pytest.mark.parametrize("path", DEEP_LINKS)
def test_a_deep_link_opened_cold_shows_its_view(path, visit):
    with server_at_work() as address:
        for link, shown in DEEP_LINKS[path].items():
            one = visit(**WIDE)
            page = one.open(f"{address}/{path}{link}")
            page.get_by_text(shown).first.wait_for()
            expect(page.locator("[data-testid=stException]")).to_have_count(0)
            expect(page.get_by_text("Left out of this view")).to_have_count(0)
            assert not one.troubles


def test_a_ledger_that_breaks_leaves_the_last_good_one_in_service(tmp_path, visit):
    folder = write_ledger(tmp_path / "ledger", **sound_tables())
    with server_at_work(folder) as address:
        one = visit(**WIDE)
        page = one.open(f"{address}/donors")
        good = one.words_drawn()
        write_ledger(folder, **ten_faults())
        page.reload()
        page.get_by_text("refused: 10 problems").wait_for()
        one.settle()
        assert one.words_drawn() == good
        assert health_of(address)["ledger"] == "stale"
        write_ledger(folder, **sound_tables())
        page.reload()
        one.settle()
        expect(page.get_by_text("refused: 10 problems")).to_have_count(0)
        assert one.words_drawn() == good
        assert health_of(address)["ledger"] == "ok"


def health_of(address):
    with urlopen(f"{address}/api/v1/health", timeout=10) as answer:
        return json.load(answer)
