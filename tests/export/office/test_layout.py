"""Plots on slides: nothing cut, nothing on top of another, no type below 9 points."""

from dataclasses import replace
from itertools import combinations

import pytest

from lib.export.office.layout import (
    LEAST,
    SIZES,
    foot_height,
    foot_of,
    pages_of,
    some_rows,
)
from lib.export.office.measure import Box
from lib.model.plot import Plot, Series
from tests.export.toy_packs import AREAS, BARS, COLUMNS, STEPS

AREA = Box(30.0, 100.0, 880.0, 350.0)


def bars(rows, label="Donor", **more):
    return Plot(
        "bars",
        tuple(f"{label} {number}" for number in range(rows)),
        (Series("new", "new", tuple(float(number) for number in range(rows))),),
        "Billion US dollars",
        labels=tuple(str(number) for number in range(rows)),
        **more,
    )


CASES = {
    "one row": [bars(1)],
    "many rows": [bars(58)],
    "long names": [bars(20, "Denmark, Netherlands, Norway, Sweden and several others")],
    "three plots": [bars(25, heading="A"), bars(7, heading="B"), bars(1, heading="C")],
    "many small plots": [bars(3, heading=str(n)) for n in range(9)],
    "a long footnote": [bars(30, footnote="word " * 200)],
    "time": [COLUMNS, STEPS, COLUMNS],
    "multiples": [replace(AREAS, heading=f"Donor {n}") for n in range(14)],
}


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request):
    return request.param, pages_of(request.param, AREA)


def test_every_row_of_every_plot_is_placed_once_and_in_order(case):
    plots, pages = case
    placed = [one.plot for page in pages for one in page]
    for plot in plots:
        parts = [one for one in placed if one.heading == plot.heading]
        same = len([one for one in plots if one.heading == plot.heading])
        rows = [name for part in parts for name in part.categories]
        assert rows == list(plot.categories) * same


def test_everything_stays_within_its_area(case):
    for page in case[1]:
        for one in page:
            assert one.box.left >= AREA.left
            assert one.box.top >= AREA.top
            assert one.box.left + one.box.width <= AREA.left + AREA.width + 0.01
            assert one.box.top + one.box.height <= AREA.top + AREA.height + 0.01


def test_no_plot_lies_on_another(case):
    for page in case[1]:
        for one, other in combinations((placed.box for placed in page), 2):
            apart = (
                one.top + one.height <= other.top + 0.01
                or other.top + other.height <= one.top + 0.01
                or one.left + one.width <= other.left + 0.01
                or other.left + other.width <= one.left + 0.01
            )
            assert apart


def test_type_is_legible_and_so_is_each_row(case):
    for page in case[1]:
        for one in page:
            assert one.size >= LEAST == 9
            if one.plot.kind == "bars":
                rows = len(one.plot.categories)
                assert (one.box.height - one.head_height) / rows >= one.size


def test_few_rows_get_the_largest_type_and_a_single_slide():
    (page,) = pages_of([bars(5)], AREA)
    assert page[0].size == SIZES[0]


def test_parts_of_a_plot_are_of_like_size_and_the_last_has_the_footnote():
    pages = pages_of([bars(58, footnote="No sum: Greece")], AREA)
    sizes = [len(one.plot.categories) for page in pages for one in page]
    assert max(sizes) - min(sizes) <= 1
    notes = [one.plot.footnote for page in pages for one in page]
    assert notes == [""] * (len(notes) - 1) + ["No sum: Greece"]


def test_rows_are_kept_with_all_that_belongs_to_them():
    part = some_rows(BARS, 1, 3)
    assert part.categories == BARS.categories[1:]
    assert [one.values for one in part.series] == [
        one.values[1:] for one in BARS.series
    ]
    assert part.labels == ("4 or more", "1 to 2")
    assert part.open_ended == (True, False)
    assert part.high == (None, 2.0)
    assert part.base == ()


def test_the_first_of_many_names_the_axis_of_all_apart_from_its_own_words():
    many = [replace(AREAS, heading="Germany: $3 billion + 4 with no price given")] * 4
    first, *others = (placed.head for placed in pages_of(many, AREA)[0])
    assert first == f"{many[0].heading} (axis: billion US dollars)"
    assert set(others) == {many[0].heading}


def test_what_states_no_sum_is_said_not_to_be_drawn():
    assert foot_of(replace(COLUMNS, unpriced=1)) == "1 with no price given not drawn."
    both = replace(COLUMNS, unpriced=2, footnote="Headlines overlap.")
    assert foot_of(both) == "2 with no price given not drawn. Headlines overlap."
    assert foot_of(COLUMNS) == ""
    assert foot_height(COLUMNS, 12.0, 400.0) == 0
    assert foot_height(replace(COLUMNS, unpriced=1), 12.0, 400.0) > 0
