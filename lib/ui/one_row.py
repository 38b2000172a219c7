"""The rows that charts of one row can be of in a selection, the most telling one first."""

from collections.abc import Callable

from lib.charts.captions import capital
from lib.charts.one_row import CONDITION, DONOR, ITEM_CLASS, MEETING, RowKind
from lib.frames.cache import from_cache
from lib.frames.donors import donor_totals
from lib.frames.items import items
from lib.frames.meetings import meeting_totals
from lib.model.view import View
from lib.ui.condition_cards import overview
from lib.ui.donor import names_of_donors
from lib.ui.meeting import names_of_meetings

Names = dict[str, str]


def rows_to_choose(kind: RowKind, view: View) -> Names:
    """Name the rows of a kind in a selection; the first stands as an example.

    Parameters
    ----------
    kind
        Of the rows.
    view
        What it shows in detail does not count.
    """
    whole = view.but(show=None)
    key = ("rows to choose", kind.column, view.ledger.hash, whole.selection)
    return from_cache(key, lambda: _example_first(*_NAMED[kind](whole)))


def _example_first(names: Names, example: str) -> Names:
    first = {example: names[example]} if example in names else {}
    return {**first, **names}


def _donors(view: View) -> tuple[Names, str]:
    """Name the donors, the largest first."""
    names = names_of_donors(donor_totals(view))
    return names, next(iter(names), "")


def _meetings(view: View) -> tuple[Names, str]:
    """Name the meetings; the newest one with a headline is the example."""
    totals = meeting_totals(view)
    with_headline = totals.loc[totals["headline"].notna(), "meeting_id"]
    names = names_of_meetings(totals, view.ledger)
    return names, next(iter(with_headline.iloc[::-1]), "")


def _conditions(view: View) -> tuple[Names, str]:
    """Name the conditions; the example is the one that its page opens by itself."""
    known = overview(view)
    return dict(known.names), known.featured or ""


def _classes(view: View) -> tuple[Names, str]:
    """Name the classes of items; the one in most entries is the example."""
    rows = items(view).dropna(subset=["item_class", "unit"])
    labels = rows.groupby("item_class")["item_label"].first().map(capital)
    entries = rows.groupby("item_class")["entries"].sum()
    names = {str(one): str(label) for one, label in labels.sort_values().items()}
    return names, str(entries.idxmax()) if len(entries) else ""


_NAMED: dict[RowKind, Callable[[View], tuple[Names, str]]] = {
    DONOR: _donors,
    MEETING: _meetings,
    CONDITION: _conditions,
    ITEM_CLASS: _classes,
}
