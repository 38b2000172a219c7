"""What the columns of every table are made of."""

import pandas as pd
import pandera.pandas as pa
import pytest

from lib.model import columns


class Gifts(columns.Table):
    """One row is a gift."""

    gift: str = columns.key("Its key.")
    giver: str = columns.reference("Who gave.", "givers", optional=True)
    kind: str = columns.one_of("What.", ("coin", "bread"), optional=True)
    towns: str = columns.listed("Where.", columns.ID_LIST)
    worth: float = columns.number("How much.", "coins", gt=0)
    withdrawn_on: str = columns.withdrawn_on()
    note: str = columns.note()


def gifts(**cells) -> pd.DataFrame:
    plain = dict.fromkeys(columns.columns_of(Gifts)) | {"gift": "g1", "worth": 1.0}
    rows = pd.DataFrame([plain | cells])
    return rows.astype(dict.fromkeys(rows.columns.drop("worth"), "str"))


def test_all_but_the_key_may_be_missing():
    Gifts.validate(gifts(worth=float("nan")))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("gift", "with blanks"),
        ("giver", ";"),
        ("kind", "cake"),
        ("towns", "a;;b"),
        ("worth", 0.0),
    ],
)
def test_a_value_that_breaks_the_rule_is_refused(column, value):
    with pytest.raises(pa.errors.SchemaError, match=column):
        Gifts.validate(gifts(**{column: value}))


def test_a_key_names_one_row_and_another_column_is_refused():
    twice = pd.concat([gifts(), gifts()], ignore_index=True)
    with pytest.raises(pa.errors.SchemaError, match="gift"):
        Gifts.validate(twice)
    with pytest.raises(pa.errors.SchemaErrors, match="more"):
        Gifts.validate(gifts().assign(more="x"))


def test_columns_stand_in_the_order_of_the_contract_but_those_named_first():
    listed = columns.columns_of(Gifts, "worth", "kind")
    assert listed[:4] == ["worth", "kind", "gift", "giver"]
    assert sorted(listed) == sorted(columns.columns_of(Gifts))


def test_a_column_is_titled_by_its_name_where_no_other_title_is_stated():
    class More(Gifts):
        gift_id: str = columns.key("Its key.")
        url: str = columns.text("Where it is shown.")
        kind: str = pa.Field(title="Own")

    rules = More.to_schema().columns
    titles = [rules[one].title for one in ("gift_id", "url", "kind", "withdrawn_on")]
    assert titles == ["Gift", "Address", "Own", "Withdrawn on"]
