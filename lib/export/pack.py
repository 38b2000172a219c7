"""A briefing that is about to become a file: charts with words, and all that is shared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lib.model.card import Card, Source
from lib.model.words import day_in_words, list_in_words

#: Gives the picture of a card as bytes, in the format "png" or "svg"; raises NoPicture.
Picture = Callable[[Card, str], bytes]
UNTITLED = "Pledges to Ukraine: a briefing"
NOTHING = "Nothing in the ledger fits this selection."


@dataclass(frozen=True, eq=False)
class Part:
    """A chart of a pack, and the reader's own heading of it, if any."""

    card: Card
    heading: str = ""

    @property
    def title(self) -> str:
        """What stands above the chart."""
        return self.heading or self.card.finding


@dataclass(frozen=True, eq=False)
class Pack:
    """A briefing.

    Parameters
    ----------
    title
        The reader's own; blank for a plain one.
    parts
        In order, at least one.
    words
        The selection in words.
    as_of, made_on
        Day of the figures, and today.
    ledger
        Title, version and SHA-256 of the ledger.
    licence
        Of the data; may be blank.
    link
        Opens the briefing on the site.
    citation
        How to cite the pack, in one line.
    """

    title: str
    parts: tuple[Part, ...]
    words: str
    as_of: date
    made_on: date
    ledger: tuple[str, str, str]
    licence: str
    link: str
    citation: str

    @property
    def heading(self) -> str:
        """Its title, or a plain one."""
        return self.title or UNTITLED

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once; its place, from 1, is its number."""
        every = {
            source.source_id: source
            for part in self.parts
            for source in part.card.sources
        }
        return tuple(every.values())

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Every term that the charts use, once, with its definition."""
        return tuple(
            dict.fromkeys(term for part in self.parts for term in part.card.terms)
        )

    @property
    def ledger_line(self) -> str:
        """Name the ledger."""
        title, version, digest = self.ledger
        return f"{title}, version {version}, SHA-256 {digest}"

    @property
    def dated(self) -> str:
        """Say of which day the figures are, and when the pack was made."""
        return (
            f"Figures as of {day_in_words(self.as_of)}. "
            f"Made on {day_in_words(self.made_on)}."
        )


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
    said = (f"{a}" if a == b else f"{a} to {b}" for a, b in runs)
    return list_in_words(tuple(said))
