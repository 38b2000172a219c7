"""Data: what is searched, shown, fetched and cited is that of the link."""

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.export.data.sheets import SHEETS
from lib.frames.fingerprint import fingerprint_of
from lib.frames.search import LONGEST
from lib.ledger.package import read_ledger
from lib.ledger.service import ledger_service
from lib.model.selection import Selection
from lib.model.tables import TABLES
from lib.model.view import View
from lib.ui import data
from lib.ui.cards import NOTHING
from lib.ui.data import MARKS, marks_of, rows_in_words
from lib.ui.provenance import counts_of_tables, unclear_in_words, warnings_listed
from tests.ledgers import row, sound_tables, write_ledger
from tests.toys import NOW, claim, pledge, toy_ledger
from tests.web.client import client_of

ROOT = Path(__file__).parents[2]
PUBLIC = "https://pledges.test"


@pytest.fixture(autouse=True)
def public_site(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", f"{PUBLIC}/")


@pytest.fixture(scope="module")
def real():
    return read_ledger(ROOT / "seeds")


def page(**query):
    app = AppTest.from_file(ROOT / "lib" / "ui" / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page("../../pages/data.py").run()


def text_of(app):
    kinds = (app.markdown, app.caption, app.info, app.warning, app.header)
    return "\n".join(one.value for kind in kinds for one in kind)


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


@pytest.mark.parametrize("code", SHEETS)
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
    assert "Restated money is included" in said
    assert "have no sum and add nothing" in said


def test_a_table_that_is_not_known_is_said_and_the_first_one_shown():
    app = page(name="tables/secrets")
    assert "names no table" in app.warning[0].value
    assert table(app, "frames/contributions_rows") is not None


def test_what_fits_nothing_is_said_with_what_to_do():
    assert NOTHING in [one.value for one in page(asof="2020-01-01").info]


def test_rows_are_kept_by_their_words_and_the_files_hold_all():
    app = page(name="tables/claims", filter="MILLIARDE")
    shown = table(app, "tables/claims_rows")
    assert 0 < len(shown) < 479
    assert shown["amount_as_printed"].str.casefold().str.contains("milliarde").all()
    assert f"{len(shown)} of 479 rows; the files hold all" in text_of(app)
    app = page(name="tables/claims", filter="no such words")
    assert table(app, "tables/claims_rows") is None
    assert "Leave one out" in text_of(app)


def test_of_a_long_table_the_first_rows_are_shown_and_that_is_said(monkeypatch):
    monkeypatch.setattr(data, "MOST", 100)
    app = page(name="tables/claims")
    assert len(table(app, "tables/claims_rows")) == 100
    assert "479 rows. The first 100 are shown." in text_of(app)


def test_rows_are_counted_in_words():
    assert rows_in_words(1, 1) == "1 row."
    assert rows_in_words(6_000, 20) == "20 of 6,000 rows; the files hold all."


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
    assert {*MARKS, "sources"} == set(TABLES)


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


def test_a_search_finds_in_the_ledger_of_the_day():
    app = page(q="germany pac-3")
    shown = table(app, "finds")
    assert shown["key"].tolist() == ["udcg-2026-02-12-deu-pac3"]
    assert "1 find." in text_of(app)
    before = page(q="germany pac-3", asof="2026-02-11")
    assert table(before, "finds") is None
    assert "Nothing that stood in the ledger on 11 Feb 2026" in text_of(before)


def test_what_is_typed_is_searched_and_kept_in_the_link():
    app = page()
    assert table(app, "finds") is None
    app.text_input(key="q_asked").input("  healey ").run()
    assert app.query_params["q"] == "healey"
    assert table(app, "finds")["kind"].tolist()[0] == "speaker"
    app.text_input(key="q_asked").input("").run()
    assert "q" not in app.query_params
    assert table(app, "finds") is None


def test_many_finds_are_cut_and_counted():
    app = page(q="2025")
    assert len(table(app, "finds")) == 50
    assert re.search(r"The first 50 finds, and \d+ more: add a word", text_of(app))


def test_a_find_says_where_it_was_found_and_a_source_has_its_address():
    found = table(page(q="anewz"), "finds").set_index("kind")
    source = found.loc["source"]
    assert source["address"].startswith("https://")
    assert source["where"] == "its name"
    assert found.loc["pledge", "where"].iloc[0].startswith("source: anewz")


@pytest.mark.parametrize(
    "asked",
    [
        "<script>alert(1)</script>",
        ":red[Germany] **x** [y](https://evil.test)",
        '=HYPERLINK("https://evil.test")',
        "(.*)+$ \\",
        "x" * 50_000,
        "germany " * 10_000,
    ],
)
def test_a_hostile_search_is_plain_text_and_never_echoed(asked):
    app = page(q=asked, filter=asked)
    assert not app.exception
    assert asked[:40] not in text_of(app)
    assert "evil" not in text_of(app)
    assert "alert" not in text_of(app)
    long = [one.value for one in app.warning if "first 200" in one.value]
    assert len(long) == (2 if len(asked) > LONGEST else 0)
    assert len(app.text_input(key="q_asked").value) <= LONGEST


def test_signs_alone_are_no_search():
    assert "no letter and no digit" in text_of(page(q="?!"))


def test_coverage_version_and_rows_are_those_of_the_ledger(real):
    app = page(asof="2026-02-12")
    said = text_of(app)
    assert "Searched from 26 Apr 2022 to 12 Feb 2026, checked on 23 Nov 2026" in said
    assert real.hash[:16] in said
    assert "4 Jan 1999" in said
    counts = app.table[0].value.set_index("Table")
    assert counts.loc["Pledges", "Recorded"] == "432"
    assert counts.loc["Pledges", "In force 12 Feb 2026"] == "427"
    assert counts.loc["Donors", "In force 12 Feb 2026"] == "no versions"


def test_rows_in_force_are_counted_by_the_day():
    ledger = toy_ledger(
        [pledge("deu"), pledge("nor", "NOR", withdrawn_on="2026-03-01")], []
    )
    counts = counts_of_tables(View(ledger, NOW)).set_index("Table").loc["Pledges"]
    assert counts.tolist() == ["one thing promised", "2", "1"]


def test_the_share_of_unclear_novelty_is_of_pledges_of_their_own():
    rows = [
        pledge("a", novelty="unclear"),
        *(pledge(key) for key in "bcd"),
        pledge("part", novelty="unclear", part_of="b"),
    ]
    ledger = toy_ledger(rows, [claim(one["pledge_id"], 1) for one in rows])
    (said,) = unclear_in_words(View(ledger, NOW))
    assert said == "Whether it is new is unclear for 1 of 4 pledges (25 percent)."
    assert not unclear_in_words(View(toy_ledger([], []), NOW))


def test_the_warnings_of_the_check_are_listed_with_what_they_are_about(
    tmp_path, monkeypatch
):
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["amount_as_printed"] = "rund 70 Mio. Dollar"
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(write_ledger(tmp_path, **tables)))
    app = page()
    assert not app.exception
    served = ledger_service().current()
    listed = warnings_listed(served.warned, served.ledger).set_index("key")
    assert listed.loc["deu-c1", "kind"] == "figure not printed"
    assert listed.loc["deu-c1", "opens"] == "deu"
    shown = table(app, "warnings")
    assert "deu-c1" in shown["key"].tolist()
    assert not shown["place"].str.contains(str(tmp_path.parent)).any()
    assert f"with {len(served.warned)} warning" in text_of(app)


def test_a_ledger_without_warnings_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(write_ledger(tmp_path)))
    app = page()
    assert "The check of the ledger finds nothing to warn of." in text_of(app)
    assert table(app, "warnings") is None


def test_a_citation_names_title_day_version_and_a_link_that_opens_it_again(real):
    asked = {"name": "frames/timeline", "currency": "EUR", "asof": "2026-02-12"}
    (cited,) = [one.value for one in page(**asked).code if real.title in one.value]
    for part in ("as of 12 Feb 2026", real.hash[:8], real.version):
        assert part in cited
    link = cited.split()[-1]
    assert link.startswith(f"{PUBLIC}/data?")
    again = dict(parse_qsl(urlsplit(link).query))
    assert again == asked | {
        "view": fingerprint_of(View(real, Selection(asof=date(2026, 2, 12))))
    }
    assert table(page(**again), "frames/timeline_rows") is not None
