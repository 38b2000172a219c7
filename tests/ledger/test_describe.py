import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package

from lib.ledger.describe import main
from lib.ledger.package import examine
from lib.model.table_schema import resources, table_schema
from lib.model.tables import TABLES, Claims, Pledges
from tests.ledgers import put, write_ledger

SEEDS = Path(__file__).parents[2] / "seeds"


def refusals(folder):
    """Let other software check a package: the type of each error, and what it says."""
    report = Package(str(folder / "datapackage.json")).validate()
    return report.flatten(["type", "note"])


def fields(contract):
    return {field["name"]: field for field in table_schema(contract)["fields"]}


@pytest.mark.whole
def test_the_shipped_package_passes_the_command_of_frictionless():
    command = [Path(sys.executable).with_name("frictionless"), "validate", "--json"]
    done = subprocess.run(
        [*command, SEEDS / "datapackage.json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout


def test_the_tiny_package_passes_it_too(folder):
    assert refusals(folder) == []


def test_it_refuses_the_shipped_package_with_an_impossible_date(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    path = tmp_path / "seeds" / "pledges.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("2022-04-26,military", "2022-04-31,military", 1), "utf-8"
    )
    ((_, note),) = refusals(tmp_path / "seeds")
    assert "date" in note


@pytest.mark.parametrize(
    ("place", "cell", "error"),
    [
        ("claims deu-c1 currency", "EURO", "constraint-error"),
        ("claims deu-c1 amount", "-1", "constraint-error"),
        ("claims deu-c1 lead", "yes", "type-error"),
        ("claims deu-c1 source_id", "nowhere", "foreign-key"),
        ("claims deu-c1 source_id", "", "constraint-error"),
        ("pledges deu part_of", "nowhere", "foreign-key"),
        ("pledges joint donors", "DEU; NLD", "constraint-error"),
        ("statements b-1 statement_id", "a-1", "unique-error"),
    ],
)
def test_other_software_refuses_what_a_table_schema_can_say(
    tmp_path, tables, place, cell, error
):
    put(tables, place, cell)
    refused = refusals(write_ledger(tmp_path / "ledger", **tables))
    assert error in [kind for kind, _ in refused]


def test_the_head_is_kept_and_the_resources_are_written(folder, capsys):
    path = folder / "datapackage.json"
    head = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(
        json.dumps(head | {"resources": [], "own": "kept – so"}), encoding="utf-8"
    )
    assert main([str(folder)]) == 0
    assert "11 resources written" in capsys.readouterr().out
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written == head | {"own": "kept – so"}
    assert examine(folder).report.problems == ()


def test_describing_twice_changes_nothing(folder):
    main([str(folder)])
    once = (folder / "datapackage.json").read_bytes()
    main([str(folder)])
    assert (folder / "datapackage.json").read_bytes() == once


@pytest.mark.parametrize("data", [None, b"[]", b"{"])
def test_a_folder_without_a_descriptor_is_said_and_left_alone(folder, capsys, data):
    path = folder / "datapackage.json"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    assert main([str(folder)]) == 1
    assert "cannot be described" in capsys.readouterr().out
    assert (path.read_bytes() if path.exists() else None) == data


def test_every_field_has_a_type_a_title_and_a_description():
    for contract in TABLES.values():
        for field in table_schema(contract)["fields"]:
            assert field["type"] in {"string", "date", "number", "integer", "boolean"}
            assert field["title"]
            assert field["description"]


def test_constraints_come_from_the_contract():
    assert fields(Claims)["claim_id"]["constraints"] == {
        "required": True,
        "unique": True,
        "pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
    }
    assert "EUR" in fields(Claims)["currency"]["constraints"]["enum"]
    assert fields(Claims)["quote_start"]["constraints"] == {"minimum": 0}
    assert fields(Claims)["quote_start"]["unit"] == "code points"
    assert fields(Claims)["lead"]["trueValues"] == ["true"]
    assert "constraints" not in fields(Claims)["note"]


def test_a_key_into_the_table_itself_names_no_resource():
    keys = {key["fields"][0]: key for key in table_schema(Pledges)["foreignKeys"]}
    assert keys["part_of"]["reference"] == {"resource": "", "fields": ["pledge_id"]}
    assert keys["meeting_id"]["reference"]["resource"] == "meetings"


def test_no_resource_pins_the_bytes_of_its_table():
    for resource in resources():
        assert resource["profile"] == "tabular-data-resource"
        assert not {"bytes", "hash"} & set(resource)


def test_an_upper_bound_is_stated():
    assert fields(Claims)["amount"]["constraints"] == {"minimum": 0, "maximum": 10**15}
    assert fields(Claims)["quantity"]["constraints"]["maximum"] == 10**12
