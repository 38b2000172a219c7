"""The Table Schema of a contract."""

import numpy as np
import pytest
from pandera.api.pandas.components import Column

from lib.model import columns
from lib.model.table_schema import field_type, foreign_keys, resources, table_schema
from lib.model.tables import Pledges
from tests.subjects import declared, toy_words


class Gifts(columns.Table):
    """One row is a gift."""

    gift: str = columns.key("Its key.")
    pledge: str = columns.reference("What it keeps.", "pledges")
    day: np.datetime64 = columns.day("When.", optional=True)
    number: float = columns.number("How many.", "coins", gt=0, le=9)


def test_fields_state_type_unit_and_constraints():
    fields = {one["name"]: one for one in table_schema(Gifts)["fields"]}
    assert fields["gift"]["constraints"] == {
        "required": True,
        "unique": True,
        "pattern": columns.ID,
    }
    assert fields["day"]["type"] == "date"
    assert "constraints" not in fields["day"]
    assert fields["number"]["unit"] == "coins"
    assert fields["number"]["constraints"] == {"minimum": 0, "maximum": 9}


def test_the_key_and_the_references_follow_from_the_columns():
    schema = table_schema(Gifts)
    assert schema["primaryKey"] == ["gift"]
    assert foreign_keys(Gifts) == {"pledge": ("pledges", "pledge_id")}
    assert schema["foreignKeys"] == [
        {
            "fields": ["pledge"],
            "reference": {"resource": "pledges", "fields": ["pledge_id"]},
        }
    ]


def test_a_reference_into_the_table_itself_names_no_other():
    into = {
        one["fields"][0]: one["reference"]["resource"]
        for one in table_schema(Pledges)["foreignKeys"]
    }
    assert into["part_of"] == into["replaces"] == ""
    assert into["meeting_id"] == "meetings"


def test_a_type_that_no_file_holds_is_refused():
    with pytest.raises(TypeError, match="column odd has the type complex128"):
        field_type(Column(np.complex128, name="odd"))


def test_a_resource_is_a_file_of_its_table():
    (resource,) = resources(["donors"])
    assert resource["path"] == "donors.csv"
    assert resource["description"].startswith("One row is a government")


def test_declared_words_and_the_tables_that_are_there_go_into_the_schema():
    (donors, pledges) = resources(["donors", "pledges"], declared(toy_words()))
    groups, aid = (
        next(one for one in of["schema"]["fields"] if one["name"] == name)
        for of, name in ((donors, "groups"), (pledges, "aid_type"))
    )
    either = "(EU|NATO|G7|NB8)"
    assert groups["constraints"]["pattern"] == f"^{either}(;{either})*$"
    assert aid["constraints"]["enum"] == [
        *("military", "financial", "humanitarian", "mixed")
    ]
    keys = pledges["schema"]["foreignKeys"]
    assert {one["reference"]["resource"] for one in keys} == {""}
