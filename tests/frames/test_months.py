"""Months of what is traced and what is not, and of groups, on toy ledgers."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given

from lib.frames.catalogue import FRAMES
from lib.frames.sums import traced_totals
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.made_up import law, ledgers, same, selections
from tests.toys import DONORS, NOW, claim, pledge, toy_ledger


def shown(name: str, ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = FRAMES[name](View(ledger, selection))
    FRAMES[name].contract.validate(frame)
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


def by_month(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(frame["month"].dt.strftime("%Y-%m"))


def two_headlines() -> Ledger:
    """Sums of two meetings, of which no donor is named."""
    return toy_ledger(
        [
            pledge("first", None, announced_on="2026-01-12"),
            pledge("beside", None, announced_on="2026-01-12"),
            pledge("second", None),
        ],
        [
            claim("first", 40, qualifier="nearly"),
            claim("beside"),
            claim("second", 100, qualifier="over"),
        ],
    )


def of_group(frame: pd.DataFrame, group: str) -> pd.DataFrame:
    return frame[frame["group"] == group]


def test_what_is_traced_is_never_added_to_what_is_not():
    frame = shown("timeline", winter())
    february = by_month(frame).loc["2026-02"]
    assert (february["value"], february["untraced"]) == (9, 100)
    assert frame["cumulative"].to_list() == [10, 10, 19]
    assert frame["entries"].sum() == 5


def test_what_is_traced_to_nobody_stands_beside_and_is_not_added_up():
    months = by_month(shown("timeline", two_headlines()))
    assert months["untraced"].to_dict() == {"2026-01": 40, "2026-02": 100}
    assert months["untraced_low"].to_dict() == {"2026-01": 38, "2026-02": 100}
    assert months["untraced_open_ended"].to_dict() == {
        "2026-01": False,
        "2026-02": True,
    }
    assert months["untraced_entries"].to_dict() == {"2026-01": 2, "2026-02": 1}
    assert months["untraced_unpriced"].to_dict() == {"2026-01": 1, "2026-02": 0}
    assert months[["value", "cumulative", "cumulative_high"]].isna().all(axis=None)


def test_new_money_is_told_apart_by_who_is_named():
    february = by_month(shown("timeline", winter())).loc["2026-02"]
    assert (february["new"], february["joint"], february["earlier"]) == (2, 2, 7)
    assert pd.isna(february["named"])
    assert february["restated"] == 4


def test_every_month_from_the_first_to_the_last_has_a_row():
    frame = by_month(shown("timeline", winter()))
    assert frame.index.to_list() == ["2025-12", "2026-01", "2026-02"]
    january = frame.loc["2026-01"]
    assert (january["entries"], january["untraced_entries"]) == (0, 0)
    assert january[["untraced", "named", "joint"]].isna().all()
    assert pd.isna(january["value"])
    assert not january["open_ended"]


def test_where_nothing_is_untraced_its_columns_are_missing():
    frame = shown("timeline", winter(), replace(NOW, donor=("GBR",)))
    assert frame["untraced"].isna().to_list() == [True]
    assert frame["cumulative"].isna().all()
    assert frame["cumulative_unpriced"].to_list() == [1]


def test_low_high_and_an_open_end_run_along():
    frame = by_month(shown("timeline", winter()))
    assert frame["cumulative_low"].to_list() == [9.5, 9.5, 18.5]
    assert frame["cumulative_high"].to_list() == [10.5, 10.5, 19.5]
    assert frame["cumulative_open_ended"].to_list() == [False, False, True]
    assert frame["cumulative_unpriced"].to_list() == [0, 0, 1]


def test_a_cumulative_sum_leaves_restated_money_out():
    announced = replace(NOW, basis="announced")
    frame = by_month(shown("timeline", winter(), announced))
    assert frame["value"].to_list()[2] == 13
    assert frame["cumulative"].to_list()[2] == 19


def test_the_meetings_of_a_month_are_named():
    frame = by_month(shown("timeline", winter()))
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
    assert shown("timeline", ledger)["meetings"].to_list() == ["m1"]
    chosen = replace(NOW, **filters)
    assert shown("timeline", ledger, chosen)["meetings"].isna().all()


def test_a_meeting_is_held_from_its_day_on():
    early = {"announced_on": "2026-02-10", "recorded_on": "2026-02-10"}
    ledger = toy_ledger(
        [pledge("p", **early)], [claim("p", 1, recorded_on="2026-02-10")]
    )
    for day, held in ((11, ""), (12, "m1")):
        row = shown("timeline", ledger, Selection(asof=date(2026, 2, day))).iloc[0]
        assert row[["meetings"]].fillna("").item() == held


def test_two_meetings_in_a_month_are_both_named_by_date():
    ledger = toy_ledger(
        [pledge("p")],
        [claim("p", 1)],
        meetings=[
            {"meeting_id": "b", "date": "2026-02-02", "city": "Ramstein"},
            {"meeting_id": "a", "date": "2026-02-12"},
        ],
    )
    row = shown("timeline", ledger).iloc[0]
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
def test_months_add_up_to_what_is_traced_and_what_is_not(ledger, selection):
    frame = FRAMES["timeline"](View(ledger, selection))
    totals = traced_totals(View(ledger, selection))
    sums = totals.drop(columns="unconverted_sums").fillna(0)
    for column in ["value", "new", "earlier", "conditional", "entries"]:
        assert same(frame[column].sum(), sums[column]["traced"])
    assert same(frame[["named", "joint"]].sum(axis=None), sums["new"]["traced"])
    assert same(frame["untraced"].sum(), sums["value"]["unattributed"])
    assert frame["untraced_entries"].sum() == sums["entries"]["unattributed"]
    known = frame[["value", "untraced"]].notna().any()
    assert known.to_list() == totals["value"].notna().to_list()


@pytest.mark.parametrize("name", ["timeline", "group_months"])
def test_a_contract_refuses_a_month_twice(name: str):
    frame = shown(name, winter())
    twice = pd.concat([frame, frame.head(1)], ignore_index=True)
    with pytest.raises(
        pandera.errors.SchemaError, match=r"not unique|duplicate values"
    ):
        FRAMES[name].contract.validate(twice)


def test_groups_are_those_that_the_ledger_declares_in_its_order():
    ledger = winter()
    groups = {code: ledger.vocabulary["groups"][code] for code in ("NB8", "EU")}
    other = replace(
        ledger, vocabulary={**ledger.vocabulary, "groups": groups}, hash="x"
    )
    frame = shown("group_months", other)
    labels = frame.drop_duplicates("group").set_index("group")["group_label"]
    assert labels.to_dict() == {"NB8": "the NB8", "EU": "the EU"}
    assert list(labels.index) == ["NB8", "EU"]


def test_a_ledger_without_groups_has_no_row_by_group():
    ledger = winter()
    without = replace(ledger, vocabulary={**ledger.vocabulary, "groups": {}}, hash="y")
    frame = shown("group_months", without)
    FRAMES["group_months"].contract.validate(frame)
    assert frame.empty
