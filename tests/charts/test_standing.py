"""One donor: its sum with the parts of it, and the donors around it."""

from dataclasses import replace

import pytest

from lib.charts.standing import (
    parts_figure,
    parts_finding,
    parts_plots,
    peers_finding,
    peers_plots,
    with_peers,
)
from lib.model.drawings import ACCENT
from tests.charts.accepted import accepted
from tests.charts.toy_rows import donor_row, frame
from tests.toys import NOW


def row_of(key, totals):
    return totals[totals["donors"] == key]


def test_a_sum_is_one_bar_whose_legend_says_what_each_part_comes_to(totals):
    (plot,) = parts_plots(row_of("DEU", totals), NOW)
    assert plot.categories == ("In all",)
    assert {one.name: one.values for one in plot.series} == {
        "new money: $4 billion": (4,),
        "announced earlier: $6 billion": (6,),
    }
    assert plot.labels == ("9 to 12 + 5 with no price given",)
    named = {one.name for one in accepted(parts_figure([plot])).data if one.showlegend}
    assert named == {"new money: $4 billion", "announced earlier: $6 billion"}


def test_what_is_not_counted_is_said_below_the_bar(totals):
    (latvia,) = parts_plots(row_of("LVA", totals), NOW)
    assert latvia.footnote == "Not counted here: $2 billion, promised on a condition"
    (germany,) = parts_plots(row_of("DEU", totals), NOW)
    assert germany.footnote == ""
    counted = replace(NOW, basis="conditional")
    (latvia,) = parts_plots(row_of("LVA", totals), counted)
    assert latvia.footnote == ""


def test_joint_money_keeps_its_seam_and_nobodys_its_outline(totals):
    (joint,) = parts_plots(row_of("DNK;NLD;NOR;SWE", totals), NOW)
    assert [one.drawing for one in joint.series] == ["joint"]
    (nobody,) = parts_plots(row_of("unattributed", totals), NOW)
    assert [(one.drawing, one.name) for one in nobody.series] == [
        ("unattributed", "no donor named")
    ]


def test_without_a_sum_there_is_no_bar(totals):
    assert parts_plots(row_of("GRC", totals), NOW) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (
            "DEU",
            "Germany pledged $9 to 12 billion {scope}, of it $6 billion announced earlier",
        ),
        ("NOR", "Norway pledged $4 billion or more {scope}"),
        (
            "DNK;NLD;NOR;SWE",
            "Denmark, the Netherlands, Norway and Sweden pledged up to $200 million "
            "together {scope}",
        ),
        ("unattributed", "No named donor accounts for $50 billion {scope}"),
    ],
)
def test_the_finding_says_the_sum_and_what_of_it_is_not_plainly_new(key, words, totals):
    assert parts_finding(row_of(key, totals), NOW) == words


MANY = frame(
    "donor_totals",
    [
        donor_row(f"D{one:02}", f"Donor {one}", value=1e9 * (20 - one))
        for one in range(1, 16)
    ],
)


def test_a_donor_stands_among_the_first_and_those_around_it():
    chosen = replace(NOW, show="D10")
    rows = with_peers(MANY, chosen)
    (plot,) = peers_plots(rows, chosen)
    assert plot.categories == (
        *("1. Donor 1", "2. Donor 2", "3. Donor 3"),
        *("8. Donor 8", "9. Donor 9", "10. Donor 10", "11. Donor 11", "12. Donor 12"),
    )
    own, others = plot.series
    assert (own.name, own.drawing, own.known) == ("Donor 10", ACCENT, [10])
    assert len(others.known) == 7
    assert plot.footnote == (
        "Drawn: the first, and those around, of 15 donors with a sum"
    )
    assert peers_finding(rows, chosen) == (
        "Donor 10 pledged $10 billion {scope}: tenth of 15 donors in firm pledges"
    )


def test_donors_rank_by_the_measure_that_is_chosen(totals):
    chosen = replace(NOW, show="LVA", per="gdp")
    rows = with_peers(totals, chosen)
    (plot,) = peers_plots(rows, chosen)
    assert plot.categories == ("1. Norway", "2. Latvia", "3. Germany")
    assert plot.unit == "Percent of GDP"
    assert plot.series[0].values == (None, 0.4, None)
    assert plot.footnote == ""
    assert peers_finding(rows, chosen) == (
        "Latvia pledged 0.4 percent of its GDP {scope}: second of 3 donors by share of GDP"
    )


@pytest.mark.parametrize("key", ["GRC", "unattributed", "DNK;NLD;NOR;SWE"])
def test_what_has_no_place_stands_alone_and_is_not_drawn(key, totals):
    chosen = replace(NOW, show=key)
    rows = with_peers(totals, chosen)
    assert rows["donors"].tolist() == [key]
    assert peers_plots(rows, chosen) == []


def test_a_donor_without_others_has_a_bar_and_no_rank(totals):
    chosen = replace(NOW, show="NOR")
    rows = with_peers(row_of("NOR", totals), chosen)
    (plot,) = peers_plots(rows, chosen)
    assert [one.name for one in plot.series] == ["Norway"]
    assert peers_finding(rows, chosen) == "Norway pledged $4 billion {scope}"
