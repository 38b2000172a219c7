"""Every filter of the one tuple, on every frame: it keeps what it says and breaks none."""

from dataclasses import fields, replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.model.filters import COLUMNS, FILTERS, apply_filters, filters_in_words
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, event, pledge, toy_ledger

#: For each filter a value, the pledges that it keeps, its words, and a value for none.
CASES = {
    "donor": (("GBR",), {"loan", "tanks"}, "donor: United Kingdom", ("SWE",)),
    "group": ("EU", {"missiles"}, "members of the EU", "G7"),
    "meeting": (
        ("m1",),
        {"missiles", "tanks"},
        "meeting: 11 Apr 2025, Brussels",
        ("m2",),
    ),
    "aid": (("financial",), {"loan"}, "aid: financial", ("humanitarian",)),
    "mechanism": (("purl",), {"missiles", "loan"}, "channel: Label", ("ifu",)),
    "start": (date(2026, 2, 12), {"loan"}, "from 12 Feb 2026", date(2027, 1, 1)),
    "end": (
        date(2025, 12, 31),
        {"missiles", "tanks"},
        "to 31 Dec 2025",
        date(2022, 1, 1),
    ),
}


@pytest.fixture(scope="module")
def view() -> View:
    """A loan, tanks, and missiles on a condition whose worth is disputed."""
    old = {"announced_on": "2025-04-11", "meeting_id": "m1"}
    missiles = {"item": "Missiles", "item_class": "missile", "mechanism": "purl"}
    tanks = {"item": "Tanks", "item_class": "tank", "mechanism": "ifu;other"}
    loan = {"aid_type": "financial", "mechanism": "ifu2;purl"}
    ledger = toy_ledger(
        [
            pledge("missiles", "DEU", condition="If others give", **missiles, **old),
            pledge("tanks", "GBR;NOR", **tanks, **old),
            pledge("loan", "GBR", **loan),
        ],
        [
            claim("missiles", 10, quantity=5, unit="missiles"),
            claim("missiles", 20, claim_id="other", lead=False),
            claim("tanks", quantity=14, unit="tanks"),
            claim("loan", 3),
        ],
        events=[event("e1", "missiles", "pending")],
        meetings=[{"meeting_id": "m1", "date": "2025-04-11"}, {"meeting_id": "m2"}],
        mechanisms=[{"mechanism": code} for code in ("ifu", "ifu2", "other", "purl")],
    )
    return View(ledger, NOW)


def test_every_filter_has_a_case_and_is_a_choice_of_the_reader():
    assert set(CASES) == {one.field for one in FILTERS}
    assert set(CASES) <= {field.name for field in fields(Selection)}


@pytest.mark.parametrize("field", CASES)
def test_a_filter_keeps_the_rows_that_it_says(field: str, view: View):
    value, kept, words, _ = CASES[field]
    chosen = view.but(**{field: value})
    assert set(contributions(chosen)["pledge_id"]) == kept
    assert filters_in_words(chosen) == [words]


@pytest.mark.parametrize("field", CASES)
def test_every_frame_bears_every_filter(field: str, view: View):
    value, _, _, none = CASES[field]
    for chosen in (value, none):
        filtered = view.but(**{field: chosen})
        for name, frame in FRAMES.items():
            try:
                frame.contract.validate(frame(filtered))
            except Exception as error:
                error.add_note(f"The frame {name}, {field} = {chosen}")
                raise


@pytest.mark.parametrize("day", [date(2025, 4, 11), date(2026, 2, 12)])
def test_a_day_chosen_is_itself_inside(day: date, view: View):
    only = contributions(view.but(start=day, end=day))
    assert set(only["announced_on"]) == {pd.Timestamp(day)}


def test_filters_narrow_one_another_but_a_group_adds_to_donors(view: View):
    both = view.but(donor=("GBR",), group="EU")
    assert set(contributions(both)["pledge_id"]) == {"missiles", "tanks", "loan"}
    narrowed = replace(both.selection, aid=("financial",), start=date(2025, 1, 1))
    assert contributions(View(view.ledger, narrowed))["pledge_id"].to_list() == ["loan"]


def test_filters_look_at_their_columns_alone_and_leave_rows_as_they_are(view: View):
    rows = contributions(view)
    looked_at = rows[["pledge_id", *COLUMNS]].set_axis([7, 8, 9])
    chosen = view.but(aid=("military",))
    filtered = apply_filters(looked_at, chosen)
    expected = looked_at[looked_at["pledge_id"] != "loan"].reset_index(drop=True)
    pd.testing.assert_frame_equal(filtered, expected)


def test_of_many_values_only_their_number_is_said(view: View):
    chosen = view.but(donor=("DEU", "GBR", "NOR"), aid=("military", "mixed"))
    assert filters_in_words(chosen, most=2) == ["3 donors", "aid: military and mixed"]
