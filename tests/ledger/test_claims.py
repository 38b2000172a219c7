"""Rules on claims: amounts, passages, leads."""

import pytest

from tests.ledgers import DOCUMENT, row


@pytest.mark.parametrize(
    ("key", "cells", "match"),
    [
        ("deu-c1", {"qualifier": "none"}, "an amount stands beside a qualifier that"),
        ("deu-c1", {"qualifier": "vague"}, "an amount stands beside a qualifier that"),
        (
            "deu-c1",
            {"amount": ""},
            "the qualifier speaks of an amount and there is none",
        ),
        ("lva-c1", {"qualifier": "exact"}, "the qualifier speaks of an amount"),
        ("deu-c1", {"currency": ""}, "an amount has no currency"),
        ("five-c1", {"currency": ""}, "an amount has no currency"),
        (
            "five-c1",
            {"amount_as_printed": ""},
            "a vague figure is not given as printed",
        ),
        ("deu-c1", {"amount_to": "70000000"}, "amount_to stands beside a qualifier"),
        ("deu-c2", {"amount_to": ""}, "amount_to is not above amount"),
        ("deu-c2", {"amount_to": "50000000"}, "amount_to is not above amount"),
        ("deu-c2", {"amount_to": "40000000"}, "amount_to is not above amount"),
        ("deu-c2", {"amount": ""}, "the qualifier speaks of an amount"),
    ],
)
def test_an_amount_that_its_qualifier_contradicts_is_refused(
    tables, refused, key, cells, match
):
    row(tables, "claims", key).update(cells)
    refused(tables, rf"\({key}\): {match}")


@pytest.mark.parametrize("qualifier", ["about", "nearly", "at_least", "over", "up_to"])
def test_an_amount_may_have_any_qualifier_that_states_one(tables, warned, qualifier):
    row(tables, "claims", "deu-c1")["qualifier"] = qualifier
    assert warned(tables) == []


def test_a_quantity_may_stand_without_a_qualifier(tables, warned):
    row(tables, "claims", "joint-c1")["quantity_qualifier"] = ""
    assert warned(tables) == []


@pytest.mark.parametrize(
    "place",
    [("claims", "five-c1"), ("condition_events", "lva-03"), ("statements", "rutte-1")],
)
@pytest.mark.parametrize(
    ("span", "match"),
    [
        (("", "5"), "only one end of the quoted range is given"),
        (("5", ""), "only one end of the quoted range is given"),
        (("5", "5"), "ends before it starts, or is empty"),
        (("6", "5"), "ends before it starts, or is empty"),
        (("0", str(len(DOCUMENT) + 1)), "ends outside its document"),
    ],
)
def test_a_range_that_is_no_passage_is_refused(tables, refused, place, span, match):
    row(tables, *place).update(zip(("quote_start", "quote_end"), span, strict=True))
    refused(tables, rf"\({place[1]}\): .*{match}")


def test_a_range_into_a_document_that_is_not_held_is_refused(tables, refused):
    row(tables, "claims", "deu-c1").update(quote_start="0", quote_end="5")
    refused(tables, r"its document is not held. Expected: documents/<source_id>\.txt")


def test_a_range_counts_code_points_and_not_bytes(tables, warned):
    assert len(DOCUMENT) < len(DOCUMENT.encode())
    row(tables, "claims", "five-c1").update(
        quote_start="0", quote_end=str(len(DOCUMENT))
    )
    assert warned(tables) == []


def test_a_pledge_without_a_lead_claim_is_refused(tables, refused):
    row(tables, "claims", "deu-c1")["lead"] = "false"
    refused(tables, r"pledges\.csv, row 3 \(deu\): the pledge has no lead claim")


def test_a_pledge_without_any_claim_is_refused(tables, refused):
    tables["claims"] = [one for one in tables["claims"] if one["claim_id"] != "five-c1"]
    refused(tables, r"\(five\): the pledge has no lead claim. Expected: exactly one")


def test_two_leads_on_one_date_are_refused(tables, refused):
    row(tables, "claims", "deu-c2")["lead"] = "true"
    refused(
        tables,
        r"claims\.csv, row 4 \(deu-c2\): 2 claims lead the pledge on 2025-04-12: "
        "deu-c1, deu-c2",
    )


def test_a_lead_that_takes_over_on_the_day_of_a_withdrawal_is_sound(tables, warned):
    row(tables, "claims", "deu-c1")["withdrawn_on"] = "2025-04-12"
    row(tables, "claims", "deu-c2")["lead"] = "true"
    assert warned(tables) == []


def test_a_lead_that_takes_over_a_day_late_is_refused(tables, refused):
    row(tables, "claims", "deu-c1")["withdrawn_on"] = "2025-04-20"
    third = row(tables, "claims", "deu-c1") | {
        "claim_id": "deu-c3",
        "recorded_on": "2025-04-21",
        "withdrawn_on": "",
    }
    tables["claims"].append(third)
    refused(tables, r"\(deu\): claims stand on 2025-04-20 and none of them leads")


def test_a_lead_that_takes_over_a_day_early_is_refused(tables, refused):
    row(tables, "claims", "deu-c1")["withdrawn_on"] = "2025-04-20"
    third = row(tables, "claims", "deu-c1") | {
        "claim_id": "deu-c3",
        "recorded_on": "2025-04-19",
        "withdrawn_on": "",
    }
    tables["claims"].append(third)
    refused(tables, "2 claims lead the pledge on 2025-04-19: deu-c1, deu-c3")


def test_a_lead_that_starts_later_than_other_claims_is_sound(tables, warned):
    row(tables, "claims", "deu-c1")["recorded_on"] = "2025-04-15"
    assert warned(tables) == []


def test_dates_on_which_the_pledge_itself_does_not_stand_are_not_looked_at(
    tables, warned
):
    row(tables, "claims", "nor-c1")["withdrawn_on"] = "2026-03-10"
    again = row(tables, "claims", "nor-c1") | {
        "claim_id": "nor-c2",
        "recorded_on": "2026-03-05",
        "withdrawn_on": "",
    }
    tables["claims"].append(again)
    assert warned(tables) == []


def test_two_leads_from_before_the_pledge_count_from_its_first_day(tables, refused):
    early = row(tables, "claims", "lva-c1") | {
        "claim_id": "lva-c2",
        "recorded_on": "2026-01-01",
    }
    tables["claims"].append(early)
    row(tables, "claims", "lva-c1")["recorded_on"] = "2026-01-02"
    refused(tables, "2 claims lead the pledge on 2026-02-12")
