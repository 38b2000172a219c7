"""Tables and frames over HTTP, in every format, for a selection."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from lib.export.data.flat_files import FORMATS
from lib.frames.catalogue import FRAMES
from lib.model.formats import nearest
from lib.model.ledger import in_force
from lib.model.selection import Selection
from lib.model.tables import TABLES
from lib.model.view import View
from lib.web.data_request import PAGE_NAMES
from tests.web.client import TODAY

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
    ("frame", "row", "column", "expected"),
    [
        ("donor_totals", "DEU", "donors", ["DEU"]),
        ("donor_totals", "DEU;NLD", "donors", ["DEU;NLD"]),
        ("donor_totals", "unattributed", "donors", ["unattributed"]),
        ("contributions", "unattributed", "pledge_id", ["total"]),
        ("contributions", "DEU", "pledge_id", ["deu", "deu-again"]),
        ("contributions", "nor-2", "pledge_id", ["nor-2"]),
        ("meeting_totals", "udcg-2025-04-11", "meeting_id", ["udcg-2025-04-11"]),
        ("conditions", "udcg-2026-02-12", "pledge_id", ["lva"]),
        ("claims", "DEU", "pledge_id", ["deu-again", "deu", "deu"]),
        ("claims", "joint", "claim_id", ["joint-c1"]),
        ("contributions", "nor", "pledge_id", []),
    ],
)
def test_set_keeps_the_rows_of_one_key(ask, frame, row, column, expected):
    data = ask(f"/v1/frames/{frame}.json?set={row}").json()["data"]
    assert [one[column] for one in data] == expected


def test_set_does_not_change_the_figures_of_its_row(ask):
    every = ask("/v1/frames/donor_totals.json").json()["data"]
    one = ask("/v1/frames/donor_totals.json?set=DEU").json()["data"]
    assert one == [row for row in every if row["donors"] == "DEU"]


@pytest.mark.parametrize("row", ["nobody", "udcg-2026-02-12", "deu"])
def test_a_set_that_no_row_of_the_frame_can_be_is_refused(ask, row):
    answer = ask(f"/v1/frames/donor_totals.json?set={row}")
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["name"], problem["found"]) == ("set", row)
    assert problem["expected"].startswith("the donors of a row")


def test_a_frame_without_such_rows_takes_no_set(ask):
    answer = ask("/v1/frames/timeline.csv?set=DEU")
    assert answer.status_code == 400
    assert "timeline has no such rows" in answer.json()["detail"]


def test_names_that_belong_to_a_page_are_ignored(ask):
    page = "&".join(f"{name}=x" for name in sorted(PAGE_NAMES)) + "&show=DEU"
    answer = ask(f"/v1/frames/donor_totals.csv?{page}")
    assert answer.status_code == 200
    assert answer.text == ask("/v1/frames/donor_totals.csv").text
    assert answer.headers["etag"] == ask("/v1/frames/donor_totals.csv").headers["etag"]


@pytest.mark.parametrize("path", ["/v1/frames/items.csv", "/v1/tables/pledges.csv"])
@pytest.mark.parametrize(
    ("query", "found", "nearest"),
    [
        ("donors=DEU", "donors", "donor"),
        ("curency=EUR", "curency", "currency"),
        ("meetings=", "meetings", "meeting"),
        ("As_Of=2026-02-12", "As_Of", "asof"),
        ("utm_source=mail", "utm_source", ""),
    ],
)
def test_a_misspelled_name_is_refused_with_the_nearest(
    ask, path, query, found, nearest
):
    answer = ask(f"{path}?{query}&q=tanks")
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["name"], problem["found"]) == ("parameter", found)
    assert nearest in ["", problem["allowed"][0]]
    said = (
        f'parameter "{found}" is not known. Expected: a name of a selection, or `set`'
    )
    assert problem["detail"].startswith(f"{said}, such as {problem['allowed'][0]}")


@pytest.mark.parametrize(
    "path", ["/v1/health", "/v1/datapackage.json", "/v1/ledger.zip", "/openapi.json"]
)
def test_a_route_without_parameters_heeds_none(ask, path):
    assert ask(f"{path}?donors=DEU").status_code == 200


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("asof=2030-01-01", 'asof "2030-01-01" is after today.'),
        ("currency=USD&currency=EUR", 'currency "EUR" is one too many.'),
        ("from=2026-02-01&to=2026-01-01", 'from "2026-02-01" is after `to`.'),
        ("set=deu", 'set "deu" names no row of donor_totals.'),
        ("set=DEU&set=NOR", 'set "NOR" is one too many.'),
    ],
)
def test_the_detail_says_what_is_wrong(ask, query, sentence):
    answer = ask(f"/v1/frames/donor_totals.csv?{query}")
    assert answer.json()["detail"].startswith(sentence)


@pytest.mark.parametrize("path", ["/v1/frames/items.csv", "/v1/tables/pledges.csv"])
def test_every_wrong_value_is_named_with_what_is_allowed(ask, path):
    query = "currency=EURO&aid=weapons&aid=military&from=yesterday&asof=2030-01-01"
    answer = ask(f"{path}?{query}&show=nobody&basis=firm&basis=new")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == 400
    assert body["instance"] == path
    problems = {one["name"]: one for one in body["problems"]}
    assert list(problems) == ["currency", "aid", "from", "basis", "asof", "show"]
    assert problems["currency"]["found"] == "EURO"
    assert "EUR" in problems["currency"]["allowed"]
    assert problems["currency"]["allowed_count"] > 30
    aid = ["military", "financial", "humanitarian", "mixed"]
    assert problems["aid"]["allowed"] == aid
    assert problems["from"]["expected"] == "a day, as 2026-02-12"
    assert problems["asof"]["expected"].startswith("a day up to 2026-11-23")
    assert problems["basis"]["expected"] == "one value; firm came first"
    assert all(one["detail"] in body["detail"] for one in body["problems"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rates=2026-11-01", "the last with a rate"),
        ("from=2026-02-12&to=2025-02-12", "a day up to 2025-02-12"),
        ("asof=2026-2-1", "a day up to"),
        ("donor=%00", "Expected: DEU, LVA, NLD, NOR"),
        ("donor=%FF", "Expected: DEU, LVA, NLD, NOR"),
        ("currency=EURO", "such as EUR"),
        ("rates=announced&rates=2026-01-02", "one value; announced came first"),
        ("currency=USD&currency=EUR", "one value; USD came first"),
        ("set=", None),
        ("donor=&currency=", None),
    ],
)
def test_values_at_the_edge(ask, query, expected):
    answer = ask(f"/v1/frames/donor_totals.json?{query}")
    if expected is None:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 400
        assert expected in answer.json()["detail"]


def test_many_problems_are_counted_not_all_spelled_out(ask):
    wrong = "&".join(f"donor=X{number}" for number in range(1000))
    body = ask(f"/v1/frames/items.csv?{wrong}").json()
    assert len(body["problems"]) == 20
    assert body["detail"].endswith("1,000 problems in all.")


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
