from datetime import date

import pandas as pd
import pytest

from lib.charts.conditions import (
    LONGEST,
    condition_row_in_words,
    conditions_alt,
    conditions_finding,
    conditions_timeline,
    span_in_words,
)
from lib.charts.rows import ROW
from tests.charts.toy_rows import condition_row, frame

DAY = date(2026, 4, 1)
MILLISECONDS = 86_400_000


def bars(conditions):
    figure = conditions_timeline(conditions, DAY)
    return next(trace for trace in figure.data if trace.type == "bar")


def words(conditions):
    figure = conditions_timeline(conditions, DAY)
    return next(one for one in figure.data if getattr(one, "mode", None) == "text")


@pytest.fixture
def groups():
    """A settled, a silent and an open condition, in the order of the frame."""
    old = {"announced_on": "2023-10-11", "status_since": "2023-10-11"}
    silent = {"no_later_report": True, "donor_label": "Belgium"}
    rows = [
        condition_row("met", status="met", status_since="2026-03-10"),
        condition_row("silent", **old, **silent),
        condition_row("open", announced_on="2025-09-09", donor_label="EU institutions"),
    ]
    return frame("conditions", rows)


def test_a_bar_lasts_from_the_announcement_to_what_settled_it(conditions):
    bar = bars(conditions)
    lasting = dict(zip(bar.customdata, bar.x, strict=True))
    assert lasting == {"epf": 48 * MILLISECONDS, "pac3": 26 * MILLISECONDS}
    figure = conditions_timeline(conditions, DAY)
    assert figure.layout.xaxis.title.text == "Year"


def test_a_wait_of_days_is_drawn_wide_enough_to_see_and_says_its_length(groups):
    bar = bars(groups)
    span = (pd.Timestamp(DAY) - pd.Timestamp("2023-10-11")).days
    shortest = bar.x[list(bar.customdata).index("met")] / MILLISECONDS
    assert shortest == pytest.approx(0.03 * span)
    assert any("26 days" in one for one in words(groups).text)
    title = conditions_timeline(groups, DAY).layout.xaxis.title.text
    assert title == "Year; the shortest waits are drawn wider"


def test_open_ones_come_first_then_the_silent_then_the_settled(groups):
    assert list(bars(groups).customdata) == ["open", "silent", "met"]
    figure = conditions_timeline(groups, DAY)
    heads = [one.text for one in figure.layout.annotations]
    assert heads == [
        "<b>Open</b> (1)",
        "<b>No later report</b> (1)",
        "<b>Settled</b> (1)",
    ]
    heights = [one.y for one in figure.layout.annotations]
    assert heights == sorted(heights)
    assert all(row > head for row, head in zip(bars(groups).y, heights, strict=True))


def test_rows_keep_their_height_however_many_there_are(groups):
    one, three = (conditions_timeline(rows, DAY) for rows in (groups.head(1), groups))
    grown = three.layout.height - one.layout.height
    assert 2 * ROW <= grown <= 4 * ROW


def test_each_end_has_its_own_mark(conditions):
    figure = conditions_timeline(conditions, DAY)
    ends = {one.name: one for one in figure.data if one.type == "scatter"}
    assert ends["reported met"].marker.symbol == "circle"
    assert list(ends["reported met"].customdata) == ["pac3"]
    assert pd.Timestamp(ends["still open"].x[0]) == pd.Timestamp(DAY)


def test_who_offers_what_how_long_it_waited_and_how_far_it_is_stand_above(conditions):
    assert list(words(conditions).text) == [
        "<b>EU institutions</b> interceptors, 48 days",
        "<b>Germany</b> interceptors, 26 days, 30 of 30",
    ]


def test_words_are_cut_to_what_fits_on_a_phone():
    row = condition_row("p", wait=26, donor_label="A" * 40, item="missiles " * 20)
    said = condition_row_in_words(row).replace("<b>", "").replace("</b>", "")
    assert len(said) <= LONGEST
    assert said.endswith(", 26 days")


def test_the_hover_says_the_days_that_a_short_bar_cannot_show(conditions):
    said = bars(conditions).hovertext[1]
    assert "announced 12 Feb 2026" in said
    assert "reported met since 10 Mar 2026" in said
    assert "waited 26 days" in said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 day"), (89, "89 days"), (90, "3 months"), (1130, "3.1 years")],
)
def test_a_span_is_said_as_one_would(days, said):
    assert span_in_words(days) == said


def test_the_finding_counts_states_and_those_without_a_report_apart(conditions):
    assert conditions_finding(conditions) == (
        "2 conditional pledges: 1 pending, 1 reported met"
    )
    conditions.loc[1, "no_later_report"] = True
    assert "1 without a later report" in conditions_finding(conditions)


def test_the_alt_text_names_the_open_ones(conditions):
    assert conditions_alt(conditions) == (
        "Waits of 2 pledges: EU institutions pending since 12 Feb 2026."
    )


def test_nothing_to_draw_is_an_empty_figure(conditions):
    figure = conditions_timeline(conditions.head(0), DAY)
    assert not figure.data
    assert "No pledge" in figure.layout.meta["finding"]


def test_the_frame_drawn_is_left_alone(conditions):
    before = conditions.copy(deep=True)
    conditions_timeline(conditions, DAY)
    pd.testing.assert_frame_equal(conditions, before)
