"""Laws that hold for every ledger, tried on made-up ones."""

from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import EFFECTIVE, contributions
from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.frames.money import MONEY
from lib.frames.months import timeline
from lib.model.view import View
from lib.model.vocabulary import BASES, STATES
from tests.made_up import FILTERS, law, law_of_all_frames, ledgers, same, selections
from tests.toys import NOW, claim, in_other_order, pledge, toy_ledger


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
