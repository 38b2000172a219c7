"""The Table Schema of a contract: the description that other software reads.

Frictionless Table Schema, version 1, as a Tabular Data Package of that version asks
for. Written from the pandera contracts, so that the two cannot disagree.
"""

import re
from collections.abc import Collection
from typing import Any

from pandera import dtypes
from pandera.api.pandas.components import Column

from lib.model.columns import Table
from lib.model.subject import Vocabulary
from lib.model.tables import TABLES


def table_schema(
    contract: type[Table],
    vocabulary: Vocabulary | None = None,
    tables: Collection[str] = TABLES,
) -> dict[str, Any]:
    """Turn a contract of `lib.model.tables` into a Table Schema.

    With the words that a ledger declares, for the columns that hold them, and foreign
    keys into the tables that it has.

    Fields have type, title, description, unit and constraints; a foreign key into the
    table itself has the resource "". Version 1 knows no exclusive minimum: "above 0" is
    stated as a minimum of 0 for numbers (of 1 for whole numbers), and the check of the
    ledger does the rest.
    """
    columns = contract.to_schema().columns
    schema: dict[str, Any] = {
        "fields": [
            _field(name, column, vocabulary or {}) for name, column in columns.items()
        ],
        "missingValues": [""],
        "primaryKey": contract.to_schema().unique or [_key_of(contract)],
    }
    foreign = [
        _foreign_key(contract, column, target)
        for column, target in foreign_keys(contract).items()
        if target[0] in tables
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _resource(
    table: str, vocabulary: Vocabulary | None, tables: Collection[str]
) -> dict[str, Any]:
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "description": (TABLES[table].__doc__ or "").strip(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": table_schema(TABLES[table], vocabulary, tables),
    }


def resources(
    tables: Collection[str] = TABLES, vocabulary: Vocabulary | None = None
) -> list[dict[str, Any]]:
    """Describe the files of tables, as tabular data resources; what is none is left out."""
    return [_resource(table, vocabulary, tables) for table in tables if table in TABLES]


def foreign_keys(contract: type[Table]) -> dict[str, tuple[str, str]]:
    """Return the columns that refer to another row: column to (table, column)."""
    columns = contract.to_schema().columns.items()
    tables = {name: (rule.metadata or {}).get("refers_to") for name, rule in columns}
    return {
        name: (table, _key_of(TABLES[table])) for name, table in tables.items() if table
    }


def _key_of(contract: type[Table]) -> str:
    """Name the column that no two rows share."""
    columns: dict[str, Column] = contract.to_schema().columns
    return next(name for name, rule in columns.items() if rule.unique)


def field_type(column: Column) -> str:
    """Name the type of a column in the words of Table Schema."""
    for is_type, name in _TYPES:
        if is_type(column.dtype):
            return name
    message = (
        f"column {column.name} has the type {column.dtype}, which no file can hold"
    )
    raise TypeError(message)


_TYPES = (
    (dtypes.is_bool, "boolean"),
    (dtypes.is_datetime, "date"),
    (dtypes.is_float, "number"),
    (dtypes.is_int, "integer"),
    (dtypes.is_string, "string"),
)


def _field(name: str, column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    kind = field_type(column)
    field: dict[str, Any] = {"name": name, "type": kind, "format": "default"}
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    field |= {"title": column.title, "description": column.description}
    unit = (column.metadata or {}).get("unit")
    if unit:
        field["unit"] = unit
    constraints = _constraints(column, kind) | _declared(column, vocabulary)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column, kind: str) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    if not column.nullable:
        stated["required"] = True
    if column.unique:
        stated["unique"] = True
    for check in column.checks:
        stated |= _constraint(check.name, check.statistics or {}, kind)
    return stated


def _declared(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    """Allow the words that the ledger declares, in lists as a pattern."""
    codes = vocabulary.get((column.metadata or {}).get("declared", ""))
    if not codes:
        return {}
    if not column.checks:
        return {"enum": list(codes)}
    one = f"({'|'.join(map(re.escape, codes))})"
    return {"pattern": f"^{one}(;{one})*$"}


def _constraint(check: str, statistics: dict[str, Any], kind: str) -> dict[str, Any]:
    if check == "isin":
        return {"enum": list(statistics["allowed_values"])}
    if check == "str_matches":
        return {"pattern": statistics["pattern"]}
    if check == "greater_than_or_equal_to":
        return {"minimum": statistics["min_value"]}
    if check == "less_than_or_equal_to":
        return {"maximum": statistics["max_value"]}
    if check == "greater_than":
        return {"minimum": statistics["min_value"] + (kind == "integer")}
    message = f"Table Schema has no constraint for the check {check}"
    raise TypeError(message)


def _foreign_key(
    contract: type[Table], column: str, target: tuple[str, str]
) -> dict[str, Any]:
    table, field = target
    into = "" if TABLES[table] is contract else table
    return {"fields": [column], "reference": {"resource": into, "fields": [field]}}
