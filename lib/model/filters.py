"""The reader's filters: one record each, and all that is known of it.

Links, pages, captions, the HTTP interface and the frames loop over `FILTERS`. A filter
keeps rows and changes no figure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from lib.model.formats import (
    day_in_words,
    list_in_words,
    meetings_in_words,
    members_in_words,
    names_of,
)
from lib.model.ledger import Ledger, holds_any
from lib.model.selection import NAMES
from lib.model.view import View

#: The rows that a filter keeps: of the cells it looks at, what was chosen, the ledger.
Keep = Callable[[pd.Series, Any, Ledger], pd.Series]


@dataclass(frozen=True)
class Filter:
    """One of the reader's filters.

    Of `Selection` it has the `field`, blank or None where nothing is chosen; of a pledge
    it looks at the cells of `column`. `meaning` is for the HTTP interface. `options`
    are the codes that may be chosen, in the order offered, with the names that readers
    see; None where a day is chosen. In captions `noun` is what the chosen codes are,
    blank where one value at most is chosen, and `says` what the one value says. With
    the filter that it `joins` it keeps the rows that either keeps. A `rare` one is
    offered among "More choices".
    """

    field: str
    label: str
    meaning: str
    column: str
    keep: Keep
    options: Callable[[Ledger], Mapping[str, str]] | None = None
    noun: str = ""
    says: Callable[[Any, Ledger], str] = lambda value, _: str(value)
    joins: str = ""
    rare: bool = False

    @property
    def name(self) -> str:
        """Its name in a link."""
        return NAMES.get(self.field, self.field)

    @property
    def several(self) -> bool:
        """Whether several values may be chosen."""
        return bool(self.noun)

    def in_words(self, value: Any, ledger: Ledger, most: int | None = None) -> str:
        """Say what is chosen; of more than `most` codes only their number."""
        if not self.several or self.options is None:
            return self.says(value, ledger)
        if most is not None and len(value) > most:
            return f"{len(value)} {self.noun}"
        names = self.options(ledger)
        noun = self.noun.removesuffix("s") if len(value) == 1 else self.noun
        return f"{noun}: {list_in_words(tuple(names.get(one, one) for one in value))}"


def members_of(group: str, ledger: Ledger) -> frozenset[str]:
    """List the members of a group of donors; of an unknown one, none."""
    donors = ledger["donors"]
    return frozenset(donors.loc[holds_any(donors["groups"], [group]), "donor_id"])


@lru_cache(maxsize=8)
def _donors_by_name(ledger: Ledger) -> dict[str, str]:
    names = names_of(ledger, "donors", "name")
    return dict(sorted(names.items(), key=lambda one: one[1]))


@lru_cache(maxsize=8)
def _newest_meetings(ledger: Ledger) -> dict[str, str]:
    newest = ledger["meetings"].sort_values("date")["meeting_id"].iloc[::-1]
    names = meetings_in_words(ledger)
    return {one: names[one] for one in newest}


def _any(cells: pd.Series, chosen: tuple[str, ...], _: Ledger) -> pd.Series:
    return holds_any(cells, chosen)


def _is(cells: pd.Series, chosen: tuple[str, ...], _: Ledger) -> pd.Series:
    return cells.isin(chosen)


#: All filters, in the order of the side bar, of captions and of links.
FILTERS = (
    Filter(
        field="donor",
        label="Donors",
        meaning="Donors; a joint pledge matches by any of its.",
        column="donors",
        keep=_any,
        options=_donors_by_name,
        noun="donors",
    ),
    Filter(
        field="group",
        label="Group of donors",
        meaning="The members of a group, added to `donor`.",
        column="donors",
        keep=lambda cells, group, ledger: holds_any(cells, members_of(group, ledger)),
        options=lambda ledger: ledger.labels("groups"),
        says=lambda group, ledger: members_in_words(ledger.labels("groups")[group]),
        joins="donor",
    ),
    Filter(
        field="meeting",
        label="Meetings",
        meaning="Meetings.",
        column="meeting_id",
        keep=_is,
        options=_newest_meetings,
        noun="meetings",
    ),
    Filter(
        field="aid",
        label="Kind of aid",
        meaning="Kinds of support.",
        column="aid_type",
        keep=_is,
        options=lambda ledger: ledger.labels("aid_types"),
        noun="aid",
        rare=True,
    ),
    Filter(
        field="mechanism",
        label="Channel",
        meaning="Channels; a row matches by any of its.",
        column="mechanism",
        keep=_any,
        options=lambda ledger: names_of(ledger, "mechanisms"),
        noun="channels",
        rare=True,
    ),
    Filter(
        field="start",
        label="Announced from",
        meaning="First day of announcement.",
        column="announced_on",
        keep=lambda days, first, _: days >= pd.Timestamp(first),
        says=lambda day, _: f"from {day_in_words(day)}",
        rare=True,
    ),
    Filter(
        field="end",
        label="Announced to",
        meaning="Last day of announcement.",
        column="announced_on",
        keep=lambda days, last, _: days <= pd.Timestamp(last),
        says=lambda day, _: f"to {day_in_words(day)}",
        rare=True,
    ),
)
#: What filters look at, each column once.
COLUMNS = tuple(dict.fromkeys(one.column for one in FILTERS))


def apply_filters(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """Keep the rows inside every filter of a selection, in their order, renumbered.

    The frame has the columns `COLUMNS`.
    """
    kept: dict[str, pd.Series] = {}
    for one in FILTERS:
        value = getattr(view.selection, one.field)
        if value:
            rows = one.keep(frame[one.column], value, view.ledger)
            field = one.joins or one.field
            kept[field] = kept[field] | rows if field in kept else rows
    if not kept:
        # Not a copy of every row, which may be very many.
        return frame.reset_index(drop=True)
    inside = pd.Series(data=True, index=frame.index)
    for rows in kept.values():
        inside &= rows
    return frame[inside].reset_index(drop=True)


def filters_in_words(view: View, most: int | None = None) -> list[str]:
    """Say each filter that is set; none is an empty list.

    Of a filter with more than `most` values only their number is said.
    """
    values = [(one, getattr(view.selection, one.field)) for one in FILTERS]
    return [one.in_words(value, view.ledger, most) for one, value in values if value]
