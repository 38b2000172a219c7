"""The rows drawn as a table for readers."""

from dataclasses import replace

import pytest

from lib.export.data.row_values import as_lines, numbers_of
from lib.export.office.measure import column_widths
from tests.charts.toy_rows import donor_row, frame, meeting_row
from tests.export.toy_packs import BARS, toy_card, without_rows


def card_of(name, *rows):
    return replace(toy_card(BARS), frame=name, rows=frame(name, list(rows)))


@pytest.fixture
def donors():
    joint = donor_row("DNK;NOR", "Denmark and Norway", "joint", 9e6, low=0.0)
    return card_of("donor_totals", donor_row("DEU", "Germany", value=40.4e9), joint)


def test_columns_have_the_titles_of_the_contract_and_money_is_in_millions(donors):
    numbers = numbers_of(donors, 4)
    assert numbers.heads == ("Donor", "Kind", "Pledged, m", "Low, m")
    assert numbers.rows[0] == ("Germany", "donor", "40,400", "40,400")
    assert numbers.rows[1] == ("Denmark and Norway", "joint", "9", "0")
    assert numbers.figures == (False, False, True, True)
    assert "m: million US dollars." in numbers.note


def test_what_is_missing_is_blank_and_said_to_be():
    card = card_of("donor_totals", donor_row("GRC", "Greece", unpriced=3))
    numbers = numbers_of(card, 4)
    assert "Pledged, m" not in numbers.heads
    assert "never zero" in numbers.note
    assert as_lines(numbers) == [
        "Donor: Greece; Kind: donor; Pledges: 1; No price given: 3"
    ]


def test_a_cell_that_is_not_known_is_blank_beside_one_that_is():
    known = donor_row("DEU", "Germany", value=1e9)
    card = card_of("donor_totals", known, donor_row("GRC", "Greece", unpriced=3))
    numbers = numbers_of(card, 2)
    assert numbers.heads == ("Donor", "Pledged, m")
    assert numbers.rows == (("Germany", "1,000"), ("Greece", ""))


def test_keys_and_labels_that_are_all_the_same_are_left_out():
    rows = [
        donor_row("DEU", "Germany", value=1e9),
        donor_row("FRA", "France", value=2e9),
    ]
    assert "Kind" not in numbers_of(card_of("donor_totals", *rows)).heads
    assert "Donors" not in numbers_of(card_of("donor_totals", *rows), 30).heads


def test_days_are_in_words_and_marks_are_yes():
    card = card_of("meeting_totals", meeting_row("2026-02-12", 10e9, disputed=True))
    numbers = numbers_of(card, 20)
    cells = dict(zip(numbers.heads, numbers.rows[0], strict=True))
    assert cells["Date"] == "12 Feb 2026"
    assert cells["Sources disagree"] == "yes"


def test_no_rows_make_an_empty_table():
    numbers = numbers_of(without_rows(toy_card(BARS)))
    assert numbers.rows == ()
    assert numbers.heads


def test_widths_add_up_and_no_figure_is_broken(donors):
    numbers = numbers_of(donors, 7)
    widths = column_widths(numbers, 480, 8, 5)
    assert sum(widths) == pytest.approx(480)
    for head, width, column in zip(
        numbers.heads, widths, zip(*numbers.rows, strict=True), strict=True
    ):
        if head.endswith(", m"):
            assert width >= max(map(len, column)) * 8 * 0.56 + 10
