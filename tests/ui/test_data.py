"""The Data page: tables and frames, their files, lines to paste elsewhere."""

import json
import re
from functools import partial
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest

from lib.export.data.sheets import SHEETS
from lib.model.selection import Selection
from lib.model.tables import TABLES
from lib.model.view import View
from lib.ui import data
from lib.ui.data import MARKS, marks_of, rows_in_words
from tests.apps import ROOT, opened
from tests.apps import said as text_of
from tests.toys import NOW, claim, pledge, toy_ledger
from tests.web.client import client_of

PUBLIC = "https://pledges.test"
page = partial(opened, "data")


@pytest.fixture(autouse=True)
def public_site(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", f"{PUBLIC}/")


def table(app, key):
    """Find a table by how its key begins; None where the page has none."""
    found = [one for one in app.dataframe if (one.key or "").startswith(key)]
    return found[0].value if found else None


def tab(app, key, label):
    """Open a tab as a click does."""
    app.session_state[key] = label
    return app.run()


def addresses(text):
    return re.findall(r"\((/api/[^)]+)\)", text)


def test_the_page_stands_and_every_link_of_its_contents_leads_somewhere():
    app = page()
    assert not app.exception
    assert not app.warning
    anchors = [one.proto.anchor for one in app.header]
    assert anchors == list(data.SECTIONS)
    assert re.findall(r"\]\(#(\w+)\)", text_of(app)) == anchors


@pytest.mark.parametrize("code", [one for one in SHEETS if one != "tables/rates"])
def test_every_table_is_shown_whole(real, code):
    app = page(name=code, asof="2026-02-12")
    assert not app.exception
    shown = app.dataframe[0].value
    rows = SHEETS[code].rows(
        View(real, Selection(asof=pd.Timestamp("2026-02-12").date()))
    )
    assert list(shown.columns) == list(rows.columns)
    assert len(shown) == len(rows) > 0
    configured = json.loads(app.dataframe[0].proto.columns)
    titles = SHEETS[code].contract.to_schema().columns
    for name in rows:
        assert configured[name]["label"].startswith(titles[name].title)


def test_a_table_that_the_ledger_does_without_is_in_no_list(real):
    assert real["rates"].empty
    app = page(name="tables/rates")
    assert "names no table" in app.warning[0].value
    offered = app.selectbox[0].options
    assert "Ledger: Claims" in offered
    assert "Ledger: Rates" not in offered
    assert not any("rates" in one for one in addresses(text_of(app)))


def test_a_column_of_the_ledger_says_what_it_holds():
    app = page(name="tables/pledges")
    configured = json.loads(app.dataframe[0].proto.columns)
    assert configured["counted_in"]["help"] == TABLES["pledges"].to_schema().columns[
        "counted_in"
    ].description.rstrip(".")
    app = page(name="frames/donor_totals", currency="EUR")
    configured = json.loads(app.dataframe[0].proto.columns)
    assert configured["value"]["label"] == "Pledged, EUR"
    assert configured["value"]["help"] == "Euros"
    assert configured["gdp_year"]["type_config"]["format"] == "%d"
    assert configured["per_gdp"]["type_config"]["format"] == "%,.3f"


def test_the_columns_tab_names_every_column_of_the_files():
    app = tab(page(name="tables/claims"), "sheet_tabs", "Columns")
    shown = app.dataframe[0].value
    assert shown["In files"].tolist() == list(TABLES["claims"].to_schema().columns)
    assert "Sum of money" in shown["Meaning, unit"].tolist()[4]


def test_the_caveats_are_those_of_the_selection():
    app = page(name="frames/donor_totals", basis="announced")
    said = text_of(tab(app, "sheet_tabs", "What to know"))
    assert "Money that is counted elsewhere is included" in said
    assert "No price given, and adding nothing" in said


def test_a_table_that_is_not_known_is_said_and_the_first_one_shown():
    app = page(name="tables/secrets")
    assert "names no table" in app.warning[0].value
    assert table(app, "frames/contributions_rows") is not None


def test_what_fits_nothing_is_said_with_what_to_do():
    said = "Nothing is known yet: the ledger begins on 26 Apr 2022."
    assert text_of(page(asof="2020-01-01")).count(said) == 2


def test_rows_are_kept_by_their_words_and_the_files_hold_the_same():
    app = page(name="tables/claims", filter="MILLIARDE")
    shown = table(app, "tables/claims_rows")
    every = len(table(page(name="tables/claims"), "tables/claims_rows"))
    assert 0 < len(shown) < every
    assert shown["amount_as_printed"].str.casefold().str.contains("milliarde").all()
    assert f"{len(shown)} of {every} rows; the files hold the same" in text_of(app)
    app = page(name="tables/claims", filter="no such words")
    assert table(app, "tables/claims_rows") is None
    assert "Leave one out" in text_of(app)


def read_of(path):
    answer = client_of(ROOT / "seeds")(path.removeprefix("/api"))
    return pd.read_csv(BytesIO(answer.content), encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("tables/claims", "MILLIARDE"),
        ("tables/donors", "UNITED"),
        ("tables/meetings", "no such words"),
        ("frames/donor_totals", "nordic"),
        ("frames/contributions", "Germany PAC-3"),
    ],
)
@pytest.mark.parametrize("label", ["Rows", "Columns"])
def test_the_files_are_the_very_rows_shown_in_their_order(code, words, label):
    app = tab(page(name=code, filter=words, asof="2026-02-12"), "sheet_tabs", label)
    linked = [one for one in addresses(text_of(app)) if "filter=" in one]
    assert len(linked) == 5
    assert "The rows with your words as files" in text_of(app)
    shown = table(page(name=code, filter=words, asof="2026-02-12"), f"{code}_rows")
    first = SHEETS[code].contract.to_schema().columns
    key = next(iter(first))
    for path in [one for one in linked if ".csv" in one]:
        read = read_of(path)
        assert list(read.columns) == list(first)
        assert read[key].tolist() == ([] if shown is None else shown[key].tolist())


