"""Two places of each donor: by its sum, and by what that is of its GDP."""

import pytest

from lib.charts.ranks import (
    FIRST,
    ordinal,
    place_in_words,
    places_of,
    ranked_rows,
    ranks_figure,
    ranks_finding,
    ranks_plots,
)
from lib.model.alt_text import alt_of
from lib.model.selection import Selection
from tests.charts.accepted import accepted
from tests.charts.toy_rows import donor_row, frame
from tests.toys import NOW

PER_GDP = Selection(per="gdp")


def donors(*rows):
    return frame("donor_totals", [donor_row(*row[:2], **row[2]) for row in rows])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *((1, "first"), (10, "tenth"), (11, "11th"), (13, "13th"), (21, "21st")),
        *((22, "22nd"), (33, "33rd"), (40, "40th"), (111, "111th")),
    ],
)
def test_a_place_is_a_word_or_a_number(place, words):
    assert ordinal(place) == words


def test_single_donors_rank_by_a_measure_and_equals_share_a_place(totals):
    assert places_of(totals, "total").to_dict() == {"DEU": 1, "NOR": 2, "LVA": 3}
    equal = totals.assign(value=totals["value"].mask(totals["donors"] == "NOR", 10e9))
    assert places_of(equal, "total").to_dict() == {"DEU": 1, "NOR": 1, "LVA": 3}


def test_a_place_says_among_how_many_and_by_what(totals):
    assert place_in_words("NOR", totals, NOW) == "second of 3 donors in firm pledges"
    assert place_in_words("NOR", totals, PER_GDP) == (
        "first of 3 donors by share of GDP"
    )


@pytest.mark.parametrize("key", ["GRC", "DNK;NLD;NOR;SWE", "unattributed", "JPN"])
def test_what_has_no_sum_or_is_no_single_donor_has_no_place(key, totals):
    assert place_in_words(key, totals, NOW) == ""


def test_of_one_donor_there_is_no_place(totals):
    alone = totals[totals["donors"] == "DEU"]
    assert place_in_words("DEU", alone, NOW) == ""


def test_the_two_places_of_a_donor_are_the_ends_of_its_row(totals):
    (plot,) = ranks_plots(ranked_rows(totals, NOW), NOW)
    assert plot.categories == ("Germany", "Norway", "Latvia")
    assert [one.values for one in plot.series] == [(1, 2, 3), (3, 1, 2)]
    assert (plot.low, plot.high) == ((1, 1, 2), (3, 2, 3))
    assert plot.labels[0] == "first by sum, third by share of GDP"
    assert plot.keys == ("DEU", "NOR", "LVA")
    assert "Germany: first by sum, third by share of GDP" in alt_of([plot])


def test_who_is_far_down_by_both_is_not_drawn():
    rows = donors(
        *(
            (
                f"D{one:02}",
                f"Donor {one}",
                {"value": 1e9 - one, "per_gdp": 1 - one / 99},
            )
            for one in range(FIRST + 5)
        )
    )
    (plot,) = ranks_plots(ranked_rows(rows, NOW), NOW)
    assert len(plot.categories) == FIRST
    assert plot.unit == f"Place among {FIRST + 5} donors with a known GDP"
    assert plot.labels[0] == "first by both"


def test_the_finding_says_who_is_first_for_its_size_and_where_the_largest_comes(totals):
    rows = ranked_rows(totals, NOW)
    assert ranks_finding(rows) == (
        "First by share of GDP: Norway; Germany, first by sum, comes third"
    )
    both = rows[rows["donors"] != "DEU"]
    assert ranks_finding(both) == "Norway is first both by sum and by share of GDP"


def test_one_donor_alone_is_first_of_nothing(totals):
    alone = ranked_rows(totals[totals["donors"] == "DEU"], NOW)
    assert ranks_finding(alone) == (
        "Germany is the only donor with a sum and a known GDP"
    )


def test_without_a_donor_with_both_nothing_is_drawn(totals):
    unknown = totals.assign(per_gdp=float("nan"))
    assert ranks_plots(ranked_rows(unknown, NOW), NOW) == []


def test_the_first_place_stands_at_the_left_and_has_a_tick(totals):
    figure = accepted(ranks_figure(ranks_plots(ranked_rows(totals, NOW), NOW)))
    assert figure.layout.xaxis.range == (0.5, 4)
    assert figure.layout.xaxis.tickvals[0] == 1
    assert figure.layout.xaxis.title.text == "Place among 3 donors with a known GDP"
    assert list(figure.data[2].x) == [3, 1, 2]
