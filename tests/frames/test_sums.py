"""Sums by donor, meeting and month, conditions, items and claims, on toy ledgers."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.sums import traced_totals
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, event, pledge, toy_ledger


def shown(name: str, ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = FRAMES[name](View(ledger, selection))
    FRAMES[name].contract.validate(frame)
    return frame


def february() -> Ledger:
    """A headline of 100 with named, joint and silent parts, and one row beside it."""
    return toy_ledger(
        [
            pledge("total", None, meeting_id="m1"),
            pledge("joint", "DEU;NOR", meeting_id="m1", part_of="total"),
            pledge("nor", "NOR", meeting_id="m1", part_of="joint"),
            pledge(
                "gbr",
                "GBR",
                meeting_id="m1",
                part_of="total",
                novelty="announced_before",
            ),
            pledge("swe", "SWE", meeting_id="m1", part_of="total"),
            pledge(
                "deu", meeting_id="m1", part_of="total", condition="If others give 30"
            ),
            pledge("beside", "GBR", meeting_id="m1", counted_in="total"),
            pledge("outside", "DEU", announced_on="2025-12-01"),
        ],
        [
            claim("total", 100),
            claim("joint", 20, qualifier="about"),
            claim("nor", 5),
            claim("gbr", 10),
            claim("swe"),
            claim("deu", 8),
            claim("beside", 4),
            claim("outside", 1, qualifier="over"),
        ],
    )


def test_a_meeting_is_told_apart_by_who_is_named_and_by_state():
    row = shown("meeting_totals", february()).set_index("meeting_id").loc["m1"]
    parts = ["named", "joint", "unattributed", "earlier", "conditional", "restated"]
    assert row[parts].to_list() == [5, 15, 62, 10, 8, 4]
    assert row["headline"] == 100
    assert row[[*parts[:-1]]].sum() == 100
    assert (row["value"], row["low"], row["high"]) == (92, 92, 92)
    assert (row["joint_low"], row["joint_high"]) == (14, 16)
    counts = ["entries", "pledges", "unpriced", "itemised"]
    assert row[counts].to_list() == [7, 5, 1, 0]


@pytest.mark.parametrize(
    ("basis", "value"),
    [("new", 82), ("firm", 92), ("conditional", 100), ("announced", 104)],
)
def test_the_basis_says_which_states_a_sum_counts(basis: str, value: float):
    frame = shown("meeting_totals", february(), replace(NOW, basis=basis))
    assert frame["value"].to_list() == [value]


def test_the_headline_stays_whatever_the_filters():
    chosen = replace(NOW, donor=("NOR",))
    row = shown("meeting_totals", february(), chosen).iloc[0]
    assert (row["headline"], row["value"], row["entries"]) == (100, 20, 2)


def test_donors_come_first_then_joint_sets_then_what_is_traced_to_nobody():
    frame = shown("donor_totals", february())
    assert frame["donors"].to_list() == [
        *["GBR", "NOR", "DEU", "SWE", "DEU;NOR", "unattributed"]
    ]
    assert frame["donor_label"].to_list()[-2:] == [
        "Germany and Norway",
        "No donor named",
    ]


def test_a_donor_with_no_stated_amount_is_missing_not_zero():
    sweden = shown("donor_totals", february()).set_index("donors").loc["SWE"]
    assert pd.isna(sweden["value"])
    assert sweden["unpriced"] == 1


def test_a_donor_total_never_holds_joint_money_but_names_it():
    totals = shown("donor_totals", february()).set_index("donors")
    beside = ["value", "joint_pledges", "joint_value", "joint_low", "joint_high"]
    assert totals.loc["NOR", beside].to_list() == [5, 1, 15, 14, 16]
    assert totals.loc["GBR", "joint_pledges"] == 0
    assert totals.loc[["GBR", "DEU;NOR", "unattributed"], "joint_value"].isna().all()


def test_joint_pledges_outside_the_basis_are_not_counted_beside_a_donor():
    ledger = toy_ledger(
        [
            pledge("now", "DEU;NOR"),
            pledge("silent", "GBR;NOR"),
            pledge("maybe", "NOR;SWE", condition="c"),
            pledge("nor", "NOR"),
        ],
        [claim("now", 5), claim("silent"), claim("maybe", 7), claim("nor", 1)],
    )
    beside = ["joint_pledges", "joint_unpriced", "joint_value"]
    firm = shown("donor_totals", ledger).set_index("donors")
    assert firm.loc["NOR", beside].to_list() == [2, 1, 5]
    wider = shown("donor_totals", ledger, replace(NOW, basis="conditional"))
    assert wider.set_index("donors").loc["NOR", beside].to_list() == [3, 1, 12]


def test_shares_of_gdp_and_per_head_are_missing_for_joint_sets():
    frame = shown("donor_totals", february()).set_index("donors")
    assert frame.loc["DEU", "per_gdp"] == 100 * 1 / 4000
    assert frame.loc["GBR", "per_capita"] == 10 / 50
    assert (
        frame.loc[["DEU;NOR", "unattributed"], ["per_gdp", "per_capita"]]
        .isna()
        .all(axis=None)
    )


def test_the_share_of_gdp_is_the_same_in_every_currency():
    dollars = shown("donor_totals", february()).set_index("donors")["per_gdp"]
    chosen = replace(NOW, currency="NOK")
    crowns = shown("donor_totals", february(), chosen).set_index("donors")["per_gdp"]
    pd.testing.assert_series_equal(dollars, crowns.reindex(dollars.index))


def test_a_donor_filter_keeps_the_joint_pledges_of_the_donor():
    frame = shown("donor_totals", february(), replace(NOW, donor=("NOR",)))
    assert frame["donors"].to_list() == ["NOR", "DEU;NOR"]


def test_a_group_stands_for_its_members_beside_the_chosen_donors():
    frame = shown("donor_totals", february(), replace(NOW, donor=("GBR",), group="NB8"))
    assert frame["donors"].to_list() == ["GBR", "NOR", "SWE", "DEU;NOR"]


def test_an_open_ended_sum_says_so():
    frame = shown("donor_totals", february()).set_index("donors")
    assert frame["open_ended"].to_dict()["DEU"]
    assert not frame["open_ended"].to_dict()["GBR"]


def test_a_row_that_is_not_counted_leaves_a_sum_closed():
    ledger = toy_ledger(
        [pledge("p"), pledge("again", counted_in="p")],
        [claim("p", 5), claim("again", 5, qualifier="over")],
    )
    assert not shown("donor_totals", ledger)["open_ended"].any()
    announced = shown("donor_totals", ledger, replace(NOW, basis="announced"))
    assert announced["open_ended"].all()


def test_every_month_between_the_first_and_the_last_has_a_row():
    frame = shown("timeline", february())
    assert frame["month"].dt.strftime("%Y-%m").to_list() == [
        *["2025-12", "2026-01", "2026-02"]
    ]
    assert frame["value"].isna().to_list() == [False, True, False]
    assert frame["cumulative"].to_list() == [1, 1, 31]
    assert frame["entries"].to_list() == [1, 0, 6]
    assert frame["untraced"].fillna(0).to_list() == [0, 0, 62]


def test_a_cumulative_sum_never_counts_restated_money():
    frame = shown("timeline", february(), replace(NOW, basis="announced"))
    assert frame["value"].to_list()[-1] == 42
    assert frame["cumulative"].to_list()[-1] == 39


def test_the_cumulative_sum_starts_at_the_first_day_chosen():
    chosen = replace(NOW, start=date(2026, 1, 1))
    assert shown("timeline", february(), chosen)["cumulative"].to_list() == [30]


def interceptors() -> Ledger:
    """Five if others give thirty: pending, then about thirty reported."""
    return toy_ledger(
        [
            pledge(
                "deu",
                condition="Others give 30",
                condition_threshold=30,
                condition_unit="missiles",
                item_class="missile",
            )
        ],
        [claim("deu", quantity=5, unit="missiles")],
        [
            event("e1", "deu", "pending", donor_id="DEU", quantity=5, unit="missiles"),
            event("e2", "deu", "unknown", date="2026-02-20", recorded_on="2026-02-20"),
            event(
                *["e3", "deu", "met"],
                date="2026-03-10",
                recorded_on="2026-03-10",
                quantity=30,
                unit="missiles",
            ),
            event("e4", "deu", "met", date="2026-03-11", recorded_on="2026-03-11"),
            event("e5", "deu", "unknown", date="2026-03-12", recorded_on="2026-03-12"),
        ],
    )


def test_a_condition_is_met_since_the_first_report_that_says_so():
    row = shown("conditions", interceptors()).iloc[0]
    assert (row["status"], row["progress"], row["events"]) == ("met", 30, 5)
    days = ["status_since", "status_on", "reported_on"]
    assert [f"{day:%m-%d}" for day in row[days]] == ["03-10", "03-11", "03-12"]
    assert (row["offer_quantity"], row["offer_unit"]) == (5, "missiles")


def test_on_the_day_the_condition_is_pending_and_the_pledger_is_no_progress():
    on_the_day = replace(NOW, asof=date(2026, 2, 20))
    row = shown("conditions", interceptors(), on_the_day).iloc[0]
    assert (row["status"], row["events"]) == ("pending", 2)
    assert pd.isna(row["progress"])


def test_progress_without_a_total_is_what_other_donors_gave_in_the_same_unit():
    ledger = toy_ledger(
        [pledge("deu", condition="c", condition_threshold=30, condition_unit="tanks")],
        [claim("deu", 1)],
        [
            event("e1", "deu", "pending", donor_id="NOR", quantity=2, unit="tanks"),
            event("e2", "deu", "pending", donor_id="SWE", quantity=3, unit="tanks"),
            event("e3", "deu", "pending", donor_id="DEU", quantity=4, unit="tanks"),
            event("e4", "deu", "pending", donor_id="NOR", quantity=9, unit="missiles"),
        ],
    )
    assert shown("conditions", ledger)["progress"].to_list() == [5]


def test_a_report_dated_later_or_on_a_met_condition_changes_no_state():
    ledger = toy_ledger(
        [pledge("p", condition="c"), pledge("old", condition="c")],
        [claim("p", 1), claim("old", 1)],
        [
            event("e1", "p", "met", date="2026-03-10"),
            event("e2", "old", "met", date="2026-02-12"),
        ],
    )
    before = shown("conditions", ledger, replace(NOW, asof=date(2026, 3, 9)))
    assert before.set_index("pledge_id")["status"].to_dict() == {
        "p": "pending",
        "old": "met",
    }
    late = shown("conditions", ledger)
    assert not late["no_later_report"].any()


def test_reports_on_a_corrected_pledge_go_with_the_row_that_stands():
    ledger = toy_ledger(
        [
            pledge("a", condition="c", withdrawn_on="2026-04-01"),
            pledge("b", condition="c", withdrawn_on="2026-05-01", replaces="a")
            | {"recorded_on": "2026-04-01"},
            pledge("d", condition="c", recorded_on="2026-05-01", replaces="b"),
        ],
        [claim("a", 1), claim("b", 1), claim("d", 2, recorded_on="2026-05-01")],
        [event("e1", "a", "met", date="2026-03-10")],
    )
    row = shown("conditions", ledger).iloc[0]
    assert (row["pledge_id"], row["status"], row["events"]) == ("d", "met", 1)


@pytest.mark.parametrize(
    ("day", "old"), [((2026, 8, 11), False), ((2026, 8, 12), True)]
)
def test_a_pending_condition_not_reported_on_for_180_days_has_no_later_report(day, old):
    ledger = toy_ledger([pledge("p", condition="c")], [claim("p", 1)])
    frame = shown("conditions", ledger, replace(NOW, asof=date(*day)))
    assert frame["no_later_report"].to_list() == [old]


def test_items_are_counted_once_and_conditional_ones_apart():
    ledger = toy_ledger(
        [
            pledge("package", "GBR;NOR", item_class="tank"),
            pledge("inside", "NOR", item_class="tank", part_of="package"),
            pledge("others", "SWE", item_class="tank", condition="c"),
            pledge("lapsed", "DEU", item_class="tank", counted_in="package"),
            pledge("missiles", "DEU", item_class="missile"),
            pledge("unclassed", "DEU"),
        ],
        [
            claim("package", quantity=14, unit="tanks"),
            claim("inside", quantity=6, unit="tanks"),
            claim("others", quantity=4, unit="tanks"),
            claim("lapsed", quantity=3, unit="tanks"),
            claim("missiles"),
            claim("unclassed", quantity=2, unit="boats"),
        ],
    )
    frame = shown("items", ledger)
    tanks = frame[frame["item_class"] == "tank"].iloc[0]
    assert (tanks["quantity"], tanks["conditional_quantity"]) == (14, 4)
    assert (tanks["entries"], tanks["donors"]) == (3, "GBR;NOR;SWE")
    assert frame["uncounted"].to_list() == [1, 0, 1]


def test_a_package_without_a_quantity_holds_no_items():
    ledger = toy_ledger(
        [
            pledge("package", item_class="tank"),
            pledge("p", item_class="tank", part_of="package"),
        ],
        [claim("package", unit="tanks"), claim("p", quantity=6, unit="tanks")],
    )
    assert shown("items", ledger)["quantity"].to_list() == [6]


def test_claims_keep_what_is_printed_beside_what_it_is_worth():
    ledger = toy_ledger(
        [pledge("p"), pledge("sofar", scope="cumulative")],
        [
            claim("p", 10, qualifier="about", amount_as_printed="about $10"),
            claim("p", 15, claim_id="p-c2", lead=False, currency="EUR"),
            claim("sofar", 3),
        ],
    )
    frame = shown("claims", ledger, replace(NOW, currency="EUR")).set_index("claim_id")
    assert frame["amount_currency"].to_list() == ["USD", "EUR", "USD"]
    assert frame.loc["p-c2", "value"] == 15
    assert frame.loc["p-c1", "low"] == pytest.approx(0.95 * frame.loc["p-c1", "value"])
    assert frame.loc["p-c1", "spread"] == pytest.approx(15 / frame.loc["p-c1", "value"])


@pytest.mark.parametrize("name", FRAMES)
def test_nothing_chosen_gives_an_empty_frame_that_meets_its_contract(name: str):
    assert shown(name, february(), replace(NOW, asof=date(2020, 1, 1))).empty


def test_joint_money_is_traced_and_what_names_no_donor_is_not():
    ledger = toy_ledger(
        [
            pledge("total", None),
            pledge("deu", part_of="total"),
            pledge("joint", "DEU;NOR", part_of="total"),
        ],
        [claim("total", 100), claim("deu", 10), claim("joint", 5)],
    )
    sums = traced_totals(View(ledger, NOW))
    assert sums["value"].to_dict() == {"traced": 15, "unattributed": 85}
    assert sums["entries"].to_dict() == {"traced": 2, "unattributed": 1}


def test_where_nothing_is_traced_there_is_no_sum_rather_than_zero():
    ledger = toy_ledger([pledge("total", None)], [claim("total", 100)])
    sums = traced_totals(View(ledger, NOW))
    assert sums.loc["traced"].isna().all()
    assert sums.loc["unattributed", "value"] == 100
