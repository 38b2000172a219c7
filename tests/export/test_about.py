"""What travels with a file: selection, dates, licence, caveats."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from lib.export.about import (
    about_frame,
    about_table,
    meanings,
    software_version,
)
from lib.frames.caveats import without_a_rate
from lib.model.selection import Selection
from lib.model.tables import Pledges
from lib.model.view import View
from tests.export.conftest import NOW
from tests.toys import claim, pledge, toy_ledger


def test_the_meta_of_a_frame_names_selection_ledger_and_dates(ledger):
    meta = about_frame("donor_totals", View(ledger, NOW)).as_meta()
    assert meta["selection"]["query"] == [["currency", "EUR"], ["asof", "2026-11-23"]]
    assert "euros" in meta["selection"]["words"]
    assert meta["as_of"] == "2026-11-23"
    assert meta["ledger_hash"] == ledger.hash
    assert meta["coverage"] == {
        "from": "2025-04-11",
        "to": "2026-02-12",
        "checked_on": "2026-11-23",
        "scope": "Two meetings; not all aid.",
        "gaps": [],
    }
    assert meta["licence"] == "CC-BY-4.0"
    assert meta["rates"]["mode"] == "announced"
    assert meta["rates"]["source"].startswith("ECB reference rates")
    assert json.loads(json.dumps(meta)) == meta


def test_rows_kept_by_their_words_are_said_to_be_not_all(ledger):
    every = about_frame("donor_totals", View(ledger, NOW))
    assert every.holding("") is every
    about = every.holding("Łódź drones")
    assert about.selection == (*every.selection, ("filter", "Łódź drones"))
    assert about.words == f'{every.words}; rows that contain "Łódź drones" only'
    assert about.caveats[:-1] == every.caveats
    assert "Sums of them are no totals" in about.caveats[-1]
    assert ("Caveat", about.caveats[-1]) in list(about.in_rows())


def test_the_caveats_say_what_the_figures_are_not(ledger):
    caveats = " ".join(about_frame("donor_totals", View(ledger, NOW)).caveats)
    for words in ("not commitments", "not all aid", "open-ended", "counted once"):
        assert words in caveats
    announced = replace(NOW, basis="announced")
    assert "overlap: do not add them" in " ".join(
        about_frame("meeting_totals", View(ledger, announced)).caveats
    )


def test_the_caveats_of_items_speak_of_quantities_not_of_money(ledger):
    caveats = " ".join(about_frame("items", View(ledger, NOW)).caveats)
    assert "Quantities are those" in caveats
    assert "nominal" not in caveats


def test_pledges_without_a_sum_are_counted_and_those_without_a_rate_named():
    toys = toy_ledger(
        [pledge("silent"), pledge("hryvnia"), pledge("dollars")],
        [
            claim("silent"),
            claim("hryvnia", 5.0, currency="UAH"),
            claim("dollars", 1.0),
        ],
    )
    caveats = about_frame("donor_totals", View(toys, NOW)).caveats
    assert (
        "No price given, and adding nothing: 1 of 3 rows of this selection." in caveats
    )
    assert any("rate: hryvnia (UAH\N{NO-BREAK SPACE}5)" in caveat for caveat in caveats)


def test_a_pledge_that_another_claim_prices_is_without_a_rate_only_as_lead():
    claims = [
        claim("p", 5.0, currency="UAH"),
        claim("p", 1.0, claim_id="p-c2", lead=False),
    ]
    toys = toy_ledger([pledge("p")], claims)
    assert without_a_rate(View(toys, NOW)) == ("p",)
    assert without_a_rate(View(toys, replace(NOW, claims="highest"))) == ()


def test_a_table_in_full_has_no_as_of_date(ledger):
    about = about_table("pledges", ledger, None)
    assert about.as_of is None
    assert about.dated == date(2026, 11, 23)
    assert about.words.startswith("All rows as recorded, withdrawn ones included")


def test_a_table_that_is_not_versioned_says_so_whatever_the_day(ledger):
    about = about_table("donors", ledger, date(2026, 2, 12))
    assert about.as_of is None
    assert any("not versioned" in caveat for caveat in about.caveats)


def test_columns_are_explained_by_their_contract():
    assert meanings(Pledges)["condition_threshold"] == (
        "Condition threshold. How much of it. Unit: as condition_unit"
    )


def test_the_version_is_the_one_that_pyproject_states():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    assert software_version() == project["project"]["version"]


def test_a_default_selection_is_still_said_in_words(ledger):
    about = about_frame("timeline", View(ledger, Selection().on(date(2026, 2, 12))))
    assert about.selection == (("asof", "2026-02-12"),)
    assert "as of 12 Feb 2026" in about.words
