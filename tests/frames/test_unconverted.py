"""Sums that no rate converts, in their own currencies: with their parts, by group, so far."""

import pandas as pd

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.frames.unconverted import sums_by
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

NAIRA, SDR = "NGN\N{NO-BREAK SPACE}", "SDR\N{NO-BREAK SPACE}"


def shown(name, pledges, claims):
    frame = FRAMES[name](View(toy_ledger(pledges, claims), NOW))
    return FRAMES[name].contract.validate(frame)


def test_what_is_not_converted_leaves_its_parts_in_the_same_currency():
    frame = shown(
        "contributions",
        [
            pledge("whole", None),
            pledge("part", part_of="whole"),
            pledge("dollars", "NOR", part_of="whole"),
            pledge("inside", "NOR", part_of="dollars"),
            pledge("silent", part_of="part"),
        ],
        [
            claim("whole", 10, currency="NGN", qualifier="up_to"),
            claim("part", 3, currency="NGN"),
            claim("dollars", 1),
            claim("inside", 2, currency="KES"),
            claim("silent"),
        ],
    )
    frame = frame.set_index("pledge_id")
    assert set(frame.index[frame["unconverted"]]) == {"whole", "part"}
    assert set(frame.index[frame["itemised"]]) == {"inside", "silent"}
    left = frame.loc[["whole", "part"], ["unconverted_low", "unconverted_high"]]
    assert left.to_numpy().tolist() == [[0, 7], [3, 3]]


def of_three():
    """Norway states naira twice and special drawing rights, Sweden dollars."""
    return (
        [
            pledge("jan", "NOR", announced_on="2026-01-05"),
            pledge("feb", "NOR"),
            pledge("sdr", "NOR"),
            pledge("swe", "SWE"),
        ],
        [
            claim("jan", 5e9, currency="NGN"),
            claim("feb", 2e9, currency="NGN", qualifier="up_to"),
            claim("sdr", 5e7, currency="XDR"),
            claim("swe", 1e6),
        ],
    )


def test_sums_of_one_currency_are_added_and_of_two_listed():
    frame = shown("donor_totals", *of_three()).set_index("donors")
    assert frame["unconverted"].to_dict() == {"SWE": 0, "NOR": 3}
    assert frame["unpriced"].sum() == 0
    said = f"{NAIRA}5 to 7 billion; {SDR}50 million"
    assert frame.loc["NOR", "unconverted_sums"] == said
    assert pd.isna(frame.loc["SWE", "unconverted_sums"])


def test_a_month_holds_its_own_and_so_far_those_before_it():
    frame = shown("timeline", *of_three())
    feb = f"up to {NAIRA}2 billion; {SDR}50 million"
    assert frame["unconverted_sums"].to_list() == [f"{NAIRA}5 billion", feb]
    so_far = f"{NAIRA}5 to 7 billion; {SDR}50 million"
    assert frame["cumulative_unconverted_sums"].to_list() == [
        f"{NAIRA}5 billion",
        so_far,
    ]
    assert frame["cumulative_unconverted"].to_list() == [1, 3]


def test_a_group_without_such_a_sum_has_no_row():
    rows = contributions(View(toy_ledger(*of_three()), NOW))
    assert list(sums_by(rows, rows["donors"]).index) == ["NOR"]
    assert sums_by(rows.head(0), rows["donors"].head(0)).empty


def test_a_joint_pledge_that_is_not_converted_stands_beside_each_donor():
    frame = shown(
        "donor_totals",
        [pledge("both", "NOR;SWE"), pledge("nor", "NOR")],
        [claim("both", 5e9, currency="NGN"), claim("nor", 1)],
    ).set_index("donors")
    row = frame.loc["NOR"]
    assert (row["joint_unconverted"], row["joint_unpriced"]) == (1, 0)
    assert row["joint_unconverted_sums"] == f"{NAIRA}5 billion"
