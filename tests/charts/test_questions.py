"""What can be asked of a ledger."""

from datetime import date

import pytest

from lib.charts.questions import ASKED, questions
from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.ledger.service import ledger_service
from lib.model.selection import Selection
from lib.model.view import View
from tests.ledgers import replenishment
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def shipped():
    return View(ledger_service().current().ledger, Selection(asof=TODAY))


def asked_of(view):
    return [one.place.words for one in questions(view)]


def test_ten_are_asked_of_the_shipped_ledger_and_all_are_answered(shipped):
    asked = questions(shipped)
    assert len({one.place.words for one in asked}) == len(asked) == ASKED
    for one in asked:
        assert one.place.words.endswith("?")
        card = one.answer(shipped)
        assert card.finding, one.place.words
        assert not card.silence, one.place.words
        assert card.chart.page == one.place.page, one.place.words


def test_they_name_the_largest_donors_and_the_newest_headline(shipped):
    said = " ".join(asked_of(shipped))
    largest = donor_totals(shipped)["donor_label"].head(2)
    assert all(name in said for name in largest)
    stated = meeting_totals(shipped).dropna(subset="headline")
    newest = questions(shipped)[4].place
    assert newest.show == stated["meeting_id"].iloc[-1]


def test_of_another_subject_no_word_of_the_first_is_said():
    view = View(replenishment(), Selection(asof=date(2026, 1, 15)))
    asked = asked_of(view)
    assert len(asked) >= 6
    for word in ("UDCG", "PURL", "Ukraine", "Germany", "Brussels"):
        assert word not in " ".join(asked)


def test_what_a_ledger_does_not_answer_is_not_asked():
    bare = toy_ledger([pledge("one", "NOR")], [claim("one", 5)])
    asked = " ".join(asked_of(View(bare, NOW)))
    assert "When did Norway promise what it did?" in asked
    for left_out in ("compare", "headline", "condition", "how many", "disagree"):
        assert left_out not in asked
    assert asked_of(View(toy_ledger([], []), NOW)) == []


def test_they_are_of_the_selection(shipped):
    only = shipped.but(donor=("SWE",))
    assert "When did Sweden promise what it did?" in asked_of(only)
    assert not any("compare" in one for one in asked_of(only))
