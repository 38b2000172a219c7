"""Quantities by donor and year, how exact they are, and what is in none."""

from dataclasses import replace

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.frames.item_parts import LEFT_OUT
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.made_up import law, ledgers, selections
from tests.toys import NOW, claim, event, pledge, toy_ledger

PARTS = {"item_donors": "donors", "item_years": "year"}
SUMS = ["quantity", "low", "high", "new", "earlier", "conditional_quantity"]


def shown(name: str, ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = FRAMES[name](View(ledger, selection))
    FRAMES[name].contract.validate(frame)
    return frame


def tanks() -> Ledger:
    """Tanks of every state and by everybody, one missile offer, and what has no class."""
    tank = {"item_class": "tank"}
    promised = [
        pledge("deu", announced_on="2023-01-25", **tank),
        pledge("old", announced_on="2025-03-01", novelty="announced_before", **tank),
        pledge("silent", announced_on="2024-01-01", **tank),
        pledge("again", announced_on="2024-01-01", counted_in="deu", **tank),
        pledge("joint", "GBR;NOR", announced_on="2023-02-01", **tank),
        pledge("inside", "NOR", announced_on="2023-02-01", part_of="joint", **tank),
        pledge("nobody", None, announced_on="2023-02-01", **tank),
        pledge("swe", "SWE", announced_on="2025-02-01", condition="If others", **tank),
        pledge("gone", "SWE", announced_on="2025-02-01", condition="If", **tank),
        pledge("sofar", scope="cumulative", announced_on="2025-02-01", **tank),
        pledge("unclassed", "NOR"),
        pledge("pac3", condition="If others give 30", item_class="missile"),
    ]
    said = [
        claim("deu", quantity=14, unit="tanks", quantity_qualifier="exact"),
        claim("old", quantity=20, unit="tanks", quantity_qualifier="about"),
        claim("silent"),
        claim("again", quantity=14, unit="tanks"),
        claim("joint", quantity=100, unit="tanks", quantity_qualifier="over"),
        claim("inside", quantity=8, unit="tanks"),
        claim("nobody", quantity=3, unit="tanks"),
        claim("swe", quantity=4, unit="tanks", quantity_qualifier="up_to"),
        claim("gone", quantity=9, unit="tanks"),
        claim("sofar", quantity=500, unit="tanks"),
        claim("unclassed", 5),
        claim("pac3", quantity=5, unit="missiles"),
    ]
    return toy_ledger(promised, said, [event("e", "gone", "lapsed")])


def of(frame: pd.DataFrame, **keys: object) -> pd.Series:
    for column, key in keys.items():
        frame = frame[frame[column] == key]
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_joint_pledge_stands_under_its_own_donors_and_holds_its_parts():
    frame = shown("item_donors", tanks())
    joint = of(frame, donors="GBR;NOR")
    assert (joint["quantity"], joint["kind"]) == (100, "joint")
    assert joint["donor_label"] == "United Kingdom and Norway"
    assert "NOR" not in set(frame[frame["unit"] == "tanks"]["donors"])


def test_donors_come_before_joint_sets_and_these_before_nobody():
    stated = shown("item_donors", tanks())
    stated = stated[stated["unit"] == "tanks"]
    assert stated["donors"].to_list() == ["DEU", "SWE", "GBR;NOR", "unattributed"]


def test_new_and_earlier_are_apart_and_so_are_conditional_ones():
    frame = shown("item_donors", tanks())
    deu = of(frame, donors="DEU", unit="tanks")
    assert deu[["quantity", "new", "earlier"]].to_list() == [34, 14, 20]
    assert pd.isna(deu["conditional_quantity"])
    swe = of(frame, donors="SWE", unit="tanks")
    assert pd.isna(swe["quantity"])
    assert swe["conditional_quantity"] == 4


def test_a_year_is_that_of_the_announcement():
    frame = shown("item_years", tanks())
    stated = frame[frame["unit"] == "tanks"].set_index("year")
    assert stated["quantity"].to_list()[::2] == [117, 20]
    assert stated.index.to_list() == [2023, 2024, 2025]
    # The only number of 2024 is counted in another row: missing, not zero.
    assert pd.isna(stated.loc[2024, "quantity"])
    assert of(frame[frame["unit"].isna()], year=2024)["uncounted"] == 1


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "open_ended"),
    [
        ("exact", 20, 20, False),
        ("about", 19, 21, False),
        ("nearly", 19, 20, False),
        ("over", 20, 20, True),
        ("at_least", 20, 20, True),
        ("up_to", 0, 20, False),
        ("range", 20, 20, True),
        (None, 20, 20, False),
    ],
)
def test_a_number_is_as_exact_as_it_is_printed(qualifier, low, high, open_ended):
    said = claim("p", quantity=20, unit="tanks", quantity_qualifier=qualifier)
    ledger = toy_ledger([pledge("p", item_class="tank")], [said])
    for name in ("items", *PARTS):
        row = shown(name, ledger).iloc[0]
        ends = [row[column] for column in ("quantity", "low", "high", "open_ended")]
        assert ends == [20, low, high, open_ended]


