"""The reader's choices as one immutable value.

A `Selection` filters the frames, writes the caption, names the download and is the
query string of pages and of the HTTP interface.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from lib.model import vocabulary as words


@dataclass(frozen=True)
class Selection:
    """What the reader chose; every field at its default is the whole ledger today.

    `rates` is None for the rate of the day of each announcement. `asof` is None for
    today: `on` resolves it, and the frames take only a resolved one. `start` and `end`
    are `from` and `to` in a link. `since` is the day with which that of `asof` is
    compared, where days are compared at all. `lang` is the language asked for, None for
    that of the reader's browser; it changes no figure.
    """

    currency: str = words.DEFAULT_CURRENCY
    rates: date | None = None
    donor: tuple[str, ...] = ()
    group: str | None = None
    meeting: tuple[str, ...] = ()
    aid: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    basis: str = "firm"
    claims: str = "lead"
    per: str = "total"
    asof: date | None = None
    since: date | None = None
    show: str | None = None
    lang: str | None = None

    def on(self, today: date) -> "Selection":
        """Return the selection with its as-of date resolved."""
        return self if self.asof else replace(self, asof=today)

    @property
    def day(self) -> date:
        """The as-of date; a selection without one is a programmer's error."""
        if self.asof is None:
            message = "This selection has no as-of date yet: call on(today) first."
            raise ValueError(message)
        return self.asof

    @property
    def since_day(self) -> date:
        """The day compared with: without one, a month before the as-of date."""
        return self.since or a_month_before(self.day)

    def query(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs of a link; defaults stay out of it."""
        pairs = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            several = value if isinstance(value, tuple) else (value,)
            pairs += [(NAMES.get(field.name, field.name), str(one)) for one in several]
        return pairs


def a_month_before(day: date) -> date:
    """Give the same day of the month before, or the last one that it has."""
    first = day.replace(day=1)
    if first == date.min:
        return first
    last = first - timedelta(days=1)
    return last.replace(day=min(last.day, day.day))


#: Names that differ in a link, since "from" is a word of Python's own.
NAMES = {"start": "from", "end": "to"}


def link_names() -> tuple[str, ...]:
    """Name every field of a selection as links do."""
    return tuple(NAMES.get(field.name, field.name) for field in fields(Selection))
