"""What the box in the header finds."""

import pytest

from lib.charts.finds import CHARTS, ENTRIES, PAGES, PLACES, finds
from lib.charts.questions import questions
from lib.frames.search import KINDS
from lib.ledger.service import ledger_service
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger

STATEMENT = {
    "statement_id": "m1-healey",
    "meeting_id": "m1",
    "speaker": "John Healey",
    "role": "Chair",
    "position": "Glad to hear it",
}
LEDGER = toy_ledger(
    [
        pledge("offer", "DEU", item="Patriot missiles", condition="30 more"),
        pledge("nor", "NOR", meeting_id="m1", item="shells"),
    ],
    [claim("offer", 10), claim("nor", 5)],
    statements=[STATEMENT, {**STATEMENT, "statement_id": "m1-again"}],
)
VIEW = View(LEDGER, NOW)


def found(asked, **choices):
    kept = Selection(**choices)
    view = View(LEDGER, kept.on(TODAY))
    return [(one.kind, one.place.address(kept)) for one in finds(view, asked)]


@pytest.mark.parametrize(
    ("asked", "find"),
    [
        ("norway", ("donor", "/donors?show=NOR")),
        ("gbr", ("donor", "/donors?donor=GBR")),
        ("12 feb 2026 brussels", ("meeting", "/meetings?show=m1")),
        ("purl", ("mechanism", "/?mechanism=purl")),
        ("tank", ("item class", "/equipment?item=tank")),
        ("patriot", ("condition", "/conditions?show=offer")),
        ("shells", ("pledge", "/evidence?show=nor")),
        ("healey", ("speaker", "/meetings?show=m1")),
        ("agency", ("source", "/data?q=report")),
        ("methodology", ("page", "/methodology")),
        ("bring traced", ("chart", "/meetings?axis=traced")),
        ("accounts for", ("chart", "/gallery")),
        ("nor", ("donor", "/donors?show=NOR")),
    ],
)
def test_each_kind_is_found_and_leads_to_its_place(asked, find):
    assert found(asked)[0] == find


def test_every_kind_of_the_ledger_has_its_place():
    assert set(PLACES) == set(KINDS)


def test_the_choices_are_kept():
    assert found("norway", currency="EUR")[0][1] == "/donors?currency=EUR&show=NOR"


def test_filters_that_hide_what_is_found_are_left_out():
    address = found("shells", donor=("DEU",), currency="EUR")[0][1]
    assert address == "/evidence?currency=EUR&show=nor"
    assert "donor=NOR" in found("shells", donor=("NOR",))[0][1]


def test_donors_that_are_named_in_full_can_be_compared_in_their_order():
    first = finds(VIEW, "compare norway with germany")[0]
    assert first.place.words == "Compare Norway and Germany"
    assert found("norway germany")[0] == ("comparison", "/donors?donor=NOR&donor=DEU")
    assert not any(kind == "comparison" for kind, _ in found("norway ger"))


def test_one_who_spoke_twice_at_a_meeting_is_found_once():
    speakers = [place for kind, place in found("healey") if kind == "speaker"]
    assert speakers == ["/meetings?show=m1"]


def test_a_find_says_where_its_words_were_found_and_when():
    told = {one.kind: one.told for one in finds(VIEW, "glad")}
    assert told["speaker"] == "12 Feb 2026 · position: Glad to hear it"
    assert finds(VIEW, "norway")[0].told == ""


def test_without_words_it_lists_what_can_be_asked():
    said = [one.place.words for one in finds(VIEW, "  ")]
    assert said == [one.place.words for one in questions(VIEW)]
    assert said


def test_what_is_nowhere_is_not_found():
    assert finds(VIEW, "zzz") == []


def test_finds_are_few_and_the_rest_is_a_step_away():
    shipped = View(ledger_service().current().ledger, Selection(asof=TODAY))
    said = finds(shipped, "pledged")
    assert len(said) <= 1 + PAGES + ENTRIES + CHARTS + 1
    last = finds(shipped, "patriot")[-1].place
    assert last.words.startswith("All ")
    assert last.address(Selection()) == "/data?q=patriot"
