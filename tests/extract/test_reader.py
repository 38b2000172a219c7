from datetime import date
from pathlib import Path

import pytest

from lib.extract.reader import extract
from tests.extract.reading import SEEDS, cells_of, names

HELD = (SEEDS / "documents" / "anewz-20260212.txt").read_text(encoding="utf-8")
FEBRUARY = date(2026, 2, 12)


@pytest.fixture(scope="module")
def held():
    return cells_of(HELD, FEBRUARY)


def test_the_held_report_holds_three_pledges_and_no_more(held):
    assert len(held) == 3
    assert {row["meeting_id"] for row in held} == {"udcg-2026-02-12"}


def test_its_total_is_one_row_in_pounds_with_the_dollars_beside(held):
    total = held[0]
    assert (total["scope"], total["amount"], total["currency"]) == (
        "headline",
        "35000000000",
        "GBP",
    )
    assert (total["qualifier"], total["novelty"]) == ("exact", "new")
    assert "USD 48,000,000,000" in total["note"]
    assert total["announced_by"] == "John Healey"


def test_its_joint_pledge_is_vague_and_through_purl(held):
    joint = held[1]
    assert joint["donors"] == "GBR;ISL;LTU;NOR;SWE"
    assert (joint["scope"], joint["mechanism"]) == ("joint", "purl")
    assert (joint["currency"], joint["qualifier"]) == ("USD", "vague")
    assert "amount" not in joint


def test_its_conditional_offer_has_item_and_threshold(held):
    offer = held[2]
    assert (offer["donors"], offer["quantity"], offer["modality"]) == (
        "DEU",
        "5",
        "in_kind",
    )
    assert offer["condition"] == "other countries contribute a total of 30"
    assert (offer["condition_threshold"], offer["condition_unit"]) == (
        "30",
        "interceptors",
    )


def test_the_same_text_gives_the_same_proposals():
    assert extract(HELD, names()) == extract(HELD, names())


def test_every_range_lies_in_the_text():
    for one in extract(HELD, names()).proposals:
        spans = [one.passage, *(span for each in one.evidence for span in each.spans)]
        assert all(0 <= span.start < span.end <= len(HELD) for span in spans)


def test_a_text_without_promises_is_said_so():
    found = extract("The ministers met and had lunch.", names())
    assert found.proposals == ()
    assert found.notices == ("No promise was found in this text.",)


@pytest.mark.parametrize("text", ["", "\n", "€", "$$$ 5", "Norway " * 50, "((((" * 99])
def test_odd_texts_are_read_without_a_fault(text):
    assert extract(text, names()).proposals == ()


def test_markup_in_a_text_stays_text():
    text = "<script>alert(1)</script> Norway pledged NOK 5m."
    assert len(extract(text, names()).proposals) == 1


def test_another_language_is_not_guessed_at():
    text = Path(__file__).read_text(encoding="utf-8").split("#")[0]
    german = "Die Ukraine erhält von der Bundesregierung 500 Millionen Euro für die Luftverteidigung und das Gerät."
    found = extract(german, names())
    assert text
    assert found.proposals == ()
    assert "German" in found.notices[0]


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "$5 " * 2_000, "A.B. " * 2_000, "Norway gives €5m. " * 300],
)
def test_a_heap_of_letters_or_figures_is_read_to_its_end(text):
    assert extract(text, names()).text == text


def test_what_is_beyond_the_limit_is_said_so():
    found = extract("Norway pledged NOK 5m. " + "so " * 100_000, names())
    assert len(found.proposals) == 1
    assert "the first 300,000 were read" in found.notices[0]
