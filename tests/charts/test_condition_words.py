"""One condition in words."""

from lib.charts.condition_words import report_in_numbers
from tests.charts.toy_rows import frame, report_row


def test_a_gift_is_told_with_its_donor_and_not_as_the_whole():
    gift = {"quantity": 12.0, "unit": "missiles", "counts_as": "gift"}
    row = report_row("e1", "2026-03-10", giver_label="Norway", **gift)
    history = frame("condition_history", [row]).to_dict("records")[0]
    assert report_in_numbers(history) == "Norway: 12 missiles"
