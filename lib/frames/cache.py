"""Results that are kept, so that nothing is computed twice.

A result is keyed by the ledger's content hash and the part of the selection that it
depends on; the least recently used go first.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import RLock
from typing import Any, TypeVar

import pandas as pd
from cachetools import LRUCache

from lib.model.selection import Selection
from lib.model.view import View

Cached = TypeVar("Cached", pd.DataFrame, pd.Series, pd.Index)
Made = TypeVar("Made")

#: How much is in it, in bytes of files and so many a cell; a figure weighs a fixed amount.
#: To measure each column of a frame takes longer than to make many a frame.
ROOM, CELL, FIGURE = 512 * 2**20, 16, 2**18


def _weight(value: Any) -> int:
    if isinstance(value, bytes):
        return len(value)
    return value.size * CELL if hasattr(value, "columns") else FIGURE


_CACHE: LRUCache[Hashable, Any] = LRUCache(maxsize=ROOM, getsizeof=_weight)
_LOCK = RLock()


def from_cache(key: Hashable, make: Callable[[], Made]) -> Made:
    """Make a value once for a key; what is larger than all the room is not kept."""
    with _LOCK:
        found: Made | None = _CACHE.get(key)
    if found is None:
        found = make()
        if _weight(found) <= ROOM:
            with _LOCK:
                _CACHE[key] = found
    return found


def cached(
    part: Callable[[Selection], Hashable],
) -> Callable[[Callable[[View], Cached]], Callable[[View], Cached]]:
    """Keep what a function makes, by ledger hash and `part` of the selection.

    What comes back is a shallow copy: under pandas' copy-on-write a caller who changes
    it leaves the cached frame alone.
    """

    def keep(make: Callable[[View], Cached]) -> Callable[[View], Cached]:
        @wraps(make)
        def frame(view: View) -> Cached:
            return from_cache(
                (
                    make.__module__,
                    make.__qualname__,
                    view.ledger.hash,
                    part(view.selection),
                ),
                lambda: make(view),
            ).copy(deep=False)

        return frame

    return keep


def forget() -> None:
    """Drop all that is in it; the benchmarks time the work, not the memory of it."""
    with _LOCK:
        _CACHE.clear()


def asof_part(selection: Selection) -> Hashable:
    """Keep by as-of date alone."""
    return selection.day


def rated_part(selection: Selection) -> Hashable:
    """Keep by what decides a conversion: currency, rates and as-of date."""
    return (selection.currency, selection.rates, selection.day)


def priced_part(selection: Selection) -> Hashable:
    """Keep by what decides a value: currency, rates, claims and as-of date."""
    return (selection.currency, selection.rates, selection.claims, selection.day)


def whole_part(selection: Selection) -> Hashable:
    """Keep by the whole selection."""
    selection.day  # noqa: B018 (refuses a selection without an as-of date)
    return selection
