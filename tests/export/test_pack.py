"""A pack: what its charts share, said once and numbered once."""

from dataclasses import replace

import pytest

from tests.export.toy_packs import toy_card, toy_pack

SOURCE = toy_card().sources[0]


def card_of(*source_ids, **changes):
    """Make a card that rests on these sources."""
    sources = tuple(replace(SOURCE, source_id=one) for one in source_ids)
    return toy_card(sources=sources, **changes)


def test_a_pack_without_a_title_has_a_plain_one():
    assert toy_pack(toy_card()).heading == "Pledges to Ukraine: a briefing"
    assert toy_pack(toy_card(), title="Mine").heading == "Mine"


def test_a_chart_stands_under_the_readers_heading_or_its_finding():
    first, second = toy_pack(toy_card(), toy_card(), heading="Mine").parts
    assert first.title == "Mine"
    assert second.title == second.card.finding


def test_a_source_of_several_charts_has_one_number():
    pack = toy_pack(card_of("b", "a"), card_of("a", "c"))
    assert [one.source_id for one in pack.sources] == ["b", "a", "c"]
    assert [pack.numbers_cited(part.card) for part in pack.parts] == [
        "1 and 2",
        "2 and 3",
    ]


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        ("", ""),
        ("a", "1"),
        ("ab", "1 and 2"),
        ("abc", "1 to 3"),
        ("fabd", "1, 2, 4 and 6"),
        ("abcef", "1 to 3, 5 and 6"),
        ("adefg", "1 and 4 to 7"),
    ],
)
def test_numbers_in_a_row_are_a_range_and_two_are_none(cited, words):
    pack = toy_pack(card_of(*"abcdefg"), card_of(*cited))
    assert pack.numbers_cited(pack.parts[1].card) == words


def test_a_term_is_explained_once():
    first = toy_card(terms=(("Firm", "new and earlier"), ("Pledge", "a promise")))
    second = toy_card(terms=(("Pledge", "a promise"), ("Rate", "of the day")))
    names = [name for name, _ in toy_pack(first, second).terms]
    assert names == ["Firm", "Pledge", "Rate"]


def test_a_caveat_said_twice_of_one_chart_is_its_own():
    card = toy_card(caveats=("Own.", "Own.", "Shared."))
    pack = toy_pack(card, toy_card(caveats=("Shared.",)))
    assert pack.shared_caveats == ("Shared.",)
    assert pack.own_caveats(card) == ("Own.", "Own.")


def test_the_ledger_and_the_days_are_named():
    pack = toy_pack(toy_card())
    assert pack.ledger_line == (
        f"Toy ledger, version 0, SHA-256 {pack.cited.ledger.hash}"
    )
    assert pack.dated == "Figures as of 23 Nov 2026. Made on 24 Nov 2026."
    assert pack.citation.endswith(pack.cited.link)
