import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from prometheus_client import REGISTRY

from lib.ledger import package
from lib.ledger import service as module
from lib.ledger.report import LedgerRefused
from lib.ledger.service import LedgerService, follow, ledger_service
from tests.ledger.test_zipped import packed
from tests.ledgers import row, sound_tables, write_ledger


@pytest.fixture
def service(folder):
    """Give a service that has read the sound ledger."""
    made = LedgerService(folder)
    made.current()
    return made


@pytest.fixture
def reads(monkeypatch):
    """Count how often a folder is read."""
    counted = []

    def examine(folder, **options):
        counted.append(folder)
        return read(folder, **options)

    read = module.examine
    monkeypatch.setattr(module, "examine", examine)
    return counted


def broken():
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    return tables


def corrected():
    tables = sound_tables()
    row(tables, "donors", "DEU")["gdp_usd"] = "12345"
    return tables


def test_a_ledger_is_read_at_the_first_look_and_not_again(folder, reads):
    service = LedgerService(folder)
    first = service.current()
    assert service.current() is first
    assert first.stale_report is None
    assert len(reads) == 1


def test_a_change_is_picked_up_at_the_next_look(service, folder):
    before = service.current().ledger
    write_ledger(folder, **corrected())
    after = service.current().ledger
    assert after.hash != before.hash
    assert after["donors"]["gdp_usd"].iloc[0] == 12345


def test_the_last_good_ledger_stays_and_the_report_is_at_hand(service, folder, caplog):
    before = service.current().ledger
    write_ledger(folder, **broken())
    with caplog.at_level(logging.ERROR):
        served = service.current()
    assert served.ledger is before
    assert 'currency "EURO" is not known' in str(served.stale_report)
    assert 'currency "EURO" is not known' in caplog.text


def doubtful():
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["amount_as_printed"] = "rund 70 Mio. Dollar"
    return tables


def test_what_a_sound_ledger_is_warned_of_is_at_hand(service, folder):
    before = {problem.kind for problem in service.current().warned}
    assert "figure not printed" not in before
    write_ledger(folder, **doubtful())
    served = service.current()
    assert served.stale_report is None
    (found,) = [one for one in served.warned if one.kind == "figure not printed"]
    assert str(found).startswith("ledger/claims.csv, row 3 (deu-c1): amount 60,000,000")


def test_the_warnings_stay_those_of_the_ledger_that_is_served(service, folder):
    write_ledger(folder, **doubtful())
    before = service.current().warned
    write_ledger(folder, **broken())
    served = service.current()
    assert served.stale_report is not None
    assert served.warned == before


def test_a_broken_ledger_is_read_and_logged_once(service, folder, reads, caplog):
    write_ledger(folder, **broken())
    served = [service.current() for _ in range(5)]
    assert all(one is served[0] for one in served)
    assert len(reads) == 1
    assert len(caplog.records) == 1


def test_a_mended_ledger_is_picked_up(service, folder):
    write_ledger(folder, **broken())
    assert service.current().stale_report is not None
    write_ledger(folder, **corrected())
    served = service.current()
    assert served.stale_report is None
    assert served.ledger["donors"]["gdp_usd"].iloc[0] == 12345


def test_a_folder_that_vanishes_leaves_the_last_good_ledger(service, folder, reads):
    before = service.current().ledger
    shutil.move(folder, folder.with_name("gone"))
    served = service.current()
    assert served.ledger is before
    assert "no such folder" in str(served.stale_report)
    service.current()
    assert len(reads) == 1
    shutil.move(folder.with_name("gone"), folder)
    assert service.current().stale_report is None


def test_before_the_first_good_ledger_the_refusal_is_raised(tmp_path, reads):
    folder = write_ledger(tmp_path / "ledger", **broken())
    service = LedgerService(folder)
    for _ in range(3):
        with pytest.raises(LedgerRefused, match='currency "EURO" is not known'):
            service.current()
    assert len(reads) == 1
    write_ledger(folder)
    assert service.current().stale_report is None


def test_a_missing_folder_is_refused_and_picked_up_once_it_is_there(tmp_path):
    service = LedgerService(tmp_path / "ledger")
    with pytest.raises(LedgerRefused, match="no such folder"):
        service.current()
    write_ledger(tmp_path / "ledger")
    assert len(service.current().ledger["pledges"]) == 9


def test_a_touched_file_of_the_same_size_is_read_again(service, folder, reads):
    before = service.current().ledger.hash
    path = folder / "donors.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Norway", "Norweg"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert service.current().ledger.hash != before
    assert len(reads) == 1


def test_a_bad_setting_leaves_the_last_good_ledger(service, folder, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "many")
    write_ledger(folder, **corrected())
    assert "not a number of megabytes" in str(service.current().stale_report)


def test_many_threads_read_once(folder, reads):
    service = LedgerService(folder)
    with ThreadPoolExecutor(8) as pool:
        served = list(pool.map(lambda _: service.current(), range(32)))
    assert all(one is served[0] for one in served)
    assert len(reads) == 1


def test_while_one_thread_reads_the_others_are_served(service, folder, monkeypatch):
    before = service.current()
    started, go_on = Event(), Event()
    read = module.examine

    def slow(folder, **options):
        started.set()
        assert go_on.wait(30)
        return read(folder, **options)

    monkeypatch.setattr(module, "examine", slow)
    write_ledger(folder, **corrected())
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(service.current)
        assert started.wait(30)
        assert service.current() is before
        go_on.set()
        assert reading.result().ledger.hash != before.ledger.hash


