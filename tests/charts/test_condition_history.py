import re
from datetime import date

import pandas as pd
import pytest

from lib.charts.captions import LETTERS
from lib.charts.condition_history import (
    history_figure,
    history_finding,
    history_plots,
    progress_figure,
    progress_finding,
    reported_days,
)
from lib.model.alt_text import alt_of
from tests.charts.accepted import accepted
from tests.charts.toy_rows import frame, report_row

DAY = date(2026, 4, 1)
THIRTY = {"quantity": 30.0, "unit": "missiles", "counts_as": "total", "progress": 30.0}
FIVE = {"quantity": 5.0, "unit": "missiles", "given_by": "DEU"}


@pytest.fixture
def history():
    """Pending on the day, approvals awaited, then thirty reported, twice."""
    rows = [
        report_row("e1", "2026-02-12", giver_label="Germany", **FIVE),
        report_row("e2", "2026-02-12"),
        report_row("e3", "2026-02-20"),
        report_row("e4", "2026-03-10", "met", **THIRTY),
        report_row("e5", "2026-03-10", "unknown", status="met", **THIRTY),
        report_row("e6", "2026-03-11", "met", progress=30.0),
    ]
    return frame("condition_history", rows)


def drawn(history):
    return accepted(history_figure(history_plots(history, DAY)))


def days_of(history, day=DAY):
    return reported_days(history, pd.Timestamp(day))


def test_each_day_of_reports_has_a_row_with_its_state_in_words(history):
    _, reports = history_plots(history, DAY)
    assert list(zip(reports.categories, reports.labels, strict=True)) == [
        ("12 Feb 2026", "announced, Germany: 5 missiles, 2 reports"),
        ("20 Feb 2026", "pending"),
        ("10 Mar 2026", "reported met, 30 of 30 missiles, 2 reports"),
        ("11 Mar 2026", "reported met"),
    ]
    assert reports.symbols == ("pending", "pending", "met", "met")


def test_the_announcement_has_a_row_of_its_own_where_nothing_was_reported_that_day():
    later = frame("condition_history", [report_row("e1", "2026-03-10", "met")])
    days = days_of(later)
    assert days["symbol"].tolist() == ["announced", "met"]
    assert days["words"].tolist()[0] == "announced"


def test_a_pending_condition_reaches_to_the_day_and_says_how_old_the_report_is(history):
    days = days_of(history.head(3))
    assert days["day"].tolist()[-1] == pd.Timestamp(DAY)
    assert "still pending, last report 40 days ago" in days["words"].tolist()[-1]
    assert len(days_of(history.head(3), date(2026, 2, 20))) == 2


def test_a_report_that_settles_nothing_changes_no_state():
    rows = [report_row("e1", "2026-02-12"), report_row("e2", "2026-02-20", "unknown")]
    days = days_of(frame("condition_history", rows), date(2026, 2, 20))
    assert days["symbol"].tolist() == ["pending", "unknown"]
    assert "no change of state" in days["words"].tolist()[1]


def test_progress_rises_in_steps_to_the_line_of_the_threshold(history):
    figure = drawn(history)
    steps = next(one for one in figure.data if one.line.shape == "hv")
    assert steps.y == (30, 30)
    assert pd.Timestamp(steps.x[0]) == pd.Timestamp("2026-03-10")
    line = next(one for one in figure.data if one.line.dash == "dash")
    assert line.y == (30, 30)
    upper = [one for one in figure.data if one.yaxis == "y2"]
    assert [one.mode for one in upper] == ["lines", "text"] * 2
    said = [text for one in figure.data for text in one.text or ()]
    assert "30 missiles needed" in said
    assert "  <b>30</b> reported  " in said
    assert "<b>20 Feb 2026</b> pending" in said


def test_nothing_reported_yet_is_no_step_at_zero(history):
    figure = drawn(history.head(3))
    assert all(one.line.shape != "hv" for one in figure.data)
    assert "yaxis2" not in figure.layout.to_plotly_json()


def test_without_a_threshold_there_is_only_the_line_of_dated_reports(history):
    figure = drawn(history.assign(threshold=float("nan")))
    assert all(one.line.shape != "hv" for one in figure.data)
    marks = next(one for one in figure.data if one.mode == "markers")
    assert len(marks.x) == 4


def test_a_click_on_a_mark_leads_to_the_pledge(history):
    figure = drawn(history)
    marks = next(one for one in figure.data if one.mode == "markers")
    assert set(marks.customdata) == {"pac3"}


def test_the_finding_says_how_long_it_took(history):
    met = "Germany: reported met 26 days after the promise"
    assert history_finding(history, DAY) == met
    pending = "Germany: pending for 48 days, last report 20 Feb 2026"
    assert history_finding(history.head(3), DAY) == pending


def test_a_state_that_changed_back_counts_from_its_last_run(history):
    back = report_row("e7", "2026-03-20", "lapsed", progress=30.0)
    rows = [*history.to_dict("records"), back]
    said = history_finding(frame("condition_history", rows), DAY)
    assert said == "Germany: lapsed 36 days after the promise"


def test_the_alt_text_tells_progress_and_every_day(history):
    assert alt_of(history_plots(history, DAY)) == (
        "30 missiles needed: 10 Mar 2026: 30 reported. Day of the report: "
        "12 Feb 2026: announced, Germany: 5 missiles, 2 reports; 20 Feb 2026: pending; "
        "10 Mar 2026: reported met, 30 of 30 missiles, 2 reports; 11 Mar 2026: "
        "reported met."
    )


def test_words_of_a_day_take_the_lines_that_a_phone_needs_and_are_not_cut():
    many = [
        report_row(f"e{one}", "2026-02-20", giver_label="A country", **FIVE)
        | {"quantity": float(one)}
        for one in range(1, 12)
    ]
    figure = drawn(frame("condition_history", many))
    told = figure.data[1].text[1]
    lines = told.split("<br>")
    assert told.endswith("A country: 11 missiles, 11 reports")
    assert max(len(re.sub("</?b>", "", line)) for line in lines) <= LETTERS
    assert (
        figure.layout.height > drawn(frame("condition_history", many[:1])).layout.height
    )


def test_the_axis_is_named(history):
    figure = drawn(history)
    assert figure.layout.xaxis.title.text == "Day of the report"


def test_the_way_to_what_is_needed_is_a_bar_over_the_reports(history):
    figure = accepted(progress_figure(history_plots(history, DAY)))
    (bar,) = (one for one in figure.data if one.type == "bar")
    (needed,) = figure.layout.shapes
    assert (tuple(bar.x), needed.x1) == ((30,), 30)
    said = [words for one in figure.data if one.text for words in one.text]
    assert "<b>30</b> reported, 30 missiles needed" in said
    assert [one.strip() for one in said if one != said[-1]] == [
        "announced",
        "reported met",
    ]
    assert progress_finding(history, DAY) == (
        "Germany: 30 of 30 missiles, reported met 26 days after the promise"
    )


def test_without_a_number_to_be_reached_the_reports_are_drawn_as_they_are(history):
    none = history.assign(threshold=float("nan"))
    plots = history_plots(none, DAY)
    assert progress_figure(plots).plain() == history_figure(plots).plain()
    assert progress_finding(none, DAY) == history_finding(none, DAY)
