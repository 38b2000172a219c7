"""Small multiples: what each donor, or each group, has pledged so far."""

import pandas as pd
import pytest

from lib.charts.multiples import (
    donors_by_month_finding,
    groups_by_month_finding,
    leading_donor_months,
    multiple_plots,
    multiples_figure,
    of_donors,
    of_groups,
)
from lib.frames.months import group_months
from lib.frames.profiles import donor_months
from lib.model.alt_text import alt_of
from lib.model.plot import native_plots
from lib.model.view import View
from tests.charts.accepted import accepted
from tests.toys import NOW, claim, pledge, toy_ledger


def ledger():
    """Germany 10 and 40 with a silent month before, Norway 5, Sweden silent."""
    return toy_ledger(
        [
            pledge("none", announced_on="2025-04-11"),
            pledge("some", announced_on="2025-06-01"),
            pledge("more", announced_on="2025-12-01"),
            pledge("nor", "NOR", announced_on="2025-08-01"),
            pledge("swe", "SWE"),
            pledge("joint", "NOR;SWE"),
        ],
        [
            claim("none"),
            claim("some", 10, qualifier="about"),
            claim("more", 40, qualifier="over"),
            claim("nor", 5),
            claim("swe"),
            claim("joint", 100),
        ],
    )


@pytest.fixture
def donors():
    return leading_donor_months(donor_months(View(ledger(), NOW)))


@pytest.fixture
def groups():
    return group_months(View(ledger(), NOW))


def donors_by_month(months, **scale):
    return accepted(multiples_figure(multiple_plots(of_donors(months), **scale)))


def groups_by_month(months):
    return accepted(multiples_figure(multiple_plots(of_groups(months))))


def heads(figure):
    return [note.text for note in figure.layout.annotations]


def of(figure, axis, mode, name=None):
    return next(
        trace
        for trace in figure.data
        if trace.yaxis == axis and trace.mode == mode and trace.name == name
    )


def heights(figure):
    axes = ("yaxis", "yaxis2", "yaxis3")
    return [figure.layout[axis].range[1] for axis in axes]


def test_a_row_steps_up_from_its_first_sum_to_the_end(donors):
    steps = of(donors_by_month(donors), "y", "lines")
    assert list(steps.y) == [0, 10, 50, 50]
    assert steps.line.shape == "hv"
    assert [day[:7] for day in steps.x] == [
        *["2025-06", "2025-06", "2025-12", "2026-03"]
    ]


def test_the_words_above_a_row_say_its_total_and_what_states_none(donors):
    assert heads(donors_by_month(donors)) == [
        "<b>Germany</b>  $50 or more + 1 with no price given",
        "<b>Norway</b>  $5",
        "<b>Sweden</b>  1 with no price given",
    ]


def test_words_too_long_for_a_phone_take_two_lines(donors):
    long = donors.replace(
        {"donor_label": {"Germany": "Saint Vincent and the Grenadines"}}
    )
    first = heads(donors_by_month(long))[0]
    assert first == (
        "<b>Saint Vincent and the Grenadines</b>  $50 or more<br>+ 1 with no price given"
    )
    panel = donors_by_month(long).layout.height - donors_by_month(donors).layout.height
    assert panel > 0


def test_a_month_is_a_dot_or_a_ring_where_it_states_no_sum(donors):
    figure = donors_by_month(donors)
    dots = of(figure, "y", "markers", "sum announced")
    rings = of(figure, "y", "markers", "no sum stated")
    assert (dots.marker.symbol, rings.marker.symbol) == ("circle", "circle-open")
    assert list(dots.y) == [10, 50]
    assert list(rings.y) == [0]
    assert list(dots.customdata) == ["DEU,2025-06", "DEU,2025-12"]
    assert "so far: USD 50" in dots.hovertext[1]


def test_all_rows_share_a_scale_or_each_has_its_own(donors):
    shared = heights(donors_by_month(donors))
    assert len(set(shared)) == 1
    assert shared[0] > 50
    germany, norway, sweden = heights(donors_by_month(donors, own_scale=True))
    assert germany > 50
    assert 5 < norway < 10
    assert sweden == 1


def test_the_largest_is_accented_and_the_others_stay_grey(donors):
    figure = donors_by_month(donors)
    colours = [trace.line.color for trace in figure.data if trace.mode == "lines"]
    accent, grey = colours[0], of(figure, "y2", "lines").line.color
    assert accent != grey


