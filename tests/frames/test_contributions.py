"""What each pledge contributes, on ledgers whose sums one can do in the head."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES
from tests.toys import NOW, claim, event, pledge, toy_ledger


def shown(ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = contributions(View(ledger, selection))
    FRAMES["contributions"].contract.validate(frame)
    return frame.set_index("pledge_id")


def test_a_whole_contributes_what_its_parts_leave():
    ledger = toy_ledger(
        [
            pledge("whole", None),
            pledge("part", part_of="whole"),
            pledge("unpriced", part_of="whole"),
        ],
        [claim("whole", 10), claim("part", 3), claim("unpriced")],
    )
    frame = shown(ledger)
    assert frame["value"].to_dict() == pytest.approx(
        {"whole": 7, "part": 3, "unpriced": float("nan")}, nan_ok=True
    )
    assert frame.loc["whole", "effective_value"] == 10


def test_parts_above_their_whole_are_flagged_and_lose_nothing():
    ledger = toy_ledger(
        [pledge("whole", None), pledge("a", part_of="whole"), pledge("b", part_of="a")],
        [claim("whole", 10), claim("a"), claim("b", 12)],
    )
    frame = shown(ledger)
    assert frame["value"].sum() == frame.loc["whole", "effective_value"] == 12
    assert frame["parts_exceed_whole"].to_dict() == {
        "whole": True,
        "a": False,
        "b": False,
    }


def test_an_open_ended_whole_is_never_exceeded():
    ledger = toy_ledger(
        [pledge("whole", None), pledge("part", part_of="whole")],
        [claim("whole", 10, qualifier="over"), claim("part", 12)],
    )
    assert not shown(ledger)["parts_exceed_whole"].any()


def test_low_and_high_of_a_remainder_are_scenarios():
    ledger = toy_ledger(
        [pledge("joint", "DEU;NOR"), pledge("part", part_of="joint")],
        [
            claim(
                "joint",
                qualifier="vague",
                currency="USD",
                amount_as_printed="hundreds of millions of dollars",
            ),
            claim("part", 213e6),
        ],
    )
    row = shown(ledger).loc["joint"]
    assert (row["value"], row["low"], row["high"]) == (0, 0, 787e6)


def test_a_cumulative_row_is_in_no_sum_and_no_whole():
    ledger = toy_ledger(
        [
            pledge("total", None),
            pledge("sofar", scope="cumulative", part_of="total"),
            pledge("under", part_of="sofar"),
        ],
        [claim("total", 10), claim("sofar", 4), claim("under", 3)],
    )
    assert shown(ledger)["value"].to_dict() == {"total": 10, "under": 3}


def test_counted_in_is_followed_from_the_row_and_from_every_pledge_above_it():
    ledger = toy_ledger(
        [
            pledge("other"),
            pledge("whole", counted_in="other"),
            pledge("part", part_of="whole", novelty="announced_before"),
            pledge("deeper", part_of="part"),
        ],
        [claim("other", 9), claim("whole", 5), claim("part", 2), claim("deeper", 1)],
    )
    states = shown(ledger)["state"].to_dict()
    assert states.pop("other") == "new"
    assert states == dict.fromkeys(["whole", "part", "deeper"], "restated")


def test_counted_in_a_row_not_yet_in_force_has_no_effect():
    ledger = toy_ledger(
        [
            pledge("early", recorded_on="2025-01-09", counted_in="late"),
            pledge("late", recorded_on="2025-04-11"),
        ],
        [claim("early", 3, recorded_on="2025-01-09"), claim("late", 4)],
    )
    before = shown(ledger, replace(NOW, asof=date(2025, 2, 1)))
    assert before["state"].to_dict() == {"early": "new"}
    assert shown(ledger).loc["early", "state"] == "restated"


def test_a_condition_is_pending_then_met_and_a_lapsed_one_still_counts_in_its_whole():
    ledger = toy_ledger(
        [
            pledge("whole", None),
            pledge("met", part_of="whole", condition="If others give"),
            pledge("lapsed", part_of="whole", condition="If built"),
        ],
        [claim("whole", 10), claim("met", 3), claim("lapsed", 2)],
        [
            event("e1", "met", "met", date="2026-03-10", recorded_on="2026-03-10"),
            event("e2", "met", "unknown", date="2026-03-11"),
            event("e3", "lapsed", "withdrawn"),
        ],
    )
    on_the_day = shown(ledger, replace(NOW, asof=date(2026, 2, 12)))
    assert on_the_day["state"].to_dict() == {
        "whole": "new",
        "met": "conditional",
        "lapsed": "lapsed",
    }
    later = shown(ledger)
    assert later.loc["met", "state"] == "new"
    assert later.loc["whole", "value"] == 5


@pytest.mark.parametrize("status", ["lapsed", "withdrawn"])
def test_what_lapsed_or_was_withdrawn_is_in_no_sum(status):
    ledger = toy_ledger(
        [pledge("p", condition="If built")], [claim("p", 2)], [event("e", "p", status)]
    )
    state = shown(ledger).loc["p", "state"]
    assert state == "lapsed"
    assert not any(state in counted for counted in BASES.values())


def test_unpriced_and_itemised_are_told_apart():
    ledger = toy_ledger(
        [
            pledge("total", None),
            pledge("package", part_of="total"),
            pledge("item", part_of="package"),
            pledge("silent", part_of="total"),
            pledge("frame"),
            pledge("sum", part_of="frame"),
        ],
        [
            claim("total", 10),
            claim("package", 5),
            claim("item"),
            claim("silent"),
            claim("frame"),
            claim("sum", 1),
        ],
    )
    frame = shown(ledger)
    assert set(frame.index[frame["unpriced"]]) == {"silent"}
    assert set(frame.index[frame["itemised"]]) == {"item", "frame"}
    assert set(frame.index[frame["pledge"]]) == {"package", "silent", "frame"}


def test_a_lead_not_yet_in_force_leaves_the_pledge_unpriced():
    ledger = toy_ledger(
        [pledge("p")],
        [
            claim("p", 4, recorded_on="2026-03-01"),
            claim("p", 3, claim_id="p-c2", lead=False),
        ],
    )
    on_the_day = replace(NOW, asof=date(2026, 2, 12))
    assert shown(ledger, on_the_day).loc["p", "unpriced"]
    lowest = replace(on_the_day, claims="lowest")
    assert shown(ledger, lowest).loc["p", "value"] == 3


@pytest.mark.parametrize(
    ("mode", "value"), [("lead", 5), ("lowest", 4), ("highest", 7)]
)
def test_the_claims_mode_picks_one_claim(mode: str, value: float):
    ledger = toy_ledger(
        [pledge("p")],
        [
            claim("p", 5),
            claim("p", 4, claim_id="p-c2", lead=False),
            claim("p", 7, claim_id="p-c3", lead=False),
            claim("p", claim_id="p-c4", lead=False),
        ],
    )
    assert shown(ledger, replace(NOW, claims=mode)).loc["p", "value"] == value


@pytest.mark.parametrize(
    ("second", "disputed"),
    [
        (claim("p", 102, claim_id="x", lead=False), False),
        (claim("p", 102.1, claim_id="x", lead=False), True),
        (claim("p", 97, claim_id="x", lead=False), True),
    ],
)
def test_claims_more_than_two_percent_apart_dispute_a_pledge(second, disputed):
    ledger = toy_ledger([pledge("p")], [claim("p", 100), second])
    assert shown(ledger).loc["p", "disputed"] == disputed


def test_the_rates_chosen_make_no_dispute():
    euros = claim("p", 100, currency="EUR")
    worth = shown(toy_ledger([pledge("p")], [euros])).loc["p", "value"]
    dollars = claim("p", worth, claim_id="x", lead=False)
    ledger = toy_ledger([pledge("p")], [euros, dollars])
    of_old = shown(ledger, replace(NOW, rates=date(2022, 9, 27)))
    assert of_old.loc["p", "value"] < 0.9 * worth
    assert not of_old.loc["p", "disputed"]


@pytest.mark.parametrize(("amount", "disputed"), [(500e6, False), (2e9, True)])
def test_a_vague_claim_disputes_only_figures_outside_its_bounds(amount, disputed):
    vague = claim("p", qualifier="vague", amount_as_printed="hundreds of millions")
    vague["currency"] = "USD"
    second = claim("p", amount, claim_id="x", lead=False)
    ledger = toy_ledger([pledge("p")], [vague, second])
    assert shown(ledger).loc["p", "disputed"] == disputed


def test_a_corrected_row_stands_in_for_the_one_that_others_name():
    ledger = toy_ledger(
        [
            pledge("old", None, withdrawn_on="2026-03-01", replaces="older"),
            pledge("new", None, recorded_on="2026-03-01", replaces="old"),
            pledge("older", None, withdrawn_on="2026-02-12"),
            pledge("part", part_of="older"),
        ],
        [
            claim("old", 10, withdrawn_on="2026-03-01"),
            claim("new", 20, recorded_on="2026-03-01"),
            claim("part", 3),
        ],
    )
    before = shown(ledger, replace(NOW, asof=date(2026, 2, 28)))
    assert before["value"].to_dict() == {"old": 7, "part": 3}
    on_the_day = shown(ledger, replace(NOW, asof=date(2026, 3, 1)))
    assert on_the_day["value"].to_dict() == {"new": 17, "part": 3}
    assert shown(ledger)["value"].to_dict() == {"new": 17, "part": 3}


def test_money_is_converted_at_the_rate_of_the_day_and_the_rate_is_kept():
    ledger = toy_ledger([pledge("p")], [claim("p", 35e9, currency="GBP")])
    row = shown(ledger).loc["p"]
    assert row["value"] == pytest.approx(47.7086e9, rel=1e-6)
    assert (row["rate_date"], row["rate"]) == (
        pd.Timestamp("2026-02-12"),
        pytest.approx(1.363104, rel=1e-6),
    )


def test_a_sum_without_a_rate_is_not_zero_and_not_unstated():
    ledger = toy_ledger([pledge("p")], [claim("p", 5, currency="UAH")])
    row = shown(ledger).loc["p"]
    assert pd.isna(row["value"])
    flags = row[["unpriced", "unconverted", "itemised"]]
    assert flags.to_list() == [False, True, False]
    assert row[["stated_low", "stated_high", "stated_currency"]].to_list() == [
        *[5, 5],
        "UAH",
    ]


def test_the_lowest_claim_is_one_that_converts_else_the_lead_that_does_not():
    other = {"claim_id": "other", "lead": False}
    said = [claim("p", 5, currency="UAH"), claim("p", 7, currency="KES", **other)]
    of_lead = shown(toy_ledger([pledge("p")], said), replace(NOW, claims="lowest"))
    assert of_lead.loc["p", "claim_id"] == "p-c1"
    assert of_lead.loc["p", "stated_currency"] == "UAH"
    said = [claim("p", 5, currency="UAH"), claim("p", 7, **other)]
    ledger = toy_ledger([pledge("p")], said)
    assert shown(ledger, replace(NOW, claims="highest")).loc["p", "value"] == 7
    assert shown(ledger).loc["p", "unconverted"]


def test_a_day_after_the_last_rate_is_refused_with_that_date():
    ledger = toy_ledger([pledge("p")], [claim("p", 5, currency="EUR")])
    with pytest.raises(ValueError, match="No rate is known after 2026-10-30"):
        contributions(View(ledger, replace(NOW, rates=date(2026, 11, 20))))


def test_a_selection_without_an_as_of_date_is_refused():
    ledger = toy_ledger([pledge("p")], [claim("p", 5)])
    with pytest.raises(ValueError, match="no as-of date"):
        contributions(View(ledger, Selection()))


def test_no_pledge_gives_an_empty_frame_that_meets_the_contract():
    ledger = toy_ledger([pledge("p")], [claim("p", 5)])
    assert shown(ledger, replace(NOW, asof=date(2020, 1, 1))).empty
