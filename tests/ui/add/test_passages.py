"""Passages marked in a text: cut where they begin and end, escaped whatever they hold."""

from lib.model.proposal import Evidence, Span
from lib.model.review import Reviewed
from lib.ui.add.passages import Piece, how_sure, pieces_of, title_of
from tests.ui.add.texts import HELD, html_of, sent


def test_a_text_is_cut_at_its_passages_and_nothing_is_lost():
    pieces = pieces_of("one two three", [(Span(4, 7), 2)])
    assert pieces == [Piece("one "), Piece("two", (2,)), Piece(" three")]


def test_passages_that_overlap_are_one_piece_of_several_rows():
    pieces = pieces_of("one two three", [(Span(4, 10), 1), (Span(4, 7), 2)])
    assert pieces == [Piece("one "), Piece("two th", (2, 1)), Piece("ree")]
    apart = pieces_of("onetwo", [(Span(0, 3), 1), (Span(3, 6), 2)])
    assert apart == [Piece("one", (1,)), Piece("two", (2,))]


def test_without_rows_the_text_is_one_piece():
    assert pieces_of("one", []) == [Piece("one")]
    assert pieces_of("", []) == []


def test_the_text_and_each_row_show_the_words_and_why():
    shown = html_of(sent(HELD))
    assert 'href="#row-1"' in shown
    assert "<mark>five additional missile interceptors</mark>" in shown
    assert "Why: sure, 95%" in shown
    assert "What must happen first." in shown


def test_how_sure_is_said_in_a_word():
    sure = [how_sure(Reviewed(Span(0, 1), confidence=one)) for one in (0.9, 0.6, 0.2)]
    assert sure == ["sure, 90%", "likely, 60%", "doubtful, 20%"]


def test_fields_are_titled_as_their_columns():
    assert title_of("amount_as_printed") == "Printed as"
    assert title_of("status_after") == "Status after"
    assert title_of("unheard") == "unheard"


def test_a_row_without_evidence_shows_its_passage_alone():
    assert not Reviewed(Span(0, 1)).evidence
    assert Evidence("a", "b", (), "c").spans == ()
