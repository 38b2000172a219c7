"""The ledger as a whole, its tables and frames over HTTP, in every format."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from urllib.parse import parse_qs
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from lib.export.data.flat_files import FORMATS
from lib.frames.catalogue import FRAMES
from lib.frames.search import rows_holding
from lib.model.ledger import in_force
from lib.model.problems import nearest
from lib.model.selection import Selection
from lib.model.tables import TABLES
from lib.model.view import View
from tests.ledgers import row, sound_tables, write_ledger
from tests.web.client import TODAY, client_of

NOW = Selection(asof=TODAY)


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("extension", FORMATS)
def test_every_frame_is_answered_in_every_format(ask, ledger, name, extension):
    answer = ask(f"/v1/frames/{name}.{extension}?currency=EUR")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[extension].media_type
    expected = FRAMES[name](View(ledger, replace(NOW, currency="EUR")))
    assert rows_of(answer, extension) == len(expected)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("extension", FORMATS)
def test_every_table_is_answered_in_every_format(ask, ledger, name, extension):
    answer = ask(f"/v1/tables/{name}.{extension}")
    assert answer.status_code == 200
    assert rows_of(answer, extension) == len(ledger[name])


def rows_of(answer, extension):
    if extension == "csv":
        return len(pd.read_csv(BytesIO(answer.content), dtype=str))
    if extension == "json":
        return len(answer.json()["data"])
    if extension == "parquet":
        return len(pd.read_parquet(BytesIO(answer.content)))
    return openpyxl.load_workbook(BytesIO(answer.content))["data"].max_row - 1


def test_a_frame_is_that_of_the_selection(ask, ledger):
    query = "currency=EUR&donor=DEU&donor=NLD&basis=announced&asof=2026-02-12"
    answer = ask(f"/v1/frames/contributions.parquet?{query}")
    selection = Selection(
        currency="EUR",
        donor=("DEU", "NLD"),
        basis="announced",
        asof=date(2026, 2, 12),
    )
    expected = FRAMES["contributions"](View(ledger, selection))
    read = pd.read_parquet(BytesIO(answer.content))
    pd.testing.assert_frame_equal(read, expected)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("frames/donor_totals", "filter=NORWAY"),
        ("frames/donor_totals", "filter=no+such+word"),
        ("tables/claims", "filter=million+60"),
        ("tables/pledges", "asof=2026-02-12&filter=NOR"),
    ],
)
def test_a_filter_keeps_the_rows_that_a_page_would_show(
    ask, ledger, path, rows, extension
):
    folder, name = path.split("/")
    words = parse_qs(rows)["filter"][0]
    day = date(2026, 2, 12) if "asof" in rows else None
    every = FRAMES[name](View(ledger, NOW)) if folder == "frames" else ledger[name]
    expected = rows_holding(in_force(every, day) if day else every, words)
    answer = ask(f"/v1/{path}.{extension}?{rows}")
    assert answer.status_code == 200
    assert rows_of(answer, extension) == len(expected)
    if extension == "csv":
        read = pd.read_csv(BytesIO(answer.content), dtype=str)
        assert list(read.columns) == list(every.columns)
        assert read.iloc[:, 0].tolist() == expected.iloc[:, 0].tolist()


def test_what_is_narrowed_by_words_says_so_and_is_another_answer(ask):
    path = "/v1/tables/claims"
    meta = ask(f"{path}.json?filter=+rund++60").json()["meta"]
    assert meta["selection"]["query"] == [["filter", "rund 60"]]
    assert meta["selection"]["words"].endswith('rows that contain "rund 60" only')
    assert "no totals" in meta["caveats"][-1]
    sheet = openpyxl.load_workbook(BytesIO(ask(f"{path}.xlsx?filter=rund+60").content))[
        "about"
    ]
    about = list(sheet.values)
    assert ("Query", "filter=rund+60") in about
    plain, narrowed = ask(f"{path}.csv"), ask(f"{path}.csv?filter=rund+60")
    assert narrowed.headers["etag"] != plain.headers["etag"]
    assert narrowed.headers["content-disposition"] == (
        'attachment; filename="pledgeboard_claims_filter-rund-60.csv"'
    )


def test_a_frame_with_words_is_another_answer_by_another_name(ask):
    path = "/v1/frames/donor_totals.csv"
    answers = [ask(f"{path}?filter={one}").headers for one in ("", "NOR", "DEU")]
    assert len({one["etag"] for one in answers}) == 3
    name = "pledgeboard_donor_totals_filter-NOR_2026-11-23.csv"
    assert answers[1]["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "path", ["tables/pledges", "frames/contributions", "charts/donor_totals"]
)
def test_a_csv_for_excel_is_the_same_behind_a_mark(ask, path):
    plain, marked = ask(f"/v1/{path}.csv"), ask(f"/v1/{path}.csv?bom=true")
    assert marked.content == b"\xef\xbb\xbf" + plain.content
    assert marked.headers["content-type"] == "text/csv; charset=utf-8"
    assert marked.headers["etag"] != plain.headers["etag"]
    read = pd.read_csv(BytesIO(marked.content), encoding="utf-8-sig")
    pd.testing.assert_frame_equal(read, pd.read_csv(BytesIO(plain.content)))
    known = marked.headers["etag"]
    assert ask(f"/v1/{path}.csv?bom=true", if_none_match=known).status_code == 304
    assert ask(f"/v1/{path}.csv?bom=false").content == plain.content
    other = ask(f"/v1/{path}.json?bom=true")
    assert other.content == ask(f"/v1/{path}.json").content
    assert other.headers["etag"] == ask(f"/v1/{path}.json").headers["etag"]


def test_the_meta_of_json_resolves_the_as_of_date(ask, ledger):
    meta = ask("/v1/frames/donor_totals.json?currency=EUR&set=DEU").json()["meta"]
    assert meta["selection"]["query"] == [
        ["currency", "EUR"],
        ["asof", "2026-11-23"],
        ["set", "DEU"],
    ]
    assert meta["selection"]["words"].endswith("rows of DEU only")
    assert meta["as_of"] == "2026-11-23"
    assert meta["ledger_hash"] == ledger.hash
    assert meta["caveats"]


def test_a_versioned_table_without_asof_holds_withdrawn_rows_too(ask, ledger):
    full = ask("/v1/tables/pledges.json").json()
    assert {"nor", "nor-2"} <= {row["pledge_id"] for row in full["data"]}
    assert full["meta"]["as_of"] is None
    then = ask("/v1/tables/pledges.json?asof=2026-02-12").json()
    standing = in_force(ledger["pledges"], date(2026, 2, 12))["pledge_id"]
    assert [row["pledge_id"] for row in then["data"]] == list(standing)
    assert then["meta"]["selection"]["query"] == [["asof", "2026-02-12"]]


def test_only_asof_changes_a_table(ask):
    plain = ask("/v1/tables/pledges.csv")
    assert ask("/v1/tables/pledges.csv?donor=DEU&currency=EUR").text == plain.text
    assert ask("/v1/tables/pledges.csv?asof=2026-02-12").text != plain.text


@pytest.mark.parametrize(
    "path", ["/v1/health", "/v1/datapackage.json", "/v1/ledger.zip", "/openapi.json"]
)
def test_a_route_without_parameters_heeds_none(ask, path):
    assert ask(f"{path}?donors=DEU").status_code == 200


def test_a_day_before_everything_is_an_empty_frame(ask):
    answer = ask("/v1/frames/contributions.json?asof=0001-01-01&from=0001-01-01")
    assert answer.status_code == 200
    assert answer.json()["data"] == []


@pytest.mark.parametrize(
    ("path", "name", "allowed"),
    [
        ("/v1/frames/nothing.csv", "frame", list(FRAMES)),
        ("/v1/tables/nothing.csv", "table", list(TABLES)),
        ("/v1/frames/items.nothing", "format", list(FORMATS)),
        ("/v1/tables/claims.nothing.csv", "table", list(TABLES)),
    ],
)
def test_an_unknown_name_is_not_found_and_the_known_ones_are_named(
    ask, path, name, allowed
):
    answer = ask(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    (problem,) = answer.json()["problems"]
    assert problem["name"] == name
    assert problem["allowed_count"] == len(allowed)
    assert problem["allowed"] == list(nearest("nothing", tuple(allowed)))


def test_a_download_is_named_by_frame_selection_and_day(ask):
    def disposition(path):
        return ask(path).headers["content-disposition"]

    assert disposition("/v1/frames/donor_totals.csv?currency=EUR&set=DEU;NLD") == (
        'attachment; filename="pledgeboard_donor_totals_EUR-DEU-NLD_2026-11-23.csv"'
    )
    assert disposition("/v1/frames/timeline.json") == (
        'inline; filename="pledgeboard_timeline_2026-11-23.json"'
    )
    assert disposition("/v1/tables/claims.xlsx") == (
        'attachment; filename="pledgeboard_claims.xlsx"'
    )


def test_json_is_the_frame_cell_by_cell(ask, ledger):
    data = ask("/v1/frames/meeting_totals.json").json()["data"]
    frame = FRAMES["meeting_totals"](View(ledger, NOW))
    days = frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d"))
    expected = days.astype(object).where(days.notna(), None).to_dict("records")
    assert data == expected


def broken_tables():
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    return tables


def test_health_says_which_ledger_is_served(ask, ledger):
    answer = ask("/v1/health")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    health = answer.json()
    assert health["status"] == "ok"
    assert health["ledger"] == "ok"
    assert "report" not in health
    assert health["hash"] == ledger.hash
    assert health["version"] == "1.0.0"
    assert health["software"].startswith("Pledgeboard ")
    assert health["rows"] == {name: len(ledger[name]) for name in TABLES}
    assert health["coverage"]["to"] == "2026-02-12"
    assert health["rates"]["last"] > health["rates"]["first"]


def test_readers_may_be_sent_once_the_pages_are_ready(folder):
    ask, ready = client_of(folder), []
    ask.app.state.warm = lambda: bool(ready)
    early = ask("/v1/ready")
    assert early.status_code == 503
    assert early.headers["retry-after"] == "5"
    assert ask("/v1/health").status_code == 200
    ready.append(True)
    answer = ask("/v1/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_broken_ledger_leaves_the_last_good_one_served_and_health_says_so(tmp_path):
    ask = client_of(write_ledger(tmp_path / "ledger"))
    good = ask("/v1/health").json()
    frame = ask("/v1/frames/donor_totals.csv")
    write_ledger(tmp_path / "ledger", **broken_tables())
    stale = ask("/v1/health")
    assert stale.status_code == 200
    assert stale.json()["ledger"] == "stale"
    assert any('"EURO"' in line for line in stale.json()["report"])
    assert stale.json()["hash"] == good["hash"]
    again = ask("/v1/frames/donor_totals.csv")
    assert (again.content, again.headers) == (frame.content, frame.headers)
    write_ledger(tmp_path / "ledger")
    assert ask("/v1/health").json()["ledger"] == "ok"


def test_before_the_first_good_ledger_every_route_says_why_there_is_none(tmp_path):
    ask = client_of(write_ledger(tmp_path / "ledger", **broken_tables()))
    paths = [
        "/v1/health",
        "/v1/ready",
        "/v1/ledger.zip",
        "/v1/frames/items.csv",
        "/openapi.json",
    ]
    for path in paths:
        answer = ask(path)
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert any('"EURO"' in line for line in answer.json()["report"])
    assert ask("/v1/nonsense").status_code == 404


def test_the_descriptor_is_that_of_the_package(ask, ledger):
    answer = ask("/v1/datapackage.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == ledger.descriptor


def test_the_package_holds_every_table_and_document(ask, ledger):
    answer = ask("/v1/ledger.zip")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="pledgeboard_ledger.zip"'
    )
    names = ZipFile(BytesIO(answer.content)).namelist()
    assert {f"{name}.csv" for name in TABLES} <= set(names)
    assert {f"documents/{name}.txt" for name in ledger.documents} <= set(names)
    assert {"datapackage.json", "LICENCE.txt"} <= set(names)
