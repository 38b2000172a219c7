"""What accepted rows would change, before anything is written."""

import pandas as pd
import pytest

from lib.ui.add.results import _sum
from tests.apps import opened, said
from tests.ui.add.texts import NEW, click, name_source, sent


def accepted(**query):
    return name_source(click(sent(NEW, opened("add", **query)), "accept_sure"))


def test_the_donor_before_and_after():
    app = accepted()
    (table,) = [one.value for one in app.table]
    (norway,) = table.to_dict("records")
    assert norway["Donor"] == "Norway"
    assert norway["Before"] != norway["After"]
    before, after = map(int, norway["Pledges"].split(" → "))
    assert after == before + 1


def test_it_is_told_at_the_readers_selection():
    assert "euros at the rate of the day" in said(accepted(currency="EUR"))
    assert "No sum, meeting or condition" in said(accepted(donor="JPN"))


def test_a_sum_that_no_rate_converts_is_said_to_be_none():
    late = NEW.replace("October", "November")
    app = name_source(click(sent(late), "accept_sure"))
    (norway,) = app.table[0].value.to_dict("records")
    assert "Not converted" in norway
    assert norway["Before"] == norway["After"]


def test_an_older_day_does_not_know_the_rows_yet():
    app = accepted(asof="2026-02-12")
    assert any("leave out the as-of date" in one.value for one in app.warning)


@pytest.mark.parametrize(
    ("value", "low", "high", "pledges", "words"),
    [
        (5e9, 5e9, 5e9, 1, r"\$5 billion"),
        (5e9, 4e9, 6e9, 1, r"\$5 billion (\$4 to 6 billion)"),
        (None, None, None, 1, "no sum"),
        (None, None, None, None, "–"),
    ],
)
def test_a_sum_is_said_with_its_bounds_or_that_there_is_none(
    value, low, high, pledges, words
):
    row = {"value_after": value, "low_after": low, "high_after": high}
    row = pd.Series(row | {"pledges_after": pledges}, dtype=float)
    assert _sum(row, "after", "USD") == words
