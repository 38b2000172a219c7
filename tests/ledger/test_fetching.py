"""A file from another machine: real hosts on this one, with TLS and a store too."""

import logging
import sys
from threading import Event

import pytest
from fsspec.registry import _registry

from lib.ledger import fetching
from lib.ledger.fetching import Edition, NotFetched, fetch
from lib.model.address import Address, address_of
from tests.ledger.hosts import down, hosting, trusted

MOST = 1_000
FILE = b"a ledger, zipped"


@pytest.fixture
def take(tmp_path):
    """Give a function that fetches, and returns the edition and what came."""

    def take(address, known=Edition(), most=MOST):  # noqa: B008 (it is frozen)
        to = tmp_path / "fetched"
        to.unlink(missing_ok=True)
        edition = fetch(address_of(address), known, to, most)
        return edition, to.read_bytes() if to.exists() else None

    return take


@pytest.fixture
def secure(tmp_path, monkeypatch):
    with trusted(tmp_path, monkeypatch) as context:
        yield context


def test_a_file_comes_with_its_edition_and_once(take):
    with hosting(FILE, modified="Thu, 12 Feb 2026 09:00:00 GMT") as host:
        edition, came = take(host.address)
        assert came == FILE
        assert edition == Edition(host.tag, host.modified)
        assert take(host.address, edition) == (None, None)
        host.content = b"another"
        assert take(host.address, edition) == (
            Edition(host.tag, host.modified),
            b"another",
        )


def test_without_an_etag_the_time_of_change_tells(take):
    with hosting(FILE, etag=False, modified="Thu, 12 Feb 2026 09:00:00 GMT") as host:
        edition, _ = take(host.address)
        assert take(host.address, edition) == (None, None)
        assert "If-None-Match" not in host.asked[-1][2]


def test_a_host_that_tells_no_edition_is_asked_for_all_of_it(take):
    with hosting(FILE, etag=False) as host:
        edition, _ = take(host.address)
        assert edition == Edition()
        assert take(host.address, edition) == (Edition(), FILE)


def test_a_file_of_just_the_limit_comes_and_a_larger_one_does_not(take):
    with hosting(b"x" * MOST) as host:
        assert take(host.address)[1] == b"x" * MOST
        with pytest.raises(NotFetched, match=r"more than 999 bytes \(PLEDGEBOARD_MAX"):
            take(host.address, most=MOST - 1)


def test_a_larger_file_that_hides_its_size_is_broken_off(take, tmp_path):
    with hosting(b"x" * 3 * fetching.PIECE) as host:
        host.headers = {"Content-Length": "", "Connection": "close"}
        with pytest.raises(NotFetched, match="more than 1,000 bytes"):
            take(host.address)
    assert (tmp_path / "fetched").stat().st_size == 0


@pytest.mark.parametrize("cut", [0, 5])
def test_a_file_that_breaks_off_is_not_taken(take, cut):
    with (
        hosting(FILE, breaks_off=cut) as host,
        pytest.raises(NotFetched, match="the host broke off"),
    ):
        take(host.address)


@pytest.mark.parametrize("status", [204, 206, 401, 403, 404, 429, 500, 503])
def test_another_status_is_said_by_its_number(take, status):
    with (
        hosting(FILE, status=status) as host,
        pytest.raises(NotFetched, match=f"^the host answers {status}$"),
    ):
        take(host.address)


def test_a_host_that_is_down_is_said(take):
    with hosting() as host, pytest.raises(NotFetched, match="takes no connection"):
        take(down(host))


def test_a_host_that_says_nothing_is_left(take, monkeypatch):
    monkeypatch.setattr(fetching, "WAIT", 0.2)
    with hosting(FILE, slow=Event()) as host:
        with pytest.raises(NotFetched, match="the host says nothing for"):
            take(host.address)
        host.slow.set()


