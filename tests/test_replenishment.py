"""The invented replenishment is sound, and says what its README says."""

import csv
from datetime import date

import pytest

from lib.charts.cards import card_of
from lib.frames.bridge import bridge
from lib.frames.claims import disputes
from lib.frames.contributions import all_contributions
from lib.ledger.package import examine
from lib.model.selection import Selection
from lib.model.view import View
from tests.ledgers import REPLENISHMENT, replenishment

CONFERENCE = "cwf-2025-05-14"
#: Sums in other currencies are converted: they come to about what is printed.
WITHIN = 1e6


@pytest.fixture
def view():
    return View(replenishment(), Selection(asof=date(2026, 1, 15)))


@pytest.fixture
def inside(view):
    parts = bridge(view)
    return parts[(parts["meeting_id"] == CONFERENCE) & (parts["place"] == "inside")]


@pytest.mark.parametrize(
    ("name", "title", "sentence"),
    [
        (
            "timeline_by_donor",
            "Water Fund: up to $6 billion, all of it in May 2025",
            "the most of any single donor: up to $6 billion (all of it is promised on a condition), "
            "all of it announced in May 2025",
        ),
        (
            "donor_months",
            "All of what was pledged by Aquifer Foundation",
            "added up to at most $6 billion (all of it is promised on a condition)",
        ),
        (
            "donor_meetings",
            "pledged up to $6 billion at the meeting of 14 May 2025",
            "at the meeting of 14 May 2025: up to $6 billion",
        ),
        (
            "donor_totals",
            "Water Fund: up to $6 billion, all of it promised on a condition",
            "up to $6 billion in firm and conditional pledges (all of it is promised on a condition)",
        ),
    ],
)
def test_a_title_and_its_sentence_say_one_sum(view, name, title, sentence):
    row = None if name.endswith(("donor", "totals")) else "AQF"
    card = card_of(name, view.but(basis="conditional", show=row))
    assert title in card.finding
    assert sentence in card.sentence.replace("replenishment conference", "meeting")


def test_a_sum_that_is_not_counted_is_up_to_what_it_may_be(view):
    card = card_of("donor_months", view.but(show="AQF"))
    assert (
        "Aquifer Foundation: up to $6 billion, promised on a condition" in card.finding
    )


def rows(table):
    """Read a table of the folder, every cell as text."""
    with (REPLENISHMENT / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_sound_and_nothing_in_it_is_doubted():
    assert examine(REPLENISHMENT, today=date(2026, 1, 15)).report.problems == ()


def test_it_says_that_it_is_fiction():
    descriptor = replenishment().descriptor
    assert "fiction" in str(descriptor["title"])
    assert str(descriptor["description"]).startswith("Fiction")


def test_its_headline_is_what_its_parts_add_up_to(view, inside):
    parts = bridge(view)
    headline = parts.loc[parts["place"] == "headline", ["meeting_id", "value"]]
    assert headline.to_numpy().tolist() == [[CONFERENCE, 14.25e9]]
    assert inside["value"].sum() == pytest.approx(14.25e9, abs=0.01)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("named", 5.57e9),
        ("earlier", 1.08e9),
        ("conditional", 6e9),
        ("unattributed", 1.6e9),
    ],
)
def test_each_part_of_the_headline_is_what_the_communique_says(inside, part, value):
    sums = inside.groupby("part")["value"].sum()
    assert sums[part] == pytest.approx(value, abs=WITHIN)


def test_the_rest_runs_up_to_what_nothing_uncertain_is_taken_from(inside):
    rest = inside[inside["part"] == "unattributed"].iloc[0]
    ends = sorted([rest["low"], rest["high"]])
    assert ends == pytest.approx([1.6e9, 8.68e9], abs=WITHIN)


def test_the_private_sector_stands_inside_the_headline(view):
    own = all_contributions(view).set_index("pledge_id")
    private = own.loc[f"{CONFERENCE}-private"]
    assert private["part_of"] == f"{CONFERENCE}-total"
    assert (private["own_value"], private["value"]) == (0.9e9, 0.75e9)


def test_the_foundation_gives_only_on_a_condition(view):
    own = all_contributions(view)
    assert own.loc[own["donors"] == "AQF", "state"].tolist() == ["conditional"]


def test_two_stated_sums_are_in_currencies_without_a_rate(view):
    own = all_contributions(view)
    left = own.loc[own["unconverted"], ["stated_currency", "stated_high"]]
    assert sorted(left.itertuples(index=False, name=None)) == [
        ("NGN", 5e9),
        ("XDR", 5e7),
    ]


def test_no_figure_is_disputed(view):
    assert disputes(view).empty


@pytest.mark.parametrize("table", ["claims", "condition_events"])
def test_what_cites_a_held_document_points_at_its_words(table):
    for row in rows(table):
        text = replenishment().documents.get(row["source_id"])
        assert (text is None) == (row["quote_start"] == "")
        if text is not None:
            passage = text[int(row["quote_start"]) : int(row["quote_end"])]
            assert passage == passage.strip() != ""
            assert row.get("amount_as_printed", "") in passage
