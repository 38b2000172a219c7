"""What a request asks for: a selection, a row, and what is wrong with it."""

import pandas as pd
import pytest

from lib.web.data_request import PAGE_NAMES, keep_set, set_rule
from tests.toys import pledge, toy_ledger


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
    names = sorted(PAGE_NAMES - {"filter"})
    page = "&".join(f"{name}=x" for name in names) + "&show=DEU"
    answer = ask(f"/v1/frames/donor_totals.csv?{page}")
    assert answer.status_code == 200
    assert answer.text == ask("/v1/frames/donor_totals.csv").text
    assert answer.headers["etag"] == ask("/v1/frames/donor_totals.csv").headers["etag"]


@pytest.mark.parametrize(
    "path", ["/v1/frames/donor_totals.csv", "/v1/tables/claims.csv"]
)
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (f"filter={'x' * 201}", "cannot be looked for. Expected: words of at most 200"),
        ("filter=%3F%21", 'filter "?!" cannot be looked for'),
        ("filter=+", 'filter " " cannot be looked for'),
        ("filter=a&filter=b", 'filter "b" is one too many'),
        ("bom=1", 'bom "1" is not known. Expected: true, false.'),
        ("bom=true&bom=false", 'bom "false" is one too many'),
        ("bom=1&filter=%3F", "bom"),
        ("filters=a", 'parameter "filters" is not known'),
    ],
)
def test_words_and_a_mark_that_are_none_are_refused(ask, path, query, sentence):
    answer = ask(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert sentence in body["detail"]
    names = {one.split("=")[0] for one in query.split("&")} & {"filter", "bom"}
    assert {one["name"] for one in body["problems"]} - {"parameter"} == names


def test_a_blank_filter_keeps_every_row(ask):
    plain = ask("/v1/frames/donor_totals.csv")
    blank = ask("/v1/frames/donor_totals.csv?filter=&bom=")
    assert (blank.content, blank.headers["etag"]) == (
        plain.content,
        plain.headers["etag"],
    )


@pytest.mark.parametrize("path", ["/v1/frames/items.csv", "/v1/tables/pledges.csv"])
@pytest.mark.parametrize(
    ("query", "found", "nearest"),
    [
        ("donors=DEU", "donors", "donor"),
        ("curency=EUR", "curency", "currency"),
        ("meetings=", "meetings", "meeting"),
        ("As_Of=2026-02-12", "As_Of", "asof"),
        ("utm=mail", "utm", ""),
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


def rows_kept(row, *kept, columns=("donors", "pledge_id")):
    ledger = toy_ledger([pledge("deu", "DEU"), pledge("all", None)], [])
    frame = pd.DataFrame({"donors": ["DEU", None], "pledge_id": ["deu", "all"]})
    found = keep_set(frame[list(columns)], row, ledger)
    assert list(found["pledge_id"]) == list(kept)
    assert list(found.index) == list(range(len(kept)))


def test_rows_without_donors_are_kept_as_unattributed():
    rows_kept("unattributed", "all")
    rows_kept("DEU", "deu")
    rows_kept("all", "all")
    rows_kept(None, "deu", "all")


def test_a_frame_that_names_only_pledges_is_kept_by_their_donors():
    rows_kept("DEU", "deu", columns=["pledge_id"])
    rows_kept("unattributed", "all", columns=["pledge_id"])


def test_no_row_is_kept_of_an_empty_frame():
    empty = pd.DataFrame({"donors": pd.Series(dtype="str")})
    assert keep_set(empty, "DEU", toy_ledger([pledge("deu", "DEU")], [])).empty


def test_a_rule_says_which_rows_a_frame_has():
    ledger = toy_ledger([pledge("deu", "DEU")], [])
    rule = set_rule("donor_totals", ledger)
    assert rule.allowed == ("DEU", "unattributed")
    assert rule.read("deu") is None
    assert "no value" in set_rule("timeline", ledger).expected


APPENDED = "utm_source=mail&UTM_Campaign=x&fbclid=1&gclid=1&mc_cid=1&ref=t.co&epik="


@pytest.mark.parametrize(
    "path",
    [
        "/v1/frames/donor_totals.json?currency=EUR",
        "/v1/tables/pledges.json?asof=2026-02-12",
        "/v1/charts/donor_totals.json?currency=EUR",
        "/v1/briefing.html?chart=donor_totals",
        "/embed?chart=donor_totals",
    ],
)
def test_what_others_append_to_a_link_changes_nothing(ask, path):
    plain, appended = ask(path), ask(f"{path}&{APPENDED}")
    assert appended.status_code == 200, appended.text
    assert appended.content == plain.content
    assert appended.headers["etag"] == plain.headers["etag"]
