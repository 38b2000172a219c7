"""Reports on conditions: what each changes, and who says so; toys, then the ledger."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.conditions import adds_up, condition_history, conditions, suppose
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, event, pledge, toy_ledger

SEEDS = Path(__file__).parents[2] / "seeds"
OFFER = {"condition": "c", "condition_threshold": 30, "condition_unit": "tanks"}
SOURCES = [
    {"source_id": "report"},
    {"source_id": "ministry", "kind": "official"},
    {"source_id": "paper", "kind": "press"},
]
GOODS = {
    "threshold": 30.0,
    "threshold_unit": "missiles",
    "condition_item": "PAC-3 missiles from other countries",
    "offer_quantity": 5.0,
    "offer_unit": "missiles",
    "item": "PAC-3 missiles for Patriot",
}
MISSING = float("nan")
PAC3 = "udcg-2026-02-12-deu-pac3"


def reported(*events, **columns):
    return toy_ledger(
        [pledge("deu", **OFFER | columns)],
        [claim("deu", quantity=5, unit="tanks")],
        events,
        sources=SOURCES,
    )


def total(event_id, quantity, status="pending", **columns):
    return event(event_id, "deu", status, quantity=quantity, unit="tanks", **columns)


def history_of(ledger, selection=NOW):
    frame = condition_history(View(ledger, selection))
    FRAMES["condition_history"].contract.validate(frame)
    return frame


def row_of(ledger, selection=NOW):
    frame = conditions(View(ledger, selection))
    FRAMES["conditions"].contract.validate(frame)
    return frame.iloc[0]


def test_progress_runs_from_gifts_to_the_last_total():
    frame = history_of(
        reported(
            total("e1", 2, donor_id="NOR"),
            total("e2", 9, donor_id="DEU"),
            total("e3", 3, donor_id="SWE"),
            total("e4", 20),
            total("e5", 4, donor_id="GBR"),
            total("e6", 30, "met"),
        )
    )
    assert frame["counts_as"].fillna("").tolist() == [
        *["gift", "", "gift", "total", "gift", "total"]
    ]
    assert frame["progress"].tolist() == [2, 2, 5, 20, 20, 30]
    assert frame["giver_label"].tolist()[0] == "Norway"


def test_another_unit_counts_for_nothing_and_nothing_is_not_zero():
    frame = history_of(
        reported(
            event("e1", "deu", "pending"),
            event("e2", "deu", "pending", quantity=7, unit="missiles"),
        )
    )
    assert frame["progress"].isna().all()
    assert frame["counts_as"].isna().all()


def test_a_report_that_settles_nothing_leaves_the_state():
    frame = history_of(
        reported(
            event("e1", "deu", "unknown"),
            event("e2", "deu", "met"),
            event("e3", "deu", "unknown"),
        )
    )
    assert frame["status"].tolist() == ["pending", "met", "met"]
    assert frame["status_after"].tolist() == ["unknown", "met", "unknown"]


def test_the_last_row_agrees_with_the_frame_of_conditions():
    ledger = reported(
        total("e1", 12, donor_id="NOR"), event("e2", "deu", "met"), total("e3", 31)
    )
    last, row = history_of(ledger).iloc[-1], row_of(ledger)
    assert (last["progress"], last["status"]) == (row["progress"], row["status"])


def test_a_state_is_as_old_as_the_announcement_unless_something_changed():
    later = {"date": "2026-03-01", "recorded_on": "2026-03-01"}
    since = row_of(reported(event("e1", "deu", "pending", **later)))["status_since"]
    assert since == pd.Timestamp("2026-02-12")
    back = row_of(
        reported(event("e1", "deu", "met"), event("e2", "deu", "pending", **later))
    )
    assert back["status_since"] == pd.Timestamp("2026-03-01")


def test_sources_of_the_state_are_counted_once_and_official_ones_apart():
    row = row_of(
        reported(
            event("e1", "deu", "pending", source_id="ministry"),
            event("e2", "deu", "met", source_id="paper"),
            event("e3", "deu", "met", source_id="paper"),
            event("e4", "deu", "unknown", source_id="ministry"),
            event("e5", "deu", "met", source_id="report"),
        )
    )
    assert (row["state_sources"], row["state_official"]) == (2, 0)


def test_sources_of_the_progress_are_those_that_give_that_very_total():
    row = row_of(
        reported(
            total("e1", 20, source_id="ministry"),
            total("e2", 30, source_id="paper"),
            total("e3", 30, source_id="report"),
            total("e4", 30, source_id="ministry", donor_id="NOR"),
        )
    )
    assert (row["progress_sources"], row["progress_official"]) == (2, 0)
    assert (row["contributors"], row["contributed"]) == ("NOR", 30)


def test_without_a_total_the_sources_are_those_of_the_gifts():
    row = row_of(
        reported(
            total("e1", 2, donor_id="SWE", source_id="ministry"),
            total("e2", 3, donor_id="NOR", source_id="paper"),
            total("e3", 9, donor_id="DEU", source_id="report"),
        )
    )
    assert (row["progress_sources"], row["progress_official"]) == (2, 1)
    assert (row["contributors"], row["contributed"]) == ("NOR;SWE", 5)


def test_a_donor_named_without_a_number_is_a_contributor_of_no_number():
    row = row_of(reported(event("e1", "deu", "met", donor_id="NOR")))
    assert row["contributors"] == "NOR"
    assert pd.isna(row["contributed"])


def test_nothing_reported_has_no_source_and_no_history():
    ledger = reported()
    row = row_of(ledger)
    counts = ["state_sources", "state_official", "progress_sources", "events"]
    assert row[counts].tolist() == [0, 0, 0, 0]
    assert pd.isna(row["contributors"])
    assert history_of(ledger).empty


def test_a_filter_keeps_the_reports_of_the_pledges_it_keeps():
    ledger = reported(event("e1", "deu", "met"))
    assert len(history_of(ledger, replace(NOW, donor=("DEU",)))) == 1
    assert history_of(ledger, replace(NOW, donor=("NOR",))).empty


def test_a_report_counts_from_the_day_on_which_it_was_recorded():
    late = {"date": "2026-03-10", "recorded_on": "2026-03-20"}
    ledger = reported(event("e1", "deu", "met", **late))
    assert history_of(ledger, replace(NOW, asof=date(2026, 3, 19))).empty
    assert len(history_of(ledger, replace(NOW, asof=date(2026, 3, 20)))) == 1


# --- The shipped ledger: five of Germany's if others give thirty ----------------------


@cache
def shipped():
    return read_ledger(SEEDS)


def german_offer(day):
    chosen = Selection(asof=date.fromisoformat(day))
    frame = conditions(View(shipped(), chosen)).set_index("pledge_id")
    history = condition_history(View(shipped(), chosen))
    return frame.loc[PAC3], history[history["pledge_id"] == PAC3]


def test_on_the_day_of_the_meeting_the_offer_is_pending():
    row, history = german_offer("2026-02-12")
    assert (row["status"], row["offer_quantity"], row["threshold"]) == (
        "pending",
        5,
        30,
    )
    assert pd.isna(row["progress"])
    assert history["date"].dt.strftime("%m-%d").unique().tolist() == ["02-12"]


def test_a_week_later_approvals_are_awaited():
    row, history = german_offer("2026-02-20")
    assert (row["status"], f"{row['status_since']:%m-%d}") == ("pending", "02-12")
    last = history.iloc[-1]
    assert "final confirmations awaited" in last["note"]
    assert pd.isna(last["progress"])


@pytest.mark.parametrize(("day", "reports"), [("2026-03-10", 8), ("2026-11-23", 9)])
def test_on_10_march_it_is_reported_met_without_an_official_figure(day, reports):
    row, history = german_offer(day)
    assert (row["status"], f"{row['status_since']:%m-%d}") == ("met", "03-10")
    assert (row["progress"], row["progress_sources"]) == (30, 3)
    assert (row["progress_official"], row["state_official"]) == (0, 0)
    assert row["contributors"] == "NLD"
    assert pd.isna(row["contributed"])
    assert len(history) == 4 + reports


@pytest.mark.parametrize(
    "day", ["2023-04-30", "2025-07-30", "2026-02-20", "2026-11-23"]
)
def test_the_history_of_each_condition_ends_where_its_row_stands(day):
    chosen = Selection(asof=date.fromisoformat(day))
    rows = conditions(View(shipped(), chosen)).set_index("pledge_id")
    history = condition_history(View(shipped(), chosen))
    last = history.drop_duplicates("pledge_id", keep="last").set_index("pledge_id")
    assert set(last.index) == set(rows.index[rows["events"] > 0])
    told = rows.loc[last.index]
    pd.testing.assert_series_equal(last["status"], told["status"])
    pd.testing.assert_series_equal(last["progress"], told["progress"])
    pd.testing.assert_series_equal(last["date"], told["reported_on"], check_names=False)


def test_eighteen_of_thirty_leave_twelve_to_give_and_no_german_part():
    supposed = suppose(GOODS, 18.0)
    assert (supposed.status, supposed.missing) == ("pending", 12)
    assert (supposed.total, supposed.with_offer) == (18, 23)


@pytest.mark.parametrize(
    ("given", "status", "missing", "total"),
    [
        (0.0, "pending", 30, 0),
        (29.5, "pending", 0.5, 29.5),
        (30.0, "met", 0, 35),
        (40.0, "met", 0, 45),
    ],
)
def test_the_threshold_itself_meets_the_condition(given, status, missing, total):
    supposed = suppose(GOODS, given)
    assert (supposed.status, supposed.missing) == (status, missing)
    assert supposed.total == total


@pytest.mark.parametrize(
    "other",
    [
        {"offer_quantity": MISSING},
        {"offer_unit": "systems"},
        {"offer_unit": None},
        {"item": None},
        {"condition_item": "US guarantee of replacement missiles"},
    ],
)
def test_what_is_not_one_kind_of_goods_has_no_total(other):
    condition = GOODS | other
    assert not adds_up(condition)
    supposed = suppose(condition, 30.0)
    assert supposed.status == "met"
    assert supposed.total is None
    assert supposed.with_offer is None
