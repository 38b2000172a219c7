"""What the box in the header finds: pages, charts, what the ledger holds, questions.

Each find is a link that keeps the reader's choices. Where these hide what is found, the
link leaves out their filters.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from lib.charts.captions import Row, in_a_sentence
from lib.charts.catalogue import charts_of
from lib.charts.questions import questions
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind, home_of
from lib.frames.related import donor_place
from lib.frames.search import excerpt, found, words_of
from lib.frames.searchable import fold
from lib.model.counts import counted
from lib.model.filters import FILTERS
from lib.model.formats import day_in_words, donors_in_words
from lib.model.language import gettext
from lib.model.pages import pages_of, title_of
from lib.model.places import Place
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: Texts of an entry that its words and its day show already.
SEEN = ("title", "key", "date")
#: So many finds of each sort are offered; who needs more needs another word.
PAGES, CHARTS, ENTRIES = 3, 3, 12


@dataclass(frozen=True)
class Find:
    """One find: of which kind, the link with its words, and what else is said of it."""

    kind: str
    place: Place
    told: str = ""


def finds(view: View, asked: str) -> list[Find]:
    """Find places by words, the best first; without words, what can be asked.

    First comes a comparison of the donors that are named, then pages, what the ledger
    holds, charts, and last the page that lists all.
    """
    words = words_of(asked)
    if not words:
        return [Find("question", one.place) for one in questions(view)]
    rows = found(view, asked)
    entries = rows.head(ENTRIES).to_dict("records")
    held = [_reachable(_entry(row, words, view), view) for row in entries]
    # One who spoke twice at a meeting is found there once.
    once = {(find.place, find.kind): find for find in reversed(held)}
    return [
        *_compared(asked, view),
        *_pages(words, view)[:PAGES],
        *reversed(once.values()),
        *_charts(words, view)[:CHARTS],
        *_all_of(rows, asked),
    ]


def _compared(asked: str, view: View) -> Iterator[Find]:
    """Offer to compare donors, where two or more are named in full."""
    typed, donors = f" {fold(asked)} ", view.ledger["donors"]
    names = [f" {fold(name)} " for name in donors["name"]]
    places = {
        key: typed.find(name)
        for key, name in zip(donors["donor_id"], names, strict=True)
        if name in typed
    }
    named = tuple(sorted(places, key=lambda key: places[key]))
    if len(named) > 1:
        both = donors_in_words(SEPARATOR.join(named), view.ledger)
        words = gettext("Compare {donors}", donors=in_a_sentence(both))
        changes = (("donor", named), ("group", None))
        yield Find("comparison", Place(words, "donors", changes=changes))


def _pages(words: tuple[str, ...], view: View) -> list[Find]:
    """Find pages by title, then by the question that they answer."""
    told = [
        (f"{title_of(page)} {asks}", Find("page", Place(title_of(page), page), asks))
        for page, asks in pages_of(view.ledger).items()
    ]
    return _holding(words, told, lambda find: find.place.words)


def _charts(words: tuple[str, ...], view: View) -> list[Find]:
    """Find charts by what they show; one of a single row leads to where it is picked."""
    told = []
    for name, chart in charts_of(view.ledger).items():
        question, what = gettext(chart.question), gettext(chart.what)
        place = Place(question, chart.page, own=chart.own)
        if chart.of:
            place = Place(question, "gallery")
        text = f"{question} {what} {name} {title_of(chart.page)}"
        on = gettext("on the page {page}", page=title_of(place.page))
        told.append((text, Find("chart", place, on)))
    return _holding(words, told, lambda find: find.place.words)


def _holding(
    words: tuple[str, ...],
    told: list[tuple[str, Find]],
    title: Callable[[Find], str],
) -> list[Find]:
    """Keep finds whose text holds words that begin so, those of the title first."""

    def missing(text: str) -> bool:
        folded = f" {fold(text)}"
        return not all(f" {word}" in folded for word in words)

    kept = [find for text, find in told if not missing(text)]
    return sorted(kept, key=lambda find: missing(title(find)))


def _entry(row: Row, words: tuple[str, ...], view: View) -> Find:
    """Say of what the ledger holds what it is, where the words were found, and when."""
    said = []
    if pd.notna(row["day"]) and row["kind"] != "meeting":
        said.append(day_in_words(pd.Timestamp(row["day"])))
    if row["field"] not in SEEN:
        said.append(f"{row['field']}: {excerpt(row['text'], words)}")
    return Find(row["kind"], PLACES[row["kind"]](row, view), " · ".join(said))


def _of_row(row: Row, view: View) -> Place:
    return Place(row["title"], home_of(row["opens"], view.ledger), row["opens"])


def _with(page: str, name: str) -> Callable[[Row, View], Place]:
    """Link to a page with one of its own names."""
    return lambda row, _: Place(row["title"], page, own=((name, row["key"]),))


#: Where each kind of entry leads.
PLACES: dict[str, Callable[[Row, View], Place]] = {
    "donor": lambda row, view: donor_place(row["key"], view.ledger),
    "meeting": _of_row,
    "mechanism": lambda row, _: Place(
        row["title"], "overview", changes=(("mechanism", (row["key"],)),)
    ),
    "item class": _with("equipment", "item"),
    "condition": _of_row,
    "pledge": _of_row,
    "speaker": _of_row,
    "source": _with("data", "q"),
}


def _reachable(find: Find, view: View) -> Find:
    """Leave out the filters that hide what a find opens."""
    shown = find.place.show
    if not shown or len(behind(contributions(view), shown, view.ledger)):
        return find
    plain = Selection()
    none = tuple((one.field, getattr(plain, one.field)) for one in FILTERS)
    return replace(find, place=replace(find.place, changes=none))


def _all_of(rows: pd.DataFrame, asked: str) -> Iterator[Find]:
    """Lead to the page that lists all that is found, where not all of it is offered."""
    if len(rows) > ENTRIES:
        words = gettext("All {finds}", finds=counted(len(rows), "find"))
        own = (("q", " ".join(asked.split())),)
        on = gettext("on the page {page}", page=title_of("data"))
        yield Find("page", Place(words, "data", own=own), on)
