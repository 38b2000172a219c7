"""Answers that can be kept: ETag, 304 and what they depend on."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.middleware.gzip import GZipMiddleware

from lib.frames.money import reference_rates
from lib.web import data
from lib.web.headers import KEPT, SETTLED
from tests.ledgers import row, sound_tables, write_ledger
from tests.web.client import Client, client_of

PATHS = [
    "/v1/frames/donor_totals.csv",
    "/v1/frames/donor_totals.xlsx",
    "/v1/tables/pledges.parquet",
    "/v1/ledger.zip",
    "/v1/datapackage.json",
    "/openapi.json",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_may_be_kept_by_anyone_and_asked_for_again(ask, path):
    first = ask(path)
    assert first.headers["cache-control"] == KEPT
    assert first.headers["etag"].startswith('W/"')
    again = ask(path, if_none_match=first.headers["etag"])
    assert again.status_code == 304
    assert again.content == b""
    for name in ("etag", "cache-control"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/v1/frames/donor_totals.csv?asof=2026-02-12", SETTLED),
        ("/v1/tables/pledges.csv?asof=2026-02-12", SETTLED),
        ("/v1/charts/largest_donors.json?asof=2026-02-12", SETTLED),
        # A row of the next day may still be recorded.
        ("/v1/frames/donor_totals.csv?asof=2026-03-03", KEPT),
        # A table that is not versioned holds what is known today.
        ("/v1/tables/donors.csv?asof=2026-02-12", KEPT),
        # A briefing says on which day it was made.
        ("/v1/briefing.docx?chart=largest_donors&asof=2026-02-12", KEPT),
    ],
)
def test_a_shared_cache_keeps_for_good_what_no_edition_may_change(ask, path, kept):
    first = ask(path)
    assert first.status_code == 200
    assert first.headers["cache-control"] == kept
    again = ask(path, if_none_match=first.headers["etag"])
    assert (again.status_code, again.headers["cache-control"]) == (304, kept)


def test_what_is_asked_of_today_is_not_settled_though_the_ledger_is_of_today(folder):
    ask = client_of(folder, lambda: date(2026, 2, 12))
    for query in ("", "?asof=2026-02-12"):
        answer = ask(f"/v1/frames/donor_totals.csv{query}")
        assert answer.headers["cache-control"] == KEPT


@pytest.mark.parametrize("path", PATHS)
def test_the_same_etag_means_the_same_bytes(folder, path):
    one, other = client_of(folder)(path), client_of(folder)(path)
    assert one.headers["etag"] == other.headers["etag"]
    assert one.content == other.content


@pytest.mark.parametrize("stated", ["*", "{}", "W/{}", '"other", {}', '"a",W/{} , "b"'])
def test_if_none_match_takes_lists_weak_tags_and_a_star(ask, stated):
    tag = ask(PATHS[0]).headers["etag"].removeprefix("W/")
    assert ask(PATHS[0], if_none_match=stated.format(tag)).status_code == 304


def test_a_compressed_answer_says_once_what_it_varies_by_and_can_be_kept(folder):
    # As Streamlit compresses whatever is mounted.
    ask = Client(GZipMiddleware(client_of(folder).app))
    plain = ask(PATHS[0], accept_encoding="identity").headers
    zipped = ask(PATHS[0], accept_encoding="gzip").headers
    assert zipped["content-encoding"] == "gzip"
    assert zipped["vary"] == plain["vary"] == "Accept-Encoding"
    assert zipped["etag"] == plain["etag"]
    assert zipped["etag"].startswith('W/"')
    assert ask(PATHS[0], if_none_match=zipped["etag"]).status_code == 304


@pytest.mark.parametrize("stated", ["", '"other"', "{}x", "unquoted"])
def test_another_tag_gets_the_file(ask, stated):
    tag = ask(PATHS[0]).headers["etag"].removeprefix("W/").strip('"')
    assert ask(PATHS[0], if_none_match=stated.format(tag)).status_code == 200


def test_a_frame_that_is_known_is_not_computed(folder, monkeypatch):
    ask = client_of(folder)
    tag = ask("/v1/frames/items.csv").headers["etag"]
    broken = replace(data.FRAMES["items"], make=None)
    monkeypatch.setitem(data.FRAMES, "items", broken)
    assert ask("/v1/frames/items.csv", if_none_match=tag).status_code == 304
    assert ask("/v1/frames/items.csv").status_code == 500


def test_the_etag_differs_by_frame_format_and_selection(ask):
    paths = [
        "/v1/frames/donor_totals.csv",
        "/v1/frames/donor_totals.json",
        "/v1/frames/meeting_totals.csv",
        "/v1/frames/donor_totals.csv?currency=EUR",
        "/v1/frames/donor_totals.csv?asof=2026-02-12",
        "/v1/frames/donor_totals.csv?set=DEU",
        "/v1/tables/donors.csv",
    ]
    assert len({ask(path).headers["etag"] for path in paths}) == len(paths)


def test_the_same_selection_written_otherwise_has_the_same_etag(ask):
    one = ask("/v1/frames/items.csv?donor=DEU&donor=NOR&basis=firm")
    other = ask("/v1/frames/items.csv?donor=NOR&donor=DEU&asof=2026-11-23")
    assert one.headers["etag"] == other.headers["etag"]


def test_the_etag_of_a_frame_changes_with_the_day_unless_the_day_is_named(folder):
    today = client_of(folder)
    tomorrow = client_of(folder, lambda: date(2026, 11, 24))
    for path, same in [
        ("/v1/frames/items.csv", False),
        ("/v1/frames/items.csv?asof=2026-02-12", True),
        ("/v1/tables/pledges.csv", True),
    ]:
        tags = today(path).headers["etag"], tomorrow(path).headers["etag"]
        assert (tags[0] == tags[1]) is same


def test_a_changed_ledger_has_other_etags_at_once(tmp_path):
    ask = client_of(write_ledger(tmp_path / "ledger"))
    before = ask("/v1/tables/claims.csv").headers["etag"]
    tables = sound_tables()
    row(tables, "claims", "total-c1")["amount"] = "110000000"
    write_ledger(tmp_path / "ledger", **tables)
    after = ask("/v1/tables/claims.csv", if_none_match=before)
    assert after.status_code == 200
    assert "110000000" in after.text


def test_the_etag_changes_with_the_software(folder, monkeypatch):
    ask = client_of(folder)
    before = ask(PATHS[0]).headers["etag"]
    monkeypatch.setattr("lib.web.answers.software_version", lambda: "9.9")
    assert ask(PATHS[0]).headers["etag"] != before


def test_the_etag_changes_with_the_rates(folder, monkeypatch):
    ask = client_of(folder)
    before = ask(PATHS[0]).headers["etag"]
    rates = reference_rates()
    for other in ({"source": "others"}, {"last": date(2026, 10, 31)}):
        newer = replace(rates, **other)
        monkeypatch.setattr("lib.web.answers.reference_rates", lambda to=newer: to)
        assert ask(PATHS[0]).headers["etag"] != before


@pytest.mark.parametrize("path", [*PATHS, "/v1/health", "/v1/nonsense"])
def test_head_is_get_without_the_body(ask, path):
    get, head = ask(path), ask(path, "HEAD")
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers == get.headers


def test_any_page_may_read_the_answers(ask):
    for path in ("/v1/health", "/v1/frames/items.csv", "/v1/nonsense"):
        headers = ask(path).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["x-content-type-options"] == "nosniff"
