"""What is kept, and how much of it: files weigh their bytes."""

from lib.frames import kept
from lib.frames.kept import forget, remembered


def test_a_result_is_made_once_for_a_key():
    forget()
    made = []
    for _ in range(2):
        assert remembered(("one",), lambda: made.append(1) or b"file") == b"file"
    assert made == [1]


def test_files_weigh_their_bytes_and_the_least_used_go_first():
    forget()
    half = bytes(kept.ROOM // 2 + 1)
    remembered(("old",), lambda: half)
    remembered(("new",), lambda: half)
    assert remembered(("old",), lambda: b"again") == b"again"
    forget()


def test_a_file_larger_than_all_the_room_is_not_kept():
    forget()
    remembered(("large",), lambda: bytes(kept.ROOM + 1))
    assert remembered(("large",), lambda: b"again") == b"again"
    forget()
