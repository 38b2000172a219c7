"""One headline taken apart: every sum from the frames."""

import re
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import pytest

from lib.charts.bridge import bridge_finding
from lib.frames.bridge import bridge
from lib.frames.meetings import meeting_totals
from lib.model import vocabulary as words
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.worked_example import NONE, meeting_of_example, worked_example
from tests.apps import opened
from tests.apps import said as text_of
from tests.toys import NOW, claim, pledge, toy_ledger

#: The newest meeting of the shipped ledger with a headline.
MEETING = "udcg-2026-02-12"

MONEY = ["Value", "Low", "High"]
page = partial(opened, "methodology")


def whole_and_parts(*parts, **headline):
    """Make a meeting whose headline is 100 dollars, unless said, and some parts."""
    pledges = [pledge("whole", None, meeting_id="m1"), *(row for row, _ in parts)]
    claims = [
        claim("whole", **{"amount": 100.0, "amount_as_printed": "100"} | headline)
    ]
    return toy_ledger(pledges, [*claims, *(said for _, said in parts)])


def part(key, donors, amount=None, **columns):
    columns = {"meeting_id": "m1", "part_of": "whole"} | columns
    said = claim(key, amount, amount_as_printed=f"{amount}")
    return pledge(key, donors, **columns), said


def sums(example):
    return {row["Part"]: [row[name] for name in MONEY] for _, row in rows_of(example)}


def rows_of(example):
    return example.table.iterrows()


def test_the_example_is_the_newest_meeting_with_a_priced_headline():
    days = {"older": "2025-12-16", "newer": "2026-06-01", "newest": "2026-07-12"}
    meetings = [{"meeting_id": key, "date": day} for key, day in days.items()]
    pledges = [pledge(f"{key}-whole", None, meeting_id=key) for key in days]
    claims = [claim(f"{key}-whole", 1.0) for key in days]
    ledger = toy_ledger(pledges, claims, meetings=meetings)
    assert meeting_of_example(View(ledger, NOW)) == "newest"
    silent = [*claims[:2], claim("newest-whole")]
    ledger = toy_ledger(pledges, silent, meetings=meetings)
    assert meeting_of_example(View(ledger, NOW)) == "newer"


def test_what_was_not_yet_recorded_is_no_example(real):
    assert meeting_of_example(View(real, NOW)) == MEETING
    before = Selection(asof=date(2026, 2, 11))
    assert meeting_of_example(View(real, before)) == "udcg-2025-12-16"
    assert meeting_of_example(View(real, Selection(asof=date(2020, 1, 1)))) is None


def test_without_a_headline_the_page_says_so_and_gives_no_table(real):
    early = Selection(asof=date(2020, 1, 1))
    assert worked_example(View(real, early)) is None
    assert NONE in text_of(page(asof="2020-01-01"))


def test_a_headline_is_taken_apart():
    ledger = whole_and_parts(
        part("deu", "DEU", 30.0),
        part("nor", "NOR", 10.0, novelty="announced_before"),
        part("gbr", "GBR"),
        part("apart", "SWE", 5.0, part_of=None),
    )
    example = worked_example(View(ledger, NOW))
    assert sums(example) == {
        "**Headline**": [100, 100, 100],
        "Germany: “30.0”": [30, 30, 30],
        "Norway, announced earlier: “10.0”": [10, 10, 10],
        "No donor named: the rest": [60, 60, 60],
        "**All parts together**": [100, 100, 100],
    }
    assert "no conversion was needed. In US dollars:" in example.opening
    assert "No price given: 1 announcement (United Kingdom). Nothing" in example.closing
    assert r"No donor is named for \$60, 60 percent" in example.closing
    assert "exactly the headline" in example.closing
    assert (
        "Beside the headline the meeting brought 1 announcement more" in example.closing
    )


