import json
from datetime import date

import pytest

from lib.ledger.entry import adds, entered
from lib.ledger.files import read_files
from lib.ledger.patch import Patch
from tests.ledger.patches import new_pledge, patch_of_rows, rows_of, withdrawal
from tests.ledgers import write_ledger

TODAY = date(2026, 11, 30)


@pytest.fixture
def content(tmp_path):
    return read_files(write_ledger(tmp_path / "tiny")).content


def head_of(done):
    return json.loads(done.content["datapackage.json"])


def test_rows_are_added_below_and_others_stay_byte_for_byte(content):
    done = entered(content, new_pledge(), TODAY)
    for name in ("pledges.csv", "claims.csv"):
        assert done.content[name].startswith(content[name])
        assert done.content[name].count(b"\n") == content[name].count(b"\n") + 1
    same = {name for name in content if done.content[name] == content[name]}
    assert same == content.keys() - {"pledges.csv", "claims.csv", "datapackage.json"}


def test_recorded_on_is_today_where_it_is_blank(content):
    patch = patch_of_rows(pledges=[{}, {"recorded_on": "2026-11-29"}], claims=[{}, {}])
    added = entered(content, patch, TODAY).added.values()
    assert [row["recorded_on"] for row in added if "scope" in row] == [
        "2026-11-30",
        "2026-11-29",
    ]


@pytest.mark.parametrize(("stated", "day"), [("", "2026-11-30"), ("2026-11-29",) * 2])
def test_a_row_with_a_known_key_withdraws(content, stated, day):
    patch = patch_of_rows(claims=withdrawal("claims", "deu-c2", stated))
    done = entered(content, patch, TODAY)
    row = done.withdrawn["claims", "deu-c2"]
    assert (row["withdrawn_on"], row["amount"]) == (day, "50000000")
    assert not done.problems


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"note": "other"}, 'with note "", not "other"'),
        ({"donors": "LVA"}, "is in the ledger already"),
    ],
)
def test_a_versioned_row_is_not_overwritten(content, cells, said):
    rows = rows_of("pledges", {"pledge_id": "lva"} | cells, usual=False)
    done = entered(content, patch_of_rows(pledges=rows), TODAY)
    (found,) = done.problems
    assert said in found.found
    assert str(found.where) == "patch.zip/pledges.csv, row 2 (lva)"


def test_a_withdrawn_row_is_not_withdrawn_again(content):
    patch = patch_of_rows(pledges=withdrawal("pledges", "nor"))
    (found,) = entered(content, patch, TODAY).problems
    assert "withdrawn on 2026-03-01" in found.found


def test_a_row_without_versions_takes_the_place_of_the_old_one(content):
    row = {"source_id": "paper", "publisher": "The Paper"}
    done = entered(content, patch_of_rows(sources=[row]), TODAY)
    assert list(done.changed) == [("sources", "paper")]
    lines = done.content["sources.csv"].decode().splitlines()
    assert len(lines) == 4
    assert lines[2].startswith("paper,The Paper,agency")


def test_the_version_rises_by_what_is_done(content):
    new, old = new_pledge(), withdrawal("pledges", "lva")
    replacing = patch_of_rows(
        pledges=[{"pledge_id": "lva-2", "replaces": "lva"}],
        claims=[{"pledge_id": "lva-2"}],
    )
    both = Patch(
        "tiny", "1", replacing.tables | {"claims": withdrawal("claims", "deu-c2")}
    )
    cases = {
        "a pledge": (new, "1.1.0"),
        "a withdrawal": (patch_of_rows(pledges=old), "1.0.1"),
        "a replacement": (replacing, "1.0.1"),
        "a replacement and a withdrawn claim": (both, "1.0.1"),
        "a claim more": (patch_of_rows(claims=[{"pledge_id": "lva"}]), "1.1.0"),
    }
    for name, (patch, version) in cases.items():
        done = entered(content, patch, TODAY)
        assert head_of(done)["version"] == version, name
        assert adds(done) is (version == "1.1.0"), name


def test_a_version_that_cannot_be_raised_is_said(tmp_path):
    folder = write_ledger(tmp_path, head={"version": "spring"})
    done = entered(read_files(folder).content, new_pledge(), TODAY)
    assert 'the version is "spring"' in done.problems[0].found


def test_coverage_is_raised_and_the_rest_of_it_stays(content):
    patch = Patch("tiny", "1.0.0", {}, {"to": "2026-03-05"})
    coverage = head_of(entered(content, patch, TODAY))["coverage"]
    assert (coverage["from"], coverage["to"]) == ("2025-04-11", "2026-03-05")


def test_a_table_that_was_absent_is_described(tmp_path):
    folder = write_ledger(tmp_path)
    (folder / "rates.csv").unlink()
    path = folder / "datapackage.json"
    head = json.loads(path.read_text())
    head["resources"] = [one for one in head["resources"] if one["name"] != "rates"]
    path.write_text(json.dumps(head))
    rate = {"currency": "NGN", "day": "2026-03-05", "value": "1400", "per": "USD"}
    done = entered(read_files(folder).content, patch_of_rows(rates=[rate]), TODAY)
    assert "rates" in [one["name"] for one in head_of(done)["resources"]]
    assert (
        done.content["rates.csv"].decode().splitlines()[1] == "NGN,2026-03-05,1400,USD,"
    )


def test_lines_end_as_they_did(tmp_path):
    folder = write_ledger(tmp_path)
    path = folder / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    old = read_files(folder).content
    done = entered(old, new_pledge(), TODAY)
    assert done.content["claims.csv"].startswith(old["claims.csv"])
    assert done.content["claims.csv"].endswith(b"\r\n")
