"""Speaker notes, and the slides of terms and sources at the end."""

from dataclasses import replace

from pptx import Presentation

from lib.export.office.measure import Box
from lib.export.office.notes import add_endnotes, notes_of
from tests.export.toy_packs import BARS, toy_card, toy_pack, without_rows

BODY = Box(30, 80, 900, 420)


def endnotes_of(pack):
    """Add the last slides; return the titles, and all texts in one."""
    deck, titles = Presentation(), []

    def new_slide(title):
        titles.append(title)
        return deck.slides.add_slide(deck.slide_layouts[6])

    add_endnotes(new_slide, BODY, pack)
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes]
    return titles, "\n".join(texts)


def test_notes_say_all_of_a_chart_in_order():
    (part,) = toy_pack(toy_card(BARS, comment="Mine & <b>yours</b>"), heading="H").parts
    assert notes_of(part).split("\n") == [
        part.card.sentence,
        f"Finding: {part.card.finding}",
        "Comment: Mine & <b>yours</b>",
        "",
        "Caveats",
        "- Money is nominal.",
        "- One row has no sum.",
        "",
        "Numbers drawn. m: million US dollars. "
        "A blank cell is not known or not stated, never zero.",
        *notes_of(part).split("\n")[9:11],
        "",
        part.card.source_line,
        f"Live view: {part.card.link}",
    ]
    assert notes_of(part).split("\n")[9].startswith("- Donor: Germany; ")


def test_notes_without_heading_comment_or_rows_leave_these_out():
    (part,) = toy_pack(without_rows(toy_card(caveats=()))).parts
    said = notes_of(part)
    assert "Finding:" not in said
    assert "Comment:" not in said
    assert "\n- " not in said
    assert said.endswith(f"Live view: {part.card.link}")


def test_the_last_slides_hold_terms_ledger_citation_and_sources():
    pack = toy_pack(toy_card(BARS))
    titles, said = endnotes_of(pack)
    assert titles == ["Terms used", "Sources"]
    for text in (
        "Firm: new and earlier.",
        pack.ledger_line,
        f"To cite: {pack.citation}",
    ):
        assert text in said
    assert "1. Agency <b>, 23 Nov 2026, agency  agency.test" in said
    # The toy ledger states no licence.
    assert "Licence" not in said


def test_many_sources_run_over_several_slides():
    card = toy_card()
    many = [replace(card.sources[0], source_id=str(number)) for number in range(250)]
    titles, said = endnotes_of(toy_pack(replace(card, sources=tuple(many))))
    assert titles[1] == f"Sources (1 of {len(titles) - 1})"
    assert len(titles) > 2
    assert all(f"{number + 1}. Agency" in said for number in range(250))
