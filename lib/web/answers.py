"""Answers that can be kept: an ETag for what they depend on, and 304 where it is known."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Generic, ParamSpec

from fastapi import Response

from lib.export.about import software_version
from lib.export.data.flat_files import json_bytes
from lib.export.markup import templates_of
from lib.frames.cache import from_cache
from lib.frames.latest import newest_day
from lib.frames.money import reference_rates
from lib.model.gate import FILES, Gate
from lib.model.language import language
from lib.web.data_request import Visit
from lib.web.headers import KEPT, PUBLIC, SETTLED

Parameters = ParamSpec("Parameters")
HTML = "text/html; charset=utf-8"
_TEMPLATES = templates_of(Path(__file__).parent)
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


@dataclass(frozen=True)
class Format(Generic[Parameters]):
    """How an answer leaves as a file; `inline` where a browser can show it."""

    media_type: str
    write: Callable[Parameters, bytes]
    inline: bool = False


@dataclass(frozen=True)
class File:
    """How an answer is labelled; one with a name and not inline is downloaded.

    `policy` is the Content-Security-Policy of a page; blank for what is none. `day` is
    the as-of date, where nothing in the answer is of a later one. `gate` is where whoever
    writes it takes a place. One that is `kept` is written once while memory lasts: it
    takes so long that whoever asked may have been told to ask again.
    """

    media_type: str
    name: str
    inline: bool = False
    policy: str = ""
    day: date | None = None
    gate: Gate = FILES
    kept: bool = False


def html_of(template: str, **said: object) -> str:
    """Fill in a template of this folder; what is filled in stays text."""
    return _TEMPLATES.get_template(f"{template}.html").render(said)


def etag(visit: Visit, depends: Iterable[Iterable[object]]) -> str:
    """Name the version of an answer, of which `answer` says what it depends on."""
    rates = reference_rates()
    key = [
        software_version(),
        visit.ledger.hash,
        [rates.source, rates.last],
        language(),
        visit.request.url.path,
        [list(one) for one in depends],
    ]
    return sha256(json_bytes(key)).hexdigest()[:32]


def answer(
    visit: Visit, file: File, write: Callable[[], bytes], *depends: Iterable[object]
) -> Response:
    """Answer with a file, or with 304 where the client has this version of it.

    `write` makes the body and is called only where it is sent. An answer depends on its
    path, which holds the name and the format, on the ledger, the rates and this
    software; `depends` is what else counts, such as the selection with its as-of date.
    A CSV begins with a byte order mark where the request asks for it.

    Raises
    ------
    Full
        Where too many wait to be written.
    """
    marked = visit.marked and file.media_type.startswith("text/csv")
    tag = etag(visit, [*depends, *([["bom"]] if marked else [])])
    # Weak, since Streamlit may compress the body after us: other bytes, the same data.
    # What compresses also says Vary.
    kept = SETTLED if is_settled(file.day, visit) else KEPT
    headers = {**PUBLIC, "ETag": f'W/"{tag}"', "Cache-Control": kept}
    # Also with a 304: its headers take the place of those that the browser has kept.
    if file.policy:
        headers["Content-Security-Policy"] = file.policy
    if is_known(visit.request.headers.getlist("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    shown = "inline" if file.inline else "attachment"
    headers["Content-Disposition"] = f'{shown}; filename="{file.name}"'
    with file.gate.place():
        made = from_cache(("file", tag), write) if file.kept else write()
        body = (BOM_UTF8 if marked else b"") + made
    return Response(body, headers=headers, media_type=file.media_type)


def is_settled(day: date | None, visit: Visit) -> bool:
    """Tell whether no later edition of the ledger may say anything else of a day.

    What a new one adds or withdraws is dated after the newest day of the one before.
    Tables without versions, such as donors, may be edited all the same: then whoever
    runs a shared cache empties it.
    """
    newest = newest_day(visit.ledger)
    return bool(day and newest and day < visit.today and day <= newest)


def is_known(stated: list[str], tag: str) -> bool:
    """Compare weakly, as RFC 9110 asks for If-None-Match."""
    return any(one.strip() == "*" or tag in _TAG.findall(one) for one in stated)
