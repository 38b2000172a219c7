"""What is kept, and how much of it: files weigh their bytes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pandas as pd
import pytest

from lib.frames import cache
from lib.frames.cache import Cache, apart, forget, from_cache, set_room


def test_a_result_is_made_once_for_a_key():
    forget()
    made = []
    for _ in range(2):
        assert from_cache(("one",), lambda: made.append(1) or b"file") == b"file"
    assert made == [1]


def test_files_weigh_their_bytes_and_the_least_used_go_first():
    forget()
    half = bytes(cache.ROOM // 2 + 1)
    from_cache(("old",), lambda: half)
    from_cache(("new",), lambda: half)
    assert from_cache(("old",), lambda: b"again") == b"again"
    forget()


def test_a_file_larger_than_all_the_room_is_not_kept():
    forget()
    from_cache(("large",), lambda: bytes(cache.ROOM + 1))
    assert from_cache(("large",), lambda: b"again") == b"again"
    forget()


def test_a_frame_weighs_its_cells():
    forget()
    rows = pd.DataFrame({"a": range(cache.ROOM // cache.CELL // 4), "b": 1})
    from_cache(("one",), lambda: rows)
    from_cache(("two",), lambda: rows + 0)
    assert from_cache(("one",), lambda: "gone") is rows
    from_cache(("three",), lambda: rows + 1)
    assert from_cache(("two",), lambda: "gone") == "gone"
    forget()


def asked_by_many(cache, make, number=4):
    """Ask for one key in several threads; what each got, an error too."""
    begun = Barrier(number)

    def ask():
        begun.wait()
        try:
            return cache.get("key", make)
        except ZeroDivisionError as error:
            return error

    with ThreadPoolExecutor(number) as threads:
        return [one.result() for one in [threads.submit(ask) for _ in range(number)]]


def test_what_many_ask_for_at_once_is_made_once():
    made, let_go = [], Event()

    def make():
        made.append(1)
        let_go.wait(0.2)
        return "one"

    assert asked_by_many(Cache(10, len), make) == ["one"] * 4
    assert made == [1]


def test_after_a_failure_the_next_one_tries():
    made = []

    def fail_once():
        made.append(1)
        return 1 / (len(made) - 1) and "one"

    got = asked_by_many(Cache(10, len), fail_once)
    assert sorted(map(str, got)) == ["division by zero", "one", "one", "one"]
    assert len(made) == 2


def test_while_one_key_is_made_another_is_given():
    cache = Cache(10, len)
    assert (
        cache.get("outer", lambda: cache.get("inner", lambda: "in") + "out") == "inout"
    )
    assert cache.get("inner", pytest.fail) == "in"


def test_texts_weigh_their_letters():
    forget()
    from_cache(("old",), lambda: "a" * (cache.ROOM // 2 + 1))
    from_cache(("new",), lambda: "b" * (cache.ROOM // 2 + 1))
    assert from_cache(("old",), lambda: "again") == "again"
    forget()


def test_another_room_holds_from_then_on():
    set_room(10)
    from_cache(("large",), lambda: bytes(11))
    assert from_cache(("large",), lambda: b"again") == b"again"
    set_room(cache.ROOM)
    from_cache(("large",), lambda: bytes(11))
    assert from_cache(("large",), lambda: b"again") == bytes(11)


def test_what_is_made_apart_is_made_once_and_then_forgotten():
    forget()
    made = []
    with apart():
        for _ in range(2):
            from_cache(("one",), lambda: made.append(1) or "apart")
    assert made == [1]
    assert from_cache(("one",), lambda: "shared") == "shared"
    with apart():
        assert from_cache(("one",), lambda: "again") == "again"
    assert from_cache(("one",), pytest.fail) == "shared"
    forget()
