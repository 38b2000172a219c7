"""Each rule of each contract sees a bad frame refused, column by column."""

from functools import cache

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from lib.ledger.cells import typed
from lib.model.table_schema import field_type, foreign_keys, table_schema
from lib.model.tables import (
    TABLES,
    VERSIONED,
    Claims,
    ConditionEvents,
    Pledges,
    Statements,
)
from tests.ledgers import sound_tables
from tests.toys import claim, event, frame_of, pledge

COLUMNS = [
    (table, name)
    for table, contract in TABLES.items()
    for name in contract.to_schema().columns
]


def checks(name):
    return [
        (table, column)
        for table, column in COLUMNS
        for check in TABLES[table].to_schema().columns[column].checks
        if check.name == name
    ]


def having(**properties):
    return [
        (table, column)
        for table, column in COLUMNS
        for name, value in properties.items()
        if getattr(TABLES[table].to_schema().columns[column], name) == value
    ]


@cache
def _sound():
    return {
        table: typed(pd.DataFrame(rows, dtype="str").replace("", None), table)[0]
        for table, rows in sound_tables().items()
    }


def sound(table):
    """Return a sound frame of a table, free to be changed."""
    return _sound()[table].copy()


def with_cell(table, column, value):
    """Put a value into the first row of a column, in the type of the column."""
    return with_cells(table, [column], value)


def with_cells(table, columns, value):
    frame = sound(table)
    for column in columns:
        frame[column] = pd.Series(
            [value, *frame[column].tolist()[1:]],
            index=frame.index,
            dtype=frame[column].dtype,
        )
    return frame


def refuse(table, frame, match):
    with pytest.raises(SchemaErrors, match=match):
        TABLES[table].validate(frame, lazy=True)


def refused_columns(table, frame, kind):
    """Name the columns that are refused for a kind of fault."""
    with pytest.raises(SchemaErrors) as caught:
        TABLES[table].validate(frame, lazy=True)
    cases = caught.value.failure_cases
    return set(cases.loc[cases["check"].str.startswith(kind), "column"])


def of_table(places, table):
    return [column for one, column in places if one == table]


@pytest.mark.parametrize("table", TABLES)
def test_a_sound_frame_is_taken(table):
    TABLES[table].validate(sound(table), lazy=True)


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_column_is_refused(table):
    refuse(table, sound(table).assign(remark="x"), "remark")


@pytest.mark.parametrize("table", TABLES)
def test_every_missing_column_is_refused(table):
    columns = of_table(COLUMNS, table)
    with pytest.raises(SchemaErrors) as caught:
        TABLES[table].validate(sound(table)[[]], lazy=True)
    cases = caught.value.failure_cases
    assert set(cases["failure_case"]) == set(columns)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_another_type_is_refused(table):
    frame = sound(table)
    columns = of_table(COLUMNS, table)
    for column in columns:
        kind = field_type(TABLES[table].to_schema().columns[column])
        frame[column] = 1.5 if kind != "number" else "1.5"
    assert refused_columns(table, frame, "dtype") == set(columns)


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_value_is_refused_where_one_is_required(table):
    frame = sound(table)
    columns = of_table(having(nullable=False), table)
    for column in columns:
        if field_type(TABLES[table].to_schema().columns[column]) == "boolean":
            frame[column] = frame[column].astype("boolean")
        frame.loc[frame.index[0], column] = None
    assert refused_columns(table, frame, "not_nullable") == set(columns)


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_value_is_taken_where_none_is_required(table):
    frame = sound(table)
    for column in of_table(having(nullable=True), table):
        frame.loc[frame.index[0], column] = None
    TABLES[table].validate(frame, lazy=True)


@pytest.mark.parametrize(("table", "column"), having(unique=True))
def test_a_duplicate_key_is_refused(table, column):
    first = sound(table)[column].iloc[1]
    refuse(table, with_cell(table, column, first), "field_uniqueness|duplicate")


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_code_is_refused(table):
    columns = of_table(checks("isin"), table)
    frame = with_cells(table, columns, "unheard-of")
    assert not columns or refused_columns(table, frame, "isin") == set(columns)


