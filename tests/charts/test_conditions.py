import re
from datetime import date

import pandas as pd
import pytest

from lib.charts.captions import LETTERS, lines_of_rows
from lib.charts.conditions import (
    condition_plots,
    conditions_figure,
    conditions_finding,
    name_and_label,
    span_in_words,
)
from lib.charts.rows import ROW
from lib.model.alt_text import alt_of
from tests.charts.accepted import accepted
from tests.charts.toy_rows import condition_row, frame

DAY = date(2026, 4, 1)
MILLISECONDS = 86_400_000


def drawn(conditions):
    return accepted(conditions_figure(condition_plots(conditions, DAY)))


def bars(conditions):
    return next(trace for trace in drawn(conditions).data if trace.type == "bar")


def words(conditions):
    figure = drawn(conditions)
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


@pytest.mark.parametrize(
    ("announced", "title", "form", "every"),
    [
        ("2026-03-31", "Day", "%-d %b %Y", MILLISECONDS),
        ("2026-03-20", "Day", "%-d %b %Y", 3 * MILLISECONDS),
        ("2026-01-15", "Month", "%b %Y", "M1"),
        ("2024-10-01", "Month", "%b %Y", "M6"),
        ("2023-10-01", "Year", "%Y", "M12"),
    ],
)
def test_the_span_decides_whether_days_months_or_years_are_named(
    announced, title, form, every
):
    row = condition_row("p", announced_on=announced, status_since=announced)
    axis = drawn(frame("conditions", [row])).layout.xaxis
    assert axis.title.text == title
    assert (axis.tickformat, axis.dtick) == (form, every)


def test_a_wait_of_days_is_drawn_wide_enough_to_see_and_says_its_length(groups):
    bar = bars(groups)
    span = (pd.Timestamp(DAY) - pd.Timestamp("2023-10-11")).days
    shortest = bar.x[list(bar.customdata).index("met")] / MILLISECONDS
    assert shortest == pytest.approx(0.03 * span)
    assert any("26 days" in one for one in words(groups).text)
    title = drawn(groups).layout.xaxis.title.text
    assert title == "Year; the shortest waits are drawn wider"


def test_open_ones_come_first_then_the_silent_then_the_settled(groups):
    assert list(bars(groups).customdata) == ["open", "silent", "met"]
    figure = drawn(groups)
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
    one, three = (drawn(rows) for rows in (groups.head(1), groups))
    grown = three.layout.height - one.layout.height
    assert 2 * ROW <= grown <= 4 * ROW


def test_each_end_has_its_own_mark(conditions):
    figure = drawn(conditions)
    ends = {one.name: one for one in figure.data if one.type == "scatter"}
    assert ends["reported met"].marker.symbol == "circle"
    assert list(ends["reported met"].customdata) == ["pac3"]
    assert pd.Timestamp(ends["still open"].x[0]) == pd.Timestamp(DAY)


def test_who_offers_what_how_long_it_waited_and_how_far_it_is_stand_above(conditions):
    assert list(words(conditions).text) == [
        "<b>EU institutions</b> interceptors, 48 days",
        "<b>Germany</b> interceptors, 26 days, 30 of 30",
    ]


def test_what_is_offered_without_a_name_leaves_only_the_wait():
    row = condition_row("p", wait=26, item=None)
    assert name_and_label(row) == ("Germany", "26 days")


def test_long_words_take_the_lines_that_a_phone_needs_and_are_not_cut():
    donor, item = "United Kingdom, United States and Netherlands", "missiles " * 12
    long = condition_row("p", donor_label=donor, item=item.strip())
    rows = frame("conditions", [condition_row("q"), long, condition_row("r")])
    (plot,) = condition_plots(rows, DAY)
    one, several, _ = lines_of_rows(plot)
    lines = re.sub("</?b>", "", several).split("<br>")
    assert "<br>" not in one
    assert " ".join(lines) == f"{plot.categories[1]} {plot.labels[1]}"
    assert several.startswith(f"<b>{donor}</b>")
    assert len(lines) == 3
    assert max(map(len, lines)) <= LETTERS


def test_a_row_with_more_lines_stands_further_below_the_one_above_it():
    long = condition_row("p", item="missiles " * 12)
    rows = frame("conditions", [condition_row("q"), long, condition_row("r")])
    first, second, third = words(rows).y
    above, long, below = bars(rows).y
    assert long - above > below - long == pytest.approx(1)
    assert second - first < long - above
    assert third - below == pytest.approx(first - above)


def test_a_heading_stands_above_all_lines_of_the_row_below_it():
    short, long = (
        drawn(frame("conditions", [condition_row("p", item="missiles " * number)]))
        for number in (1, 12)
    )
    at = {one.layout.annotations[0].y for one in (short, long)}
    assert len(at) == 1


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
        "2 pledges on a condition{within}: 1 pending, 1 reported met"
    )
    conditions.loc[1, "no_later_report"] = True
    assert "1 without a later report" in conditions_finding(conditions)


def test_the_alt_text_tells_each_wait_and_its_end_group_by_group(conditions):
    assert alt_of(condition_plots(conditions, DAY)) == (
        "Open (1): EU institutions: interceptors, 48 days, from 12 Feb 2026, still "
        "open. Settled (1): Germany: interceptors, 26 days, 30 of 30, from 12 Feb "
        "2026, reported met."
    )


def test_a_wait_is_drawn_though_no_sum_is_stated(conditions):
    assert conditions["value"].isna().all()
    assert all(plot.drawn for plot in condition_plots(conditions, DAY))


def test_the_frame_drawn_is_left_alone(conditions):
    before = conditions.copy(deep=True)
    condition_plots(conditions, DAY)
    pd.testing.assert_frame_equal(conditions, before)


def test_of_very_many_conditions_the_first_of_the_open_ones_are_drawn_and_all_counted():
    met = [condition_row(f"m{n}", status="met") for n in range(3)]
    pending = [condition_row(f"o{n}") for n in range(199)]
    conditions = frame("conditions", [*met, *pending])
    opened, settled = condition_plots(conditions, DAY)
    assert len(opened.categories) == 199
    assert (opened.heading, settled.heading) == ("Open (199)", "Settled (3)")
    assert len(settled.categories) == 1
    assert opened.unit == settled.unit
    assert opened.unit.endswith("; the first 200 of 202")
    assert conditions_finding(conditions).startswith("202 pledges on a condition")
    accepted(conditions_figure([opened, settled]))
    assert "of 2" not in condition_plots(conditions[2:], DAY)[0].unit
