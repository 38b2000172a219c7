"""Where promises come from: classes at round figures, and who stands beside the map."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.charts.cards import card_of
from lib.charts.donor_map import (
    breaks_of,
    donor_map_finding,
    donor_map_plots,
    in_places,
    of_countries,
)
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.toy_rows import donor_row, frame
from tests.toys import NOW, claim, pledge, toy_ledger

SEEDS = Path(__file__).parents[2] / "seeds"


def plots(rows, **chosen):
    return donor_map_plots(rows, replace(NOW, **chosen))


def classes(plot):
    """List the countries of each class by its words."""
    return {
        one.name: [
            key
            for key, value in zip(plot.keys, one.values, strict=True)
            if value is not None
        ]
        for one in plot.series
    }


def rows_of(**values):
    """Make a row of each country, with its sum."""
    made = [donor_row(code, code.title(), value=one) for code, one in values.items()]
    return frame("donor_totals", made)


@pytest.mark.parametrize(
    ("values", "breaks"),
    [
        ([1e9, 3e9, 10e9, 30e9, 100e9], [2e9, 10e9, 20e9, 50e9]),
        # Where most are alike, the largest is parted from them.
        ([7.0] * 10 + [900.0], [500.0]),
        ([0.0, 3.0, 40.0], [10.0]),
        ([float("nan"), 1.0, 4.0], [2.0]),
        ([7.0, 7.0], []),
        ([0.004], []),
        ([0.0], []),
        ([], []),
    ],
)
def test_classes_end_at_one_two_or_five_times_a_power_of_ten(values, breaks):
    assert breaks_of(pd.Series(values, dtype=float)) == breaks


def test_every_class_has_a_figure_and_there_are_five_at_most():
    for size in range(3, 40):
        values = pd.Series([1.7**number for number in range(size)])
        ends = [float("-inf"), *breaks_of(values), float("inf")]
        parts = pd.cut(values, ends, right=False).value_counts()
        assert parts.min() > 0
        assert 2 <= len(parts) <= 5


def test_countries_stand_in_classes_and_without_a_sum_in_none(totals):
    countries, _ = plots(totals)
    assert classes(countries) == {
        "under $2 billion": ["LVA"],
        "$2 to 5 billion": ["NOR"],
        "$5 billion or more": ["DEU"],
    }
    assert [one.known for one in countries.series] == [[1], [4], [10]]
    assert countries.keys == ("DEU", "NOR", "LVA", "GRC")
    assert countries.silent == (False, False, False, True)
    assert countries.unit == "Billion US dollars"
    assert countries.footnote == (
        "No sum stated: Greece. Shapes: Natural Earth; no statement on any border"
    )


def test_a_class_begins_with_the_figure_that_names_it():
    (countries,) = plots(rows_of(DEU=4e9, NOR=2e9, LVA=1.9e9))
    assert classes(countries) == {
        "under $2 billion": ["LVA"],
        "$2 billion or more": ["DEU", "NOR"],
    }


def test_figures_that_nothing_parts_are_one_class():
    (countries,) = plots(rows_of(DEU=4e9, NOR=3e9))
    assert classes(countries) == {"$3 to 4 billion": ["DEU", "NOR"]}
    (alone,) = plots(rows_of(DEU=4e9))
    assert classes(alone) == {"$4 billion": ["DEU"]}


def test_shares_of_gdp_are_classed_in_percent_and_ordered_by_them(totals):
    countries, _ = plots(totals, per="gdp")
    assert classes(countries) == {
        "under 0.5 percent": ["LVA", "DEU"],
        "0.5 percent or more": ["NOR"],
    }
    assert countries.labels[:2] == ("0.8 or more", "0.4")


def test_figures_per_head_say_so(totals):
    per_head = totals.assign(
        per_capita=totals["donors"].map({"DEU": 70.0, "NOR": 40.0})
    )
    countries, _ = plots(per_head, per="capita")
    assert list(classes(countries)) == ["under $50 per head", "$50 per head or more"]
    assert countries.silent == (False, False, True, True)
    assert countries.footnote.startswith("No population known: Latvia. No sum stated")


@pytest.mark.parametrize("per", ["total", "gdp"])
def test_what_has_no_country_stands_beside_in_money(totals, per):
    bank = donor_row("EUI", "EU institutions", value=9e9, unpriced=1)
    rows = pd.concat([totals, frame("donor_totals", [bank])], ignore_index=True)
    _, beside = plots(rows, per=per)
    assert beside.kind == "list"
    assert beside.rows_in_words == [
        "EU institutions: $9 billion + 1 with no price given",
        "Denmark and 3 others, jointly: up to $200 million",
        "No donor named: $50 billion",
    ]
    assert beside.keys == ("EUI", "DNK;NLD;NOR;SWE", "unattributed")
    assert beside.hovers[1].startswith("<b>Denmark, Netherlands, Norway and Sweden</b>")


def test_two_donors_together_are_both_named():
    rows = frame(
        "donor_totals",
        [
            donor_row("DEU", "Germany", value=1e9),
            donor_row("DNK;NLD", "Denmark and Netherlands", "joint", 2e8),
        ],
    )
    _, beside = plots(rows)
    assert beside.categories == ("Denmark and Netherlands, jointly",)


def test_whoever_else_has_no_place_is_said_below():
    sets = [
        donor_row(f"DEU;X{number}", f"Germany and X{number}", "joint", 1e8)
        for number in range(7)
    ]
    silent = [
        donor_row("DEU;FRA", "Germany and France", "joint", unpriced=1),
        donor_row("AQF", "Aquifer Foundation", unpriced=1),
    ]
    banks = [
        donor_row(f"BK{one}", f"Bank {one}", value=1e9 / one) for one in (1, 2, 3, 4)
    ]
    germany = donor_row("DEU", "Germany", value=1e9)
    _, beside = plots(frame("donor_totals", [germany, *banks, *sets, *silent]))
    assert beside.keys == ("BK1", "DEU;X0")
    assert beside.footnote == (
        "No sum stated: Aquifer Foundation. "
        "Smaller sums of 3 more donors: see table. "
        "Smaller sums of 6 more sets of donors together: see table. "
        "No sum stated: 1 more set (see table)"
    )


def test_without_a_joint_set_one_more_donor_is_listed():
    banks = [donor_row(f"BK{one}", f"Bank {one}", value=1e9 / one) for one in (1, 2, 3)]
    germany = donor_row("DEU", "Germany", value=1e9)
    _, beside = plots(frame("donor_totals", [germany, *banks]))
    assert beside.keys == ("BK1", "BK2")
    assert beside.footnote == "Smaller sums of 1 more donor: see table"


def test_a_sum_of_no_country_makes_no_map(totals):
    beside = totals[totals["kind"] != "donor"]
    assert plots(beside) == []
    assert plots(totals, per="capita") == []


def test_the_finding_is_of_countries_alone(totals):
    bank = donor_row("EUI", "EU institutions", value=90e9)
    rows = pd.concat([frame("donor_totals", [bank]), totals], ignore_index=True)
    assert donor_map_finding(rows, NOW) == (
        "Of 3 countries with a figure, Germany pledged most {scope}: $9 to 12 billion, "
        "of it $6 billion announced earlier"
    )
    assert donor_map_finding(rows, replace(NOW, per="gdp")) == (
        "Of 3 countries with a figure, Norway pledged the largest share of its GDP "
        "{scope}: 0.8 percent"
    )


def test_one_country_is_not_one_of_several_and_has_no_superlative():
    alone = rows_of(NOR=4e9).assign(per_gdp=0.8)
    assert donor_map_finding(alone, NOW) == "Nor pledged $4 billion {scope}"
    assert donor_map_finding(alone, replace(NOW, per="gdp")) == (
        "Nor pledged 0.8 percent of its GDP {scope}"
    )


def test_the_finding_says_of_which_filters_it_is_true():
    ledger = read_ledger(SEEDS)
    chosen = Selection(asof=date(2026, 2, 20), donor=("DEU", "NOR"))
    assert card_of("donor_map", View(ledger, chosen)).finding.startswith(
        "Of 2 countries with a figure, Germany pledged most at UDCG meetings and through "
        "PURL (donors: Germany and Norway): $"
    )


@pytest.mark.parametrize(
    ("per", "second"),
    [
        ("total", "new money: USD 4,000,000,000"),
        ("gdp", "0.8 percent of GDP or more"),
        ("capita", "$40 per head or more"),
    ],
)
def test_hover_says_the_measure_that_is_chosen(totals, per, second):
    per_head = totals["donors"].map({"DEU": 70.0, "NOR": 40.0})
    countries, _ = plots(totals.assign(per_capita=per_head), per=per)
    lines = countries.hovers[countries.keys.index("NOR")].split("<br>")
    assert lines[:2] == ["<b>Norway</b>", second]
    silent = countries.hovers[countries.keys.index("GRC")]
    assert "percent" not in silent
    assert "per head" not in silent


def test_an_article_is_small_within_the_sentence():
    rows = frame(
        "donor_totals",
        [
            donor_row("USA", "United States", value=4e9),
            donor_row("NOR", "Norway", value=1e9),
        ],
    )
    assert donor_map_finding(rows, NOW) == (
        "Of 2 countries with a figure, the United States pledged most {scope}: $4 billion"
    )


def test_only_single_countries_have_a_place(totals):
    assert list(in_places(totals)["donors"]) == ["DEU", "NOR", "LVA", "GRC"]
    assert in_places(totals.head(0)).empty


def test_contributions_are_those_of_one_country_each():
    rows = pd.DataFrame(
        {
            "scope": ["donor", "donor", "joint", "total"],
            "donors": ["DEU", "EUI", "DEU;FRA", None],
        }
    )
    assert list(of_countries(rows, LEDGER)["donors"]) == ["DEU"]
    assert of_countries(rows.head(0), LEDGER).empty


LEDGER = toy_ledger([pledge("p")], [claim("p", 1.0)])
