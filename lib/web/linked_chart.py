"""The chart that a link is about: what its picture shows and its preview says."""

from collections.abc import Iterable, Iterator

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.ledger import Ledger
from lib.model.links import OF, split_name
from lib.model.view import View

#: On pages without a chart of their own.
OF_ALL = "largest_donors"
#: Names in a link that open a row or a mark, the first that counts first.
OPENS = ("item", "show", "open")

Pairs = Iterable[tuple[str, str]]


def linked_chart(page: str, view: View, own: Pairs = ()) -> str:
    """Name the chart that a link is about, with the row that it is of.

    The chart of what is opened in detail comes first, of several the one that the names
    of the page, `own`, ask for; then the first chart of the page. One without rows gives
    way to the next; where all are empty the page's own chart stays.
    """
    given = [*own, *([("show", view.selection.show)] if view.selection.show else [])]
    of_page = _of_page(page, given)
    collected = [value for name, value in given if name == "chart"]
    for named in (*collected, *_of_row(view.ledger, given), of_page):
        name, row = split_name(named)
        if _exists(name, row, view.ledger) and not _empty(name, row, view):
            return named
    return of_page


def _of_row(ledger: Ledger, given: list[tuple[str, str]]) -> Iterator[str]:
    """Name the charts of the row that is opened, those that the link asks for first."""
    opened = dict(given)
    can_open = rows_to_open(ledger)
    for name in OPENS:
        row = opened.get(name)
        fitting = [one for one in can_open if row in can_open[one]]
        for chart in sorted(fitting, key=lambda one: _unfit(one, given)):
            yield f"{chart}{OF}{row}"


def _of_page(page: str, given: list[tuple[str, str]]) -> str:
    """Name the chart of many rows that stands first on a page as the link asks."""
    own = [
        name for name, chart in CHARTS.items() if chart.page == page and not chart.of
    ]
    return min(own, key=lambda one: _unfit(one, given), default=OF_ALL)


def _unfit(name: str, given: list[tuple[str, str]]) -> tuple[bool, int]:
    """Sort the charts whose names are all given first, those with most names leading."""
    own = CHARTS[name].own
    return not set(own) <= set(given), -len(own)


def _exists(name: str, row: str | None, ledger: Ledger) -> bool:
    if name not in CHARTS:
        return False
    return row in rows_to_open(ledger)[name] if CHARTS[name].of else row is None


def _empty(name: str, row: str | None, view: View) -> bool:
    return card_of(name, view.but(show=row)).rows.empty
