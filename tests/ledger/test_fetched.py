"""The ledger at an address, from a real host on this machine."""

import logging

import pytest
from prometheus_client import REGISTRY

from lib.ledger.fetched import FetchedLedger
from lib.ledger.report import LedgerRefused
from lib.model.address import address_of
from lib.model.settings import CACHE
from tests.ledger.hosts import down, hosting
from tests.ledger.test_service import broken, corrected
from tests.ledger.test_zipped import packed
from tests.ledgers import write_ledger


@pytest.fixture
def zips(tmp_path):
    """Give a function that packs tables; without any, the sound ones."""

    def zips(**tables):
        folder = write_ledger(tmp_path / "written", **tables)
        return packed(folder, tmp_path / "written.zip", "top/").read_bytes()

    return zips


@pytest.fixture
def host(zips, tmp_path, monkeypatch):
    """Host a sound ledger; what is kept of it has a folder of its own."""
    monkeypatch.setenv(CACHE.name, str(tmp_path / "cache"))
    with hosting(zips()) as host:
        yield host


def service_of(address):
    """Start a server's service, after its first look."""
    service = FetchedLedger(address_of(address))
    service.look()
    return service


def test_before_the_first_look_there_is_no_ledger(host):
    service = FetchedLedger(address_of(host.address))
    with pytest.raises(LedgerRefused, match=r"ledger\.zip: it is not fetched yet"):
        service.current()
    assert not host.asked


def test_readers_are_served_what_was_fetched_and_ask_no_host(host):
    service = service_of(host.address)
    asked = len(host.asked)
    served = [service.current() for _ in range(5)]
    assert all(one is served[0] for one in served)
    assert served[0].stale_report is None
    assert len(served[0].ledger["pledges"]) == 9
    assert len(host.asked) == asked == 1


def test_what_did_not_change_is_not_sent_again(host):
    service = service_of(host.address)
    before = service.current()
    service.look()
    assert service.current() is before
    assert host.asked[1][2]["If-None-Match"] == host.tag


def test_a_change_is_served_after_the_next_look(host, zips):
    service = service_of(host.address)
    before = service.current()
    host.content = zips(**corrected())
    assert service.current() is before
    service.look()
    assert service.current().ledger["donors"]["gdp_usd"].iloc[0] == 12345


def test_a_ledger_that_is_refused_leaves_the_last_good_one(host, zips, caplog):
    service = service_of(host.address)
    before = service.current().ledger
    host.content = zips(**broken())
    for _ in range(3):
        service.look()
        served = service.current()
        assert served.ledger is before
        said = str(served.stale_report)
        assert said.startswith("ledger.zip/claims.csv, row 3 (deu-c1): currency")
    assert len(caplog.records) == 1
    # What was refused is known, too: it is not sent again and again.
    assert host.asked[-1][2]["If-None-Match"] == host.tag
    host.content = zips(**corrected())
    service.look()
    assert service.current().stale_report is None


def test_a_host_that_fails_leaves_the_last_good_one_and_is_said_once(host, caplog):
    service = service_of(host.address)
    before = service.current()
    host.status = 503
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            service.look()
            served = service.current()
            assert served.ledger is before.ledger
            said = str(served.stale_report)
            assert said.startswith("ledger.zip: the host answers 503. Expected: ")
        host.status = 200
        service.look()
    assert service.current().stale_report is None
    first, second = (one.getMessage() for one in caplog.records)
    assert first.startswith(f"{host.address} is not taken:\nledger.zip: the host")
    assert second == f"{host.address} is fetched again"


def test_over_a_restart_the_last_good_one_is_served_while_the_host_is_down(host):
    before = service_of(host.address).current().ledger
    host.status = 503
    served = service_of(host.address).current()
    assert served.ledger.hash == before.hash
    assert "the host answers 503" in str(served.stale_report)


def test_over_a_restart_what_did_not_change_is_not_sent_again(host):
    service_of(host.address)
    service = service_of(host.address)
    assert host.asked[1][2]["If-None-Match"] == host.tag
    assert service.current().stale_report is None


