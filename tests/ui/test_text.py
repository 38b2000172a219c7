"""Texts stay text; what is filled into prose too, and nothing of it is left out."""

import ast

import pytest
from jinja2 import UndefinedError
from streamlit.testing.v1 import AppTest

from lib.ui.methodology import SECTIONS
from lib.ui.text import FOLDER, linked, literal, prose

TEXTS = {path.stem for path in FOLDER.iterdir()}


def test_money_is_no_formula():
    assert literal("$35bn to $48bn") == r"\$35bn to \$48bn"


def test_markup_in_a_text_stays_text():
    assert literal("[x](y) *z* <b>") == r"\[x\](y) \*z\* \<b\>"


def test_plain_words_and_days_stay_as_they_are():
    assert literal("as of 12 Feb 2026: euros; 5 pledges") == (
        "as of 12 Feb 2026: euros; 5 pledges"
    )


def test_a_link_keeps_its_address():
    assert linked("A [b]", "https://example.org/$1") == (
        r"[A \[b\]](https://example.org/$1)"
    )


def test_fine_print_is_small_and_keeps_its_links():
    def page():
        from lib.ui.text import fine_print

        fine_print("as [files](/data)")

    app = AppTest.from_function(page).run()
    assert [one.value for one in app.markdown] == [":small[as [files](/data)]"]


def test_what_is_filled_in_stays_text():
    hostile = "$5 *bold* [x](javascript:y) <b>{{ day }}</b>"
    assert (r"\$5 \*bold\* \[x\](javascript:y) \<b\>\{\{ day \}\}\</b\>") in prose(
        "opening", day=hostile
    )


def test_numbers_are_filled_in():
    assert prose("phrases", phrase="x", low=7, high=9).endswith("So “x” is 7 to 9.")


def test_what_is_markdown_already_is_not_taken_for_text():
    address = linked("A *b*", "/c_d")
    assert literal(address) == address == r"[A \*b\*](/c_d)"
    assert prose("opening", day=address).count(address) == 1


def test_a_figure_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError, match="day"):
        prose("opening")


def test_every_text_is_named_by_a_page_and_is_markdown():
    named = {part for *_, parts in SECTIONS.values() for part in parts}
    for module in FOLDER.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "prose":
                named.add(getattr(node.args[0], "value", None))
    assert named >= TEXTS
    assert {path.suffix for path in FOLDER.iterdir()} == {".md"}
