from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.donors import (
    donor_totals_finding,
    donor_totals_plots,
    largest_donors,
    leading_rows,
    short_label,
)
from lib.charts.rows import rows_figure
from lib.model.alt_text import alt_of
from tests.charts.accepted import accepted
from tests.charts.toy_rows import MISSING
from tests.toys import NOW


def figure_of(totals, **chosen):
    return accepted(rows_figure(donor_totals_plots(totals, replace(NOW, **chosen))))


def bars(figure, axis="x"):
    """Bars of one panel by the name in the legend."""
    return {
        trace.name: trace
        for trace in figure.data
        if trace.type == "bar"
        and (trace.xaxis or "x") == axis
        and trace.x[0] is not None
    }


def words(figure):
    return [
        text
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text"
        for text in trace.text
    ]


def named(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_each_state_of_the_basis_is_a_segment_in_billions(totals):
    drawn = bars(figure_of(totals))
    assert list(drawn["new money"].x) == [4, 4, 1]
    assert drawn["announced earlier"].x[0] == 6
    assert "promised on a condition" not in drawn


def test_the_conditional_part_is_drawn_where_the_basis_counts_it(totals):
    drawn = bars(figure_of(totals, basis="conditional"))
    conditional = drawn["promised on a condition"]
    assert list(zip(conditional.customdata, conditional.x, strict=True)) == [("LVA", 2)]
    assert drawn["promised on a condition"].marker.pattern.shape == "/"


def test_a_part_without_length_is_no_mark_and_the_others_keep_their_row(totals):
    totals.loc[0, "new"] = 0.0
    drawn = bars(figure_of(totals))
    at_first = {trace.y[0] for trace in drawn.values() if "DEU" in trace.customdata}
    assert list(drawn["new money"].customdata) == ["NOR", "LVA"]
    assert at_first == {drawn["announced earlier"].y[0]}
    assert drawn["new money"].y[0] == drawn["announced earlier"].y[0] + 1


def test_donors_rank_from_the_top_and_lead_to_their_key(totals):
    figure = figure_of(totals)
    assert list(bars(figure)["new money"].customdata) == ["DEU", "NOR", "LVA"]
    top, bottom = figure.layout.yaxis.range[1], figure.layout.yaxis.range[0]
    assert top < bottom


def test_pledges_without_a_sum_are_said_in_words_never_a_bar(totals):
    figure = figure_of(totals)
    assert words(figure)[0] == ("<b>Germany</b>  9 to 12 + 5 with no price given")
    assert not any("Greece" in text for text in words(figure))
    notes = [note.text for note in figure.layout.annotations]
    assert "No sum stated: Greece" in notes


def test_a_whisker_spans_low_to_high_and_only_where_they_differ(totals):
    whiskers = named(figure_of(totals), "low to high")
    assert list(whiskers[0].x[:2]) == [9, 12]
    assert len(whiskers[0].x) == 3


def test_low_above_high_is_spanned_from_the_smaller(totals):
    totals.loc[0, ["low", "high"]] = [12e9, 9e9]
    whisker = named(figure_of(totals), "low to high")[0]
    assert list(whisker.x[:2]) == [9, 12]


def test_an_open_end_has_an_arrowhead(totals):
    arrow = named(figure_of(totals), "or more")[0]
    assert list(arrow.x) == [4]
    assert arrow.marker.symbol == "triangle-right"


def test_joint_sets_stand_on_their_own_axis_with_a_seam(totals):
    drawn = bars(figure_of(totals), "x2")["new money, joint"]
    assert list(drawn.x) == [200]
    assert drawn.marker.pattern.fgcolor == "#FFFFFF"


def test_what_is_traced_to_nobody_stands_apart_in_a_dotted_outline(totals):
    figure = figure_of(totals)
    assert list(bars(figure, "x3")["no donor named"].x) == [50]
    outline = figure.layout.shapes[0]
    assert (outline.line.dash, outline.xref, outline.x1) == ("dot", "x3", 50)


def test_every_panel_says_its_unit(totals):
    layout = figure_of(totals).layout
    titles = [layout[axis].title.text for axis in ("xaxis", "xaxis2", "xaxis3")]
    assert titles == ["Billion US dollars", "Million US dollars", "Billion US dollars"]


def test_each_drawing_is_in_the_legend_once(totals):
    figure = figure_of(totals)
    shown = [trace.name for trace in figure.data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert "no donor named" in shown


def test_a_share_of_gdp_ranks_anew_and_leaves_joint_money_out(totals):
    figure = figure_of(totals, per="gdp")
    drawn = bars(figure)
    assert list(drawn["new money"].customdata) == ["NOR", "LVA", "DEU"]
    before = drawn["announced earlier"]
    assert list(before.customdata) == ["DEU"]
    assert drawn["new money"].x[2] + before.x[0] == pytest.approx(0.2)
    assert figure.layout.xaxis.title.text == "Percent of GDP"
    assert "xaxis2" not in figure.layout


@pytest.mark.parametrize(
    "rows", [lambda totals, _: totals, leading_rows, largest_donors]
)
def test_who_has_a_sum_but_no_known_gdp_is_named_below_the_chart(totals, rows):
    totals.loc[totals["donors"] == "LVA", "per_gdp"] = MISSING
    chosen = replace(NOW, per="gdp")
    (plot,) = donor_totals_plots(rows(totals, chosen), chosen)
    assert plot.categories == ("Norway", "Germany")
    silent = plot.footnote.split(". ")
    assert silent[0] == "No GDP known: Latvia"
    assert silent[1:] in ([], ["No sum stated: Greece"])
    (plot, *_) = donor_totals_plots(rows(totals, NOW), NOW)
    assert "known" not in plot.footnote


def test_the_finding_says_who_pledged_most_and_what_of_it_is_old(totals):
    assert donor_totals_finding(totals, NOW) == (
        "Germany pledged most {scope}: $9 to 12 billion, of it $6 billion announced "
        "earlier"
    )
    assert "Norway pledged the largest share" in donor_totals_finding(
        totals, replace(NOW, per="gdp")
    )


def test_a_finding_of_an_exact_sum_names_no_range(totals):
    exact = totals.assign(low=totals["value"], high=totals["value"], open_ended=False)
    assert donor_totals_finding(exact, NOW).startswith(
        "Germany pledged most {scope}: $10 billion, of it"
    )
    more = exact.assign(open_ended=True)
    assert donor_totals_finding(more, NOW).startswith(
        "Germany pledged most {scope}: $10 billion or more, of it"
    )


def test_the_alt_text_comes_from_the_plots(totals):
    assert alt_of(donor_totals_plots(totals, NOW)) == (
        "Donors, billion US dollars: Germany 9 to 12 + 5 with no price given; "
        "Norway 4 or more; Latvia 1. No sum stated: Greece. Joint pledges, no "
        "split known (another scale), million US dollars: "
        "Denmark, Netherlands and 2 others 0 to 200. No donor named (another scale), "
        "billion US dollars: No donor named 50."
    )


def test_the_chart_leaves_its_frame_alone(totals):
    before = totals.copy(deep=True)
    figure_of(totals, basis="announced")
    pd.testing.assert_frame_equal(totals, before)


def test_nothing_to_draw_is_an_empty_figure(totals):
    figure = figure_of(totals.head(0))
    assert not figure.data
    said = donor_totals_finding(totals.head(0), NOW)
    assert said == "No sum of a single donor is in firm pledges"


def test_the_largest_donors_are_single_donors(totals):
    assert largest_donors(totals, NOW)["donors"].tolist() == ["DEU", "NOR", "LVA"]


def test_a_long_list_of_donors_is_cut_short():
    label = "Denmark, Estonia, Bosnia and Herzegovina and Sweden"
    assert short_label(label, "BIH;DNK;EST;SWE") == "Denmark, Estonia and 2 others"
    assert short_label("Bosnia and Herzegovina", "BIH") == "Bosnia and Herzegovina"
