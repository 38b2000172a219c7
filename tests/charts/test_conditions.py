from datetime import date

import pandas as pd

from lib.charts.conditions import (
    conditions_alt,
    conditions_finding,
    conditions_timeline,
)

DAY = date(2026, 4, 1)


def test_a_bar_lasts_from_the_announcement_to_what_settled_it(conditions):
    figure = conditions_timeline(conditions, DAY)
    bar = next(trace for trace in figure.data if trace.type == "bar")
    days = [length / 86_400_000 for length in bar.x]
    assert days == [26, 48]
    assert list(bar.customdata) == ["pac3", "epf"]
    assert figure.layout.xaxis.title.text == "Year"


def test_each_end_has_its_own_mark(conditions):
    figure = conditions_timeline(conditions, DAY)
    ends = {
        trace.name: trace
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "markers"
    }
    assert ends["reported met"].marker.symbol == "circle"
    assert pd.Timestamp(ends["still open"].x[0]) == pd.Timestamp(DAY)


def test_progress_stands_beside_the_offer(conditions):
    figure = conditions_timeline(conditions, DAY)
    said = next(
        trace.text
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text"
    )
    assert list(said) == [
        "<b>Germany</b>  interceptors, 30 of 30",
        "<b>EU institutions</b>  interceptors",
    ]


def test_the_finding_counts_states_and_those_without_a_report_apart(conditions):
    assert conditions_finding(conditions) == (
        "2 conditional pledges: 1 pending, 1 reported met"
    )
    conditions.loc[1, "no_later_report"] = True
    assert "1 without a later report" in conditions_finding(conditions)


def test_the_alt_text_names_the_open_ones(conditions):
    assert conditions_alt(conditions) == (
        "2 conditional pledges: 1 pending, 1 reported met; EU institutions pending "
        "since 12 Feb 2026."
    )


def test_nothing_to_draw_is_an_empty_figure(conditions):
    figure = conditions_timeline(conditions.head(0), DAY)
    assert not figure.data
    assert "No pledge" in figure.layout.meta["finding"]
