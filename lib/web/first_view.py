"""The first view: a page as it stands until its live one is drawn, or where none comes.

It is laid out as the live page will be. Of the live page only the look is repeated here
(first_view.css): all words and figures come from where the live page takes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from lib.charts.captions import SUMS, total_in_words
from lib.charts.headlines import Opening, open_questions, opening_of
from lib.export.about import licence_of
from lib.export.data.row_values import Numbers, numbers_of
from lib.export.picture.inline import inline_svg
from lib.export.picture.papers import themes
from lib.frames.catalogue import FRAMES
from lib.frames.sums import traced_totals
from lib.model.caption import choices_in_words
from lib.model.card import Card
from lib.model.counts import counted
from lib.model.ledger import Ledger
from lib.model.links import page_link, shown, split_name
from lib.model.pages import (
    BEHIND_MORE,
    MORE,
    absence,
    introduction,
    pages_of,
    title_of,
)
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.answers import html_of

#: Of the table, which is to fit a screen.
MOST_ROWS, MOST_COLUMNS = 20, 6
#: CSS pixels of a chart in its card, in a window of 1280 pixels and on a phone of 390.
BROAD, NARROW = 788, 326
#: Pixels that a card without a frame has more.
FRAME = 32
#: The chart that opens the overview.
OPENING = "promised"
#: Makes a path relative: pages stand side by side, in whatever folder the site is.
BELOW = "."
#: Pages that offer choices of their own above their chart: the sums take that place.
SUMS_FIRST = ("donors", "meetings", "equipment", "timeline")
#: The part of a theme in .streamlit/config.toml that each colour here is.
COLOURS = {
    "paper": "backgroundColor",
    "side": "secondaryBackgroundColor",
    "ink": "textColor",
    "link": "linkColor",
    "line": "borderColor",
}


@dataclass(frozen=True)
class Panel:
    """The card of a chart, as the first view shows it."""

    card: Card
    full: bool = False
    opening: Opening | None = None

    @property
    def live(self) -> str:
        """Select the card of the same chart on the live page."""
        return f".st-key-{split_name(self.card.name)[0]}_card"

    @cached_property
    def pictures(self) -> tuple[Markup, ...]:
        """Draw it for a wide column and for a narrow one; empty where nothing is drawn."""
        if self.card.undrawn:
            return ()
        more = FRAME if self.opening else 0
        return tuple(
            Markup(inline_svg(self.card, wide + more)) for wide in (BROAD, NARROW)
        )

    @cached_property
    def table(self) -> Numbers | None:
        """Write its first rows in words; None without any, and where it is not shown."""
        rows = self.card.rows
        if not self.full or rows.empty:
            return None
        rows = rows[::-1] if FRAMES[self.card.frame].oldest_first else rows
        first = rows.head(MOST_ROWS).reset_index(drop=True)
        return numbers_of(self.card, MOST_COLUMNS, first)


def first_view(
    page: str,
    view: View,
    kept: Selection,
    cards: Sequence[Card],
    others: Sequence[Card],
) -> str:
    """Write the first view of a page; every text and address is escaped.

    Of `cards` the last is the one that the view is about, those before it stand above
    it; of `others` only findings and sentences are said. Links to other pages hold
    `kept`, the selection as the link named it.
    """
    *above, main = [_panel(card, view) for card in cards]
    main = replace(main, full=True)
    rows = len(main.card.rows)
    return html_of(
        "first_view",
        **look(),
        page=title_of(page),
        pages=list(_pages(page, kept, view.ledger)),
        more=MORE,
        choices=choices_in_words(view),
        introduction=_introduction(page, view, cards),
        figures=_figures(page, view),
        sums_first=page in SUMS_FIRST,
        questions=list(_questions(view, kept)),
        above=above,
        main=main,
        rows=counted(rows, "row"),
        left_out=max(0, rows - MOST_ROWS),
        files=_files(main.card, view.selection),
        others=others,
        licence=licence_of(view.ledger),
    )


def _panel(card: Card, view: View) -> Panel:
    """Show the chart that opens the overview under its one figure."""
    opens = card.name == OPENING and not card.undrawn
    return Panel(card, opening=opening_of(view) if opens else None)


def _questions(view: View, kept: Selection) -> Iterator[tuple[str, str]]:
    """Say what is open, and link to what answers it."""
    for one in open_questions(view):
        chosen = replace(kept, show=None)
        yield one.words, BELOW + page_link("", one.page, chosen, one.own.items())


@cache
def look() -> dict[str, Markup]:
    """Give the style, the colours of each theme, and the script of the first view."""
    return {
        "style": Markup(beside("first_view.css")),
        "script": Markup(beside("first_view.js")),
        **{theme: Markup(_colours(theme)) for theme in themes()},
    }


def beside(name: str) -> str:
    """Read a file of this folder."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _colours(theme: str) -> str:
    own = themes()[theme]
    colours = "".join(f"--{name}: {own[part]}; " for name, part in COLOURS.items())
    return f"color-scheme: {theme}; {colours}"


def _introduction(page: str, view: View, cards: Sequence[Card]) -> str:
    """Say what stands below the title; nothing where the page opens with a figure."""
    if said := absence(page, view.ledger):
        return said
    if page == "overview" and any(one.name == OPENING for one in cards):
        return ""
    said = introduction(page, view.ledger)
    # The live page says there what its chart finds.
    if page == "conditions" and cards[-1].name == "conditions":
        return f"{said} {cards[-1].finding}."
    return said


def _figures(page: str, view: View) -> list[tuple[str, str]]:
    """Give the sums, traced and untraced apart; the overview opens with its own."""
    if page == "overview":
        return []
    sums = traced_totals(view.but(show=None)).to_dict("index")
    currency = {"currency": view.selection.currency}
    return [(name, total_in_words(sums[to] | currency)) for to, name in SUMS.items()]


def file_of(card: Card, extension: str) -> str:
    """Give the path of a chart as a file, below the site."""
    return f"api/v1/charts/{quote(card.name, safe='@')}.{extension}"


def _files(card: Card, chosen: Selection) -> list[tuple[str, str]]:
    """Link to the rows as files, from wherever the site stands."""
    return [
        (kind.upper(), BELOW + page_link("", file_of(card, kind), shown(chosen, None)))
        for kind in ("csv", "xlsx", "json", "png")
    ]


def _pages(
    page: str, selection: Selection, ledger: Ledger
) -> Iterator[Mapping[str, object]]:
    """Link to the pages with the same choices, this one too."""
    for name, question in pages_of(ledger).items():
        kept = selection if name == page else replace(selection, show=None)
        yield {
            "title": title_of(name),
            "asks": question,
            "address": BELOW + page_link("", name, kept),
            "behind": name in BEHIND_MORE,
        }
