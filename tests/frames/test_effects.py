"""What moved the sums: legs that add up, by whatever they are grouped."""

from dataclasses import replace
from datetime import date

import pandas as pd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lib.frames.change_list import changes_of
from lib.frames.changes import ADDED, CLAIMS, CORRECTED, SETTLED, WITHDRAWN
from lib.frames.contributions import contributions
from lib.frames.donors import by_donor
from lib.frames.effects import CAUSES, CONDITIONS, FOLLOWS, legs, moved
from lib.frames.sums import traced_of
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import OUTSIDE, TRACED, UNATTRIBUTED
from tests.made_up import law, ledgers, same, selections
from tests.toys import TODAY, claim, event, ledger_of, pledge, toy_ledger

SINCE = Selection(since=date(2026, 3, 1), asof=TODAY)
LATER, LATEST = "2026-03-02", "2026-04-01"
LATE = {"recorded_on": LATER}


def effects(pledges, claims, events=(), chosen=SINCE):
    view = View(toy_ledger(pledges, claims, events), chosen)
    return legs(changes_of(view), chosen.basis)


def causes(rows, to=TRACED):
    """Give what each cause moved, those alone that moved anything."""
    sums = moved(rows, "to").loc[to]
    return {cause: sums[cause] for cause in CAUSES if sums[cause]}


def test_each_cause_is_told_apart():
    gone = {"withdrawn_on": LATER}
    pledges = [
        pledge("old") | gone,
        pledge("new", replaces="old", **LATE),
        pledge("off", "NOR") | gone,
        pledge("fresh", "GBR", **LATE),
        pledge("said", "SWE"),
        pledge("if", "SWE", condition="If others give"),
    ]
    claims = [
        *(claim("old", 10) | gone, claim("new", 12, **LATE)),
        *(claim("off", 5), claim("fresh", 7, **LATE)),
        *(claim("said", 1) | gone, claim("said", 4, claim_id="said-2", **LATE)),
        claim("if", 100),
    ]
    met = [event("e", "if", "met", date=LATER, recorded_on=LATER)]
    rows = effects(pledges, claims, met)
    assert causes(rows) == {
        **{CORRECTED: 2, WITHDRAWN: -5, ADDED: 7, CLAIMS: 3, CONDITIONS: 100}
    }
    assert moved(rows, "to").loc[TRACED, ["before", "after"]].to_list() == [16, 123]


def test_a_new_part_takes_from_what_is_left_of_its_whole():
    pledges = [pledge("whole"), pledge("part", part_of="whole", **LATE)]
    rows = effects(pledges, [claim("whole", 10), claim("part", 4, **LATE)])
    assert causes(rows) == {ADDED: 4, FOLLOWS: -4}


def test_what_a_headline_loses_is_no_loss_of_what_is_traced():
    pledges = [
        pledge("all", None, meeting_id="m1"),
        pledge("deu", meeting_id="m1", part_of="all", **LATE),
    ]
    rows = effects(pledges, [claim("all", 10), claim("deu", 4, **LATE)])
    assert causes(rows) == {ADDED: 4}
    assert causes(rows, UNATTRIBUTED) == {FOLLOWS: -4}


def test_a_corrected_offer_whose_condition_was_met_moves_in_two_steps():
    gone = {"withdrawn_on": LATER}
    condition = {"condition": "If others give"}
    pledges = [
        pledge("old", **condition) | gone,
        pledge("new", replaces="old", **condition, **LATE),
    ]
    claims = [claim("old", 10) | gone, claim("new", 12, **LATE)]
    met = [event("e", "new", "met", date=LATER, recorded_on=LATER)]
    assert causes(effects(pledges, claims, met)) == {CONDITIONS: 12}
    wide = replace(SINCE, basis="conditional")
    assert causes(effects(pledges, claims, met, wide)) == {CORRECTED: 2}
    lapsed = [event("e", "new", "lapsed", date=LATER, recorded_on=LATER)]
    assert causes(effects(pledges, claims, lapsed, wide)) == {
        **{CORRECTED: 2, CONDITIONS: -12}
    }


