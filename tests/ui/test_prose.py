"""Texts with figures: what is filled in stays text, and nothing is left out."""

import ast

import pytest
from jinja2 import UndefinedError

from lib.ui.prose import FOLDER, prose

TEXTS = {path.stem for path in FOLDER.iterdir()}


def test_what_is_filled_in_stays_text():
    hostile = "$5 *bold* [x](javascript:y) <b>{{ day }}</b>"
    assert (r"\$5 \*bold\* \[x\](javascript:y) \<b\>\{\{ day \}\}\</b\>") in prose(
        "opening", day=hostile
    )


def test_numbers_are_filled_in():
    assert prose("phrases", phrase="x", low=7, high=9).endswith("So “x” is 7 to 9.")


def test_a_figure_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError, match="day"):
        prose("opening")


def test_every_text_is_named_by_a_page_and_is_markdown():
    folder = FOLDER.parent
    named = {
        node.value
        for name in ("methodology.py", "worked_example.py")
        for node in ast.walk(ast.parse((folder / name).read_text()))
        if isinstance(node, ast.Constant)
    }
    assert named >= TEXTS
    assert {path.suffix for path in FOLDER.iterdir()} == {".md"}