def test_a_file_that_takes_too_long_is_left(take, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", -1.0)
    with (
        hosting(FILE) as host,
        pytest.raises(NotFetched, match="took more than -1 seconds"),
    ):
        take(host.address)


def test_a_coding_that_was_not_asked_for_is_refused(take):
    with hosting(FILE, headers={"Content-Encoding": "gzip"}) as host:
        with pytest.raises(NotFetched, match="coding"):
            take(host.address)
        assert host.asked[0][2]["Accept-Encoding"] == "identity"


def test_over_tls_a_host_may_lead_on_to_tls(take, secure):
    with hosting(FILE, secure) as there, hosting(secure=secure, status=302) as host:
        host.headers = {"Location": there.address}
        assert take(host.address)[1] == FILE


@pytest.mark.parametrize("start", ["http", "https"])
@pytest.mark.parametrize("end", ["http", "file", "ftp"])
def test_no_host_leads_on_to_where_others_listen(take, secure, tmp_path, start, end):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    with (
        hosting(FILE) as there,
        hosting(secure=secure if start == "https" else None, status=302) as host,
    ):
        host.headers = {
            "Location": {
                "http": there.address,
                "file": f"file://{tmp_path}/secret",
                "ftp": "ftp://127.0.0.1:9/ledger.zip",
            }[end]
        }
        with pytest.raises(NotFetched, match=r"not https|answers 302"):
            take(host.address)
        assert not there.asked


def test_a_certificate_that_nobody_knows_is_refused(take, secure, monkeypatch):
    with hosting(FILE, secure) as host:
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NotFetched, match="certificate of the host does not hold"):
            take(host.address)


def test_a_host_is_told_the_user_and_another_one_is_not(take, secure):
    with hosting(FILE, secure) as there, hosting(secure=secure, status=302) as host:
        host.headers = {"Location": there.address}
        take(host.address.replace("//", "//me:s3cret@") + "?key=s3cret")
        (_, path, told), (_, _, on) = host.asked[0], there.asked[0]
    assert path == "/ledger.zip?key=s3cret"
    assert told["Authorization"] == "Basic bWU6czNjcmV0"
    assert "Authorization" not in on


def test_no_refusal_and_no_log_holds_a_secret(take, caplog):
    with hosting(FILE, status=500) as host:
        for address in (host.address, down(host)):
            secret = address.replace("//", "//me:s3cret@") + "?key=s3cret"
            with caplog.at_level(logging.DEBUG), pytest.raises(NotFetched) as failed:
                take(secret)
            assert "s3cret" not in str(failed.value)
            assert failed.value.__cause__ is None
    assert "s3cret" not in caplog.text


@pytest.fixture
def store(monkeypatch):
    """Speak S3 at the address of a host: what is asked of it is one file of a bucket."""
    with hosting(FILE, modified="Thu, 12 Feb 2026 09:00:00 GMT") as host:
        monkeypatch.setenv("AWS_ENDPOINT_URL", host.address.removesuffix("/ledger.zip"))
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "reader")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
        yield host


IN_STORE = "s3://pledges/2026/ledger.zip"


def test_a_file_of_a_store_comes_with_its_edition_and_once(take, store):
    edition, came = take(IN_STORE)
    assert came == FILE
    assert edition.etag == store.tag
    assert {path for _, path, _ in store.asked} == {"/pledges/2026/ledger.zip"}
    store.asked.clear()
    assert take(IN_STORE, edition) == (None, None)
    assert [method for method, _, _ in store.asked] == ["HEAD"]
    store.content = b"another"
    assert take(IN_STORE, edition)[1] == b"another"


def test_a_file_of_a_store_has_the_limit_too(take, store):
    with pytest.raises(NotFetched, match="more than 15 bytes"):
        take(IN_STORE, most=len(FILE) - 1)
    assert [method for method, _, _ in store.asked] == ["HEAD"]


@pytest.mark.parametrize(
    ("status", "said"), [(404, "no such file"), (403, "does not give this file")]
)
def test_a_store_that_does_not_give_it_is_said(take, store, status, said):
    store.status = status
    with pytest.raises(NotFetched, match=said):
        take(IN_STORE)


def test_without_the_package_of_stores_one_is_told_of_it(take, monkeypatch):
    monkeypatch.delitem(_registry, "s3", raising=False)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(NotFetched, match="needs the package s3fs"):
        take(IN_STORE)


def test_an_address_without_a_host_is_said(tmp_path):
    nowhere = Address("https://nowhere.invalid/ledger.zip")
    with pytest.raises(NotFetched, match="nobody knows the name of the host"):
        fetch(nowhere, Edition(), tmp_path / "x", MOST)
