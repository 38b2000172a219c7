"""Months of what is traced and what is not, and of groups, on toy ledgers."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given

from lib.frames.catalogue import FRAMES
from lib.frames.money import MONEY
from lib.frames.timeline import timeline
from lib.frames.traced import traced_totals
from lib.model.frames import CONTRACTS
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.frames.test_laws import law, ledgers, same, selections
from tests.toys import DONORS, NOW, claim, pledge, toy_ledger


def shown(name: str, ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = FRAMES[name](View(ledger, selection))
    CONTRACTS[name].validate(frame)
    return frame


def winter() -> Ledger:
    """Named money in December, and in February beside joint and untraced money."""
    return toy_ledger(
        [
            pledge("deu", announced_on="2025-12-01"),
            pledge("joint", "DEU;NOR", meeting_id="m1"),
            pledge("nor", "NOR", meeting_id="m1", novelty="announced_before"),
            pledge("gbr", "GBR", meeting_id="m1"),
            pledge("again", "DEU", meeting_id="m1", counted_in="deu"),
            pledge("total", None, meeting_id="m1"),
        ],
        [
            claim("deu", 10, qualifier="about"),
            claim("joint", 2),
            claim("nor", 7, qualifier="over"),
            claim("gbr"),
            claim("again", 4),
            claim("total", 100),
        ],
    )


def traced(frame: pd.DataFrame, to: str = "traced") -> pd.DataFrame:
    rows = frame[frame["to"] == to]
    return rows.set_index(rows["month"].dt.strftime("%Y-%m"))


def of_group(frame: pd.DataFrame, group: str) -> pd.DataFrame:
    return frame[frame["group"] == group]


def test_what_is_traced_is_never_added_to_what_is_not():
    frame = shown("traced_months", winter())
    assert traced(frame)["value"].to_dict()["2026-02"] == 9
    assert traced(frame)["cumulative"].to_list() == [10, 10, 19]
    untraced = traced(frame, "unattributed")
    assert untraced["value"].to_dict()["2026-02"] == 100


def test_what_is_traced_to_nobody_is_not_added_up_over_headlines():
    untraced = traced(shown("traced_months", winter()), "unattributed")
    assert untraced[["cumulative", "cumulative_high"]].isna().all(axis=None)


def test_new_money_is_told_apart_by_who_is_named():
    february = traced(shown("traced_months", winter())).loc["2026-02"]
    assert (february["new"], february["joint"], february["earlier"]) == (2, 2, 7)
    assert pd.isna(february["named"])
    assert february["restated"] == 4


def test_every_month_from_the_first_to_the_last_has_a_row_for_both():
    frame = shown("traced_months", winter())
    assert frame["to"].to_list() == ["traced"] * 3 + ["unattributed"] * 3
    assert traced(frame).index.to_list() == ["2025-12", "2026-01", "2026-02"]
    january = traced(frame).loc["2026-01"]
    assert january["entries"] == 0
    assert pd.isna(january["value"])
    assert not january["open_ended"]


def test_what_nothing_is_untraced_of_has_no_rows():
    frame = shown("traced_months", winter(), replace(NOW, donor=("GBR",)))
    assert frame["to"].to_list() == ["traced"]
    assert frame["cumulative"].isna().all()
    assert frame["cumulative_unpriced"].to_list() == [1]


def test_low_high_and_an_open_end_run_along():
    frame = traced(shown("traced_months", winter()))
    assert frame["cumulative_low"].to_list() == [9.5, 9.5, 18.5]
    assert frame["cumulative_high"].to_list() == [10.5, 10.5, 19.5]
    assert frame["cumulative_open_ended"].to_list() == [False, False, True]
    assert frame["cumulative_unpriced"].to_list() == [0, 0, 1]


def test_a_cumulative_sum_leaves_restated_money_out():
    announced = replace(NOW, basis="announced")
    frame = traced(shown("traced_months", winter(), announced))
    assert frame["value"].to_list()[2] == 13
    assert frame["cumulative"].to_list()[2] == 19


def test_the_meetings_of_a_month_are_named():
    frame = traced(shown("traced_months", winter()))
    assert frame["meetings"].fillna("").to_list() == ["", "", "m1"]
    assert frame["meetings_label"].to_list()[2] == "12 Feb 2026, Brussels"


@pytest.mark.parametrize(
    "filters",
    [
        {"start": date(2026, 2, 13)},
        {"end": date(2026, 2, 11)},
        {"meeting": ("m2",)},
        {"asof": date(2026, 2, 11)},
    ],
    ids=str,
)
def test_a_meeting_outside_the_choices_is_not_marked(filters):
    ledger = toy_ledger(
        [
            pledge("in", announced_on="2026-02-10", recorded_on="2026-02-10"),
            pledge("at", announced_on="2026-02-10", recorded_on="2026-02-10")
            | {"meeting_id": "m2"},
            pledge("late", announced_on="2026-02-20"),
        ],
        [
            *[claim("in", 1, recorded_on="2026-02-10"), claim("at", 1)],
            claim("late", 1),
        ],
    )
    assert shown("traced_months", ledger)["meetings"].to_list() == ["m1"]
    chosen = replace(NOW, **filters)
    assert shown("traced_months", ledger, chosen)["meetings"].isna().all()


def test_two_meetings_in_a_month_are_both_named_by_date():
    ledger = toy_ledger(
        [pledge("p")],
        [claim("p", 1)],
        meetings=[
            {"meeting_id": "b", "date": "2026-02-02", "city": "Ramstein"},
            {"meeting_id": "a", "date": "2026-02-12"},
        ],
    )
    row = shown("traced_months", ledger).iloc[0]
    assert row["meetings"] == "b;a"
    assert row["meetings_label"] == "2 Feb 2026, Ramstein;12 Feb 2026, Brussels"


def test_a_group_adds_up_its_members():
    frame = shown("group_months", winter())
    assert frame["group"].drop_duplicates().to_list() == ["EU", "NATO", "NB8"]
    nato = of_group(frame, "NATO")
    assert nato["value"].to_list() == [10, 9]
    assert nato["cumulative"].to_list() == [10, 19]
    assert nato["cumulative_unpriced"].to_list() == [0, 1]
    assert of_group(frame, "EU")["entries"].to_list() == [1, 1]


def test_a_joint_pledge_belongs_to_a_group_only_with_all_its_donors():
    frame = shown("group_months", winter())
    assert of_group(frame, "NB8")["value"].to_list() == [7]
    assert of_group(frame, "EU")["value"].fillna(0).to_list() == [10, 0]


def test_what_no_donor_accounts_for_belongs_to_no_group():
    ledger = toy_ledger([pledge("total", None)], [claim("total", 100)])
    assert shown("group_months", ledger).empty


def test_groups_stand_in_the_order_of_the_closed_list():
    members = [{**one, "groups": "NB8;G7;EU;NATO"} for one in DONORS]
    ledger = toy_ledger([pledge("p")], [claim("p", 1)], donors=members)
    listed = shown("group_months", ledger)["group"].to_list()
    assert listed == ["EU", "NATO", "G7", "NB8"]


@law
@given(ledgers(), selections())
def test_traced_and_untraced_months_add_up_to_the_timeline(ledger, selection):
    months = FRAMES["traced_months"](View(ledger, selection)).groupby("month")
    for column in MONEY:
        ours = months[column].sum(min_count=1).to_list()
        theirs = timeline(View(ledger, selection))[column].to_list()
        assert all(map(same, ours, theirs))
        assert len(ours) == len(theirs)


@law
@given(ledgers(), selections())
def test_traced_months_add_up_to_what_is_traced(ledger, selection):
    frame = FRAMES["traced_months"](View(ledger, selection))
    for to, totals in traced_totals(View(ledger, selection)).iterrows():
        rows = frame[frame["to"] == to]
        for column in ["value", "new", "earlier", "conditional", "entries"]:
            assert same(rows[column].sum(min_count=1), totals[column])
        of_new = rows[["named", "joint"]].sum(axis="columns", min_count=1)
        if to == "traced":
            assert same(of_new.sum(min_count=1), totals["new"])


@pytest.mark.parametrize("name", ["traced_months", "group_months"])
def test_a_contract_refuses_a_month_twice(name: str):
    frame = shown(name, winter())
    twice = pd.concat([frame, frame.head(1)], ignore_index=True)
    with pytest.raises(pandera.errors.SchemaError, match="not unique"):
        CONTRACTS[name].validate(twice)


@pytest.mark.parametrize(
    ("name", "column"), [("traced_months", "to"), ("group_months", "group")]
)
def test_a_contract_refuses_a_code_that_is_not_known(name: str, column: str):
    frame = shown(name, winter()).head(1)
    with pytest.raises(pandera.errors.SchemaError, match="isin"):
        CONTRACTS[name].validate(frame.assign(**{column: "BRICS"}))
