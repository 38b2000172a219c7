"""What lies behind a mark of a chart: the pledges that its figure is made of."""

import re
from collections.abc import Callable

import pandas as pd

from lib.model.filters import members_of
from lib.model.ledger import Ledger, holds_any, holds_only
from lib.model.vocabulary import (
    OUTSIDE,
    STATES,
    TRACED,
    UNATTRIBUTED,
    UNCLASSED,
    UNNAMED,
)

#: The rows that a key keeps, of contributions and their ledger.
Keep = Callable[[pd.DataFrame, str, Ledger], pd.Series]
#: Between the keys of one mark, which narrow each other.
AND = ","
#: Before a cell of mechanisms as recorded: "=ifu;purl", "=" for one that names none.
EXACTLY = "="
#: The tables that keys are of, with their columns; what is in none is a donors key.
TABLES_OF_KEYS = {
    "pledges": "pledge_id",
    "meetings": "meeting_id",
    "item_classes": "item_class",
    "mechanisms": "mechanism",
}


def mark(*keys: str) -> str:
    """Name a mark by its keys: a donor in a month is "DEU,2025-04"."""
    return AND.join(keys)


def behind(rows: pd.DataFrame, named: str, ledger: Ledger) -> pd.DataFrame:
    """Keep the contributions behind a mark, as `mark` writes it; renumbered.

    Every key keeps some: a pledge, a meeting, the `donors` of a row (DEU, DNK;NLD,
    unattributed), an item class, a mechanism, a state, a year or a month; `OUTSIDE`,
    `UNCLASSED`, or mechanisms just as recorded behind `EXACTLY`; a group, all of whose
    donors are members; what is `TRACED` to donors. A key that is not known keeps none.
    """
    for key in named.split(AND):
        rows = rows[_keeps(rows, key, ledger)]
    return rows.reset_index(drop=True)


def _looks(like: str) -> Callable[[str, Ledger], object]:
    return lambda key, _: re.fullmatch(like, key)


def _in_time(form: str) -> Keep:
    return lambda rows, key, _: rows["announced_on"].dt.strftime(form) == key


#: Kinds of key that name no row of a table: how one looks, and the rows that it keeps.
OWN_KINDS: dict[str, tuple[Callable[[str, Ledger], object], Keep]] = {
    "year": (_looks(r"\d{4}"), _in_time("%Y")),
    "month": (_looks(r"\d{4}-(0[1-9]|1[0-2])"), _in_time("%Y-%m")),
    "state": (lambda key, _: key in STATES, lambda rows, key, _: rows["state"] == key),
    "group": (
        lambda key, ledger: key in ledger.vocabulary["groups"],
        lambda rows, key, of: holds_only(rows["donors"], members_of(key, of)),
    ),
    TRACED: (_looks(TRACED), lambda rows, *_: ~rows["scope"].isin(UNNAMED)),
    OUTSIDE: (_looks(OUTSIDE), lambda rows, *_: rows["meeting_id"].isna()),
    UNCLASSED: (_looks(UNCLASSED), lambda rows, *_: rows["item_class"].isna()),
    EXACTLY: (
        _looks(f"{EXACTLY}.*"),
        lambda rows, key, _: rows["mechanism"].fillna("") == key.removeprefix(EXACTLY),
    ),
}


def kind_of(key: str, ledger: Ledger) -> str:
    """Tell what a key names: a column of contributions, or a kind of its own."""
    own = (kind for kind, (fits, _) in OWN_KINDS.items() if fits(key, ledger))
    of_tables = (
        column
        for table, column in TABLES_OF_KEYS.items()
        if (ledger[table][column] == key).any()
    )
    return next(own, None) or next(of_tables, "donors")


def home_of(key: str, ledger: Ledger) -> str:
    """Name the page on which a row is shown in detail."""
    kind = kind_of(key, ledger)
    if kind == "pledge_id":
        pledges = ledger["pledges"].set_index("pledge_id")["condition"]
        return "evidence" if pledges.isna()[key] else "conditions"
    return "meetings" if kind == "meeting_id" else "donors"


def _keeps(rows: pd.DataFrame, key: str, ledger: Ledger) -> pd.Series:
    kind = kind_of(key, ledger)
    if kind in OWN_KINDS:
        return OWN_KINDS[kind][1](rows, key, ledger)
    if kind == "mechanism":
        return holds_any(rows["mechanism"], [key])
    if kind == "donors":
        return rows["donors"].fillna(UNATTRIBUTED) == key
    return rows[kind] == key
