"""The Table Schema of a contract: the description that other software reads.

Frictionless Table Schema, version 1, as a Tabular Data Package of that version asks
for. Written from the pandera contracts, so that the two cannot disagree.
"""

from collections.abc import Collection
from typing import Any

from pandera import dtypes
from pandera.api.pandas.components import Column

from lib.model.columns import Table
from lib.model.tables import TABLES


def table_schema(contract: type[Table]) -> dict[str, Any]:
    """Turn a contract of `lib.model.tables` into a Table Schema.

    Fields have type, title, description, unit and constraints; a foreign key into the
    table itself has the resource "". Version 1 knows no exclusive minimum: "above 0" is
    stated as a minimum of 0 for numbers (of 1 for whole numbers), and the check of the
    ledger does the rest.
    """
    columns = contract.to_schema().columns
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "missingValues": [""],
        "primaryKey": contract.to_schema().unique or [_key_of(contract)],
    }
    foreign = [
        _foreign_key(contract, column, target)
        for column, target in foreign_keys(contract).items()
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def resource(table: str) -> dict[str, Any]:
    """Describe the file of a table as a tabular data resource."""
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "description": (TABLES[table].__doc__ or "").strip(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": table_schema(TABLES[table]),
    }


def resources(tables: Collection[str] = TABLES) -> list[dict[str, Any]]:
    """Describe tables of the ledger, in the order of the contracts."""
    return [resource(table) for table in TABLES if table in tables]


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


def _field(name: str, column: Column) -> dict[str, Any]:
    kind = field_type(column)
    field: dict[str, Any] = {"name": name, "type": kind, "format": "default"}
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    field |= {"title": column.title, "description": column.description}
    unit = (column.metadata or {}).get("unit")
    if unit:
        field["unit"] = unit
    constraints = _constraints(column, kind)
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
