"""Places on a slide, what fills them, and how much of them words take."""

import pytest

from lib.export.data.row_values import Numbers
from lib.export.office.measure import (
    Box,
    batched,
    column_widths,
    estimated_width,
    height_of,
    largest_that_fits,
    lines_of,
    packed,
)


def table(*rows, heads=("Donor", "Sum, m")):
    return Numbers(heads, rows, (False, True), "")


def test_columns_divide_a_place_and_leave_the_gutters_between():
    left, right = Box(10, 20, 110, 40).columns(2, 10)
    assert left == Box(10, 20, 50, 40)
    assert right == Box(70, 20, 50, 40)
    assert Box(10, 20, 110, 40).columns(1, 10) == [Box(10, 20, 110, 40)]


@pytest.mark.parametrize(
    ("items", "filled"),
    [
        ([], []),
        ([3, 3, 3], [[3, 3], [3]]),
        ([6, 1], [[6], [1]]),
        ([1, 9, 1], [[1], [9], [1]]),
    ],
)
def test_a_column_holds_what_it_has_room_for_and_what_is_too_long_stands_alone(
    items, filled
):
    assert packed(items, 6, float) == filled


def test_batches_are_of_one_size_but_for_the_last():
    assert list(batched([1, 2, 3, 4, 5], 2)) == [[1, 2], [3, 4], [5]]
    assert list(batched([], 2)) == []


def test_a_line_is_as_wide_as_its_signs():
    assert estimated_width("four", 10) == pytest.approx(4 * 0.56 * 10)
    assert estimated_width("", 10) == 0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 100, 1), ("one two", 100, 1), ("one two", 30, 2), ("one\n\ntwo", 100, 3)],
)
def test_lines_are_broken_between_words_and_where_the_text_says_so(text, width, lines):
    assert lines_of(text, 10, width) == lines


def test_a_blank_text_has_no_height():
    assert height_of("", 10, 100) == 0
    assert height_of("one two", 10, 30) == 25


def test_the_largest_size_that_fits_is_taken_and_the_last_where_none_does():
    sizes = (20.0, 10.0, 5.0)
    assert largest_that_fits("word", sizes, (100, 30)) == 20
    assert largest_that_fits("word", sizes, (100, 13)) == 10
    assert largest_that_fits("word " * 90, sizes, (100, 13)) == 5


def test_widths_add_up_to_that_of_the_table():
    for rows in ([], [("Germany", "40,400")], [("word " * 40, "1"), ("x", "2")]):
        assert sum(column_widths(table(*rows), 300, 9, 4)) == pytest.approx(300)


def test_no_figure_is_broken_and_long_words_share_what_is_left():
    name, figure = column_widths(table(("word " * 40, "40,400,000")), 300, 9, 4)
    assert figure >= estimated_width("40,400,000", 9) + 8
    assert name > figure


def test_a_word_beyond_measure_takes_its_share_alone():
    name, _ = column_widths(table(("x" * 400, "1")), 300, 9, 4)
    assert name < 300
