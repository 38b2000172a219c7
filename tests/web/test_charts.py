"""Charts over HTTP: every chart as a file, and every wrong request refused in words."""

import asyncio
import csv
import json
import os
import signal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from openpyxl import load_workbook

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.data.flat_files import as_csv
from lib.export.picture.renderer import Renderer
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
    "meeting_bridge": NEWEST,
    "condition_history": f"{NEWEST}-deu-pac3",
    **dict.fromkeys(("item_donors", "item_years"), "air_defence_missile"),
}
NAMED = [f"{name}@{ROWS[name]}" if name in ROWS else name for name in CHARTS]


@pytest.fixture(scope="module")
def real():
    return read_ledger(SEEDS)


@pytest.fixture(scope="module")
def ask(renderer):
    return client_of(SEEDS, site=SITE, renderer=lambda: renderer)


@pytest.fixture(scope="module")
def nobody():
    """Serve where no Chrome is installed."""
    return client_of(SEEDS, site=SITE, renderer=lambda: Renderer("/nowhere"))


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
def test_no_chart_fails_where_nothing_fits(nobody, named):
    path = f"/v1/charts/{named}.html?asof=2022-04-01"
    answer = nobody(path)
    assert answer.status_code == 200
    assert "yet: " in answer.text


def test_a_known_picture_is_not_drawn_again(ask, nobody):
    path = "/v1/charts/largest_donors.png?width=500"
    tag = ask(path).headers["etag"]
    forget()
    again = nobody(path, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    for other in ("&theme=dark", "&title=x", "&scale=2", "&asof=2026-02-12"):
        assert ask(f"{path}{other}").headers["etag"] != tag


def test_without_a_chrome_pictures_are_refused_with_the_reason(nobody):
    forget()
    answer = nobody("/v1/charts/largest_donors.png")
    assert answer.status_code == 503
    assert "Install chromium" in answer.json()["detail"]
    assert "retry-after" not in answer.headers
    for format in ("html", "json", "csv", "xlsx"):
        assert nobody(f"/v1/charts/largest_donors.{format}").status_code == 200


def test_under_overload_one_is_told_when_to_ask_again(chrome):
    forget()
    full = client_of(SEEDS, renderer=lambda: Renderer(chrome, waiting=0))
    answer = full("/v1/charts/largest_donors.png")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "waiting already" in answer.json()["detail"]


def test_others_are_answered_while_a_picture_is_drawn(chrome):
    forget()
    renderer = Renderer(chrome, seconds=3)
    app = client_of(SEEDS, renderer=lambda: renderer).app
    order = []

    async def get(path):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://pledges.test"
        ) as client:
            answer = await client.get(path)
        order.append((path, answer.status_code))

    async def both():
        picture = asyncio.create_task(get("/v1/charts/largest_donors.png"))
        await asyncio.sleep(0.5)
        await get("/v1/health")
        await picture

    renderer.warm()
    os.killpg(renderer.group, signal.SIGSTOP)
    try:
        asyncio.run(both())
    finally:
        renderer.close()
    assert order == [("/v1/health", 200), ("/v1/charts/largest_donors.png", 503)]


def test_every_row_that_can_be_opened_is_answered(nobody, real):
    for name, rows in rows_to_open(real).items():
        for row in sorted(rows)[:3]:
            answer = nobody(f"/v1/charts/{name}@{row}.json")
            assert answer.status_code == 200
            assert json.loads(answer.content)["meta"]["alt"]