def test_a_joint_pledge_is_told_apart_from_what_its_donors_name_singly():
    vague = "hundreds of dollars"
    joint = (
        pledge("joint", "DEU;NOR", meeting_id="m1", part_of="whole"),
        claim("joint", qualifier="vague", amount_as_printed=vague, currency="USD"),
    )
    example = worked_example(
        View(
            whole_and_parts(
                joint,
                part("deu", "DEU", 300.0, part_of="joint"),
                part("swe", "SWE", 50.0),
                amount=5e3,
            ),
            NOW,
        )
    )
    label = f"Germany and Norway, beyond what they named singly: “{vague}”"
    assert sums(example)[label] == [0, 0, 700]
    assert sums(example)["No donor named: the rest"] == [4650, 4650, 3950]
    assert sums(example)["**All parts together**"] == [5000, 5000, 5000]
    assert r"stands for \$200 to \$1,000" in example.closing
    assert r"name \$300 of it singly; up to \$700 stays" in example.closing


def test_what_nobody_accounts_for_is_left_of_totals_inside_too():
    inside = (
        part("private", None, 40.0, scope="total"),
        part("city", "NOR", 15.0, part_of="private"),
        part("nor", "NOR", 10.0),
    )
    example = worked_example(View(whole_and_parts(*inside), NOW))
    label = "No donor named, less the parts of it: “40.0”"
    assert sums(example)[label] == [25, 25, 25]
    assert sums(example)["No donor named: the rest"] == [50, 50, 50]
    assert r"No donor is named for \$75, 75 percent" in example.closing
    headline = bridge_finding(bridge(View(whole_and_parts(*inside), NOW)))
    assert "$75 has no donor named" in headline


def test_parts_that_exceed_the_headline_are_said_to():
    example = worked_example(View(whole_and_parts(part("deu", "DEU", 109.0)), NOW))
    assert sums(example)["**All parts together**"] == [109, 109, 109]
    assert "the parts come to USD\N{NO-BREAK SPACE}109; the headline is USD" in (
        example.closing
    )
    assert "exactly the headline" not in example.closing
    assert "No donor named accounts" not in example.closing


def test_a_converted_headline_shows_its_rate_and_the_day_of_it():
    example = worked_example(View(whole_and_parts(currency="GBP"), NOW))
    assert "reference rate of 12 Feb 2026, GBP\N{NO-BREAK SPACE}1 is" in example.opening
    shown = float(re.search(r"USD\s(1\.\d{4})", example.opening).group(1))
    assert shown == pytest.approx(example.table["Value"][0] / 100, abs=5e-5)


def test_a_figure_whose_print_was_not_kept_is_written_plainly():
    example = worked_example(
        View(whole_and_parts(amount=4e9, amount_as_printed=None), NOW)
    )
    assert "prints “USD 4,000,000,000”" in example.opening


def test_disputed_headlines_are_called_so():
    ledger = whole_and_parts(
        (pledge("x"), claim("whole", 110.0, claim_id="c2", lead=False))
    )
    assert "Other claims on it differ." in worked_example(View(ledger, NOW)).opening
    assert "differ" not in worked_example(View(whole_and_parts(), NOW)).opening


@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY"])
@pytest.mark.parametrize("claims", words.CLAIM_MODES)
def test_the_real_example_agrees_with_the_meetings_frame(real, currency, claims):
    chosen = replace(NOW, currency=currency, claims=claims)
    example = worked_example(View(real, chosen))
    totals = meeting_totals(View(real, chosen)).set_index("meeting_id").loc[MEETING]
    unit = 1e9 if currency == "JPY" else 1e6
    table = example.table.set_index("Part")["Value"] * unit
    assert table["**Headline**"] == pytest.approx(totals["headline"])
    assert table["**All parts together**"] == pytest.approx(totals["value"])
    assert table["No donor named: the rest"] == pytest.approx(totals["unattributed"])
    named = table.iloc[1:-2]
    assert named.sum() == pytest.approx(totals["named"] + totals["joint"])


def test_filters_leave_the_example_alone(real):
    narrowed = replace(NOW, donor=("NOR",), meeting=("udcg-2022-04-26",), basis="new")
    one, other = worked_example(View(real, NOW)), worked_example(View(real, narrowed))
    assert one.closing == other.closing
    pd.testing.assert_frame_equal(one.table, other.table)
