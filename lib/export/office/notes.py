"""The speaker notes of a slide."""

from collections.abc import Iterator

from lib.export.data.row_values import as_lines, numbers_of
from lib.export.pack import Part


def notes_of(part: Part) -> str:
    """Write the speaker notes: sentence, comment, caveats, numbers, link."""
    return "\n".join(_notes(part))


def _notes(part: Part) -> Iterator[str]:
    card = part.card
    yield card.sentence
    if part.heading:
        yield f"Finding: {card.finding}"
    if card.comment:
        yield f"Comment: {card.comment}"
    yield from ("", "Caveats")
    yield from (f"- {caveat}" for caveat in card.caveats)
    numbers = numbers_of(card)
    yield from ("", f"Numbers drawn. {numbers.note}")
    yield from (f"- {line}" for line in as_lines(numbers))
    yield from ("", card.source_line, f"Live view: {card.link}")