def test_the_lines_to_paste_and_the_citation_are_narrowed_too():
    app = page(name="tables/claims", filter="milliarde")
    lines = [one.value for one in app.code]
    assert f"{PUBLIC}/api/v1/tables/claims.csv" in lines[0]
    assert "filter=milliarde" in lines[0]
    assert "filter=milliarde" in lines[-1]


def test_words_without_a_letter_narrow_nothing_and_that_is_said():
    app = page(name="tables/claims", filter="!?")
    assert "no letter and no digit" in text_of(app)
    every = table(page(name="tables/claims"), "tables/claims_rows")
    assert len(table(app, "tables/claims_rows")) == len(every)
    assert not any("filter" in one for one in addresses(text_of(app)))


def test_words_beyond_the_limit_are_cut_on_the_page_and_in_its_links():
    app = page(name="tables/claims", filter="x" * 300)
    assert "Only the first 200 characters" in text_of(app)
    linked = [one for one in addresses(text_of(app)) if "filter=" in one]
    assert len(linked) == 5
    assert read_of(linked[0]).empty


def test_of_a_long_table_the_first_rows_are_shown_and_that_is_said(monkeypatch):
    every = len(table(page(name="tables/claims"), "tables/claims_rows"))
    monkeypatch.setattr(data, "MOST", 100)
    app = page(name="tables/claims")
    assert len(table(app, "tables/claims_rows")) == 100 < every
    shown = f"{every} rows. The first 100 are shown, the files hold all of them."
    assert shown in text_of(app)


def test_rows_are_counted_in_words():
    assert rows_in_words(1, 1) == "1 row."
    assert rows_in_words(6_000, 20) == "20 of 6,000 rows; the files hold the same."


@pytest.mark.parametrize(
    ("code", "opens"),
    [
        ("tables/claims", "deu"),
        ("tables/meetings", "m1"),
        ("tables/donors", "DEU"),
        ("frames/contributions", "deu"),
        ("frames/donor_totals", "DEU"),
        ("frames/timeline", "2026-02"),
        ("frames/donor_months", "DEU,2026-02"),
    ],
)
def test_a_row_opens_what_is_behind_it(code, opens):
    ledger = toy_ledger([pledge("deu", meeting_id="m1")], [claim("deu", 1)])
    sheet = SHEETS[code]
    assert marks_of(sheet)(sheet.rows(View(ledger, NOW)))[0] == opens


def test_every_row_of_every_frame_can_be_opened():
    ledger = toy_ledger([pledge("deu"), pledge("all", None)], [claim("deu", 1)])
    for sheet in SHEETS.values():
        named = marks_of(sheet)
        rows = sheet.rows(View(ledger, NOW))
        assert named is None or len(named(rows)) == len(rows)


def test_a_source_opens_nothing_and_every_other_table_something():
    assert marks_of(SHEETS["tables/sources"]) is None
    assert {*MARKS, "sources", "rates", "translations"} == set(TABLES)


@pytest.mark.parametrize("code", SHEETS)
def test_every_address_on_the_page_answers(code):
    app = page(name=code, currency="EUR", donor=["DEU", "NOR"], asof="2026-02-12")
    linked = addresses(text_of(app))
    (address,) = [one.value for one in app.code if one.value.startswith(PUBLIC)]
    ask = client_of(ROOT / "seeds")
    wanted = [*linked, address.removeprefix(PUBLIC)]
    assert len(linked) > 6
    for path in wanted:
        answer = ask(path.removeprefix("/api"))
        assert answer.status_code == 200, path
        assert answer.content


def test_the_snippets_ask_for_the_very_selection():
    app = page(name="frames/donor_totals", currency="EUR", donor=["DEU"], show="DEU")
    for label in ("Address", "pandas", "R", "Google Sheets", "Excel"):
        app = tab(app, "programs", label)
        (lines,) = [one.value for one in app.code if "/api/" in one.value]
        (address,) = re.findall(r"https://[^\"\s]+", lines)
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}" == PUBLIC
        assert parts.path == "/api/v1/frames/donor_totals.csv"
        asked = dict(parse_qsl(parts.query))
        assert asked["currency"] == "EUR"
        assert asked["donor"] == "DEU"
        assert f"asof={asked['asof']}" in text_of(app)


def test_a_table_without_versions_is_said_to_have_none():
    app = page(name="tables/donors", asof="2026-02-12")
    assert "This table has no versions" in text_of(app)
    assert f"{PUBLIC}/api/v1/tables/donors.csv" in [one.value for one in app.code]


def test_the_lines_for_pandas_on_the_page_give_the_figures_of_the_page(tmp_path):
    app = page(name="frames/donor_totals", currency="EUR", asof="2026-02-12")
    app = tab(app, "programs", "pandas")
    (lines,) = [one.value for one in app.code if "pandas" in one.value]
    (address,) = re.findall(r"https://[^\"]+", lines)
    file = tmp_path / "donor_totals.csv"
    answer = client_of(ROOT / "seeds")(address.removeprefix(f"{PUBLIC}/api"))
    file.write_bytes(answer.content)
    names = {}
    exec(lines.replace(address, file.as_uri()), names)
    shown = table(app, "frames/donor_totals_rows")
    read = names["donor_totals"]
    assert read["donors"].tolist() == shown["donors"].tolist()
    pd.testing.assert_series_equal(read["value"], shown["value"])
    assert set(read["currency"]) == {"EUR"}