def test_a_correction_of_the_donor_takes_from_one_and_gives_to_the_other():
    gone = {"withdrawn_on": LATER}
    pledges = [pledge("old") | gone, pledge("new", "NOR", replaces="old", **LATE)]
    rows = effects(pledges, [claim("old", 10) | gone, claim("new", 12, **LATE)])
    sums = moved(rows, "donors")
    assert sums[CORRECTED].to_dict() == {"DEU": -10, "NOR": 12}


def test_a_sum_that_nobody_states_is_missing_and_moves_nothing():
    rows = effects([pledge("deu", **LATE)], [claim("deu", None, qualifier="none")])
    sums = moved(rows, "to").loc[TRACED]
    assert sums[["before", "after", "difference"]].isna().all()
    assert not sums[list(CAUSES)].any()


def test_nothing_has_no_legs():
    rows = effects([], [])
    assert rows.empty
    assert moved(rows, "to").empty


@st.composite
def changing(draw: st.DrawFn) -> Ledger:
    """A made-up ledger in which rows are withdrawn, corrected and reported on later."""
    ledger = draw(ledgers())
    tables = dict(ledger.tables)
    pledges, claims = tables["pledges"], tables["claims"]
    fate = [
        draw(st.sampled_from(["stays", "goes", "corrected"])) for _ in pledges.index
    ]
    fates = pd.Series(fate, pledges.index, dtype="str")
    gone = pd.Timestamp(LATEST)
    old = pledges[fates == "corrected"]
    new = old.assign(
        pledge_id=old["pledge_id"] + "-new", replaces=old["pledge_id"], recorded_on=gone
    )
    donors = [draw(st.sampled_from([one, "SWE"])) for one in new["donors"]]
    named = new["donors"].notna() & (new["scope"] == "donor")
    new["donors"] = new["donors"].mask(named, pd.Series(donors, new.index))
    copied = claims[claims["pledge_id"].isin(old["pledge_id"])]
    copied = copied.assign(
        claim_id=copied["claim_id"] + "-new",
        pledge_id=copied["pledge_id"] + "-new",
        recorded_on=gone,
        amount=copied["amount"] * draw(st.sampled_from([1.0, 1.5])),
    )
    tables["pledges"] = pd.concat(
        [
            pledges.assign(
                withdrawn_on=pledges["withdrawn_on"].mask(fates != "stays", gone)
            ),
            new,
        ],
        ignore_index=True,
    ).astype(pledges.dtypes)
    tables["claims"] = pd.concat([claims, copied], ignore_index=True)
    events = tables["condition_events"]
    late = pd.Series(
        [draw(st.booleans()) for _ in events.index], events.index, dtype=bool
    )
    tables["condition_events"] = events.assign(
        recorded_on=events["recorded_on"].mask(late, gone)
    )
    return ledger_of(tables)


#: To look for the smallest of such ledgers takes minutes.
@settings(law, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    changing(), selections(), st.sampled_from([date(2026, 2, 14), date(2026, 3, 31)])
)
def test_the_parts_add_up_to_after_minus_before(ledger, selection, since):
    view = View(ledger, replace(selection, asof=TODAY, since=since))
    found = changes_of(view)
    basis = selection.basis
    rows = legs(found, basis)
    sums = moved(rows, "to")
    ends = [
        traced_of(contributions(one), basis)["value"]
        for one in (view.but(asof=since), view)
    ]
    for to, row in sums.iterrows():
        assert same(row["before"], ends[0][to])
        assert same(row["after"], ends[1][to])
        change = ends[1].fillna(0.0)[to] - ends[0].fillna(0.0)[to]
        assert same(row[list(CAUSES)].sum(), change)
    for group, key in (
        ("donors", by_donor(rows)["donors"]),
        ("meeting_id", rows["meeting_id"].fillna(OUTSIDE)),
    ):
        one = moved(rows.assign(**{group: key}), group)
        gap = one[list(CAUSES)].sum(axis="columns") - one["difference"].fillna(0.0)
        assert gap.abs().max() < 1 or one.empty
        assert same(one["difference"].sum(), sums["difference"].sum())


def test_the_kinds_of_conditions_have_one_cause():
    assert SETTLED in CAUSES[CONDITIONS]
