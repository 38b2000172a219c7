"""Corrections as patches: withdraw a row, and add one that replaces it.

The claims of a replaced pledge are copied to the new one. Its parts, what is counted in
it and the reports on its condition follow by themselves (lib/frames/asof.py).
"""

import re
from collections.abc import Mapping

import pandas as pd

from lib.ledger.content import as_text
from lib.ledger.patch import Patch
from lib.ledger.report import LedgerRefused, Problem, Report, Where, known_codes, quoted
from lib.model.ledger import Ledger
from lib.model.tables import TABLES

Row = dict[str, str]
_EDITION = re.compile(r"-v(\d+)$")
#: What a correction says by itself.
_KEPT = ("pledge_id", "claim_id", "recorded_on", "withdrawn_on", "replaces")
_BLANK = {"recorded_on": "", "withdrawn_on": ""}


def withdrawn(ledger: Ledger, table: str, key: str) -> Patch:
    """Withdraw a row and put nothing in its place; of a pledge its claims too."""
    _standing(ledger, table, key)
    rows = {table: [_withdrawal(table, key)]}
    if table == "pledges":
        rows["claims"] = [
            _withdrawal("claims", one["claim_id"]) for one in claims_of(ledger, key)
        ]
    return _patch(ledger, rows)


def corrected_pledge(ledger: Ledger, key: str, cells: Mapping[str, str]) -> Patch:
    """Replace a pledge by one with other cells, and copy its claims."""
    old = _standing(ledger, "pledges", key)
    _see_columns("pledges", cells)
    new_id = next_edition(key, set(ledger["pledges"]["pledge_id"]))
    new = {**old, **_BLANK, "pledge_id": new_id, "replaces": key, **cells}
    claims = claims_of(ledger, key)
    copies = [
        one | _BLANK | {"claim_id": f"{new_id}-c{number}", "pledge_id": new_id}
        for number, one in enumerate(claims, start=1)
    ]
    gone = [_withdrawal("claims", one["claim_id"]) for one in claims]
    rows = {"pledges": [_withdrawal("pledges", key), new], "claims": [*gone, *copies]}
    return _patch(ledger, rows)


def corrected_claim(
    ledger: Ledger, key: str, cells: Mapping[str, str], lead: str = ""
) -> Patch:
    """Replace a claim by one with other cells; without any, withdraw it.

    Another claim of the pledge may `lead` in its place.
    """
    old = _standing(ledger, "claims", key)
    _see_columns("claims", cells)
    rows = [_withdrawal("claims", key)]
    if cells:
        rows.append({**old, **_BLANK, "claim_id": "", **cells})
    if lead:
        other = _standing(ledger, "claims", lead)
        rows.append(_withdrawal("claims", lead))
        rows.append(other | _BLANK | {"claim_id": "", "lead": "true"})
    return _patch(ledger, {"claims": rows})


def next_edition(key: str, taken: set[str]) -> str:
    """Give the id of the row that replaces another: a, a-v2, a-v3."""
    stem, number = _EDITION.sub("", key), 2
    while f"{stem}-v{number}" in taken:
        number += 1
    return f"{stem}-v{number}"


def claims_of(ledger: Ledger, pledge: str) -> list[Row]:
    """Give the claims of a pledge that are not withdrawn, as text."""
    rows = ledger["claims"]
    found = rows[(rows["pledge_id"] == pledge) & rows["withdrawn_on"].isna()]
    return _records(found, "claims")


def _standing(ledger: Ledger, table: str, key: str) -> Row:
    """Give a row by its key, as text; refuse one that is not there or is withdrawn."""
    rows = ledger[table]
    keys = rows.iloc[:, 0]
    known = tuple(keys[rows["withdrawn_on"].isna()])
    if key in known:
        return _records(rows[keys == key], table)[0]
    there = key in set(keys)
    state = "is withdrawn already" if there else "is not in the ledger"
    raise _refused(table, f"{quoted(key)} {state}", known_codes(key, known))


def _see_columns(table: str, cells: Mapping[str, str]) -> None:
    columns = [one for one in TABLES[table].to_schema().columns if one not in _KEPT]
    for name in cells:
        if name not in columns:
            found = f"column {quoted(name)} cannot be set"
            raise _refused(table, found, known_codes(name, columns))


def _refused(table: str, found: str, expected: str) -> LedgerRefused:
    problem = Problem(Where(table), "correction", found, expected, "Name another")
    return LedgerRefused(Report.of([problem]), "correction")


def _records(rows: pd.DataFrame, table: str) -> list[Row]:
    records = as_text(rows, table).to_dict("records")
    return [{str(name): str(cell) for name, cell in one.items()} for one in records]


def _withdrawal(table: str, key: str) -> Row:
    first = next(iter(TABLES[table].to_schema().columns))
    return {first: key}


def _patch(ledger: Ledger, rows: Mapping[str, list[Row]]) -> Patch:
    tables = {
        name: pd.DataFrame(
            given, columns=list(TABLES[name].to_schema().columns), dtype="str"
        ).fillna("")
        for name, given in rows.items()
    }
    head = ledger.descriptor
    return Patch(str(head["name"]), ledger.version, tables, place="correction")
