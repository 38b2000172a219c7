"""Sources in words and by number, as every file names them."""

from lib.model.card import Card, Source
from lib.model.formats import day_in_words, list_in_words


def source_in_words(source: Source) -> str:
    """Name a source: publisher, day, kind."""
    day = day_in_words(source.published_on) if source.published_on else "undated"
    return f"{source.publisher}, {day}, {source.kind.replace('_', ' ')}"


def numbers_cited(card: Card, sources: tuple[Source, ...]) -> str:
    """Say which of the numbered sources a chart rests on: 1 to 12, 15 and 20."""
    places = {source.source_id: n for n, source in enumerate(sources, start=1)}
    runs: list[list[int]] = []
    for number in sorted(places[source.source_id] for source in card.sources):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return list_in_words(tuple(words for run in runs for words in _said(*run)))


def _said(first: int, last: int) -> list[str]:
    """Write a run of numbers; two are no range."""
    if last > first + 1:
        return [f"{first} to {last}"]
    return [str(number) for number in range(first, last + 1)]
