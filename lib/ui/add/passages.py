"""The text with its passages marked, and what each row of it rests on, as HTML.

Of a stranger's text nothing is markup: it is filled into templates that escape it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from lib.export.markup import templates_of
from lib.model.proposal import Span
from lib.model.review import LIKELY, SURE, Review, Reviewed
from lib.model.tables import TABLES

_TEMPLATES = templates_of(Path(__file__).parents[1])


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and the numbers of the rows that it gave; none where plain."""

    text: str
    rows: tuple[int, ...] = ()


def show_text(review: Review) -> None:
    """Show the whole text; the number before a passage leads to its row."""
    spans = [(row.passage, place) for place, row in enumerate(review.rows, start=1)]
    label = "The text, the passages of proposed rows marked"
    _show("added_passages", label=label, pieces=pieces_of(review.text, spans))


def show_reasons(row: Reviewed, text: str) -> None:
    """Show the passage of a row, the words that gave its fields, why, and how sure."""
    passage = row.passage
    words = [span for one in row.evidence for span in one.spans]
    within = [
        (Span(span.start - passage.start, span.end - passage.start), 1)
        for span in words
        if passage.start <= span.start < span.end <= passage.end
    ]
    reasons = [
        {
            "title": title_of(one.field),
            "value": one.value,
            "words": " … ".join(span.of(text) for span in one.spans),
            "why": one.why,
        }
        for one in row.evidence
    ]
    quoted = pieces_of(passage.of(text), within)
    _show("added_reasons", pieces=quoted, reasons=reasons, said=how_sure(row))


def how_sure(row: Reviewed) -> str:
    """Say how sure a proposal is."""
    words = "sure" if row.confidence >= SURE else "likely"
    words = words if row.confidence >= LIKELY else "doubtful"
    return f"{words}, {row.confidence:.0%}"


def title_of(column: str) -> str:
    """Title a column of the tables that rows are proposed for."""
    for table in ("pledges", "claims", "condition_events"):
        columns = TABLES[table].to_schema().columns
        if column in columns:
            return str(columns[column].title)
    return column


def pieces_of(text: str, spans: Sequence[tuple[Span, int]]) -> list[Piece]:
    """Cut a text where spans begin and end; those that overlap or touch are one piece."""
    pieces, at = [], 0
    for start, end, rows in _merged(spans):
        pieces += [Piece(text[at:start]), Piece(text[start:end], rows)]
        at = end
    return [one for one in (*pieces, Piece(text[at:])) if one.text]


def _merged(
    spans: Iterable[tuple[Span, int]],
) -> list[tuple[int, int, tuple[int, ...]]]:
    joined: list[tuple[int, int, tuple[int, ...]]] = []
    for span, row in sorted(spans):
        if joined and span.start < joined[-1][1]:
            start, end, rows = joined[-1]
            joined[-1] = start, max(end, span.end), (*rows, row)
        else:
            joined.append((span.start, span.end, (row,)))
    return joined


def _show(name: str, **filled: object) -> None:
    st.html(_TEMPLATES.get_template(f"{name}.html").render(filled))
