import pytest

from lib.ledger.package import examine, read_ledger
from lib.model.ledger import Gap
from lib.model.table_schema import resources
from tests.ledgers import HEAD, kinds_of, write_ledger
from tests.subjects import declared

COVERAGE = HEAD["coverage"]
GAP = {"name": "the 34th", "note": "In May 2026; no report of its pledges was found."}


def with_resource(**changes):
    listed = resources(vocabulary=declared(HEAD))
    listed[6] |= changes
    return {"resources": listed}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'"x"', b'{"a": NaN}', b"\xff{}", b"[" * 100_000]
)
def test_a_descriptor_that_is_no_json_object_is_refused(folder, folder_refused, data):
    (folder / "datapackage.json").write_bytes(data)
    folder_refused(folder, r"datapackage\.json: this is not a JSON object in UTF-8")


@pytest.mark.parametrize(
    ("head", "match"),
    [
        ({"name": ""}, "name is missing or no text"),
        ({"title": None}, "title is missing or no text"),
        ({"version": 1}, "version is missing or no text"),
        ({"licenses": []}, "licenses is missing or names none"),
        ({"licenses": "CC"}, "licenses is missing or names none"),
        ({"licenses": [{}]}, "licenses is missing or names none"),
        ({"coverage": None}, "coverage is missing. Expected: coverage with from, to"),
        (
            {"coverage": COVERAGE | {"to": "12 Feb"}},
            'coverage.to is "12 Feb". Expected',
        ),
        ({"coverage": COVERAGE | {"to": "2026-02-30"}}, 'coverage.to is "2026-02-30"'),
        ({"coverage": COVERAGE | {"from": "20250411"}}, 'coverage.from is "20250411"'),
        ({"coverage": COVERAGE | {"checked_on": None}}, "coverage.checked_on is"),
        ({"coverage": COVERAGE | {"scope": " "}}, "coverage.scope is missing"),
        ({"coverage": COVERAGE | {"gaps": "the 34th"}}, "coverage.gaps is no list"),
        (
            {"coverage": COVERAGE | {"gaps": [GAP, {"name": "the 35th"}]}},
            "coverage.gaps, entry 2: no name and note. Expected: a list of what took",
        ),
        (
            {"coverage": COVERAGE | {"gaps": [GAP | {"note": " "}]}},
            "coverage.gaps, entry 1",
        ),
        ({"coverage": COVERAGE | {"gaps": [GAP | {"day": "x"}]}}, "entry 1: no name"),
        ({"coverage": COVERAGE | {"gaps": ["the 34th"]}}, "entry 1: no name"),
        ({"coverage": COVERAGE | {"from": "2027-01-01"}}, "in this order"),
        ({"coverage": COVERAGE | {"checked_on": "2026-01-01"}}, "in this order"),
        ({"resources": None}, "resources is missing or no list"),
        ({"resources": ["claims.csv"]}, "resources is missing or no list"),
        ({"resources": resources()[1:]}, "no resource describes the table sources"),
        (with_resource(path="../claims.csv"), 'path of claims is "../claims.csv"'),
        (with_resource(path="/etc/passwd"), 'path of claims is "/etc/passwd"'),
        (with_resource(path=["claims.csv"]), "path of claims is"),
    ],
)
def test_a_broken_descriptor_is_refused(tables, refused, head, match):
    refused(tables, match, head=head)


def test_a_resource_that_is_no_table_is_refused(tables, refused):
    listed = [*resources(), {"name": "passwd", "path": "../../etc/passwd"}]
    refused(tables, 'resource "passwd" is no table', head={"resources": listed})


def test_a_schema_out_of_step_with_the_contracts_is_warned_of(tables, warned):
    (problem,) = warned(tables, head=with_resource(schema={"fields": []}))
    assert "the schema of claims is not the contract of this software" in problem
    assert "python -m lib.ledger.describe" in problem


def test_the_head_is_handed_on(folder):
    ledger = read_ledger(folder)
    assert ledger.title == "A tiny ledger"
    assert ledger.version == "1.0.0"
    assert ledger.coverage.end.isoformat() == "2026-02-12"
    assert ledger.coverage.scope == "Two meetings; not all aid."
    assert ledger.descriptor["licenses"] == [{"name": "CC-BY-4.0"}]


def test_tables_are_checked_though_the_descriptor_is_broken(tables, tmp_path):
    tables["claims"][0]["currency"] = "EURO"
    folder = write_ledger(tmp_path / "ledger", head={"version": ""}, **tables)
    assert kinds_of(examine(folder).report) == {"unknown code": 1, "descriptor": 1}


@pytest.mark.parametrize("day", ["２０２５-04-11", "٢٠٢٥-٠٤-١١"])
def test_digits_of_other_scripts_are_refused(refused, day):
    coverage = HEAD["coverage"] | {"from": day}
    refused({}, "coverage.from is", head={"coverage": coverage})


def test_gaps_are_read_and_may_be_left_out(tmp_path):
    assert read_ledger(write_ledger(tmp_path / "whole")).coverage.gaps == ()
    head = {"coverage": COVERAGE | {"gaps": [GAP]}}
    coverage = read_ledger(write_ledger(tmp_path / "gap", head=head)).coverage
    assert coverage.gaps == (Gap(**GAP),)
