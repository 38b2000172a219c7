"""Results that are kept, so that nothing is computed twice.

A result is keyed by the ledger's content hash and the part of the selection that it
depends on; the least recently used go first.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from math import inf
from threading import Event, Lock
from typing import Any, Generic, TypeVar

import pandas as pd
from cachetools import LRUCache

from lib.model.language import language
from lib.model.metrics import CACHE_HITS, CACHE_MISSES
from lib.model.selection import Selection
from lib.model.settings import MEMORY
from lib.model.view import View

Cached = TypeVar("Cached", pd.DataFrame, pd.Series, pd.Index)
Made = TypeVar("Made")
Kept = TypeVar("Kept")

#: How much is kept, unless a setting says otherwise, in bytes: of files and texts their
#: own, of frames so many a cell, of a figure and the like so many. Measured, all that the
#: charts of 60 selections keep takes 91 MiB and weighs 102: to weigh each of its parts takes
#: longer than to make many of them.
ROOM, CELL, FIGURE = MEMORY.value_of(MEMORY.default), 16, 2**16


def _weight(value: Any) -> int:
    if isinstance(value, bytes | str):
        return len(value)
    return value.size * CELL if hasattr(value, "columns") else FIGURE


class Cache(Generic[Kept]):
    """Keeps what was made for a key, the least recently used of it not for ever.

    `room` and what `weigh` gives are in the same unit. Who asks for what another thread
    is making waits for it: nothing is made twice at the same time.
    """

    def __init__(self, room: float, weigh: Callable[[Kept], float]) -> None:
        self._kept: LRUCache[Hashable, Kept] = LRUCache(room, getsizeof=weigh)
        self._making: dict[Hashable, Event] = {}
        self._lock = Lock()
        self._weigh = weigh

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Give what is kept for a key, else make it.

        Where making fails, whoever made it gets the error, and those who waited try for
        themselves. What is larger than all the room is not kept.
        """
        while True:
            with self._lock:
                if key in self._kept:
                    CACHE_HITS.inc()
                    return self._kept[key]
                if (made := self._making.get(key)) is None:
                    self._making[key] = Event()
                    break
            made.wait()
        return self._make(key, make)

    def __len__(self) -> int:
        """Count what is kept."""
        return len(self._kept)

    @property
    def weight(self) -> float:
        """The weight of all that is kept."""
        return self._kept.currsize

    def resize(self, room: float) -> None:
        """Take another room, and forget all."""
        with self._lock:
            self._kept = LRUCache(room, getsizeof=self._weigh)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()

    def _make(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        CACHE_MISSES.inc()
        try:
            kept = make()
            if self._weigh(kept) <= self._kept.maxsize:
                with self._lock:
                    self._kept[key] = kept
            return kept
        finally:
            with self._lock:
                self._making.pop(key).set()


_CACHE: Cache[Any] = Cache(ROOM, _weight)
_APART: ContextVar[Cache[Any] | None] = ContextVar("apart", default=None)


def from_cache(key: Hashable, make: Callable[[], Made]) -> Made:
    """Make a value once for a key and the language that is spoken, whoever asks."""
    apart = _APART.get()
    # Frames and files hold words.
    key = (language(), key)
    made: Made = (_CACHE if apart is None else apart).get(key, make)
    return made


@contextmanager
def apart() -> Iterator[None]:
    """Keep what is made within for as long as the context lasts, and from all others.

    For a ledger that one reader tries out: it must not displace what others need.
    """
    token = _APART.set(Cache(inf, lambda _: 0))
    try:
        yield
    finally:
        _APART.reset(token)


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


def set_room(room: float) -> None:
    """Keep so many bytes from now on."""
    _CACHE.resize(room)


def forget() -> None:
    """Drop all that is in it; the benchmarks time the work, not the memory of it."""
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
