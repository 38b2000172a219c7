"""Accepted rows as rows of tables: blanks filled in, keys free, nothing written changed."""

from dataclasses import replace
from datetime import date

import pytest

from lib.ledger.accepted import completed, day_of, meeting_near, placed
from lib.ledger.package import read_ledger
from lib.ledger.patch import Patch, patch_bytes, patched, read_patch
from lib.model.proposal import Span
from lib.model.review import CLAIM, PLEDGE, REJECTED, REPORT, Review, Reviewed
from tests.ledgers import DOCUMENT, write_ledger

TODAY = date(2026, 4, 1)
SOURCE = {
    "publisher": "The Wire",
    "kind": "press",
    "url": "https://example.org/new",
    "published_on": "2026-02-13",
    "language": "en",
}
NORWAY = Reviewed(
    Span(0, 5),
    pledge={"donors": "NOR", "item": "shells", "aid_type": "military"},
    claim={
        "amount": "5000000000",
        "currency": "NOK",
        "qualifier": "exact",
        "amount_as_printed": "NOK 5 billion",
    },
    fate=PLEDGE,
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return read_ledger(write_ledger(tmp_path_factory.mktemp("toy")))


def review(*rows, **given):
    given = {"source": SOURCE, "meeting_id": "udcg-2026-02-12"} | given
    return Review("A text.", rows=rows, **given)


def entered(given, ledger):
    rows = placed(completed(given, ledger), ledger)
    return patched(ledger, Patch("tiny", ledger.version, rows.tables), TODAY), rows


def test_a_new_pledge_takes_day_scope_and_keys_and_the_ledger_takes_it(ledger):
    done = completed(review(NORWAY), ledger)
    pledge = done.rows[0].pledge
    assert done.source["source_id"] == "the-wire-20260213"
    assert (pledge["announced_on"], pledge["scope"]) == ("2026-02-12", "donor")
    after, rows = entered(review(NORWAY), ledger)
    added = after["pledges"].set_index("pledge_id").loc[pledge["pledge_id"]]
    assert (added["donors"], added["meeting_id"]) == ("NOR", "udcg-2026-02-12")
    claim = after["claims"].iloc[-1]
    assert (claim["amount"], claim["lead"]) == (5e9, True)
    assert set(rows.places.values()) == {0}
    assert rows.places[claim["claim_id"]] == 0


def test_two_pledges_alike_get_keys_of_their_own(ledger):
    first, second = completed(review(NORWAY, NORWAY), ledger).rows
    assert first.pledge["pledge_id"] != second.pledge["pledge_id"]
    after, rows = entered(review(NORWAY, NORWAY), ledger)
    assert len(after["pledges"]) == len(ledger["pledges"]) + 2
    assert sorted(rows.places.values()) == [0, 0, 1, 1]


def test_what_the_reader_wrote_stays(ledger):
    row = NORWAY.edited("pledge", "announced_on", "2026-02-11")
    row = row.edited("pledge", "pledge_id", "my-own").edited(
        "pledge", "novelty", "unclear"
    )
    pledge = completed(review(row), ledger).rows[0].pledge
    assert pledge["pledge_id"] == "my-own"
    assert (pledge["announced_on"], pledge["novelty"]) == ("2026-02-11", "unclear")


def test_another_claim_joins_its_pledge_and_does_not_lead(ledger):
    after, _ = entered(review(replace(NORWAY, fate=CLAIM, of="nor-2")), ledger)
    claims = after["claims"][after["claims"]["pledge_id"] == "nor-2"]
    assert list(claims["lead"]) == [True, False]
    assert len(after["pledges"]) == len(ledger["pledges"])


def test_a_promise_can_be_taken_as_a_report_on_a_condition(ledger):
    row = Reviewed(
        Span(0, 5),
        pledge={"donors": "DEU"},
        claim={"quantity": "5", "unit": "missiles"},
        fate=REPORT,
        of="lva",
    )
    after, _ = entered(review(row), ledger)
    event = after["condition_events"].iloc[-1]
    assert (event["pledge_id"], event["donor_id"], event["quantity"]) == (
        "lva",
        "DEU",
        5,
    )
    assert (event["unit"], event["status_after"]) == ("missiles", "unknown")
    assert f"{event['date']:%Y-%m-%d}" == "2026-02-13"


def test_what_is_open_or_rejected_is_in_no_table(ledger):
    rows = placed(
        completed(
            review(replace(NORWAY, fate=REJECTED), replace(NORWAY, fate="")), ledger
        ),
        ledger,
    )
    assert list(rows.tables) == ["sources"]


def test_a_source_at_a_known_address_is_the_ledgers(ledger):
    given = review(NORWAY, source=SOURCE | {"url": "https://example.org"})
    done = completed(given, ledger)
    assert done.source["source_id"] == "ministry"
    assert "sources" not in placed(done, ledger).tables


def test_passages_are_quoted_of_a_document_that_is_held(ledger):
    given = Review(DOCUMENT, rows=(NORWAY,), source={"source_id": "report"})
    claim = placed(completed(given, ledger), ledger).tables["claims"].iloc[0]
    assert (claim["quote_start"], claim["quote_end"]) == ("0", "5")
    row = NORWAY.edited("claim", "quote_start", "0")
    other = placed(completed(review(row), ledger), ledger).tables["claims"].iloc[0]
    assert (other["quote_start"], other["quote_end"]) == ("", "")


def test_a_meeting_that_the_ledger_lacks_comes_along_and_gives_the_day(ledger):
    meeting = {
        **{"series": "UDCG", "number": "35", "date": "2026-03-20"},
        **{"format": "virtual", "chairs": "A"},
    }
    given = review(NORWAY, meeting_id="udcg-2026-03-20", meeting=meeting)
    assert day_of(given, ledger) == "2026-03-20"
    after, _ = entered(given, ledger)
    assert after["meetings"].iloc[-1]["meeting_id"] == "udcg-2026-03-20"
    assert f"{after['pledges'].iloc[-1]['announced_on']:%Y-%m-%d}" == "2026-03-20"


@pytest.mark.parametrize(
    ("day", "meeting"),
    [
        ("2026-02-12", "udcg-2026-02-12"),
        ("2026-02-16", "udcg-2026-02-12"),
        ("2026-02-17", ""),
        ("2026-02-11", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_report_is_of_the_meeting_of_the_days_before(ledger, day, meeting):
    assert meeting_near(day, ledger) == meeting


def test_outside_any_meeting_the_day_is_that_of_the_source(ledger):
    assert day_of(review(meeting_id=""), ledger) == "2026-02-13"


def test_the_patch_reads_back_the_same(ledger):
    rows = placed(completed(review(NORWAY), ledger), ledger)
    back = read_patch(patch_bytes(Patch("tiny", ledger.version, rows.tables)))
    assert back.tables.keys() == rows.tables.keys()
    for table, frame in rows.tables.items():
        assert back.tables[table].to_dict("records") == frame.to_dict("records")
