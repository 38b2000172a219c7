"""Likely duplicates: the same donors, figure and week."""

import pandas as pd
import pytest

from lib.frames.duplicates import duplicates_within, likely_duplicates
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

NORWAY = {"donors": "NOR", "announced_on": "2026-02-14", "scope": "donor"}
HUNDRED = {"amount": "100", "currency": "USD", "qualifier": "exact"}


def view_of(*rows, **tables):
    pledges, claims = zip(*rows, strict=True)
    return View(toy_ledger(list(pledges), list(claims), **tables), NOW)


def row(pledge_id, amount=None, donors="NOR", money=None, **columns):
    return pledge(pledge_id, donors, **columns), claim(
        pledge_id, amount, **(money or {})
    )


def found(view, pledge_row=None, claim_row=None):
    rows = likely_duplicates(view, NORWAY | (pledge_row or {}), claim_row or HUNDRED)
    return rows["pledge_id"].to_list()


def test_the_same_donors_figure_and_week_are_a_likely_duplicate():
    rows = likely_duplicates(view_of(row("a", 100)), NORWAY, HUNDRED)
    assert rows.to_dict("records") == [
        {
            "pledge_id": "a",
            "why": "the same donors, the same figure, 2 days apart",
        }
    ]


@pytest.mark.parametrize(
    ("amount", "currency", "alike"),
    [(102, "USD", True), (102.1, "USD", False), (98.1, "USD", True)],
)
def test_two_percent_is_near_and_more_is_not(amount, currency, alike):
    view = view_of(row("a", amount, money={"currency": currency}))
    assert found(view) == (["a"] if alike else [])


def test_sums_are_compared_after_conversion():
    """On 12 February 2026 a euro was 1.1874 dollars."""
    view = view_of(row("a", 84, money={"currency": "EUR"}))
    assert found(view) == ["a"]
    assert found(view_of(row("a", 100, money={"currency": "EUR"}))) == []


@pytest.mark.parametrize("amount", [1e6 * 1.019**step for step in range(12)])
def test_near_sums_are_near_wherever_they_stand(amount):
    view = view_of(row("a", amount, money={"currency": "EUR"}))
    near = {"amount": str(amount * 1.019), "currency": "EUR", "qualifier": "exact"}
    assert found(view, claim_row=near) == ["a"]


def test_other_donors_and_other_weeks_are_none():
    view = view_of(
        row("other", 100, donors="SWE"),
        row("joint", 100, donors="NOR;SWE"),
        row("late", 100, announced_on="2026-02-22"),
        row("last-day", 100, announced_on="2026-02-21"),
    )
    assert found(view) == ["last-day"]


def test_the_nearest_day_comes_first():
    view = view_of(
        row("a", 100, announced_on="2026-02-10"),
        row("b", 100, announced_on="2026-02-14"),
    )
    assert found(view) == ["b", "a"]


def test_any_claim_of_a_row_counts_once():
    second = claim("a", 100, claim_id="a-c2", lead=False)
    third = claim("a", 100, claim_id="a-c3", lead=False)
    view = View(toy_ledger([pledge("a", "NOR")], [claim("a", 7), second, third]), NOW)
    assert found(view) == ["a"]


def test_a_vague_sum_is_held_by_its_phrase():
    vague = {"qualifier": "vague", "amount_as_printed": "hundreds of millions of euros"}
    view = view_of(row("a", None, money=vague | {"currency": "EUR"}))
    assert found(view, claim_row=vague | {"currency": "EUR"}) == ["a"]
    assert found(view, claim_row=vague | {"amount_as_printed": "billions"}) == []


def test_items_without_a_sum_are_held_by_number_and_class():
    view = view_of(row("a", item_class="tank", money={"quantity": 5, "unit": "tanks"}))
    five = {"quantity": "5", "unit": "Leopards", "qualifier": "none"}
    assert found(view, {"item_class": "tank"}, five) == ["a"]
    assert found(view, {"item_class": "missile"}, five) == []
    assert found(view, {"item_class": "tank"}, five | {"quantity": "6"}) == []
    assert found(view, {"item_class": "tank"}, five | HUNDRED) == []


def test_other_items_of_one_figure_are_said_to_be_other():
    view = view_of(row("a", 100, item_class="tank"))
    why = likely_duplicates(view, NORWAY | {"item_class": "missile"}, HUNDRED)["why"]
    assert why.to_list() == [
        "the same donors, the same figure, 2 days apart, of other items"
    ]


def test_a_running_total_repeats_running_totals_only():
    view = view_of(row("a", 100), row("running", 100, scope="cumulative"))
    assert found(view, {"scope": "cumulative"}) == ["running"]
    assert found(view) == ["a"]


def test_a_headline_repeats_a_headline():
    view = view_of(row("total", 100, donors=None, meeting_id="m1"))
    assert found(view, {"donors": "", "scope": "headline"}) == ["total"]


def test_without_a_day_or_a_ledger_nothing_is_found():
    assert found(view_of(row("a", 100)), {"announced_on": ""}) == []
    assert found(View(toy_ledger([], []), NOW)) == []


def test_what_the_ledger_does_not_hold_as_of_the_day_is_not_found():
    view = view_of(row("a", 100), row("b", 100, withdrawn_on="2026-03-01"))
    assert found(view) == ["a"]
    assert found(view.but(asof=pd.Timestamp("2026-02-20").date())) == ["a", "b"]


def test_pairs_inside_a_ledger_are_listed_once():
    view = view_of(row("b", 100), row("a", 101), row("c", 500))
    pairs = duplicates_within(view)
    assert pairs.to_dict("records") == [
        {
            "pledge_id": "a",
            "other_id": "b",
            "why": "the same donors, sums at most 2 percent apart, on the same day",
        }
    ]
    assert duplicates_within(view_of(row("a", 1))).empty
    assert list(duplicates_within(View(toy_ledger([], []), NOW))) == list(pairs)


def test_rows_that_the_ledger_relates_are_no_duplicates():
    view = view_of(
        row("whole", 100),
        row("part", 99, part_of="whole"),
        row("part-of-part", 99, part_of="part"),
        row("again", 100, counted_in="whole"),
    )
    pairs = duplicates_within(view)[["pledge_id", "other_id"]].to_numpy().tolist()
    assert pairs == [["again", "part"], ["again", "part-of-part"]]
