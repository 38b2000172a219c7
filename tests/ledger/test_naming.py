from lib.ledger.naming import named
from lib.model.tables import VERSIONED
from tests.ledger.patches import rows_of

NONE = {table: set() for table in (*VERSIONED, "sources")}


def records(table, *rows):
    return rows_of(table, *rows).to_dict("records")


def test_a_key_says_meeting_donor_and_channel():
    rows = records(
        "pledges",
        {"meeting_id": "udcg-2026-09-08", "donors": "GBR", "mechanism": "purl;ifu"},
        {"donors": "DEU;NLD", "item_class": "drone"},
        {"donors": "", "scope": "total"},
        {"pledge_id": "mine"},
    )
    done = named({"pledges": rows}, NONE)
    assert [row["pledge_id"] for row in done["pledges"]] == [
        "udcg-2026-09-08-gbr-purl",
        "2026-03-05-multi-drone",
        "2026-03-05-total-military",
        "mine",
    ]


def test_no_key_is_given_twice():
    rows = records("pledges", {}, {}, {"pledge_id": "2026-03-05-nor-military-3"})
    taken = NONE | {"pledges": {"2026-03-05-nor-military"}}
    done = named({"pledges": rows}, taken)
    assert [row["pledge_id"] for row in done["pledges"]] == [
        "2026-03-05-nor-military-2",
        "2026-03-05-nor-military-4",
        "2026-03-05-nor-military-3",
    ]


def test_claims_follow_the_pledges_that_had_no_key():
    rows = {
        "pledges": records("pledges", {"donors": "DEU"}, {"pledge_id": "x"}, {}),
        "claims": records("claims", {}, {"pledge_id": "x"}, {}, {"pledge_id": "old"}),
    }
    done = named(rows, NONE | {"claims": {"old-c1", "old-c2"}})
    assert [row["claim_id"] for row in done["claims"]] == [
        "2026-03-05-deu-military-c1",
        "x-c1",
        "2026-03-05-nor-military-c1",
        "old-c3",
    ]


def test_a_claim_too_many_stays_without_a_pledge():
    rows = {"pledges": records("pledges", {}), "claims": records("claims", {}, {})}
    assert named(rows, NONE)["claims"][1]["pledge_id"] == ""


def test_all_speak_from_the_one_new_source():
    rows = {
        "sources": records(
            "sources", {"publisher": "Süd Wire", "published_on": "2026-03-05"}
        ),
        "claims": records("claims", {"source_id": "", "pledge_id": "x"}),
        "condition_events": records("condition_events", {"pledge_id": "x"}),
        "statements": records("statements", {"meeting_id": "m", "source_id": "paper"}),
    }
    done = named(rows, NONE)
    assert done["claims"][0]["source_id"] == "sud-wire-20260305"
    assert done["condition_events"][0]["source_id"] == "sud-wire-20260305"
    assert done["condition_events"][0]["event_id"] == "x-e1"
    assert done["statements"][0]["statement_id"] == "m-s1"
    assert done["statements"][0]["source_id"] == "paper"


def test_the_rows_given_stay_as_they_are():
    rows = records("pledges", {})
    named({"pledges": rows}, NONE)
    assert rows[0]["pledge_id"] == ""
