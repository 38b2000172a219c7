"""What the columns of every frame are made of."""

import pandas as pd
import pandera.pandas as pa
import pytest

from lib.frames import measures
from lib.model.columns import Table
from lib.model.glossary import ENTRY_STATES

PLAIN = {
    "name": ["a"],
    "worth": [1.0],
    "before": [None],
    "many": [2],
    "kind": ["x"],
    "paid_in": ["EUR"],
    "how_many": [None],
    "sure": [True],
}


class Alms(Table):
    """One row is a gift."""

    name: str = measures.key("Name")
    worth: float = measures.money("Worth")
    before: float = measures.money_in("earlier")
    many: int = measures.count("How often")
    kind: str = measures.one_of("Kind", ("x", "y"))
    paid_in: str = measures.currency()
    how_many: float = measures.number("Number")
    sure: bool = measures.flag("Sure")


def alms(**columns) -> pd.DataFrame:
    types = {"name": "str", "kind": "str", "paid_in": "str"}
    floats = dict.fromkeys(("worth", "before", "how_many"), "float64")
    return pd.DataFrame(PLAIN | columns).astype(types | floats)


def test_a_sum_and_a_number_may_be_missing_and_nothing_else():
    Alms.validate(alms(worth=[None]))
    with pytest.raises(pa.errors.SchemaError, match="name"):
        Alms.validate(alms(name=[None]))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("worth", -1.0),
        ("before", -1.0),
        ("many", -1),
        ("how_many", -0.5),
        ("kind", "z"),
        ("paid_in", "EURO"),
    ],
)
def test_a_value_out_of_bounds_is_refused(column, value):
    with pytest.raises(pa.errors.SchemaError, match=column):
        Alms.validate(alms(**{column: [value]}))


def test_a_key_names_one_row():
    twice = pd.concat([alms(), alms()], ignore_index=True)
    with pytest.raises(pa.errors.SchemaError, match="name"):
        Alms.validate(twice)


def test_money_in_a_state_is_headed_as_the_state_is_called():
    columns = Alms.to_schema().columns
    assert columns["before"].title == ENTRY_STATES["earlier"].title
    assert columns["before"].metadata == columns["worth"].metadata
