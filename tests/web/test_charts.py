"""Charts over HTTP: every chart as a file, and every wrong request refused in words."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.data.flat_files import as_csv
from lib.frames.cache import forget
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.charts import FORMATS
from tests.web.client import TODAY, client_of

SEEDS = Path(__file__).parents[2] / "seeds"
SITE = "https://pledges.test"
NEWEST = "udcg-2026-02-12"
ROWS = {
    **dict.fromkeys(("donor_meetings", "donor_mechanisms", "donor_months"), "DEU"),
    **dict.fromkeys(("donor_parts", "donor_peers"), "DEU"),
    **dict.fromkeys(("meeting_bridge", "meeting_donors"), NEWEST),
    "pledge_claims": "purl-2025-11-18-esp",
    **dict.fromkeys(("condition_history", "condition_progress"), f"{NEWEST}-deu-pac3"),
    **dict.fromkeys(("item_donors", "item_years"), "air_defence_missile"),
}
NAMED = [f"{name}@{ROWS[name]}" if name in ROWS else name for name in CHARTS]


@pytest.fixture(scope="module")
def real():
    return read_ledger(SEEDS)


@pytest.fixture(scope="module")
def ask():
    return client_of(SEEDS, site=SITE)


def words_in(svg):
    root = ElementTree.fromstring(svg)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return ["".join(one.itertext()) for one in texts]


@pytest.mark.parametrize("named", NAMED)
def test_every_chart_is_drawn_with_all_that_is_said_of_it(ask, real, named):
    answer = ask(f"/v1/charts/{named}.svg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    card = card_of(named, View(real, Selection(asof=TODAY)), SITE)
    words = " ".join(words_in(answer.content))
    for text in (card.finding, card.what, card.source_line):
        assert text in words
    assert card.ledger_hash[:8] in words
    assert "23 Nov 2026" in words
    assert card.link.removeprefix("https://").split("?")[0] in words


@pytest.mark.parametrize(
    ("format", "begins"),
    [
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF-"),
        ("html", b"<!DOCTYPE html>"),
        ("json", b'{"data":'),
        ("csv", b"donors,"),
        ("xlsx", b"PK"),
    ],
)
def test_each_format_is_answered_with_its_type_and_a_name(ask, format, begins):
    answer = ask(f"/v1/charts/largest_donors.{format}?currency=EUR")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == FORMATS[format].media_type
    kind = "attachment" if format in {"csv", "xlsx"} else "inline"
    name = f"pledgeboard_largest_donors_EUR_2026-11-23.{format}"
    assert answer.headers["content-disposition"] == f'{kind}; filename="{name}"'


def test_a_page_may_be_framed_as_stated_and_runs_only_its_own_scripts():
    ask = client_of(SEEDS, ancestors="frame-ancestors 'self' news.test")
    policy = ask("/v1/charts/largest_donors.html").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' news.test")
    assert "script-src 'sha256-" in policy
    headers = ask("/v1/charts/largest_donors.json").headers
    assert headers["content-security-policy"] == "frame-ancestors 'self'"


def test_the_rows_are_the_very_ones_that_are_drawn(ask, real):
    card = card_of("donor_months@DEU", View(real, Selection(asof=TODAY)), SITE)
    answer = ask("/v1/charts/donor_months@DEU.csv")
    assert answer.content == as_csv(card.rows)
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert {row["donors"] for row in rows} == {"DEU"}


def test_a_workbook_says_what_it_is(ask):
    answer = ask("/v1/charts/largest_donors.xlsx?donor=DEU&donor=NOR")
    about = load_workbook(BytesIO(answer.content))["about"]
    said = [(row[0].value, row[1].value) for row in about.iter_rows()]
    labels = {label for label, _ in said}
    assert {"Selection", "As of", "Term: Pledge", "Source 1", "Licence"} <= labels
    assert (
        "chart=largest_donors&donor=DEU&donor=NOR&asof=2026-11-23"
        in dict(said)["Query"]
    )


def test_a_title_takes_the_place_of_the_finding(ask):
    answer = ask("/v1/charts/largest_donors.svg?title=%3Cb%3EMine%3C/b%3E%20%26%20more")
    words = words_in(answer.content)
    assert "<b>Mine</b> & more" in words
    assert not any("pledged most" in word for word in words)


def test_a_selection_with_no_data_is_drawn(ask):
    path = "/v1/charts/largest_donors.svg?donor=ISL&aid=humanitarian"
    answer = ask(path)
    assert answer.status_code == 200
    words = words_in(answer.content)
    said = "No pledge of Iceland in the ledger lies within the filters"
    assert said in " ".join(words)


@pytest.mark.parametrize("named", NAMED)
def test_no_chart_fails_where_nothing_fits(ask, named):
    path = f"/v1/charts/{named}.html?asof=2022-04-01"
    answer = ask(path)
    assert answer.status_code == 200
    assert "yet: " in answer.text


def test_a_known_picture_is_not_drawn_again(ask):
    path = "/v1/charts/largest_donors.png?width=500"
    tag = ask(path).headers["etag"]
    forget()
    again = ask(path, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    for other in ("&theme=dark", "&title=x", "&scale=2", "&asof=2026-02-12"):
        assert ask(f"{path}{other}").headers["etag"] != tag


def test_every_row_that_can_be_opened_is_answered(ask, real):
    for name, rows in rows_to_open(real).items():
        for row in sorted(rows)[:3]:
            answer = ask(f"/v1/charts/{name}@{row}.json")
            assert answer.status_code == 200
            assert json.loads(answer.content)["meta"]["alt"]
