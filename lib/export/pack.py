"""A briefing that is about to become a file: charts with words, and all that is shared."""

from collections import Counter
from dataclasses import dataclass

from lib.export.about import About
from lib.export.citation.bibliography import Cited, text_citation
from lib.model.card import Card, Source
from lib.model.formats import day_in_words, list_in_words
from lib.model.ledger import Ledger


def untitled(ledger: Ledger) -> str:
    """Title a briefing to which a reader gave no title."""
    return f"{ledger.subject.name}: a briefing"


@dataclass(frozen=True, eq=False)
class Part:
    """A chart of a pack, what its rows are, and the reader's own heading, if any."""

    card: Card
    about: About
    heading: str = ""

    @property
    def title(self) -> str:
        """What stands above the chart."""
        return self.heading or self.card.finding


@dataclass(frozen=True, eq=False)
class Pack:
    """A briefing: charts in order, at least one; `words` are those of the selection.

    `title` is the reader's own or blank; `cited` has its link, day and ledger, and today.
    """

    title: str
    parts: tuple[Part, ...]
    words: str
    cited: Cited

    @property
    def heading(self) -> str:
        """Its title, or a plain one."""
        return self.title or untitled(self.cited.ledger)

    @property
    def citation(self) -> str:
        """How to cite it, in one line."""
        return text_citation(self.cited)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once; its place, from 1, is its number."""
        every = {one.source_id: one for part in self.parts for one in part.card.sources}
        return tuple(every.values())

    def numbers_cited(self, card: Card) -> str:
        """Say which of the numbered sources a chart rests on: 1 to 12, 15 and 20."""
        places = {one.source_id: n for n, one in enumerate(self.sources, start=1)}
        runs: list[list[int]] = []
        for number in sorted(places[source.source_id] for source in card.sources):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return list_in_words(tuple(words for run in runs for words in _run(run)))

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Every term that the charts use, once, with its definition."""
        terms = (term for part in self.parts for term in part.card.terms)
        return tuple(dict.fromkeys(terms))

    @property
    def shared_caveats(self) -> tuple[str, ...]:
        """The caveats of more than one chart, which need be said but once."""
        said = (dict.fromkeys(part.card.caveats) for part in self.parts)
        every = Counter(caveat for caveats in said for caveat in caveats)
        return tuple(caveat for caveat, charts in every.items() if charts > 1)

    def own_caveats(self, card: Card) -> tuple[str, ...]:
        """Leave out what is said of other charts too."""
        shared = self.shared_caveats
        return tuple(one for one in card.caveats if one not in shared)

    @property
    def ledger_line(self) -> str:
        """Name the ledger."""
        ledger = self.cited.ledger
        return f"{ledger.title}, version {ledger.version}, SHA-256 {ledger.hash}"

    @property
    def dated(self) -> str:
        """Say of which day the figures are, and when the pack was made."""
        return (
            f"Figures as of {day_in_words(self.cited.as_of)}. "
            f"Made on {day_in_words(self.cited.accessed)}."
        )


def _run(numbers: list[int]) -> list[str]:
    """Write numbers in a row; two are no range."""
    if len(numbers) > 2:
        return [f"{numbers[0]} to {numbers[-1]}"]
    return [str(number) for number in numbers]
