"""What one edition changes in another, as it is told at a terminal."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lib.editing.changes import changes_in_text, main
from tests.ledger.test_zipped import packed
from tests.ledgers import row, sound_tables, write_ledger
from tests.toys import TODAY, claim, frame_of, ledger_of, pledge, toy_ledger

ROOT = Path(__file__).parents[2]
LATER = "2026-03-02"


def edition(folder, amount="", **more):
    """Write the sound ledger, in which a claim may be of another amount."""
    tables = sound_tables()
    if amount:
        row(tables, "claims", "deu-c1").update(amount=amount, amount_as_printed=amount)
    return write_ledger(folder, **tables, **more)


@pytest.fixture
def old():
    return toy_ledger(
        [pledge("deu"), pledge("nor", "NOR")], [claim("deu", 5), claim("nor", 1)]
    )


def test_rows_and_sums_are_told_apart(old):
    pledges = [
        pledge("deu", withdrawn_on=LATER),
        pledge("nor", "NOR"),
        pledge("gbr", "GBR", meeting_id="m1", recorded_on=LATER),
    ]
    claims = [
        *(claim("deu", 5), claim("nor", 1)),
        claim("gbr", 7, recorded_on=LATER),
    ]
    told = changes_in_text(old, toy_ledger(pledges, claims), TODAY, "From a to b")
    for line in (
        "Rows: pledges: 1 added and 1 withdrawn; claims: 1 added.",
        "From a to b: 1 announcement added and 1 announcement withdrawn.",
        "From named donors: $2 more: $6 before, $8 after",
        "- Germany: $5 less",
        "- United Kingdom: $7 more",
        "- 12 Feb 2026, Brussels: $7 more",
        "- 2 Mar 2026, Germany. Withdrawn: no sum stated, $5 less [deu]",
    ):
        assert line in told.splitlines()
    assert "table of rates" not in told


def test_other_rates_are_told_apart_from_all_else():
    claims = [claim("deu", 5, currency="UAH"), claim("nor", 1)]
    pledges = [pledge("deu"), pledge("nor", "NOR")]
    old, new = (
        ledger_of(
            {
                **toy_ledger(pledges, claims).tables,
                "rates": frame_of("rates", [{"currency": "UAH", "value": value}]),
            }
        )
        for value in (5.0, 2.5)
    )
    told = changes_in_text(old, new, TODAY, "From a to b")
    assert "From a to b: nothing of this selection changed." in told
    assert told.endswith(
        "Other rates in the table of rates, apart from all this: $1 more."
    )


def test_the_same_ledger_changes_nothing(old):
    told = changes_in_text(old, replace(old), TODAY, "From a to a")
    assert "Rows: none added or withdrawn." in told
    assert "nothing of this selection changed" in told


def test_a_folder_and_a_zip_are_compared(tmp_path, capsys):
    before = packed(edition(tmp_path / "a"), tmp_path / "a.zip")
    after = edition(tmp_path / "b", head={"version": "2.0.0"})
    assert main([str(before), str(after)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Version 1.0.0 (")
    assert "then 2.0.0 (" in said
    assert f"From {before} to {after}: nothing" in said
    assert "does not continue" not in said


def test_a_row_that_was_changed_in_place_is_named(tmp_path, capsys):
    sides = [edition(tmp_path / "a"), edition(tmp_path / "b", amount="61000000")]
    assert main(list(map(str, sides))) == 0
    said = capsys.readouterr().out
    assert "The newer one does not continue the older: " in said
    assert "deu-c1" in said


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_no_ledger_is_refused_without_a_traceback(tmp_path, capsys, which):
    sides = [edition(tmp_path / "a"), edition(tmp_path / "b")]
    for bad, fault in (("nowhere", "no such folder"), ("text", "cannot be read")):
        sides[which] = tmp_path / bad
        if bad == "text":
            sides[which].write_text("no ledger")
        assert main(list(map(str, sides))) == 1
        assert fault in capsys.readouterr().out


@pytest.mark.whole
def test_a_bad_ledger_is_refused_through_the_command_line(tmp_path):
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    bad = write_ledger(tmp_path / "bad", **tables)
    done = subprocess.run(
        [sys.executable, "-m", "lib.editing.changes", str(bad), str(bad)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert 'currency "EURO" is not known' in done.stdout
    assert done.stderr == ""
