from tests.ledgers import row


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
