import subprocess
import sys
from pathlib import Path

import pytest

from lib.ledger.check import main
from tests.ledger.hosts import hosting
from tests.ledger.test_zipped import packed
from tests.ledgers import row, sound_tables, ten_faults, write_ledger

ROOT = Path(__file__).parents[2]


def test_a_sound_ledger_exits_0_with_its_counts(folder, capsys):
    assert main([str(folder)]) == 0
    said = capsys.readouterr().out
    assert "pledges: 9\nclaims: 10\n" in said
    assert "is sound: no problem, no warning." in said


@pytest.mark.whole
def test_ten_faults_exit_1_with_all_ten_through_the_command_line(tmp_path):
    write_ledger(tmp_path / "ledger", **ten_faults())
    done = subprocess.run(
        [sys.executable, "-m", "lib.ledger.check", str(tmp_path / "ledger")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "is refused: 10 problems, no warning." in done.stdout
    assert len(done.stdout.splitlines()) == 11
    assert done.stderr == ""


def test_refused_problems_are_printed_before_warnings(tmp_path, capsys, tables):
    row(tables, "claims", "again-c1")["amount_as_printed"] = "unprinted"
    row(tables, "statements", "a-1")["source_id"] = "nowhere"
    assert main([str(write_ledger(tmp_path / "ledger", **tables))]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert "statements.csv" in first
    assert "claims.csv" in second
    assert last.endswith("is refused: 1 problem, 1 warning.")


def test_warnings_alone_exit_0(tmp_path, capsys, tables):
    row(tables, "claims", "again-c1")["amount_as_printed"] = "unprinted"
    assert main([str(write_ledger(tmp_path / "ledger", **tables))]) == 0
    assert "is sound: no problem, 1 warning." in capsys.readouterr().out


def test_a_bad_folder_is_said_without_a_traceback(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().out


def test_a_bad_setting_is_said_without_a_traceback(folder, capsys, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "many")
    assert main([str(folder)]) == 1
    assert '"many" is not a number of megabytes' in capsys.readouterr().out


@pytest.mark.parametrize("key", ["deu-c2", None])
def test_against_an_older_edition_forbidden_changes_are_refused(
    folder, tmp_path, capsys, key
):
    tables = sound_tables()
    if key:
        tables["claims"].remove(row(tables, "claims", key))
    new = write_ledger(tmp_path / "new", **tables)
    assert main([str(new), "--against", str(folder)]) == (1 if key else 0)
    said = capsys.readouterr().out
    assert ("(deu-c2): the row of the old ledger is gone" in said) == bool(key)


def test_an_older_edition_that_is_broken_is_said(folder, tmp_path, capsys):
    assert main([str(folder), "--against", str(tmp_path / "nowhere")]) == 1
    assert "nowhere: there is no such folder" in capsys.readouterr().out


def test_an_older_edition_is_compared_beside_other_problems(folder, tmp_path, capsys):
    tables = sound_tables()
    tables["claims"].remove(row(tables, "claims", "deu-c2"))
    row(tables, "claims", "deu-c1").update(currency="EURO", recorded_on="soon")
    row(tables, "pledges", "deu")["item"] = "tanks"
    new = write_ledger(tmp_path / "new", **tables)
    assert main([str(new), "--against", str(folder)]) == 1
    said = capsys.readouterr().out
    assert 'currency "EURO" is not known' in said
    assert 'recorded_on "soon" is not a date' in said
    assert "(deu-c2): the row of the old ledger is gone" in said
    assert 'item was "drones" and is "tanks"' in said
    assert "is refused: 4 problems" in said


def test_what_cannot_be_read_is_not_compared(folder, tmp_path, capsys):
    tables = sound_tables()
    for one in tables["claims"]:
        one["number"] = one.pop("claim_id")
    for one in tables["pledges"]:
        del one["item"]
    new = write_ledger(tmp_path / "new", **tables)
    (new / "documents" / "report.txt").write_bytes(b"\xff")
    (new / "statements.csv").write_bytes(b"\xff")
    assert main([str(new), "--against", str(folder)]) == 1
    assert "old ledger" not in capsys.readouterr().out


def test_a_row_recorded_after_today_is_warned_of(tmp_path, capsys):
    tables = sound_tables()
    row(tables, "statements", "a-1")["recorded_on"] = "2099-01-01"
    assert main([str(write_ledger(tmp_path / "ledger", **tables))]) == 0
    said = capsys.readouterr().out
    assert "(a-1): recorded_on 2099-01-01 is later than today" in said


def test_a_zip_and_an_address_are_checked_too(folder, tmp_path, capsys):
    path = packed(folder, tmp_path / "ledger.zip")
    with hosting(path.read_bytes()) as host:
        for place in (str(path), host.address):
            assert main([place, "--against", place]) == 0
            said = capsys.readouterr().out
            assert "pledges: 9\nclaims: 10\n" in said
            assert f"{place} is sound: no problem, no warning." in said


def test_what_is_wrong_at_an_address_is_said_without_a_secret(tmp_path, capsys):
    path = packed(write_ledger(tmp_path / "ledger", **ten_faults()), tmp_path / "l.zip")
    with hosting(path.read_bytes()) as host:
        secret = host.address.replace("//", "//me:s3cret@") + "?key=s3cret"
        assert main([secret]) == 1
        first = capsys.readouterr().out
        host.status = 503
        assert main([secret]) == 1
        second = capsys.readouterr().out
    assert first.startswith("ledger.zip/")
    assert f"{host.address} is refused: 10 problems, no warning." in first
    assert second.startswith("ledger.zip: the host answers 503. Expected: ")
    assert "s3cret" not in first + second
    assert str(tmp_path) not in first + second


def test_what_is_no_address_is_said_without_a_traceback(capsys):
    assert main(["http://me:s3cret@example.org/ledger.zip"]) == 1
    said = capsys.readouterr().out
    assert said.startswith('"http://example.org/ledger.zip" is no address of a ledger')
