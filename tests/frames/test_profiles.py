"""Sums by donor and month, meeting and mechanism, on toy ledgers."""

from dataclasses import replace

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given

from lib.frames.catalogue import FRAMES
from lib.frames.donors import donor_totals
from lib.frames.money import MONEY
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import STATES, UNATTRIBUTED
from tests.made_up import law, ledgers, same, selections
from tests.toys import NOW, claim, pledge, toy_ledger

PROFILES = ["donor_months", "donor_meetings", "donor_mechanisms"]


def shown(name: str, ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = FRAMES[name](View(ledger, selection))
    FRAMES[name].contract.validate(frame)
    return frame


def three_years() -> Ledger:
    """Germany in three months and two channels, Norway once, a joint set, a headline."""
    ifu = {"mechanism": "ifu"}
    return toy_ledger(
        [
            pledge("first", announced_on="2025-04-11", meeting_id="m2"),
            pledge("later", announced_on="2025-12-01", **ifu),
            pledge("silent", announced_on="2026-01-05", mechanism="ifu;purl"),
            pledge("again", meeting_id="m1", counted_in="first"),
            pledge("if", meeting_id="m1", condition="If others give 30", **ifu),
            pledge("nor", "NOR", meeting_id="m1", novelty="announced_before"),
            pledge("joint", "DEU;NOR", meeting_id="m1", mechanism="purl"),
            pledge("total", None, meeting_id="m1"),
        ],
        [
            claim("first", 10, qualifier="about"),
            claim("later", 5, qualifier="over"),
            claim("silent"),
            claim("again", 10),
            claim("if", 3),
            claim("nor", 7),
            claim("joint", 2),
            claim("total", 100),
        ],
    )


def of(frame: pd.DataFrame, donors: str) -> pd.DataFrame:
    return frame[frame["donors"] == donors]


def test_a_donor_has_a_row_for_each_month_in_which_it_pledged():
    germany = of(shown("donor_months", three_years()), "DEU")
    assert germany["month"].dt.strftime("%Y-%m").to_list() == [
        *["2025-04", "2025-12", "2026-01", "2026-02"]
    ]
    assert germany["value"].to_list()[:2] == [10, 5]
    assert germany["value"].isna().to_list()[2:] == [True, True]
    assert germany["restated"].to_list()[3] == 10
    assert germany["conditional"].to_list()[3] == 3
    assert germany["entries"].to_list() == [1, 1, 1, 2]


def test_the_months_of_a_donor_add_up_to_its_total():
    ledger = three_years()
    germany = of(shown("donor_months", ledger), "DEU")
    assert germany["cumulative"].to_list() == [10, 15, 15, 15]
    assert germany["cumulative_low"].to_list() == [9.5, 14.5, 14.5, 14.5]
    assert germany["cumulative_high"].to_list() == [10.5, 15.5, 15.5, 15.5]
    assert germany["cumulative_unpriced"].to_list() == [0, 0, 1, 1]
    assert germany["cumulative_open_ended"].to_list() == [False, True, True, True]


def test_a_cumulative_sum_of_a_donor_never_counts_restated_money():
    announced = replace(NOW, basis="announced")
    germany = of(shown("donor_months", three_years(), announced), "DEU")
    assert germany["value"].to_list()[3] == 13
    assert germany["cumulative"].to_list()[3] == 18


def test_a_cumulative_sum_is_missing_until_a_sum_is_known():
    ledger = toy_ledger(
        [pledge("a", announced_on="2025-01-01"), pledge("b")], [claim("a"), claim("b")]
    )
    assert shown("donor_months", ledger)["cumulative"].isna().all()
    priced = toy_ledger(
        [pledge("a", announced_on="2025-01-01"), pledge("b")],
        [claim("a"), claim("b", 4)],
    )
    cumulative = shown("donor_months", priced)["cumulative"]
    assert pd.isna(cumulative[0])
    assert cumulative[1] == 4


def test_a_donor_has_a_row_for_each_meeting_and_one_outside_meetings():
    germany = of(shown("donor_meetings", three_years()), "DEU")
    assert germany["meeting_id"].fillna("outside").to_list() == ["m2", "m1", "outside"]
    assert germany["date"].dt.strftime("%Y-%m-%d").to_list()[:2] == [
        *["2025-04-11", "2026-02-12"]
    ]
    assert pd.isna(germany["date"].iloc[2])
    assert germany["value"].to_list()[::2] == [10, 5]
    assert germany["conditional"].to_list()[1] == 3
    assert germany["unpriced"].to_list() == [0, 0, 1]


def test_the_basis_says_what_a_donor_brought_to_a_meeting():
    wider = replace(NOW, basis="conditional")
    germany = of(shown("donor_meetings", three_years(), wider), "DEU")
    assert germany["value"].to_list() == [10, 3, 5]


def test_a_mechanism_stands_as_recorded_and_none_named_is_missing():
    germany = of(shown("donor_mechanisms", three_years()), "DEU")
    assert germany["mechanism"].fillna("none").to_list() == ["none", "ifu", "ifu;purl"]
    assert germany["value"].to_list()[:2] == [10, 5]
    assert pd.isna(germany["value"].iloc[2])
    assert germany["unpriced"].to_list() == [0, 0, 1]


@pytest.mark.parametrize("name", PROFILES)
def test_donors_stand_in_the_order_of_their_totals(name: str):
    ledger = three_years()
    frame = shown(name, ledger)
    listed = frame["donors"].drop_duplicates().to_list()
    assert listed == ["DEU", "NOR", "DEU;NOR", UNATTRIBUTED]
    assert listed == donor_totals(View(ledger, NOW))["donors"].to_list()
    names = frame.drop_duplicates("donors")[["donor_label", "kind"]]
    assert names.to_numpy().tolist() == [
        ["Germany", "donor"],
        ["Norway", "donor"],
        ["Germany and Norway", "joint"],
        ["No donor named", UNATTRIBUTED],
    ]


@pytest.mark.parametrize("name", PROFILES)
def test_the_filters_and_the_currency_hold(name: str):
    chosen = replace(NOW, donor=("NOR",), currency="EUR")
    frame = shown(name, three_years(), chosen)
    assert set(frame["donors"]) == {"NOR", "DEU;NOR"}
    assert set(frame["currency"]) == {"EUR"}


@law
@given(ledgers(), selections())
def test_every_profile_adds_up_to_the_totals_of_donors(ledger, selection):
    totals = donor_totals(View(ledger, selection)).set_index("donors")
    columns = [*MONEY, *STATES]
    counts = ["entries", "pledges", "unpriced", "itemised"]
    for name in PROFILES:
        by_donor = FRAMES[name](View(ledger, selection)).groupby("donors")
        sums = by_donor[[*columns, *counts]].sum(min_count=1)
        for donors, row in totals.iterrows():
            for column in [*columns, *counts]:
                assert same(sums.loc[donors, column], row[column]), (name, column)


@law
@given(ledgers(), selections())
def test_the_last_cumulative_sum_of_a_donor_is_its_total(ledger, selection):
    once = "conditional" if selection.basis == "announced" else selection.basis
    totals = donor_totals(View(ledger, replace(selection, basis=once))).set_index(
        "donors"
    )
    last = FRAMES["donor_months"](View(ledger, selection)).groupby("donors").tail(1)
    for donors, row in last.set_index("donors").iterrows():
        ends = ["cumulative", "cumulative_low", "cumulative_high"]
        for end, column in zip(ends, MONEY, strict=True):
            assert same(row[end], totals.loc[donors, column])
        assert row["cumulative_unpriced"] == totals.loc[donors, "unpriced"]
        assert row["cumulative_open_ended"] == totals.loc[donors, "open_ended"]


@pytest.mark.parametrize("name", PROFILES)
def test_a_contract_refuses_a_row_twice_and_a_sum_below_zero(name: str):
    frame = shown(name, three_years())
    twice = pd.concat([frame, frame.head(1)], ignore_index=True)
    with pytest.raises(pandera.errors.SchemaError, match="not unique"):
        FRAMES[name].contract.validate(twice)
    with pytest.raises(pandera.errors.SchemaError, match="greater_than_or_equal_to"):
        FRAMES[name].contract.validate(frame.assign(value=-frame["value"]))
