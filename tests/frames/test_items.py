"""How many of what was promised."""

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.items import NO_CLASS, items, promised_items, stated_quantities
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def given(pledge_id, number, **columns):
    return claim(pledge_id, quantity=number, unit="tanks", **columns)


LEDGER = toy_ledger(
    [
        pledge("whole", item_class="tank"),
        pledge("part", item_class="tank", part_of="whole"),
        pledge("before", "NOR", item_class="tank", novelty="announced_before"),
        pledge("gift", "SWE", item_class="tank", condition="If others give"),
        pledge("again", "SWE", item_class="tank", counted_in="before"),
        pledge("silent", "SWE", item_class="tank"),
        pledge("unclassed", "SWE"),
    ],
    [
        given("whole", 10.0, quantity_qualifier="about"),
        given("part", 4.0),
        given("before", 3.0, quantity_qualifier="at_least"),
        given("gift", 2.0, quantity_qualifier="up_to"),
        given("again", 3.0),
        claim("silent"),
        given("unclassed", 7.0),
    ],
)


def test_quantities_count_once_by_class_and_unit_and_conditional_ones_apart():
    rows = FRAMES["items"].contract.validate(items(View(LEDGER, NOW)))
    row = rows.set_index("unit").loc["tanks"].iloc[0]
    assert row[["quantity", "low", "high"]].to_list() == [13, 12.5, 13.5]
    assert row[["new", "earlier", "conditional_quantity"]].to_list() == [10, 3, 2]
    assert row[["conditional_low", "conditional_high"]].to_list() == [0, 2]
    assert row["open_ended"]
    assert row["donors"] == "DEU;NOR;SWE"


def test_what_has_no_class_or_no_unit_stands_apart_without_a_quantity():
    rows = items(View(LEDGER, NOW))
    unclassed = rows[rows["item_label"] == NO_CLASS].iloc[0]
    assert pd.isna(unclassed["quantity"])
    assert unclassed["uncounted"] == 1
    silent = rows[rows["unit"].isna()].iloc[0]
    assert silent[["entries", "uncounted"]].to_list() == [1, 1]


def test_an_entry_is_left_out_for_the_first_reason_that_fits():
    rows = promised_items(View(LEDGER, NOW)).set_index("pledge_id")
    assert rows["left_out"].to_dict() == {
        "whole": "",
        "before": "",
        "gift": "",
        "part": "in_whole",
        "again": "restated",
        "silent": "silent",
        "unclassed": "unclassed",
    }


@pytest.mark.parametrize(
    ("qualifier", "ends"),
    [(None, [10, 10, False]), ("nearly", [9.5, 10, False]), ("over", [10, 10, True])],
)
def test_a_quantity_is_as_exact_as_it_is_printed(qualifier, ends):
    ledger = toy_ledger([pledge("p")], [given("p", 10.0, quantity_qualifier=qualifier)])
    row = stated_quantities(View(ledger, NOW)).loc["p"]
    assert row[["low", "high", "open_ended"]].to_list() == ends


def test_a_quantity_is_that_of_the_lead_claim():
    claims = [given("p", 5.0), given("p", 9.0, claim_id="other", lead=False)]
    ledger = toy_ledger([pledge("p")], claims)
    assert stated_quantities(View(ledger, NOW)).loc["p", "quantity"] == 5


def test_a_range_without_a_printed_upper_end_is_open_ended():
    ledger = toy_ledger([pledge("p")], [given("p", 10.0, quantity_qualifier="range")])
    assert stated_quantities(View(ledger, NOW)).loc["p", "open_ended"]


def test_a_number_that_nobody_states_is_missing_not_zero():
    ledger = toy_ledger(
        [pledge("some", item_class="tank"), pledge("silent", item_class="missile")],
        [claim("some", quantity=6, unit="tanks"), claim("silent", unit="missiles")],
    )
    frame = items(View(ledger, NOW))
    FRAMES["items"].contract.validate(frame)
    by_class = frame.set_index("item_class")
    assert by_class.loc["tank", ["quantity", "uncounted"]].to_list() == [6, 0]
    assert by_class.loc["missile", "uncounted"] == 1
    unknown = ["quantity", "low", "high", "new", "earlier", "conditional_quantity"]
    assert by_class.loc["missile", unknown].isna().all()
