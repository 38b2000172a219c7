"""The address of a file on another machine, and its name without what is secret in it."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

#: How a file is asked for: over the web, or from a store that speaks S3.
WEB, STORE = "https", "s3"
#: This machine itself, where nobody listens on the way.
_HOME = ("localhost", "127.0.0.1", "::1")
_PLAIN = re.compile(r"[!-~]+")
_SECRET = re.compile("[?#]")


class NoAddress(ValueError):  # noqa: N818 (said of a text)
    """The part of a text for which it is no address; nothing secret is in it."""


@dataclass(frozen=True)
class Address:
    """Where a file is fetched from.

    Its user, password and query may be secret, and stand in no text but `url`.
    """

    url: str = field(repr=False)

    def __str__(self) -> str:
        """Name it without user, password, query and fragment."""
        return urlsplit(self.asked)._replace(query="").geturl()

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)

    @property
    def file(self) -> str:
        """The last part of its path: what readers are told."""
        return unquote(self._parts.path.rpartition("/")[2])

    @property
    def in_store(self) -> bool:
        """Whether it is one of a store."""
        return self._parts.scheme == STORE

    @property
    def asked(self) -> str:
        """The address as a host is asked for it, without user and fragment."""
        host = self._parts.netloc.rpartition("@")[2]
        return self._parts._replace(netloc=host, fragment="").geturl()

    @property
    def login(self) -> tuple[str, str] | None:
        """User and password, where they are stated."""
        user, at, _ = self._parts.netloc.rpartition("@")
        name, _, password = user.partition(":")
        return (unquote(name), unquote(password)) if at else None


def is_address(stated: str) -> bool:
    """Tell an address from the path of a file."""
    return "://" in stated


def address_of(stated: str) -> Address:
    """Read the address of a file; NoAddress where it is none that is fetched.

    That is one of https or s3, or of http on this machine itself.
    """
    try:
        parts = urlsplit(stated)
        secure = parts.scheme in (WEB, STORE)
        alone = parts.scheme == "http" and parts.hostname in _HOME
        sound = parts.hostname and (parts.port is None or parts.port > 0)
        # A store takes its keys from settings of its own.
        sound = sound and not (parts.scheme == STORE and "@" in parts.netloc)
    except ValueError:
        raise NoAddress(named(stated)) from None
    is_file = parts.path.rpartition("/")[2] not in ("", ".", "..")
    if _PLAIN.fullmatch(stated) and (secure or alone) and sound and is_file:
        return Address(stated)
    raise NoAddress(named(stated))


def named(stated: str) -> str:
    """Cut from a text what may be secret: all before the host, all after the path."""
    scheme, _, rest = stated.partition("://")
    # The last @: a password that is not quoted may hold any sign.
    return f"{scheme}://{_SECRET.split(rest.rpartition('@')[2], maxsplit=1)[0]}"
