"""The interface as one app, by what it is given."""

from datetime import UTC, datetime

import pytest

from lib.ledger.report import LedgerRefused, Problem, Report, Where
from lib.ledger.service import Served
from lib.web.api import AT_HOME, make_api
from tests.web.client import TODAY, Client


def test_the_clock_is_that_of_utc_unless_another_is_given(ledger):
    def day_of(*clock):
        ask = Client(make_api(lambda: Served(ledger), *clock))
        return ask("/v1/frames/items.json").json()["meta"]["as_of"]

    assert day_of(lambda: TODAY) == "2026-11-23"
    before = datetime.now(UTC).date().isoformat()
    shown = day_of()
    assert before <= shown <= datetime.now(UTC).date().isoformat()


def test_links_of_files_lead_to_the_site_that_is_given(ledger):
    def link_of(**given):
        ask = Client(make_api(lambda: Served(ledger), lambda: TODAY, **given))
        return ask("/v1/charts/donor_totals.json").json()["meta"]["link"]

    assert link_of().startswith(f"{AT_HOME}/donors?")
    assert link_of(site="https://pledges.test").startswith("https://pledges.test/d")


def test_the_ledger_is_looked_for_anew_at_each_request(ledger):
    looks = []

    def served():
        looks.append(ledger)
        if len(looks) > 1:
            problem = Problem(Where("ledger"), "toy", "it is bad", "Expected: good")
            raise LedgerRefused(Report.of([problem]))
        return Served(ledger)

    ask = Client(make_api(served))
    assert ask("/v1/tables/donors.csv").status_code == 200
    refused = ask("/v1/tables/donors.csv")
    assert refused.status_code == 503
    assert "it is bad" in refused.json()["report"][0]


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/v1/health/"])
def test_there_are_no_pages_of_its_own_and_no_redirects(ask, path):
    assert ask(path).status_code == 404
