"""What lies behind a mark of a chart: the pledges that its figure is made of."""

import re
from collections.abc import Callable
from functools import partial

import pandas as pd

from lib.frames.sums import TRACED
from lib.model.filters import members_of
from lib.model.ledger import Ledger, holds_any, holds_only
from lib.model.vocabulary import GROUPS, STATES, UNATTRIBUTED

#: Between the keys of one mark, which narrow each other.
AND = ","
#: What was announced outside any meeting.
OUTSIDE = "outside"
#: What names no class of item.
UNCLASSED = "unclassed"
#: Before a cell of mechanisms as recorded: "=ifu;purl", "=" for one that names none.
EXACTLY = "="
#: The tables that keys are of, with their columns; what is in none is a donors key.
TABLES_OF_KEYS = {
    "pledges": "pledge_id",
    "meetings": "meeting_id",
    "item_classes": "item_class",
    "mechanisms": "mechanism",
}
FORMS = {"year": "%Y", "month": "%Y-%m"}
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def mark(*keys: str) -> str:
    """Name a mark by its keys: a donor in a month is "DEU,2025-04"."""
    return AND.join(keys)


def behind(rows: pd.DataFrame, named: str, ledger: Ledger) -> pd.DataFrame:
    """Keep the contributions behind a mark.

    Parameters
    ----------
    rows
        Contributions.
    named
        As `mark` writes it. A key is a pledge, a meeting, the `donors` of a row (DEU,
        DNK;NLD, unattributed), an item class, a mechanism, a state, a year or a month;
        `OUTSIDE`, `UNCLASSED`, or mechanisms just as recorded behind `EXACTLY`; a
        group, all of whose donors are members; what is `TRACED` to donors.
    ledger
        Tells these apart.

    Returns
    -------
    DataFrame
        The rows that every key keeps, renumbered; none for a key that is not known.
    """
    for key in named.split(AND):
        rows = rows[_keeps(rows, key, ledger)]
    return rows.reset_index(drop=True)


def kind_of(key: str, ledger: Ledger) -> str:
    """Tell what a key names: a column of contributions, or a kind of its own."""
    kinds = {
        "year": _YEAR.fullmatch(key),
        "month": _MONTH.fullmatch(key),
        "state": key in STATES,
        "group": key in GROUPS,
        TRACED: key == TRACED,
        OUTSIDE: key == OUTSIDE,
        UNCLASSED: key == UNCLASSED,
        EXACTLY: key.startswith(EXACTLY),
    }
    of_tables = (
        column
        for table, column in TABLES_OF_KEYS.items()
        if (ledger[table][column] == key).any()
    )
    own = next((kind for kind, fits in kinds.items() if fits), None)
    return own or next(of_tables, "donors")


def _keeps(rows: pd.DataFrame, key: str, ledger: Ledger) -> pd.Series:
    kind = kind_of(key, ledger)
    tests: dict[str, Callable[[], pd.Series]] = {
        **{of: partial(_in_time, rows, key, form) for of, form in FORMS.items()},
        "mechanism": lambda: holds_any(rows["mechanism"], [key]),
        "donors": lambda: rows["donors"].fillna(UNATTRIBUTED) == key,
        OUTSIDE: lambda: rows["meeting_id"].isna(),
        UNCLASSED: lambda: rows["item_class"].isna(),
        TRACED: lambda: rows["scope"] != "total",
        "group": lambda: holds_only(rows["donors"], members_of(key, ledger)),
        EXACTLY: lambda: rows["mechanism"].fillna("") == key.removeprefix(EXACTLY),
    }
    return tests.get(kind, lambda: rows[kind] == key)()


def _in_time(rows: pd.DataFrame, key: str, form: str) -> pd.Series:
    times: pd.Series = rows["announced_on"].dt.strftime(form)
    return times == key
