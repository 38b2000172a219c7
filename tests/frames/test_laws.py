"""Laws that hold for every ledger, tried on made-up ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import EFFECTIVE, contributions
from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.frames.money import MONEY
from lib.frames.months import timeline
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, CLAIM_MODES, STATES
from tests.toys import NOW, claim, event, in_other_order, pledge, toy_ledger

DONOR_KEYS = ["DEU", "GBR", "NOR", "DEU;NOR", "GBR;NOR;SWE", None]
PHRASES = ["hundreds of millions", "several billion", "tens of thousands", "a lot"]


@st.composite
def pledges(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A pledge that may be part of, or counted in, an earlier one."""
    earlier = [None, *range(number)]
    whole = draw(st.sampled_from(earlier))
    counted = (
        draw(st.sampled_from([None, None, None, *earlier])) if whole is None else None
    )
    donors = draw(st.sampled_from(DONOR_KEYS))
    cumulative = counted is None and draw(st.integers(0, 9)) == 0
    recorded = date(2026, 2, 12) + timedelta(days=draw(st.integers(0, 20)))
    columns = {
        "meeting_id": draw(st.sampled_from(["m1", "m2", None])),
        "mechanism": draw(st.sampled_from(["purl", "purl;ifu", None])),
        "part_of": None if whole is None else f"p{whole}",
        "counted_in": None if counted is None else f"p{counted}",
        "novelty": draw(st.sampled_from(["new", "announced_before", "unclear"])),
        "condition": draw(st.sampled_from(["c", None, None])),
        "announced_on": draw(
            st.sampled_from(["2026-02-12", "2026-01-05", "2025-04-11"])
        ),
        "recorded_on": recorded.isoformat(),
        "item_class": draw(st.sampled_from(["tank", "missile", None])),
    }
    made = pledge(f"p{number}", donors, **columns)
    return made | {"scope": "cumulative"} if cumulative else made


