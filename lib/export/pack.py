"""A briefing that is about to become a file: charts with words, and all that is shared."""

from collections import Counter
from dataclasses import dataclass

from lib.export.about import About
from lib.export.citation.bibliography import Cited, text_citation
from lib.model.card import Card, Source
from lib.model.formats import day_in_words

UNTITLED = "Pledges to Ukraine: a briefing"


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
    """A briefing.

    Parameters
    ----------
    title
        The reader's own; blank for a plain one.
    parts
        In order, at least one.
    words
        The selection in words.
    cited
        The briefing as it is cited: its link, its day, its ledger, today.
    """

    title: str
    parts: tuple[Part, ...]
    words: str
    cited: Cited

    @property
    def heading(self) -> str:
        """Its title, or a plain one."""
        return self.title or UNTITLED

    @property
    def citation(self) -> str:
        """How to cite it, in one line."""
        return text_citation(self.cited)

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
    def shared_caveats(self) -> tuple[str, ...]:
        """The caveats of more than one chart, which need be said but once."""
        every = Counter(one for part in self.parts for one in set(part.card.caveats))
        in_order = dict.fromkeys(
            one for part in self.parts for one in part.card.caveats
        )
        return tuple(one for one in in_order if every[one] > 1)

    def own_caveats(self, card: Card) -> tuple[str, ...]:
        """Leave out what is said of other charts too."""
        shared = self.shared_caveats
        return tuple(one for one in card.caveats if one not in shared)

    @property
    def ledger_line(self) -> str:
        """Name the ledger."""
        cited = self.cited
        version = f"version {cited.ledger_version}, SHA-256 {cited.ledger_hash}"
        return f"{cited.ledger_title}, {version}"

    @property
    def dated(self) -> str:
        """Say of which day the figures are, and when the pack was made."""
        return (
            f"Figures as of {day_in_words(self.cited.as_of)}. "
            f"Made on {day_in_words(self.cited.accessed)}."
        )
