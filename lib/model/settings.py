"""Settings of the environment, each one record.

A setting that is blank holds its default. What a bad one means stands above each.
"""

import math
import os
import re
from math import inf
from pathlib import Path

from platformdirs import user_cache_dir

from lib.model.address import Address, NoAddress, address_of, is_address
from lib.model.setting import Setting, Unread

#: Words of the hosts that may frame a chart: any site, and no other site.
ANYONE, NOBODY = "*", "none"
#: Words of the log.
PLAIN, JSON = "text", "json"
_SEEDS = Path(__file__).parents[2] / "seeds"
_BYTES_OF_A_MEGABYTE = 1_000_000
#: Seconds; a host that is asked more often may take it for an attack.
SHORTEST = 5
#: A host with its port, and folders of plain signs.
_SITE = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w~][\w.~-]*)*", re.ASCII)
_IPV6 = re.compile(r"https?://\[[0-9a-f:.]+\](:\d+)?(/[\w~][\w.~-]*)*", re.ASCII | re.I)
_HOST = re.compile(
    r"(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?", re.I | re.ASCII
)
_LISTENER = re.compile(r"(?P<host>[\w.-]+):(?P<port>\d{1,5})", re.ASCII)
_NAME = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.I | re.ASCII)
_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FORM = re.compile(r"https://[\w.-]+(?::\d+)?(?:[/?][\w.~%/?&=+-]*)?", re.ASCII)


def _site(stated: str) -> str:
    """Read an address, without the slash at its end; blank where there is none."""
    address = stated.rstrip("/")
    if not address or _SITE.fullmatch(address) or _IPV6.fullmatch(address):
        return address
    raise Unread(address)


def _hosts(stated: str) -> tuple[str, ...]:
    """Read hosts; none for nobody."""
    hosts = tuple(stated.split())
    if hosts == (NOBODY,):
        return ()
    for host in hosts:
        alone = host == ANYONE and len(hosts) == 1
        if host == NOBODY or not (alone or _HOST.fullmatch(host)):
            raise Unread(host)
    return hosts


def _names(stated: str) -> tuple[str, ...]:
    """Read names of hosts, in small letters, without their ports."""
    names = tuple(stated.lower().split())
    for name in names:
        if name != ANYONE and not _NAME.fullmatch(name):
            raise Unread(name)
    return names


def _most(stated: str) -> float:
    """Read how much is allowed at most; infinity for no limit."""
    if stated == NOBODY:
        return math.inf
    try:
        most = float(stated)
    except ValueError:
        raise Unread(stated) from None
    if not 0 < most < math.inf:
        raise Unread(stated)
    return most


def _contact(stated: str) -> str:
    """Read an address for letters or that of a form; blank where there is none."""
    mail = _MAIL.fullmatch(stated)
    if mail:
        return f"mailto:{mail[1]}"
    if not stated or _FORM.fullmatch(stated):
        return stated
    raise Unread(stated)


def _bytes(stated: str) -> int:
    """Read megabytes as bytes."""
    try:
        size = int(float(stated) * _BYTES_OF_A_MEGABYTE)
    except (ValueError, OverflowError):
        raise Unread(stated) from None
    if size <= 0:
        raise Unread(stated)
    return size


def _place(stated: str) -> Path | Address:
    """Read a path, or an address that may be fetched."""
    try:
        return address_of(stated) if is_address(stated) else Path(stated)
    except NoAddress as refused:
        raise Unread(refused) from None


def _kind_of_log(stated: str) -> str:
    if stated not in (PLAIN, JSON):
        raise Unread(stated)
    return stated


def _listener(stated: str) -> tuple[str, int] | None:
    """Read where to listen: a host and a port; None where nothing is stated."""
    if not stated:
        return None
    found = _LISTENER.fullmatch(stated)
    if not found or not 0 < int(found["port"]) < 2**16:
        raise Unread(stated)
    return found["host"], int(found["port"])


def _seconds(stated: str) -> float:
    """Read a time that is not too short for those who are asked so often."""
    try:
        seconds = float(stated)
    except ValueError:
        raise Unread(stated) from None
    if not SHORTEST <= seconds < inf:
        raise Unread(stated)
    return seconds


def _count(stated: str) -> int:
    """Read a whole number from 1."""
    if not (stated.isascii() and stated.isdecimal() and int(stated)):
        raise Unread(stated)
    return int(stated)


def _file(stated: str) -> Path | None:
    return Path(stated) if stated else None


