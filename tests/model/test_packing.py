"""A query as one value of a link and as a file: whole, cut, changed, hostile."""

import json
import tracemalloc
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model.packing import (
    MOST_BYTES,
    Unreadable,
    as_json,
    from_json,
    packed,
    unpacked,
)

PAIRS = [("chart", "timeline"), ("title", "Für Łódź і Київ"), ("chart", "items")]
QUERY = {"chart": ["timeline", "items"], "title": ["Für Łódź і Київ"]}
TEXT = st.text(st.characters(codec="utf-8"))


def pressed(content):
    return urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


def test_a_value_and_a_file_hold_each_name_with_its_values_in_order():
    assert unpacked(packed(PAIRS)) == QUERY
    assert from_json(as_json(PAIRS)) == QUERY
    assert json.loads(as_json(PAIRS, indent=2)) == QUERY
    assert "Łódź" in as_json(PAIRS, indent=2).decode()
    assert from_json(as_json([])) == {}


@settings(deadline=None)
@given(st.dictionaries(TEXT, st.lists(TEXT, min_size=1)))
def test_whatever_is_packed_comes_back(query):
    pairs = [(name, value) for name, values in query.items() for value in values]
    value = packed(pairs)
    assert unpacked(value) == query
    assert value.replace("-", "a").replace("_", "a").isalnum()
    assert value.isascii()


def test_a_value_is_a_fraction_of_the_text_it_holds():
    pairs = [("comment", f"{n}:Країни оголосили внески на оборону") for n in range(30)]
    assert len(packed(pairs)) < len(as_json(pairs)) / 5


@pytest.mark.parametrize("end", range(0, len(packed(PAIRS)), 7))
def test_a_value_that_was_cut_is_damaged(end):
    with pytest.raises(Unreadable, match="is damaged"):
        unpacked(packed(PAIRS)[:end])


@pytest.mark.parametrize(
    "value",
    [
        *("x", "abc", "not a pack!", "Київ", "%00", "=" * 9, "A" * 100_000),
        packed(PAIRS) + "AAAA",
        packed(PAIRS)[:20] + "Z" + packed(PAIRS)[21:],
        pressed(b"{"),
        pressed(b"\xff\xfe\xfd"),
        pressed(b"[" * 200_000),
        pressed(b"9" * 200_000),
    ],
)
def test_a_value_that_is_none_is_damaged(value):
    with pytest.raises(Unreadable, match="is damaged"):
        unpacked(value)


@pytest.mark.parametrize(
    "content",
    [b"null", b"[]", b'"chart"', b'{"chart": "x"}', b'{"chart": [1]}', b'{"a": null}'],
)
def test_json_of_another_shape_is_not_ours(content):
    for read in (lambda: unpacked(pressed(content)), lambda: from_json(content)):
        with pytest.raises(Unreadable, match="is not of this site"):
            read()


def test_what_unfolds_to_too_much_is_not_unfolded():
    bomb = pressed(b'{"a": ["' + b"x" * 50_000_000 + b'"]}')
    assert len(bomb) < 70_000
    tracemalloc.start()
    with pytest.raises(Unreadable, match="is too large"):
        unpacked(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * MOST_BYTES
    with pytest.raises(Unreadable, match="is too large"):
        from_json(b" " * MOST_BYTES)
    fits = as_json([("a", "x" * (MOST_BYTES - 20))])
    assert from_json(fits) == unpacked(pressed(fits))
