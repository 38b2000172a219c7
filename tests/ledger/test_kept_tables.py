"""What was checked before is taken, and only that, by this very software."""

import json
import logging
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.ledger import kept_tables, package
from lib.ledger.check import main
from lib.ledger.fetched import _Kept
from lib.ledger.fetching import Edition
from lib.ledger.package import examine
from lib.ledger.service import LedgerService
from lib.model.address import Address
from lib.model.tables import TABLES
from tests.ledgers import row, write_ledger

DAY = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep every ledger, however small, in a folder of the test's own."""
    monkeypatch.setenv("PLEDGEBOARD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_tables, "LARGE", 0)
    # Not what the tests keep of their own, so that each start is one.
    monkeypatch.setattr(package, "_examined", package._examined.__wrapped__)
    return tmp_path / "cache" / "tables"


@pytest.fixture
def checks(monkeypatch):
    """Count how often the rules are asked."""
    asked = []

    def ask(draft, rules=package.broken_rules):
        asked.append(draft)
        return rules(draft)

    monkeypatch.setattr(package, "broken_rules", ask)
    return asked


def doubtful(tables):
    row(tables, "claims", "joint-c1").update(amount_as_printed="some")
    return tables


def same(one, other):
    assert one.ledger.hash == other.ledger.hash
    for name in TABLES:
        pd.testing.assert_frame_equal(one.ledger[name], other.ledger[name])
        pd.testing.assert_frame_equal(one.draft[name], other.draft[name])
    assert one.ledger.documents == other.ledger.documents
    assert one.report == other.report
    for part in ("whole", "bad", "missing", "unread", "today", "vocabulary"):
        assert getattr(one.draft, part) == getattr(other.draft, part)


def test_a_ledger_that_was_checked_before_is_not_checked_again(
    tmp_path, tables, checks
):
    folder = write_ledger(tmp_path / "ledger", **doubtful(tables))
    first, again = examine(folder, today=DAY), examine(folder, today=DAY)
    assert len(checks) == 1
    assert first.report.warned
    same(first, again)


def test_the_service_starts_on_it(folder, checks):
    assert LedgerService(folder).current().ledger.hash
    assert LedgerService(folder).current().ledger.title
    assert len(checks) == 1


def test_a_check_that_is_asked_for_is_made(folder, checks, capsys):
    assert main([str(folder)]) == main([str(folder)]) == 0
    assert len(checks) == 2
    assert "is sound" in capsys.readouterr().out
    examine(folder)
    assert len(checks) == 2


def test_what_is_doubted_is_named_in_the_folder_in_which_it_now_lies(tmp_path, tables):
    folder = write_ledger(tmp_path / "ledger", **doubtful(tables))
    there = [str(one) for one in examine(folder).report.warned]
    moved = folder.rename(tmp_path / "moved")
    here = [str(one) for one in examine(moved).report.warned]
    assert here == [one.replace(str(folder), str(moved)) for one in there]
    assert here != there


def test_rows_recorded_after_today_are_doubted_by_the_day_of_the_start(folder, checks):
    late = [len(examine(folder, today=day).report.warned) for day in (DAY, date.max)]
    assert late[0] > late[1] == 0
    assert len(examine(folder, today=DAY).report.warned) == late[0]
    assert len(checks) == 1


@pytest.mark.parametrize(
    "name", ["claims.csv", "datapackage.json", "documents/report.txt"]
)
def test_where_a_byte_differs_the_ledger_is_checked(folder, checks, name):
    examine(folder)
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    examine(folder)
    assert len(checks) == 2


def test_where_the_software_differs_the_ledger_is_checked(folder, checks, monkeypatch):
    examine(folder)
    monkeypatch.setattr(kept_tables, "_software", lambda: "0" * 64)
    examine(folder)
    assert len(checks) == 2


def test_the_software_is_all_that_checks(monkeypatch, tmp_path):
    for part in ("ledger", "model"):
        shutil.copytree(kept_tables._LIB / part, tmp_path / part)
    asked = kept_tables._software.__wrapped__
    monkeypatch.setattr(kept_tables, "_LIB", tmp_path)
    assert asked() == kept_tables._software()
    with (tmp_path / "model" / "tables.py").open("a") as file:
        file.write("\n")
    changed = asked()
    assert changed != kept_tables._software()
    monkeypatch.setattr(kept_tables, "version", lambda _: "0")
    assert asked() != changed


def cut(file):
    file.write_bytes(file.read_bytes()[:-9])


def flipped(file):
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))


def of_other_columns(file):
    pd.DataFrame({"a": [1]}).to_parquet(file)
    listed = file.with_name("kept.json")
    stated = json.loads(listed.read_text())
    stated["sums"][file.stem] = kept_tables._sum_of(file)
    listed.write_text(json.dumps(stated))


def without_sums(file):
    file.with_name("kept.json").write_text('{"warned": []}')


def cut_list(file):
    cut(file.with_name("kept.json"))


SPOILT = [cut, flipped, of_other_columns, without_sums, cut_list, Path.unlink]


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_broken_is_logged_and_made_anew(folder, checks, cache, caplog, spoil):
    first = examine(folder)
    (kept,) = cache.iterdir()
    spoil(kept / "claims.parquet")
    same(first, examine(folder))
    assert len(checks) == 2
    (line,) = caplog.records
    assert f"{kept} are broken and are made anew" in line.getMessage()
    same(first, examine(folder))
    assert len(checks) == 2


def test_a_refused_ledger_is_not_kept(tmp_path, tables, cache):
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    assert examine(write_ledger(tmp_path / "ledger", **tables)).ledger is None
    assert not cache.exists()


def test_a_file_that_cannot_be_read_is_not_passed_over(folder, checks):
    optional = folder / "rates.csv"
    optional.unlink(missing_ok=True)
    assert examine(folder).ledger is not None
    optional.mkdir()
    assert examine(folder).ledger is None
    assert len(checks) == 2


def test_a_small_ledger_is_not_kept(folder, monkeypatch, cache):
    monkeypatch.setattr(kept_tables, "LARGE", 10**6)
    examine(folder)
    assert not cache.exists()


def test_another_process_that_was_sooner_is_no_fault(
    folder, cache, caplog, monkeypatch
):
    def write_twice(made, *given, write=kept_tables._write):
        sooner = cache / made.name
        sooner.mkdir()
        write(sooner, *given)
        write(made, *given)

    monkeypatch.setattr(kept_tables, "_write", write_twice)
    assert examine(folder).ledger is not None
    assert not caplog.records
    (kept,) = cache.iterdir()
    assert (kept / "kept.json").exists()


def test_the_ledgers_that_were_checked_last_are_kept(folder, cache, tmp_path):
    fetched = tmp_path / "fetched.zip"
    fetched.write_bytes(b"a zip")
    address = Address("https://pledges.test/ledger.zip")
    for number in range(kept_tables.MOST_KEPT + 2):
        with (folder / "documents" / "report.txt").open("a") as file:
            file.write("More.\n")
        examine(folder)
        _Kept.of(address).keep(fetched, Edition())
        assert len(list(cache.iterdir())) == min(number + 1, kept_tables.MOST_KEPT)


def test_a_cache_that_cannot_be_written_is_logged(folder, caplog, cache):
    cache.parent.write_text("no folder")
    with caplog.at_level(logging.WARNING):
        assert examine(folder).ledger is not None
    assert "Until then a large ledger is checked at each start" in caplog.text
