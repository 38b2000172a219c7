"""Another conference: its own words everywhere, and only what it holds something for."""

import csv
import shutil
from datetime import date

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, charts_of, rows_to_open
from lib.ledger.describe import main
from lib.ledger.package import read_ledger
from lib.ledger.service import LedgerService
from lib.model.pages import QUESTIONS, introduction, title_of
from lib.model.selection import Selection
from lib.model.view import View
from tests.apps import opened, said
from tests.ledgers import REPLENISHMENT, replenishment
from tests.web.first_page import PAGES, parsed, path_of, site_of, view_of, words

#: Words of the shipped ledger alone.
FOREIGN = ("UDCG", "Ukrain", "PURL", "NATO", "Ramstein", "military", "humanitarian")
#: What the menu and the first page say where there is nothing.
ABSENT = {
    "conditions": "No pledge of this ledger depends on a condition.",
    "equipment": "This ledger has no classes of items.",
}
CONFERENCE = "cwf-2025-05-14"
NOW = Selection(asof=date(2026, 1, 15))


def emptied(folder, table, *columns):
    """Take all cells out of some columns of a table."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= dict.fromkeys(columns, "")
        # Without its mechanism this total would be a second headline.
        if row.get("pledge_id") == f"{CONFERENCE}-private":
            row["scope"] = "cumulative"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Make a ledger without conditions, classes, mechanisms, statements and groups."""
    folder = tmp_path_factory.mktemp("plain") / "ledger"
    shutil.copytree(REPLENISHMENT, folder)
    condition = ("", "_item", "_threshold", "_unit")
    emptied(
        *(folder, "pledges", "mechanism", "item_class"),
        *(f"condition{end}" for end in condition),
    )
    emptied(folder, "donors", "groups")
    for table in ("condition_events", "item_classes", "mechanisms"):
        (folder / f"{table}.csv").unlink()
    path = folder / "datapackage.json"
    groups = path.read_text(encoding="utf-8").split('"groups": [')
    rest = groups[1].split("],", 1)[1]
    path.write_text(f'{groups[0]}"groups": [],{rest}', encoding="utf-8")
    assert main([str(folder)]) == 0
    return folder


@pytest.fixture
def serve(monkeypatch):
    def served(folder):
        monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(folder))

    return served


def menu(app):
    pages = app.session_state["_pages"].items()
    return [name for name, page in pages if page.visibility == "visible"]


def labels(app):
    named = (*app.selectbox, *app.multiselect)
    return {one.label for one in named if one.key.endswith("_named")}


@pytest.mark.parametrize("page", QUESTIONS)
def test_no_page_speaks_of_another_subject(page, serve):
    serve(REPLENISHMENT)
    app = opened(page)
    text = said(app) + "".join(str(one.options) for one in app.multiselect)
    assert not app.exception
    assert app.title[0].value == title_of(page)
    assert [word for word in FOREIGN if word in text] == []


def test_pages_speak_of_the_subject_of_the_ledger(serve):
    serve(REPLENISHMENT)
    assert "Pledges to the Clean Water Fund: promised by 13 named donors" in said(
        opened()
    )
    assert "at the third replenishment of the Clean Water Fund" in said(
        opened("donors")
    )


def test_a_meeting_says_which_total_is_within_its_headline(serve):
    serve(REPLENISHMENT)
    within = r"Within it: Private sector, \$900 million."
    assert within in said(opened("meetings", show=CONFERENCE))
    assert "Within it" not in said(opened("meetings", show="cwf-2025-11-20"))


@pytest.mark.parametrize("page", PAGES)
def test_no_first_page_speaks_of_another_subject(page):
    site = site_of(LedgerService(REPLENISHMENT).current)
    text = site(path_of(page)).text
    assert [word for word in FOREIGN if word in text] == []


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_speaks_of_another_subject(name):
    ledger = replenishment()
    view = View(ledger, NOW)
    keys = sorted(rows_to_open(ledger)[name]) if CHARTS[name].of else [None]
    for key in keys:
        card = card_of(name, view.but(show=key))
        text = " ".join([card.finding, card.alt, *card.summary, card.source_line])
        assert [word for word in FOREIGN if word in text] == [], key


def test_the_newest_meeting_is_called_what_the_ledger_calls_it():
    card = card_of("newest_meeting", View(replenishment(), NOW))
    assert "replenishment conference of 20 Nov 2025" in card.sentence


def test_the_menu_and_the_side_bar_hold_what_the_ledger_holds(serve, plain):
    serve(plain)
    app = opened()
    assert menu(app) == [page for page in QUESTIONS if page not in ABSENT]
    assert {"Donors", "Meetings", "Kind of aid"} <= labels(app)
    assert labels(app).isdisjoint({"Channel", "Group of donors"})
    serve(REPLENISHMENT)
    app = opened()
    assert menu(app) == list(QUESTIONS)
    assert {"Channel", "Group of donors"} <= labels(app)


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_page_stands_without_the_optional_tables(page, serve, plain):
    serve(plain)
    app = opened(page)
    assert not app.exception
    assert app.title[0].value == title_of(page)
    if page in ABSENT:
        assert ABSENT[page] in said(app)
        assert any(one.proto.label == "To the overview" for one in app.get("page_link"))


@pytest.mark.parametrize("page", PAGES)
def test_first_pages_link_only_to_what_there_is(page, plain):
    shown = parsed(site_of(LedgerService(plain).current)(path_of(page)))
    body = view_of(shown)
    linked = {one.get("href") for one in body.iter("a")}
    assert linked.isdisjoint({"./conditions", "./equipment"})
    said = ABSENT.get(page) or introduction(page, read_ledger(plain))
    assert page == "overview" or said in words(body)


def test_charts_of_absent_pages_and_of_groups_are_not_in_the_gallery(plain):
    shown = charts_of(read_ledger(plain))
    left_out = set(CHARTS) - set(shown)
    assert left_out == {
        name
        for name, chart in CHARTS.items()
        if chart.page in ABSENT or chart.frame == "group_months"
    }
    assert len(charts_of(replenishment())) == len(CHARTS)