def test_only_the_last_row_names_the_months(donors):
    layout = donors_by_month(donors).layout
    assert [layout[axis].showticklabels for axis in ("xaxis", "xaxis2", "xaxis3")] == [
        False,
        False,
        True,
    ]


def test_each_mark_is_in_the_legend_once(donors):
    shown = [trace.name for trace in donors_by_month(donors).data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert {"sum announced", "no sum stated"} <= set(shown)


def test_the_rows_are_single_donors_the_largest_or_the_chosen():
    months = donor_months(View(ledger(), NOW))
    assert set(leading_donor_months(months)["donors"]) == {"DEU", "NOR", "SWE"}
    chosen = leading_donor_months(months, ("SWE", "NOR"))
    assert chosen["donors"].drop_duplicates().to_list() == ["NOR", "SWE"]


def test_no_more_rows_than_can_be_read_where_none_is_chosen():
    codes = [f"X{number:02d}" for number in range(20)]
    names = [{"donor_id": code, "name": code} for code in codes]
    many = toy_ledger(
        [pledge(f"p-{code}", code) for code in codes],
        [claim(f"p-{code}", 100 - place) for place, code in enumerate(codes)],
        donors=names,
    )
    shown = leading_donor_months(donor_months(View(many, NOW)))["donors"].unique()
    assert list(shown) == codes[:12]


def test_one_month_alone_is_a_bar_a_donor_and_no_line():
    made = toy_ledger(
        [pledge("a"), pledge("b", "NOR"), pledge("c", "GBR")],
        [claim("a", 30), claim("b", 5, qualifier="up_to"), claim("c")],
    )
    rows = of_donors(donor_months(View(made, NOW)))
    (plot,) = multiple_plots(rows)
    bars = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert plot.kind == "bars"
    assert bars == {"Germany": 30, "Norway": 5, "United Kingdom": None}
    said = dict(zip(plot.categories, plot.labels, strict=True))
    assert said["Norway"] == "up to $5"
    assert said["United Kingdom"] == "1 with no price given"
    drawn = accepted(multiples_figure([plot])).data
    modes = {trace.mode for trace in drawn if trace.name is None}
    assert modes == {"text"}


def test_the_finding_says_who_pledged_most_and_since_when(donors):
    assert donors_by_month_finding(donors) == (
        "Germany pledged most {scope}: $50 or more, more than half of it since Dec 2025"
    )
    norway = donors[donors["donors"] == "NOR"]
    assert donors_by_month_finding(norway) == (
        "Norway pledged $5 {scope}, all of it in Aug 2025"
    )


def test_groups_stand_one_a_row_and_are_said_to_overlap(groups):
    figure = groups_by_month(groups)
    assert heads(figure)[0].startswith("<b>Members of the EU</b>  $50 or more")
    assert groups_by_month_finding(groups) == (
        "Pledged {scope} by members of NATO $155 or more, the NB8 $105 and the EU $50 "
        "or more; the groups overlap"
    )


def test_the_dot_of_a_group_leads_to_the_group_in_the_month(groups):
    dots = of(groups_by_month(groups), "y", "markers", "sum announced")
    assert list(dots.customdata) == ["EU,2025-06", "EU,2025-12"]


def test_one_group_alone_overlaps_with_none(groups):
    alone = groups[groups["group"] == "NB8"]
    assert groups_by_month_finding(alone) == (
        "Pledged by members of the NB8 {scope}: $105"
    )


def test_the_alt_text_comes_from_the_numbers(donors):
    assert alt_of(multiple_plots(of_donors(donors))) == (
        "Germany: $50 or more + 1 with no price given, from Jun 2025 to Feb 2026. Norway: "
        "$5, from Aug 2025 to Feb 2026. Sweden: 1 with no price given."
    )


def test_office_programs_leave_out_who_stated_no_sum(donors):
    native = native_plots(multiple_plots(of_donors(donors)))
    assert [plot.heading for plot in native] == ["Germany", "Norway"]


def test_the_charts_leave_their_frames_alone(donors, groups):
    before = donors.copy(deep=True), groups.copy(deep=True)
    donors_by_month(donors)
    groups_by_month(groups)
    pd.testing.assert_frame_equal(donors, before[0])
    pd.testing.assert_frame_equal(groups, before[1])