def test_what_is_conditional_keeps_its_doubt_apart():
    row = of(shown("items", tanks()), item_class="tank", unit="tanks")
    assert row[["conditional_low", "conditional_high"]].to_list() == [0, 4]
    assert not row["conditional_open_ended"]
    assert row["open_ended"]
    assert row[["low", "high"]].to_list() == [136, 138]


def test_a_conditional_number_counts_once_its_condition_is_met():
    ledger = tanks()
    met = toy_ledger(
        [pledge("pac3", condition="If others give 30", item_class="missile")],
        [claim("pac3", quantity=5, unit="missiles")],
        [event("met", "pac3", "met", date="2026-03-10")],
    )
    pending = of(shown("item_donors", ledger), item_class="missile")
    assert pending[["conditional_quantity"]].to_list() == [5]
    counted = of(shown("item_donors", met), item_class="missile")
    assert counted[["quantity", "new"]].to_list() == [5, 5]


def test_what_is_in_no_number_is_counted_by_the_first_reason_that_fits():
    frame = shown("items_left_out", tanks())
    counts = frame.set_index(["item_label", "reason"])["entries"]
    assert counts.to_dict() == {
        ("Label", "cumulative"): 1,
        ("Label", "in_whole"): 1,
        ("Label", "silent"): 1,
        ("Label", "restated"): 1,
        ("Label", "lapsed"): 1,
        ("class not stated", "unclassed"): 1,
    }


def test_the_filters_hold():
    chosen = replace(NOW, donor=("NOR",))
    frame = shown("item_donors", tanks(), chosen)
    assert set(frame["donors"]) == {"GBR;NOR", "NOR"}
    left_out = shown("items_left_out", tanks(), chosen)
    assert left_out["reason"].to_list() == ["in_whole", "unclassed"]


@law
@given(ledgers(), selections())
def test_donors_and_years_add_up_to_the_items(ledger, selection):
    keys, columns = ["item_class", "unit"], [*SUMS, "entries", "uncounted"]

    def by_unit(name: str) -> pd.DataFrame:
        named = FRAMES[name](View(ledger, selection)).fillna(
            dict.fromkeys(keys, "none")
        )
        return named.groupby(keys)[columns].sum(min_count=1).astype(float)

    for name in PARTS:
        pd.testing.assert_frame_equal(by_unit(name), by_unit("items"))


@law
@given(ledgers(), selections())
def test_every_entry_is_counted_once_or_left_out_for_one_reason(ledger, selection):
    entries = len(contributions(View(ledger, selection)))
    left_out = FRAMES["items_left_out"](View(ledger, selection)).set_index("reason")
    reasons = left_out["entries"].groupby(level=0).sum()
    whole = FRAMES["items"](View(ledger, selection))
    assert whole["entries"].sum() == entries - reasons.get("in_whole", 0)
    silent = [reasons.get(reason, 0) for reason in ("unclassed", "silent")]
    assert whole["uncounted"].sum() == sum(silent)
    assert set(reasons.index) <= set(LEFT_OUT)


@pytest.mark.parametrize(
    ("name", "column"), [*PARTS.items(), ("items_left_out", "reason")]
)
def test_a_contract_refuses_a_row_twice_and_a_missing_key(name: str, column: str):
    frame = shown(name, tanks())
    twice = pd.concat([frame, frame.head(1)], ignore_index=True)
    with pytest.raises(pandera.errors.SchemaError, match="not unique"):
        FRAMES[name].contract.validate(twice)
    with pytest.raises(pandera.errors.SchemaError, match="column"):
        FRAMES[name].contract.validate(frame.drop(columns=column))


@pytest.mark.parametrize("name", ["items", *PARTS])
def test_a_contract_refuses_a_number_below_zero(name: str):
    frame = shown(name, tanks())
    with pytest.raises(pandera.errors.SchemaError, match="greater_than_or_equal_to"):
        FRAMES[name].contract.validate(frame.assign(quantity=-frame["quantity"]))
