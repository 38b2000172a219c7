"""What is kept, and how much of it: files weigh their bytes."""

import pandas as pd

from lib.frames import cache
from lib.frames.cache import forget, from_cache


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
