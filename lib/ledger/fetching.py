"""Fetching a file from another machine: only where it changed, within bounds.

Of what a host says nothing is repeated but the number of its status: addresses and
messages may hold what is secret.
"""

import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from lib.model.address import WEB, Address
from lib.model.settings import MOST_BYTES

#: Seconds: for a host to say anything, and for all of a file.
WAIT, LONGEST = 10.0, 120.0
PIECE = 2**18
_TWICE = {"total_max_attempts": 2}
_WEIGHTLESS = "identity"


@dataclass(frozen=True)
class Edition:
    """By which a host tells one edition of a file from another; blank without any."""

    etag: str = ""
    modified: str = ""


class NotFetched(Exception):  # noqa: N818 (said of a file)
    """What was found in place of the file, in words that hold no secret."""


def fetch(address: Address, known: Edition, to: Path, max_bytes: int) -> Edition | None:
    """Write the file at an address to a path, if it is another edition than the known.

    Gives that other edition, or None where the known one stands. NotFetched is raised
    where the host does not give it, or more than `max_bytes`, or not in time.
    """
    take = _from_store if address.in_store else _from_web
    try:
        return take(address, known, to, max_bytes)
    except NotFetched:
        raise
    except Exception as error:
        raise NotFetched(_in_words(error)) from None


class _Secure(HTTPRedirectHandler):
    """Follow a host only to where nobody can listen on the way."""

    def redirect_request(self, *asked: Any) -> Request | None:
        if not asked[-1].startswith(f"{WEB}://"):
            raise NotFetched("the host leads on to an address that is not https")
        return super().redirect_request(*asked)


def _from_web(
    address: Address, known: Edition, to: Path, max_bytes: int
) -> Edition | None:
    request = Request(address.asked, headers=_conditions(known))
    if login := address.login:
        told = b64encode(":".join(login).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {told}")
    try:
        with build_opener(_Secure).open(request, timeout=WAIT) as answer:
            _see_sound(answer.status, answer.headers, max_bytes)
            size = _save(answer.read1, to, max_bytes)
            if size != int(answer.headers.get("Content-Length") or size):
                raise NotFetched("the host broke off")
            return Edition(*_stated(answer.headers))
    except HTTPError as error:
        with error:
            if error.code == HTTPStatus.NOT_MODIFIED:
                return None
            raise NotFetched(f"the host answers {error.code}") from None


def _conditions(known: Edition) -> dict[str, str]:
    """Ask for another edition than the known one; the ETag is the better judge."""
    headers = {"User-Agent": "Pledgeboard", "Accept-Encoding": _WEIGHTLESS}
    if known.etag:
        return headers | {"If-None-Match": known.etag}
    return headers | ({"If-Modified-Since": known.modified} if known.modified else {})


def _stated(headers: Message) -> tuple[str, str]:
    return headers.get("ETag", ""), headers.get("Last-Modified", "")


def _see_sound(status: int, headers: Message, max_bytes: int) -> None:
    """Refuse an answer that is not the file as it is, or that says it is too large."""
    if status != HTTPStatus.OK:
        raise NotFetched(f"the host answers {status}")
    if headers.get("Content-Encoding", _WEIGHTLESS) != _WEIGHTLESS:
        raise NotFetched("the host sends the file in a coding that was not asked for")
    _see_small(int(headers.get("Content-Length") or 0), max_bytes)


def _see_small(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise NotFetched(
            f"the file has more than {max_bytes:,} bytes ({MOST_BYTES.name})"
        )


def _save(read: Callable[[int], bytes], to: Path, max_bytes: int) -> int:
    """Write what comes until there is no more, within size and time."""
    end, size = time.monotonic() + LONGEST, 0
    with to.open("wb") as file:
        while piece := read(PIECE):
            size += len(piece)
            _see_small(size, max_bytes)
            if time.monotonic() > end:
                raise NotFetched(f"the file took more than {LONGEST:g} seconds")
            file.write(piece)
    return size


def _from_store(
    address: Address, known: Edition, to: Path, max_bytes: int
) -> Edition | None:
    """Fetch by fsspec; keys and the host of the store are those of its own settings."""
    # Few need it: it is installed beside, and read here.
    from fsspec.core import url_to_fs

    patience = {"connect_timeout": WAIT, "read_timeout": WAIT, "retries": _TWICE}
    options: dict[str, Any] = {"config_kwargs": patience, "skip_instance_cache": True}
    store, place = url_to_fs(address.url, use_listings_cache=False, **options)
    about = store.info(place)
    edition = Edition(about.get("ETag", ""), str(about.get("LastModified", "")))
    if edition == known:
        return None
    _see_small(about["size"], max_bytes)
    # Only while it is that edition; one byte more shows that it is larger.
    to.write_bytes(store.cat_file(place, start=0, end=max_bytes + 1))
    _see_small(to.stat().st_size, max_bytes)
    return edition


def _in_words(error: Exception) -> str:
    """Say what failed; the message of an error may hold an address."""
    reason = error.reason if isinstance(error, URLError) else error
    for kinds, words in _WORDS.items():
        if isinstance(reason, kinds):
            return words
    return f"the host could not be asked ({type(reason).__name__})"


_WORDS: dict[type[BaseException] | tuple[type[BaseException], ...], str] = {
    ImportError: "this address needs the package s3fs, which is not installed",
    socket.gaierror: "nobody knows the name of the host",
    TimeoutError: f"the host says nothing for {WAIT:g} seconds",
    ssl.SSLCertVerificationError: "the certificate of the host does not hold",
    FileNotFoundError: "the host has no such file",
    PermissionError: "the host does not give this file to this process",
    ConnectionError: "the host takes no connection, or broke off",
    HTTPException: "the host broke off, or speaks no HTTP",
}
