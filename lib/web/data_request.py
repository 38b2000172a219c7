"""What a request asks for: the ledger that is served, the day, the selection."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from typing import Annotated

import pandas as pd
from fastapi import Depends, Request

from lib.frames.catalogue import FRAMES
from lib.frames.money import choices_on
from lib.frames.search import LONGEST, read_words
from lib.model.ledger import Ledger
from lib.model.links import OWN_NAMES, VIEW, is_appended
from lib.model.parameters import BadValue, LinkRule, read_values
from lib.model.query import read_selection
from lib.model.selection import Selection, link_names
from lib.model.vocabulary import UNATTRIBUTED
from lib.web.problems import Refused

#: The columns that name a row of a frame; what `set` is compared with.
KEYS = ("donors", "meeting_id", "pledge_id", "item_class")
#: Names in a link that select nothing: a page's own, Streamlit's, those of pictures.
PAGE_NAMES = OWN_NAMES | {
    *(VIEW, "embed", "embed_options"),
    *("width", "height", "scale", "theme"),
}
#: Words that rows must hold, and the mark at the beginning of a CSV.
FILTER = LinkRule(
    read_words,
    f"words of at most {LONGEST} characters in all, with a letter or a digit",
    "Keep the rows that contain every word, wherever in their cells; case, accents and "
    "punctuation make no difference.",
    fault="cannot be looked for",
)
BOM = LinkRule(
    {"true": True, "false": False}.get,
    "true, false",
    "Begin a CSV with a byte order mark, by which Excel knows UTF-8.",
    ("true", "false"),
    default="false",
)
SET_MEANING = (
    "Keep the rows of one donors key, meeting, pledge or item class (exact match)."
)


@dataclass(frozen=True)
class Visit:
    """A request and what it finds: ledger, day, address of the site, who may frame."""

    request: Request
    ledger: Ledger
    today: date
    site: str
    ancestors: str

    @property
    def query(self) -> dict[str, list[str]]:
        """Every value given for each name."""
        given = self.request.query_params
        return {name: given.getlist(name) for name in given}

    def given(self, name: str) -> list[str]:
        """Return the values of a name, without blank ones."""
        return [value for value in self.query.get(name, ()) if value]

    @property
    def marked(self) -> bool:
        """Whether a CSV is to begin with a byte order mark."""
        return "true" in self.given("bom")


def visit_of(request: Request) -> Visit:
    """Take the ledger and the day; LedgerRefused before the first good ledger."""
    state = request.app.state
    ledger, today = state.served().ledger, state.today()
    return Visit(request, ledger, today, state.site, state.frame_ancestors)


Asked = Annotated[Visit, Depends(visit_of)]


@dataclass(frozen=True)
class DataRequest:
    """A selection with its as-of date resolved, and which of its rows are asked for.

    They are those of the one `row`, where it is given, that hold the words of `filter`.
    """

    selection: Selection
    row: str | None
    filter: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The (name, value) pairs that an answer depends on."""
        own = (("set", self.row), ("filter", self.filter))
        return [*self.selection.query(), *((name, one) for name, one in own if one)]


def frame_request(visit: Visit, frame: str) -> DataRequest:
    """Read the selection, `set` and `filter` of a query; every wrong value is refused.

    `show` opens a row on a page and filters nothing: it is checked, then dropped.
    """
    selection, problems = selection_of(visit)
    rule = set_rule(frame, visit.ledger)
    row = read_values("set", visit.given("set"), rule, problems)
    words = _filter(visit, problems)
    refuse(problems)
    chosen = replace(selection, show=None).on(visit.today)
    return DataRequest(chosen, row[0] if row else None, words)


def table_request(visit: Visit) -> tuple[date | None, str]:
    """Read `asof` and `filter`; the rest is checked and changes no table."""
    selection, problems = selection_of(visit)
    words = _filter(visit, problems)
    refuse(problems)
    return selection.asof, words


def _filter(visit: Visit, problems: list[BadValue]) -> str:
    words = read_values("filter", visit.given("filter"), FILTER, problems)
    return words[0] if words else ""


def selection_of(
    visit: Visit, own: tuple[str, ...] = ()
) -> tuple[Selection, list[BadValue]]:
    """Read a selection from a query, and say what of the query is not understood.

    `own` are further names, which whoever asks reads.
    """
    choices = choices_on(visit.ledger, visit.today)
    selection, problems = read_selection(visit.query, choices)
    known, expected = (*link_names(), "set", "bom"), "a name of a selection, or `set`"
    # A misspelled name, ignored, would give more rows than were asked for.
    ours = PAGE_NAMES.union(known, own)
    unknown = [one for one in visit.query if one not in ours and not is_appended(one)]
    misspelled = [BadValue("parameter", name, expected, known) for name in unknown]
    read_values("bom", visit.given("bom"), BOM, problems)
    return selection, [*misspelled, *problems]


def refuse(problems: list[BadValue]) -> None:
    """Refuse a request that has problems."""
    if problems:
        raise Refused(HTTPStatus.BAD_REQUEST, problems)


def known_name(what: str, name: str, allowed: Iterable[str]) -> str:
    """Return a name of a closed list; another one is not found."""
    names = tuple(allowed)
    if name in names:
        return name
    raise Refused(HTTPStatus.NOT_FOUND, [BadValue(what, name, ", ".join(names), names)])


def set_rule(frame: str, ledger: Ledger) -> LinkRule:
    """Say which rows of a frame can be asked for by name."""
    pledges = ledger["pledges"]
    values = {
        "donors": {UNATTRIBUTED, *pledges["donors"].dropna()},
        "meeting_id": {*ledger["meetings"]["meeting_id"]},
        "pledge_id": {*pledges["pledge_id"]},
        "item_class": {*ledger["item_classes"]["item_class"]},
    }
    columns = FRAMES[frame].columns
    kinds = KEYS if "pledge_id" in columns else tuple(k for k in KEYS if k in columns)
    allowed = frozenset().union(*(values[kind] for kind in kinds))
    expected = f"the {' or '.join(kinds)} of a row"
    return LinkRule(
        lambda value: value if value in allowed else None,
        expected if kinds else f"no value: {frame} has no such rows",
        SET_MEANING,
        tuple(sorted(allowed)),
        fault=f"names no row of {frame}",
    )


def keep_set(frame: pd.DataFrame, row: str | None, ledger: Ledger) -> pd.DataFrame:
    """Keep the rows whose donors key, meeting or pledge is the one asked for.

    Rows without donors go by "unattributed". Where a frame names only the pledge of a
    row, its donors and meeting are those of the pledge.
    """
    if row is None:
        return frame
    keep = pd.Series(data=False, index=frame.index)
    pledges = ledger["pledges"].set_index("pledge_id")
    for kind in KEYS:
        if kind in frame:
            key = frame[kind]
        elif "pledge_id" in frame:
            key = frame["pledge_id"].map(pledges[kind])
        else:
            continue
        keep |= (key.fillna(UNATTRIBUTED) if kind == "donors" else key) == row
    return frame[keep].reset_index(drop=True)
