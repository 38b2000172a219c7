"""What each donor, and each set of donors together, has pledged."""

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.frames.donors import PLACES, by_donor, donor_totals
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("nor", "NOR"),
        pledge("deu"),
        pledge("both", "DEU;NOR"),
        pledge("gift", "DEU;NOR", condition="If others give"),
        pledge("silent", "DEU;SWE"),
        pledge("whole", None, meeting_id="m1"),
    ],
    [
        claim("nor", 3),
        claim("deu", 2),
        claim("both", 10, qualifier="about"),
        claim("gift", 100),
        claim("silent"),
        claim("whole", 50),
    ],
)


def totals(**choices):
    rows = donor_totals(View(LEDGER, Selection(asof=TODAY, **choices)))
    return FRAMES["donor_totals"].contract.validate(rows)


def test_rows_are_keyed_by_donor_joint_set_or_nobody():
    rows = by_donor(contributions(View(LEDGER, NOW))).set_index("pledge_id")
    assert rows.loc["whole", ["donors", "kind"]].to_list() == ["unattributed"] * 2
    assert rows.loc["both", ["donors", "kind"]].to_list() == ["DEU;NOR", "joint"]
    assert set(rows["kind"]) == set(PLACES)


def test_donors_come_first_the_largest_before_and_nobody_last():
    assert totals()["donors"].to_list() == [
        *("NOR", "DEU", "DEU;NOR", "DEU;SWE", "unattributed")
    ]


def test_joint_money_stands_beside_its_donors_as_the_basis_counts_it():
    firm = totals().set_index("donors")
    columns = ["joint_pledges", "joint_unpriced", "joint_value", "joint_low"]
    assert firm.loc["DEU", columns].to_list() == [2, 1, 10, 9.5]
    assert firm.loc["NOR", columns].to_list() == [1, 0, 10, 9.5]
    wider = totals(basis="conditional").set_index("donors")
    assert wider.loc["NOR", columns].to_list() == [2, 0, 110, 109.5]
    assert firm.loc["DEU;NOR", "joint_pledges"] == 0


def test_shares_are_in_dollars_and_heads_in_the_currency_shown():
    row = totals().set_index("donors").loc["DEU"]
    assert row["per_gdp"] == 100 * 2 / 4000
    euros = totals(currency="EUR").set_index("donors").loc["DEU"]
    assert euros["per_gdp"] == row["per_gdp"]
    assert euros["value"] != row["value"]
