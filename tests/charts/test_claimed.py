"""The claims of one pledge as dots along an axis."""

import pytest

from lib.charts.claimed import (
    LEAD,
    OTHERS,
    claimed_figure,
    claimed_finding,
    claimed_plots,
    stated_claims,
)
from lib.frames.claims import claims
from lib.model.alt_text import alt_of
from lib.model.view import View
from tests.charts.accepted import accepted
from tests.toys import NOW, claim, pledge, toy_ledger


def rows_of(*said):
    """Make the claims of one pledge: an amount, and what else is said of it."""
    made = [
        claim(
            "p",
            amount,
            claim_id=f"p-c{number}",
            lead=number == 1,
            **{"amount_as_printed": f"{amount} dollars", **more},
        )
        for number, (amount, more) in enumerate(said, start=1)
    ]
    return stated_claims(claims(View(toy_ledger([pledge("p")], made), NOW)))


@pytest.fixture(scope="module")
def apart():
    return rows_of((40e9, {}), (35e9, {}), (48e9, {"qualifier": "nearly"}))


def test_each_claim_is_a_row_the_lowest_first_and_the_one_that_counts_apart(apart):
    (plot,) = claimed_plots(apart)
    assert plot.labels == (
        *("$35 billion", "$40 billion"),
        "$45.6 to 48 billion",
    )
    assert {one.name: one.values for one in plot.series} == {
        OTHERS: (35, None, 48),
        LEAD: (None, 40, None),
    }
    assert plot.unit == "Billion US dollars"
    assert alt_of([plot]).startswith(
        "Figures printed: 35000000000.0 dollars: $35 billion; "
    )


def test_all_claims_are_dots_on_one_line_the_ends_and_the_lead_in_words(apart):
    figure = accepted(claimed_figure(claimed_plots(apart)))
    dots = {one.name: one for one in figure.data if one.mode == "markers"}
    assert list(dots[OTHERS].x) == [35, 48]
    assert set(dots[OTHERS].y) == set(dots[LEAD].y) == {0}
    assert list(dots[LEAD].customdata) == ["p"]
    words = {one.text[0]: one.y[0] > 0 for one in figure.data if one.mode == "text"}
    assert words == {"40": True, "35": False, "48": False}
    least = rows_of((35e9, {}), (48e9, {}))
    texts = accepted(claimed_figure(claimed_plots(least))).data
    assert [one.text[0] for one in texts if one.mode == "text"] == ["35", "48"]
    (bounds,) = [one for one in figure.data if one.mode == "lines"]
    assert bounds.x[:2] == (pytest.approx(45.6), 48)
    first, last = figure.layout.xaxis.range
    assert (first < 35, last > 48) == (True, True)


def test_a_claim_that_quotes_no_figure_is_said_to_quote_none():
    (plot,) = claimed_plots(rows_of((9e6, {"amount_as_printed": None})))
    assert plot.categories == ("not quoted",)
    assert plot.hovers == ("<b>not quoted</b><br>USD 9,000,000",)


def test_the_finding_says_whether_sources_agree(apart):
    assert claimed_finding(apart) == "Sources disagree: $35 to 48 billion in 3 claims"
    same = rows_of((5e9, {}), (5e9, {}))
    assert claimed_finding(same) == "Sources agree: $5 billion in 2 claims"
    assert claimed_finding(rows_of((5e9, {}))) == "One claim states a sum: $5 billion"


def test_a_claim_without_a_sum_is_no_dot():
    rows = rows_of((5e9, {}), (None, {}))
    assert len(rows) == 1
    assert claimed_plots(rows_of((None, {}))) == []
    figure = accepted(claimed_figure(claimed_plots(rows)))
    assert [one.text[0] for one in figure.data if one.mode == "text"] == ["5"]
