"""The timeline: bars by month, what they add up to, the untraced apart."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.timeline import months_finding, timeline_figure, timeline_plots
from lib.frames.months import timeline
from lib.model.alt_text import alt_of
from lib.model.view import View
from tests.charts.accepted import accepted
from tests.toys import NOW, claim, pledge, toy_ledger

MILLION = 1e6


def ledger():
    """December: 10 named. February: 2 joint, 7 from before, one silent, 100 untraced."""
    feb = {"meeting_id": "m1"}
    return toy_ledger(
        [
            pledge("silent", announced_on="2025-10-03"),
            pledge("deu", announced_on="2025-12-01"),
            pledge("joint", "DEU;NOR", **feb),
            pledge("nor", "NOR", novelty="announced_before", **feb),
            pledge("gbr", "GBR", **feb),
            pledge("if", "SWE", condition="If others give 30", **feb),
            pledge("again", counted_in="deu", **feb),
            pledge("total", None, **feb),
        ],
        [
            claim("silent"),
            claim("deu", 10 * MILLION, qualifier="about"),
            claim("joint", 2 * MILLION),
            claim("nor", 7 * MILLION, qualifier="over"),
            claim("gbr"),
            claim("if", 3 * MILLION),
            claim("again", 4 * MILLION),
            claim("total", 100 * MILLION),
        ],
    )


@pytest.fixture
def months():
    return timeline(View(ledger(), NOW))


def figure_of(months, basis="firm"):
    return accepted(timeline_figure(timeline_plots(months, basis)))


def drawn(figure, name, axis="x"):
    return next(
        trace
        for trace in figure.data
        if trace.name == name and (trace.xaxis or "x") == axis
    )


def heights(trace):
    """Read the bars by month."""
    return {at[:7]: height for at, height in zip(trace.x, trace.y, strict=True)}


def names(figure):
    return [trace.name for trace in figure.data]


def heads(figure):
    return [note.text for note in figure.layout.annotations]


def unnamed(figure, mode):
    scatter = [trace for trace in figure.data if trace.type == "scatter"]
    return [trace for trace in scatter if trace.mode == mode and not trace.name]


def line(figure):
    return unnamed(figure, "lines")[0]


def test_each_state_of_the_basis_is_a_segment_in_millions(months):
    figure = figure_of(months)
    assert heights(drawn(figure, "new money")) == {"2025-12": 10}
    assert heights(drawn(figure, "new money, joint")) == {"2026-02": 2}
    assert heights(drawn(figure, "announced earlier")) == {"2026-02": 7}
    assert not {"promised on a condition", "counted elsewhere"} & set(names(figure))


def test_the_other_states_are_drawn_where_the_basis_counts_them():
    figure = figure_of(timeline(View(ledger(), replace(NOW, basis="announced"))))
    assert (
        names(figure_of(timeline(View(ledger(), NOW)))).count("promised on a condition")
        == 0
    )
    conditional = figure_of(
        timeline(View(ledger(), replace(NOW, basis="announced"))), "announced"
    )
    assert heights(drawn(conditional, "promised on a condition")) == {"2026-02": 3}
    assert heights(drawn(conditional, "counted elsewhere")) == {"2026-02": 4}
    assert "what is counted elsewhere counts" in heads(conditional)[1]
    assert "restated sums" not in heads(figure)[1]


def test_a_bar_leads_to_its_month_and_the_untraced_to_their_own(months):
    figure = figure_of(months)
    assert drawn(figure, "new money").customdata == ("traced,2025-12",)
    untraced = drawn(figure, "no donor named", "x4")
    assert untraced.customdata == ("unattributed,2026-02",)


def test_the_untraced_stand_apart_in_a_dotted_outline_and_are_not_added_up(months):
    figure = figure_of(months)
    assert heights(drawn(figure, "no donor named", "x4")) == {"2026-02": 100}
    outline = figure.layout.shapes[0]
    assert (outline.line.dash, outline.xref, outline.y1) == ("dot", "x4", 100)
    assert "not added up" in heads(figure)[2]
    assert [trace.xaxis for trace in unnamed(figure, "lines")] == ["x3"]


def test_the_steps_add_up_what_is_traced_alone(months):
    steps = line(figure_of(months))
    assert steps.line.shape == "hv"
    assert list(steps.y) == [0, 10, 19, 19]
    assert [day[:10] for day in steps.x[1:]] == [
        *["2025-12-01", "2026-02-01", "2026-03-01"]
    ]


def test_the_steps_do_not_begin_before_a_sum_is_known(months):
    assert line(figure_of(months)).x[0] == "2025-12-01T00:00:00"


def test_the_dots_on_the_steps_lead_to_the_months_with_a_pledge(months):
    figure = figure_of(months)
    dots = unnamed(figure, "markers")
    assert list(dots[0].customdata) == ["traced,2025-12", "traced,2026-02"]
    assert "so far: USD 19,000,000" in dots[0].hovertext[1]


def test_a_month_that_states_no_sum_is_a_ring_never_a_bar(months):
    ring = drawn(figure_of(months), "no sum stated")
    assert ring.marker.symbol == "circle-open"
    assert list(ring.customdata) == ["traced,2025-10"]
    assert "1 with no price given" in ring.hovertext[0]
    assert "2025-10" not in heights(drawn(figure_of(months), "new money"))


def test_the_panels_say_what_they_show_in_which_unit(months):
    by_month, added_up, untraced = heads(figure_of(months))
    assert by_month == (
        "<b>From named donors, by month</b><br>Million US dollars + 2 with no "
        "price given"
    )
    assert added_up == (
        "<b>From named donors, added up: $18.5 to 19.5 million</b><br><b>or "
        "more</b><br>Million US dollars"
    )
    assert untraced == (
        "<b>In headlines, no donor named, by month "
        "(another</b><br><b>scale)</b><br>Million US dollars, not added up: "
        "headlines overlap"
    )


def test_whiskers_span_low_to_high_and_point_up_where_open_ended(months):
    figure = figure_of(months)
    whisker = drawn(figure, "low to high")
    assert list(whisker.y[:2]) == [9.5, 10.5]
    arrow = drawn(figure, "or more")
    assert list(arrow.y) == [9]
    assert arrow.x[0].startswith("2026-02")


def test_a_meeting_is_marked_by_name_and_leads_to_it(months):
    meeting = drawn(figure_of(months), "meeting", "x2")
    assert list(meeting.customdata) == ["m1"]
    assert meeting.hovertext[0] == "<b>Meeting</b><br>12 Feb 2026, Brussels"


def test_two_meetings_in_a_month_lead_to_the_month(months):
    both = months["meetings"].replace("m1", "m1;m2")
    figure = figure_of(months.assign(meetings=both))
    assert list(drawn(figure, "meeting", "x2").customdata) == ["2026-02"]


def test_each_drawing_is_in_the_legend_once(months):
    shown = [trace.name for trace in figure_of(months).data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert "no donor named" not in shown


def test_the_finding_says_since_when_more_than_half_was_announced():
    late = toy_ledger(
        [
            pledge("a", announced_on="2025-01-01"),
            pledge("b", announced_on="2025-06-01"),
            pledge("c"),
        ],
        [claim("a", 30), claim("b", 30), claim("c", 30)],
    )
    assert months_finding(timeline(View(late, NOW))) == (
        "More than half of the $90 from named donors {scope} was announced since "
        "Jun 2025"
    )


def test_exactly_half_is_not_said_to_be_more():
    even = toy_ledger(
        [
            pledge("a", announced_on="2025-01-01"),
            pledge("b", announced_on="2025-06-01"),
            pledge("c"),
        ],
        [claim("a", 30), claim("b", 30), claim("c", 60)],
    )
    assert months_finding(timeline(View(even, NOW))).endswith("since Jun 2025")


def test_the_finding_holds_where_one_month_brought_it_all(months):
    assert months_finding(months) == (
        "At least half of the $18.5 to 19.5 million or more from named donors "
        "{scope} was announced in Dec 2025"
    )
    one = toy_ledger([pledge("a")], [claim("a", 30)])
    assert months_finding(timeline(View(one, NOW))) == (
        "All of the $30 from named donors {scope} was announced in Feb 2026"
    )


def test_the_finding_says_where_nothing_is_traced():
    nobody = toy_ledger([pledge("a", None)], [claim("a", 100)])
    months = timeline(View(nobody, NOW))
    assert months_finding(months) == "No sum that is counted is from a named donor"
    assert len(heads(figure_of(months))) == 1


def test_one_month_alone_is_a_column_and_no_line():
    one = timeline(View(toy_ledger([pledge("a")], [claim("a", 30)]), NOW))
    assert [plot.kind for plot in timeline_plots(one)] == ["columns", "marks"]
    lines = [
        one
        for one in figure_of(one).data
        if "lines" in (one.to_plotly_json().get("mode") or "")
    ]
    assert lines == []


def test_the_alt_text_comes_from_the_numbers(months):
    assert alt_of(timeline_plots(months)) == (
        "From named donors, by month, million US dollars, from Dec 2025 to Feb "
        "2026: most in Dec 2025, 10; 2 with no price given. Meetings: in 1 "
        "month. From named donors, added up: $18.5 to 19.5 million or more, "
        "from Dec 2025 to Feb 2026. In headlines, no donor named, by month "
        "(another scale), million US dollars, in Feb 2026: 100."
    )


def test_a_month_without_an_entry_has_no_mark(months):
    by_month, meetings, so_far, untraced = timeline_plots(months)
    assert by_month.categories[1] == "2025-11-01"
    of_november = [plot.keys[1] for plot in (by_month, meetings, so_far, untraced)]
    assert of_november == [""] * 4


def test_only_untraced_money_has_a_panel_of_its_own():
    untraced = toy_ledger([pledge("total", None)], [claim("total", 100)])
    figure = figure_of(timeline(View(untraced, NOW)))
    assert len(heads(figure)) == 1
    assert drawn(figure, "no donor named").y[0] == 100


def test_the_chart_leaves_its_frame_alone(months):
    before = months.copy(deep=True)
    figure_of(months, "announced")
    pd.testing.assert_frame_equal(months, before)


def test_months_without_a_counted_sum_draw_no_axes(months):
    assert timeline_plots(months.head(0)) == []
    silent = timeline(View(toy_ledger([pledge("a")], [claim("a")]), NOW))
    assert timeline_plots(silent) == []