def test_over_a_restart_a_refused_one_does_not_hide_the_last_good_one(host, zips):
    before = service_of(host.address).current().ledger
    host.content = zips(**broken())
    service = service_of(host.address)
    for _ in range(2):
        assert service.current().ledger.hash == before.hash
        assert 'currency "EURO" is not known' in str(service.current().stale_report)
        service.look()


def kept_files():
    return sorted((CACHE.value() / "ledgers").iterdir())


def test_only_the_last_good_one_is_kept(host, zips):
    service = service_of(host.address)
    before = [one.read_bytes() for one in kept_files()]
    assert host.content in before
    host.content = zips(**broken())
    service.look()
    assert [one.read_bytes() for one in kept_files()] == before


@pytest.mark.parametrize("harm", [b"", b"{}", b"[]", b'{"sha256": "0", "etag": "x"}'])
def test_what_is_said_of_another_file_is_not_believed(host, harm):
    service_of(host.address)
    (said,) = (one for one in kept_files() if one.suffix == ".json")
    said.write_bytes(harm)
    assert service_of(host.address).current().stale_report is None
    assert "If-None-Match" not in host.asked[-1][2]


def test_a_kept_file_that_is_damaged_is_fetched_again(host):
    before = service_of(host.address).current().ledger
    (kept,) = (one for one in kept_files() if one.suffix == ".zip")
    kept.write_bytes(kept.read_bytes()[:-50])
    served = service_of(host.address).current()
    assert served.ledger.hash == before.hash
    assert served.stale_report is None


def test_where_nothing_can_be_kept_the_ledger_is_served_all_the_same(
    host, tmp_path, caplog, monkeypatch
):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(CACHE.name, str(tmp_path / "file"))
    service = service_of(host.address)
    assert service.current().stale_report is None
    assert "PLEDGEBOARD_CACHE: the ledger is not kept for the next start" in caplog.text


def test_without_any_ledger_the_refusal_says_why(host):
    service = service_of(down(host))
    with pytest.raises(LedgerRefused, match="takes no connection") as refused:
        service.current()
    assert "127.0.0.1" not in str(refused.value)


def test_a_bad_limit_is_said(host, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "many")
    service = service_of(host.address)
    with pytest.raises(LedgerRefused, match="not a number of megabytes"):
        service.current()
    monkeypatch.delenv("PLEDGEBOARD_MAX_FILE_MB")
    service.look()
    assert service.current().stale_report is None


def test_neither_log_nor_report_nor_disk_holds_a_secret(host, zips, caplog):
    secret = host.address.replace("//", "//me:s3cret@") + "?key=s3cret"
    said = []
    with caplog.at_level(logging.DEBUG):
        service = service_of(secret)
        for host.status, host.content in ((200, zips(**broken())), (500, b"")):
            service.look()
            said.append(str(service.current().stale_report))
    assert host.asked[0][1].endswith("key=s3cret")
    assert len(set(said)) == 2
    for text in (*said, caplog.text, *(str(one) for one in kept_files())):
        assert "s3cret" not in text
    assert not any(b"s3cret" in one.read_bytes() for one in kept_files())


def test_nothing_is_left_behind(host, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    service_of(host.address)
    assert not list((tmp_path / "temporary").iterdir())
    assert len(kept_files()) == 2


def test_another_signature_of_an_address_finds_what_is_kept(host):
    service_of(f"{host.address}?sig=monday")
    service = service_of(f"{host.address}?sig=tuesday")
    assert host.asked[1][2]["If-None-Match"] == host.tag
    assert service.current().stale_report is None
    assert len(kept_files()) == 2


def test_a_kept_ledger_that_is_refused_now_is_said_at_each_look(host, monkeypatch):
    service_of(host.address)
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "0.001")
    service = service_of(host.address)
    for _ in range(2):
        with pytest.raises(
            LedgerRefused, match=r"^The .*\nledger\.zip: the file is larg"
        ):
            service.current()
        service.look()


def test_whether_a_newer_one_is_missing_can_be_watched(host):
    stale = []
    service = service_of(host.address)
    for host.status in (200, 503, 200):
        service.look()
        stale.append(REGISTRY.get_sample_value("pledgeboard_ledger_stale"))
    assert stale == [0, 1, 0]
