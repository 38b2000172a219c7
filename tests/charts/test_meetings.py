from lib.charts.meetings import (
    meeting_totals_plots,
    meetings_finding,
    traced_sums,
    untraced_share,
)
from lib.charts.rows import rows_figure
from tests.charts.accepted import accepted
from tests.charts.toy_rows import frame, meeting_row
from tests.toys import NOW


def drawn_of(totals, **how):
    return accepted(rows_figure(meeting_totals_plots(totals, NOW, **how)))


def bars(figure):
    return {
        trace.name: trace
        for trace in figure.data
        if trace.type == "bar" and trace.x[0] is not None
    }


def words(figure):
    return next(
        trace.text
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text"
    )


def test_the_newest_meeting_comes_first_in_billions(meetings):
    figure = drawn_of(meetings)
    drawn = bars(figure)
    assert list(drawn["new money"].customdata) == ["udcg-2026-02-12", "udcg-2025-04-11"]
    assert list(drawn["new money"].x) == [1, 3]
    assert drawn["no donor named"].x[0] == 9
    assert figure.layout.xaxis.title.text == "Billion US dollars"


def test_the_untraced_part_is_outlined_behind_the_traced_one(meetings):
    outline = drawn_of(meetings).layout.shapes[0]
    assert (outline.x0, outline.x1, outline.line.dash) == (1, 10, "dot")


def test_the_rest_can_be_seen_without_the_untraced_part(meetings):
    figure = drawn_of(meetings, scale="traced")
    assert "no donor named" not in bars(figure)
    assert figure.layout.xaxis.range[1] < 4
    assert words(figure)[0].startswith("<b>12 Feb 2026</b>  1, sources disagree")


def test_each_part_can_be_seen_as_percent_of_its_meeting(meetings):
    figure = drawn_of(meetings, scale="share")
    assert list(bars(figure)["new money"].x) == [10, 100]
    assert bars(figure)["no donor named"].x[0] == 90
    assert words(figure)[0].startswith("<b>12 Feb 2026</b>  10, sources disagree")
    assert figure.layout.xaxis.title.text == (
        "Percent of each sum (sums in billion US dollars)"
    )


def test_counts_and_disputes_are_said_in_words(meetings):
    said = words(drawn_of(meetings))
    assert said[0] == (
        "<b>12 Feb 2026</b>  10, sources disagree + 2 with no price given"
    )


def test_a_meeting_without_a_sum_is_named_never_a_bar_of_zero(meetings):
    figure = drawn_of(meetings)
    assert len(words(figure)) == 2
    notes = [note.text for note in figure.layout.annotations]
    assert notes == ["No sum stated: 4 Jun 2025 (1 announcement)"]


def test_the_finding_says_how_much_names_no_donor(meetings):
    assert meetings_finding(meetings, NOW) == (
        "The newest meeting, 12 Feb 2026, brought $10 billion{within}; 90 "
        "percent of it has no donor named"
    )


def test_traced_money_has_a_finding_of_its_own(meetings):
    assert meetings_finding(meetings, NOW, scale="traced") == (
        "Named donors promised most at the meeting of 11 Apr 2025{within}: $3 billion"
    )
    assert meetings_finding(meetings.tail(1), NOW, scale="traced") == (
        "Named donors promised $1 billion at the meeting of 12 Feb 2026{within}"
    )


def test_shares_say_of_how_many_meetings_most_is_traced_to_nobody(meetings):
    assert meetings_finding(meetings, NOW, scale="share") == (
        "Of what the meeting of 12 Feb 2026 brought{within}, 90 percent has no "
        "donor named; more than half at 1 of 2 meetings"
    )
    assert meetings_finding(meetings.head(1), NOW, scale="share") == (
        "Of what the meeting of 11 Apr 2025 brought{within}, all is from named donors"
    )


def test_a_meeting_of_which_nothing_is_traced_has_no_traced_sum_rather_than_zero():
    alone = {"named": float("nan"), "unattributed": 9e9, "headline": 9e9}
    rows = frame(
        "meeting_totals",
        [meeting_row("2025-04-11", 3e9), meeting_row("2026-02-12", 9e9, **alone)],
    )
    assert traced_sums(rows)["meeting_id"].tolist() == ["udcg-2025-04-11"]
    figure = drawn_of(rows, scale="traced")
    assert len(words(figure)) == 1
    notes = [note.text for note in figure.layout.annotations]
    assert notes == ["No sum from named donors: 12 Feb 2026 (1<br>announcement)"]


def test_parts_above_the_headline_never_make_more_than_all():
    assert untraced_share({"unattributed": 9.0, "value": 6.0}) == 100.0
    assert untraced_share({"unattributed": float("nan"), "value": 6.0}) == 0.0


def test_nothing_to_draw_is_an_empty_figure(meetings):
    figure = drawn_of(meetings.head(0))
    assert not figure.data
