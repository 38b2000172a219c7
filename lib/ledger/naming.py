"""Keys for the rows of a patch that have none, made of what the rows say.

A claim, report or statement without the key of what it speaks of belongs, in order, to
the rows of the patch that had no key themselves: the first claim without a pledge to
the first pledge without a key, and so on; with one such source, all speak from it.
"""

import re
from collections.abc import Callable, Mapping
from unicodedata import normalize

Row = dict[str, str]
Rows = Mapping[str, list[Row]]


def named(rows: Rows, taken: Mapping[str, set[str]]) -> dict[str, list[Row]]:
    """Give every row of a patch its key; `taken` are those of the ledger by table."""
    done = {table: [dict(row) for row in given] for table, given in rows.items()}
    used = {table: set(keys) for table, keys in taken.items()}
    for table, given in done.items():
        used.setdefault(table, set()).update(next(iter(row.values())) for row in given)
    fresh = {table: _name(table, done.get(table, []), used) for table in _FIRST}
    for table in ("claims", "condition_events", "statements"):
        _follow(done.get(table, []), fresh)
        _name(table, done.get(table, []), used)
    return done


def _name(table: str, rows: list[Row], used: Mapping[str, set[str]]) -> list[str]:
    """Fill the blank keys of a table, and list them."""
    made = []
    for row in rows:
        key = next(iter(row))
        if not row[key] and (stem := _STEMS[table](row)):
            row[key] = _free(stem, used[table], at_once=table in _FIRST)
            used[table].add(row[key])
            made.append(row[key])
    return made


def _follow(rows: list[Row], fresh: Mapping[str, list[str]]) -> None:
    """Fill in what rows speak of, and from where, if that had no key before."""
    pledges = iter(fresh["pledges"])
    sources = fresh["sources"]
    for row in rows:
        if row.get("pledge_id") == "":
            row["pledge_id"] = next(pledges, "")
        if not row["source_id"] and len(sources) == 1:
            row["source_id"] = sources[0]


def _free(stem: str, used: set[str], *, at_once: bool) -> str:
    """Give the first key of a stem that is not used."""
    if at_once and stem not in used:
        return stem
    mark = "-" if at_once else ""
    number = 2 if at_once else 1
    while f"{stem}{mark}{number}" in used:
        number += 1
    return f"{stem}{mark}{number}"


def _of_pledge(row: Row) -> str:
    donors = row["donors"].split(";") if row["donors"] else ["total"]
    who = donors[0] if len(donors) == 1 else "multi"
    what = row["mechanism"].partition(";")[0] or row["item_class"] or row["aid_type"]
    return _slug(row["meeting_id"] or row["announced_on"], who, what)


def _of_source(row: Row) -> str:
    return _slug(row["publisher"], row["published_on"].replace("-", ""))


def _slug(*words: str) -> str:
    plain = normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9_]+", plain.lower()))[:80]


#: What is named before what speaks of it.
_FIRST = ("sources", "pledges")
#: By table: what the key of a row begins with, "" where nothing says it.
_STEMS: dict[str, Callable[[Row], str]] = {
    "sources": _of_source,
    "pledges": _of_pledge,
    "claims": lambda row: row["pledge_id"] and f"{row['pledge_id']}-c",
    "condition_events": lambda row: row["pledge_id"] and f"{row['pledge_id']}-e",
    "statements": lambda row: row["meeting_id"] and f"{row['meeting_id']}-s",
}
