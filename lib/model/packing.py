"""Names and values of a link as one short value of it, and as a file to keep.

A file is JSON, each name with its values; a value of a link is that JSON, compressed, in
the letters that no address needs to escape. What is read back may come from anyone.
"""

import json
import zlib
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from lib.model.links import by_name

Query = Mapping[str, list[str]]

#: So many bytes are read of a file, or of what a value unfolds to: more than any
#: briefing can have, in whatever script.
MOST_BYTES = 500_000


class Unreadable(ValueError):  # noqa: N818 (said of a text)
    """What cannot be read as names and values; says after it, in a sentence, why."""


def as_json(pairs: Iterable[tuple[str, str]], indent: int | None = None) -> bytes:
    """Write (name, value) pairs as JSON: each name once, with its values in order."""
    query = by_name(pairs)
    between = (",", ":") if indent is None else None
    text = json.dumps(query, ensure_ascii=False, indent=indent, separators=between)
    return text.encode()


def packed(pairs: Iterable[tuple[str, str]]) -> str:
    """Write (name, value) pairs as one value of a link."""
    pressed = zlib.compress(as_json(pairs), level=9)
    return urlsafe_b64encode(pressed).decode().rstrip("=")


def unpacked(value: str) -> Query:
    """Read what `packed` wrote.

    Raises
    ------
    Unreadable
        Where the value was cut or changed, or unfolds to too much.
    """
    try:
        pressed = b64decode(value + "=" * (-len(value) % 4), b"-_", validate=True)
        opening = zlib.decompressobj()
        text = opening.decompress(pressed, MOST_BYTES)
    except (ValueError, zlib.error):
        raise Unreadable("is damaged") from None
    if len(text) == MOST_BYTES:
        raise Unreadable("is too large")
    if not opening.eof or opening.unused_data:
        raise Unreadable("is damaged")
    return from_json(text)


def from_json(text: bytes) -> Query:
    """Read what `as_json` wrote.

    Raises
    ------
    Unreadable
        Where the text is something else, or too much.
    """
    if len(text) >= MOST_BYTES:
        raise Unreadable("is too large")
    try:
        read = json.loads(text)
    # What is nested too deep for Python to read.
    except (ValueError, RecursionError):
        raise Unreadable("is damaged") from None
    if not _is_query(read):
        raise Unreadable("is not of this site")
    query: Query = read
    return query


def _is_query(read: Any) -> bool:
    lists = list(read.values()) if isinstance(read, dict) else [None]
    return all(
        isinstance(values, list) and all(isinstance(one, str) for one in values)
        for values in lists
    )