def with_one_headline(promised: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make totals of all but the first headline of each meeting."""
    met: set[str] = set()
    kept = []
    for one in promised:
        again = one["scope"] == "headline" and one["meeting_id"] in met
        kept.append(one | {"scope": "total"} if again else one)
        met |= {one["meeting_id"]} if one["scope"] == "headline" else set()
    return kept


@st.composite
def claims(draw: st.DrawFn, pledge_id: str, number: int) -> dict[str, Any]:
    """What a source says: a sum of some exactness, a phrase, or nothing."""
    qualifier = draw(
        st.sampled_from(
            ["none", "vague", "exact", "about", "nearly", "over", "up_to", "range"]
        )
    )
    amount = float(draw(st.integers(1, 2000)) * 10**6)
    columns: dict[str, Any] = {
        "claim_id": f"{pledge_id}-c{number}",
        "lead": number == 1,
        "qualifier": qualifier,
        "currency": draw(st.sampled_from(["USD", "EUR", "GBP", "UAH"])),
        "quantity": draw(st.sampled_from([None, 5.0])),
        "unit": "tanks",
    }
    if qualifier == "none":
        return claim(pledge_id, None, **columns) | {"currency": None}
    if qualifier == "vague":
        phrase = draw(st.sampled_from(PHRASES))
        return claim(pledge_id, None, **columns, amount_as_printed=phrase)
    upper = amount * 1.5 if qualifier == "range" else None
    return claim(pledge_id, amount, **columns, amount_to=upper)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A sound ledger of up to a dozen pledges."""
    size = draw(st.integers(1, 12))
    promised = with_one_headline([draw(pledges(number)) for number in range(size)])
    said = [
        draw(claims(one["pledge_id"], number))
        for one in promised
        for number in range(1, 1 + draw(st.integers(1, 3)))
    ]
    reports = [
        event(
            f"e-{one['pledge_id']}", one["pledge_id"], draw(st.sampled_from(STATUSES))
        )
        for one in promised
        if one["condition"] and draw(st.booleans())
    ]
    return toy_ledger(promised, said, reports)


STATUSES = ["pending", "met", "lapsed", "withdrawn", "unknown"]


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any basis, claims mode, currency, rates and as-of date."""
    return Selection(
        currency=draw(st.sampled_from(["USD", "EUR", "NOK"])),
        rates=draw(st.sampled_from([None, date(2025, 6, 30)])),
        basis=draw(st.sampled_from(list(BASES))),
        claims=draw(st.sampled_from(CLAIM_MODES)),
        asof=draw(st.sampled_from([date(2026, 2, 12), date(2026, 2, 20), NOW.day])),
    )


FILTERS = [
    {"donor": ("NOR",)},
    {"group": "EU"},
    {"meeting": ("m1",)},
    {"mechanism": ("ifu",)},
    {"start": date(2026, 1, 1)},
    {"end": date(2026, 1, 31)},
]

law = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
#: Each example computes every frame.
law_of_all_frames = settings(law, max_examples=8)


def same(left: float, right: float) -> bool:
    """Tell whether two sums are equal, a missing one only to a missing one."""
    return left == pytest.approx(right, rel=1e-9, abs=1e-3, nan_ok=True)


@law
@given(ledgers(), selections())
def test_what_is_below_a_pledge_adds_up_to_its_effective_value(ledger, selection):
    frame = contributions(View(ledger, selection)).set_index("pledge_id")
    for pledge_id in frame.index:
        tree = [pledge_id]
        for one in tree:
            tree += frame.index[frame["part_of"] == one].tolist()
        below = frame.loc[tree]
        for column, effective in zip(MONEY, EFFECTIVE, strict=True):
            total = below[column].sum(min_count=1)
            assert same(total, frame.loc[pledge_id, effective]), (pledge_id, column)


@law
@given(ledgers(), selections())
def test_a_headline_equals_its_parts_and_the_remainder(ledger, selection):
    frame = contributions(View(ledger, selection)).set_index("pledge_id")
    for pledge_id, row in frame.iterrows():
        parts = frame.loc[frame["part_of"] == pledge_id, "effective_value"]
        if pd.notna(row["own_value"]):
            whole = max(row["own_value"], parts.sum())
            assert same(row["value"] + parts.sum(), whole)


@law
@given(ledgers(), selections(), st.sampled_from(FILTERS))
def test_a_filter_never_changes_a_contribution(ledger, selection, chosen):
    whole = contributions(View(ledger, selection)).set_index("pledge_id")
    kept = contributions(View(ledger, replace(selection, **chosen))).set_index(
        "pledge_id"
    )
    pd.testing.assert_frame_equal(kept, whole.loc[kept.index])


@law
@given(ledgers(), selections())
def test_donors_meetings_months_and_contributions_agree(ledger, selection):
    rows = contributions(View(ledger, selection))
    counted = rows[rows["state"].isin(BASES[selection.basis])]
    outside = counted[counted["meeting_id"].isna()]
    donors, meetings = (
        donor_totals(View(ledger, selection)),
        meeting_totals(View(ledger, selection)),
    )
    months = timeline(View(ledger, selection))
    nobody = ("untraced", "untraced_low", "untraced_high")
    for column, untraced in zip(("value", "low", "high"), nobody, strict=True):
        total = counted[column].sum()
        assert same(donors[column].sum(), total)
        assert same(months[column].sum() + months[untraced].sum(), total)
        assert same(meetings[column].sum() + outside[column].sum(), total)
    assert donors["pledges"].sum() == months["pledges"].sum()
    for count in ("entries", "unpriced"):
        of_months = months[[count, f"untraced_{count}"]].sum(axis=None)
        assert donors[count].sum() == of_months
    assert donors["entries"].sum() == len(rows)


@law
@given(ledgers(), selections())
def test_the_states_of_a_sum_add_up_to_it(ledger, selection):
    donors = donor_totals(View(ledger, selection))
    counted = donors[list(BASES[selection.basis])].sum(axis="columns", min_count=1)
    np.testing.assert_allclose(donors["value"], counted, rtol=1e-9)
    meetings = meeting_totals(View(ledger, selection))
    new = meetings[["named", "joint", "unattributed"]].sum(axis="columns")
    everything = meetings[[state for state in STATES if state != "new"]].sum(
        axis="columns"
    )
    rows = contributions(View(ledger, selection)).dropna(subset="meeting_id")
    assert same((new + everything).sum(), rows["value"].sum())


@law
@given(ledgers(), selections())
def test_unpriced_is_never_zero(ledger, selection):
    rows = contributions(View(ledger, selection))
    assert rows.loc[rows["unpriced"] | rows["itemised"], MONEY].isna().all(axis=None)
    assert (rows["own_value"].isna() == rows["value"].isna()).all()
    donors = donor_totals(View(ledger, selection))
    silent = donors["entries"] == donors["unpriced"] + donors["itemised"]
    assert donors.loc[silent, MONEY].isna().all(axis=None)


@law_of_all_frames
@given(ledgers(), selections(), st.integers(0, 5))
def test_the_order_of_rows_in_the_files_never_matters(ledger, selection, seed):
    shuffled = in_other_order(ledger, seed)
    for frame in FRAMES.values():
        pd.testing.assert_frame_equal(
            frame(View(ledger, selection)),
            frame(View(shuffled, selection)),
            check_exact=True,
        )


@law_of_all_frames
@given(ledgers(), selections())
def test_every_frame_meets_its_contract_and_leaves_the_tables_alone(ledger, selection):
    before = {name: table.copy(deep=True) for name, table in ledger.tables.items()}
    for frame in FRAMES.values():
        frame.contract.validate(frame(View(ledger, selection)))
    for name, table in ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_a_reader_who_changes_a_frame_changes_nobody_elses():
    ledger = toy_ledger([pledge("p")], [claim("p", 5)])
    mine = contributions(View(ledger, NOW))
    mine["value"] = 7.0
    mine.loc[0, "state"] = "lapsed"
    assert contributions(View(ledger, NOW))["value"].to_list() == [5.0]
    assert contributions(View(ledger, NOW))["state"].to_list() == ["new"]