@pytest.mark.parametrize("bad", [" DEU", "DEU;", "a b", "a,b", "ä", "", "a;;b"])
@pytest.mark.parametrize("table", TABLES)
def test_a_cell_that_does_not_match_its_pattern_is_refused(table, bad):
    columns = of_table(checks("str_matches"), table)
    frame = with_cells(table, columns, bad)
    assert not columns or refused_columns(table, frame, "str_matches") == set(columns)


@pytest.mark.parametrize(("table", "column"), checks("greater_than"))
@pytest.mark.parametrize("value", [0, -1])
def test_zero_and_less_are_refused(table, column, value):
    refuse(table, with_cell(table, column, value), "greater_than")


@pytest.mark.parametrize(("table", "column"), checks("greater_than_or_equal_to"))
def test_a_negative_number_is_refused(table, column):
    refuse(table, with_cell(table, column, -1), "greater_than_or_equal_to")


@pytest.mark.parametrize(("table", "column"), checks("less_than_or_equal_to"))
def test_what_is_above_its_bound_is_refused(table, column):
    refuse(table, with_cell(table, column, 1e308), "less_than_or_equal_to")


def test_every_check_of_a_contract_is_of_a_kind_that_is_tested_here():
    kinds = {
        check.name
        for table, column in COLUMNS
        for check in TABLES[table].to_schema().columns[column].checks
    }
    assert kinds == {
        "isin",
        "str_matches",
        "greater_than",
        "greater_than_or_equal_to",
        "less_than_or_equal_to",
    }


@pytest.mark.parametrize(
    "table", [one for one in TABLES if one not in ("rates", "translations")]
)
def test_the_key_is_the_first_column_and_unique(table):
    columns = TABLES[table].to_schema().columns
    (key,) = table_schema(TABLES[table])["primaryKey"]
    assert key == next(iter(columns))
    assert columns[key].unique


@pytest.mark.parametrize("table", TABLES)
def test_every_foreign_key_leads_to_the_key_of_a_table(table):
    for column, (into, key) in foreign_keys(TABLES[table]).items():
        assert column in TABLES[table].to_schema().columns
        assert table_schema(TABLES[into])["primaryKey"] == [key]


def test_versioned_tables_are_those_with_the_two_days():
    days = {"recorded_on", "withdrawn_on"}
    assert set(VERSIONED) == {
        table
        for table, contract in TABLES.items()
        if days <= set(contract.to_schema().columns)
    }


SAID = {
    "statement_id": "s1",
    "meeting_id": "m1",
    "speaker": "A. Speaker",
    "role": "Minister",
    "party": "Germany",
    "position": "Will give.",
}


def test_a_row_of_each_table_is_taken():
    Pledges.validate(frame_of("pledges", [pledge("p", "DEU;NOR")]))
    Claims.validate(frame_of("claims", [claim("p", 1.5)]))
    ConditionEvents.validate(frame_of("condition_events", [event("e", "p", "met")]))
    Statements.validate(frame_of("statements", [SAID]))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("donors", "Germany!"),
        ("donors", "D"),
        ("donors", "a-foundation-of-17"),
        ("donors", "DEU;"),
        ("scope", "partly"),
        ("novelty", "restated"),
        ("mechanism", ";purl"),
        ("condition_threshold", 0.0),
        ("announced_on", None),
    ],
)
def test_a_pledge_that_breaks_a_rule_is_refused(column, value):
    rows = frame_of("pledges", [pledge("p") | {column: value}])
    with pytest.raises(pa.errors.SchemaError, match=column):
        Pledges.validate(rows)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("amount", 0.0),
        ("amount", 10.0**16),
        ("currency", "EURO"),
        ("qualifier", "roughly"),
        ("quantity_qualifier", "roughly"),
        ("quote_start", -1),
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused(column, value):
    rows = frame_of("claims", [claim("p", 1.0) | {column: value}])
    with pytest.raises(pa.errors.SchemaError, match=column):
        Claims.validate(rows)


def test_a_report_has_a_day_and_a_known_state():
    unknown = frame_of("condition_events", [event("e", "p", "perhaps")])
    with pytest.raises(pa.errors.SchemaError, match="status_after"):
        ConditionEvents.validate(unknown)