#: The ledger: a folder, a zip, or the address of a zip. What is wrong with it stands in
#: the report of the ledger; with an address that cannot be one the process does not
#: start.
LEDGER = Setting(
    "PLEDGEBOARD_LEDGER",
    _place,
    str(_SEEDS),
    "is no address of a ledger",
    "a folder, a zip, or the address of one, such as https://example.org/ledger.zip or "
    "s3://bucket/ledger.zip",
)
#: Seconds from one look at the address of the ledger to the next. With a bad one the
#: process does not start.
LEDGER_EVERY = Setting(
    "PLEDGEBOARD_LEDGER_EVERY",
    _seconds,
    "300",
    "is not a number of seconds",
    f"a number from {SHORTEST}, such as 300",
)
#: How many bytes a file of the ledger may have. A bad limit refuses the ledger.
MOST_BYTES = Setting(
    "PLEDGEBOARD_MAX_FILE_MB",
    _bytes,
    "50",
    "is not a number of megabytes",
    "a number above 0, such as 50",
)
#: Public address, without a slash at the end; blank where it is not stated. The Host
#: header of a request plays no part, for whoever asks can write anything there. With a
#: bad one the process does not start.
SITE = Setting(
    "PLEDGEBOARD_URL",
    _site,
    fault="is not the address of a site",
    expected="http:// or https:// and a host, such as https://pledges.example.org, "
    "without a user, a query or a fragment",
)
#: Hosts that may frame a chart beside this site. With a bad one the process does not
#: start.
FRAME_HOSTS = Setting(
    "PLEDGEBOARD_FRAME_HOSTS",
    _hosts,
    ANYONE,
    "is not a host",
    "hosts separated by spaces, such as example.org https://*.example.com; "
    f"{ANYONE} alone for any, {NOBODY} alone for no other site",
)
#: Names that this site is asked by, beside those of PLEDGEBOARD_URL and of this machine.
#: With a bad one the process does not start, as with a bad limit.
HOSTS = Setting(
    "PLEDGEBOARD_HOSTS",
    _names,
    fault="is not the name of a host",
    expected="names separated by spaces, such as pledges.example.org *.example.com, "
    f"without a port; {ANYONE} for any",
)
_LIMIT = ("is not a limit", f"a number above 0, or {NOBODY} for no limit")
#: How many requests a second one client may keep up.
REQUESTS = Setting("PLEDGEBOARD_REQUESTS", _most, "50", *_LIMIT)
#: How many pages one client may have open: each holds a WebSocket.
SOCKETS = Setting("PLEDGEBOARD_SOCKETS", _most, "300", *_LIMIT)
#: Seconds within which an answer must begin.
SECONDS = Setting("PLEDGEBOARD_SECONDS", _most, "30", *_LIMIT)
#: Address to which readers report errors; blank where it is not stated. A bad one is in
#: the log.
CONTACT = Setting(
    "PLEDGEBOARD_CONTACT",
    _contact,
    fault="is not an address for reports",
    expected="an e-mail address, or the https address of a form",
    remedy="Correct the setting; until then readers are told that none is stated",
)
#: File whose layouts, colours and type slides take. A bad one is in the log, and no
#: slides are made.
TEMPLATE = Setting(
    "PLEDGEBOARD_TEMPLATE",
    _file,
    expected="a presentation (.pptx) or template (.potx) of PowerPoint",
    remedy="Name such a file in PLEDGEBOARD_TEMPLATE, or leave it empty",
)
#: Folder of what is made once and holds for good. A bad one is in the log.
CACHE = Setting(
    "PLEDGEBOARD_CACHE",
    Path,
    user_cache_dir("pledgeboard"),
    expected="a folder that this process may write",
    remedy="Name such a folder in PLEDGEBOARD_CACHE",
)
#: How much of what was computed a process keeps: frames, charts, files. With a bad one it
#: does not start.
MEMORY = Setting(
    "PLEDGEBOARD_MEMORY_MB",
    _bytes,
    "512",
    "is not a number of megabytes",
    "a number above 0, such as 512",
)
#: How many processes `make serve` starts. With a bad one it does not start.
PROCESSES = Setting(
    "PLEDGEBOARD_PROCESSES",
    _count,
    str(os.cpu_count() or 1),
    "is not a number of processes",
    "a whole number from 1, such as 2",
)
#: How the log is written. With a bad one the process does not start.
LOG = Setting(
    "PLEDGEBOARD_LOG",
    _kind_of_log,
    PLAIN,
    "is no kind of log",
    f"{PLAIN} for people, {JSON} for one JSON object a line",
)
#: Where metrics are shown, beside the address of readers. With a bad one the process
#: does not start.
METRICS = Setting(
    "PLEDGEBOARD_METRICS",
    _listener,
    fault="is not where a process can listen",
    expected="a private host and a port, such as 127.0.0.1:9090",
)
#: Folder in which the processes of one machine count together, as prometheus_client
#: names it: it reads it too.
METRICS_FOLDER = Setting("PROMETHEUS_MULTIPROC_DIR", _file)
#: What signs cookies, as Streamlit reads it: processes behind one port share it.
COOKIE_SECRET = Setting("STREAMLIT_SERVER_COOKIE_SECRET", str)
#: Those without which, where they are bad, a process does not start.
NEEDED = (
    *(LEDGER, LEDGER_EVERY, SITE, FRAME_HOSTS, HOSTS),
    *(REQUESTS, SOCKETS, SECONDS, MEMORY, LOG, METRICS),
)
SETTINGS = (
    *(*NEEDED, MOST_BYTES, CONTACT, TEMPLATE, CACHE),
    *(METRICS_FOLDER, PROCESSES),
)


def see_needed() -> None:
    """Read what a process needs to start; SettingRefused for the first that is bad."""
    for one in NEEDED:
        one.value()


def stated_in_words() -> str:
    """Say which settings are stated, for who runs the server; nothing secret is said."""
    stated = [one for one in SETTINGS if one.is_stated]
    said = [
        f"{one.name}={one.value() if one is LEDGER else one.stated()}" for one in stated
    ]
    return ", ".join(said) or "none stated"
