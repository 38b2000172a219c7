"""What each meeting brought, and how it is made up."""

from lib.frames.catalogue import FRAMES
from lib.frames.meetings import meeting_headlines, meeting_totals
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("whole", None, meeting_id="m1", mechanism="ifu"),
        pledge("deu", meeting_id="m1", part_of="whole"),
        pledge("fund", None, meeting_id="m1", scope="total", part_of="whole"),
        pledge("nor", "NOR", meeting_id="m2", announced_on="2025-04-11"),
        pledge("outside", "NOR"),
    ],
    [
        claim("whole", 100),
        claim("whole", 150, claim_id="other", lead=False),
        claim("deu", 30, qualifier="about"),
        claim("fund", 5),
        claim("nor"),
        claim("outside", 1),
    ],
)


def totals(**choices):
    rows = meeting_totals(View(LEDGER, Selection(asof=TODAY, **choices)))
    rows = FRAMES["meeting_totals"].contract.validate(rows)
    return rows.set_index("meeting_id")


def test_meetings_stand_by_date_and_pledges_outside_them_in_no_row():
    assert list(totals().index) == ["m2", "m1"]


def test_new_money_is_told_apart_by_who_is_named_with_low_and_high():
    row = totals().loc["m1"]
    assert row["value"] == 100
    assert row[["named", "named_low", "named_high"]].to_list() == [30, 28.5, 31.5]
    assert row["unattributed"] == 5 + 65


def test_a_meeting_none_of_whose_pledges_states_a_sum_is_missing_not_zero():
    row = totals().loc["m2"]
    assert row[["value", "named", "headline"]].isna().all()
    assert row["unpriced"] == 1


def test_the_headline_says_that_it_is_one_and_stays_whatever_the_filters():
    assert meeting_headlines(View(LEDGER, NOW))["pledge_id"].to_dict() == {
        "m1": "whole"
    }
    assert totals(donor=("DEU",)).loc["m1", "headline"] == 100


def test_a_meeting_is_disputed_where_its_headline_is():
    assert totals()["disputed"].to_dict() == {"m2": False, "m1": True}