def test_one_service_a_process_for_the_folder_that_is_set(folder, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(folder))
    assert ledger_service() is ledger_service()
    assert ledger_service().folder == folder
    assert len(ledger_service().current().ledger["pledges"]) == 9


def test_without_a_setting_the_seeds_are_served(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_LEDGER", raising=False)
    assert ledger_service().folder.name == "seeds"
    assert (ledger_service().folder / "datapackage.json").is_file()


def test_no_served_report_names_a_path_of_the_machine(service, folder):
    (folder / "documents" / "paper.txt").write_bytes(b"\xff")
    (folder / "mechanisms.csv").unlink()
    write_ledger(folder, **{name: broken()[name] for name in ("claims",)})
    report = service.current().stale_report
    assert str(folder) not in str(report)
    assert "ledger/claims.csv, row 3 (deu-c1): " in str(report)
    assert "ledger/documents/paper.txt: " in str(report)
    shutil.rmtree(folder)
    assert str(service.current().stale_report).startswith("ledger: there is no such")


def test_no_refusal_names_a_path_of_the_machine(tmp_path):
    folder = write_ledger(tmp_path / "ledger", **broken())
    with pytest.raises(LedgerRefused) as caught:
        LedgerService(folder).current()
    assert str(tmp_path) not in str(caught.value)
    assert str(caught.value.report).startswith("ledger/claims.csv, row 3")


@pytest.mark.parametrize("place", ["read_files", "read_head", "broken_rules"])
def test_a_fault_of_the_check_leaves_the_last_good_ledger(
    service, folder, monkeypatch, caplog, place
):
    def fail(*_, **__):
        raise KeyError("slip")

    monkeypatch.setattr(package, place, fail)
    before = service.current().ledger
    # No test has read these rows before, so none of the reading is left out.
    tables = corrected()
    row(tables, "donors", "NOR")["gdp_usd"] = f"{len(place)}"
    write_ledger(folder, **tables)
    served = service.current()
    assert served.ledger is before
    (problem,) = served.stale_report.refused
    assert str(problem).startswith("ledger: the ledger could not be read. ")
    assert "slip" not in str(problem)
    assert "KeyError: 'slip'" in caplog.text


def test_a_fault_at_the_first_look_is_a_refusal(folder, monkeypatch):
    monkeypatch.setattr(package, "read_files", None)
    with pytest.raises(LedgerRefused, match="could not be read"):
        LedgerService(folder).current()


def test_a_zip_is_served_and_looked_at_as_a_folder_is(folder, tmp_path):
    path = packed(folder, tmp_path / "ledger.zip")
    service = LedgerService(path)
    before = service.current()
    assert service.current() is before
    packed(write_ledger(folder, **corrected()), path)
    assert service.current().ledger["donors"]["gdp_usd"].iloc[0] == 12345
    path.write_bytes(path.read_bytes()[:5000])
    stale = str(service.current().stale_report)
    assert stale.startswith("ledger.zip: the zip cannot be read")


def test_an_address_that_is_set_is_served_after_a_look(tmp_path, monkeypatch):
    address = "https://pledges.example.org/ledger.zip"
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", address)
    monkeypatch.setenv("PLEDGEBOARD_CACHE", str(tmp_path))
    assert str(ledger_service().address) == address
    assert ledger_service() is ledger_service()
    with pytest.raises(LedgerRefused, match="it is not fetched yet"):
        ledger_service().current()


def test_a_look_finds_a_change_and_raises_nothing(service, folder):
    before = service.current()
    write_ledger(folder, **broken())
    service.look()
    assert service.current().stale_report is not None
    assert service.current().ledger is before.ledger
    LedgerService(folder / "nowhere").look()


def test_a_ledger_is_followed_until_the_end(folder, reads):
    looked = Event()

    class Watched(LedgerService):
        def look(self):
            super().look()
            looked.set()

    over = follow(Watched(folder), 0.01)
    assert looked.wait(30)
    over.set()
    assert len(reads) == 1


def test_what_is_served_is_in_the_log_once(folder, caplog):
    with caplog.at_level(logging.INFO):
        service = LedgerService(folder)
        first = service.current().ledger
        service.current()
        write_ledger(folder, **corrected())
        second = service.current().ledger
    assert [one.getMessage() for one in caplog.records] == [
        f"Serving A tiny ledger 1.0.0: 9 pledges, hash {one.hash[:8]}, from {folder}"
        for one in (first, second)
    ]


def test_files_that_change_while_they_are_read_are_read_again(
    service, folder, monkeypatch, caplog
):
    before = service.current()
    read = module.examine

    def overtaken(folder, **options):
        examined = read(folder, **options)
        write_ledger(folder, **corrected())
        return examined

    monkeypatch.setattr(module, "examine", overtaken)
    write_ledger(folder, **broken())
    assert service.current() is before
    assert not caplog.records
    monkeypatch.setattr(module, "examine", read)
    assert service.current().ledger["donors"]["gdp_usd"].iloc[0] == 12345


def test_whether_a_newer_one_is_missing_can_be_watched(service, folder):
    stale = []
    for tables in (broken(), corrected()):
        write_ledger(folder, **tables)
        service.look()
        stale.append(REGISTRY.get_sample_value("pledgeboard_ledger_stale"))
    assert stale == [1, 0]
