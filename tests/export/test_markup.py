"""Templates of markup: hostile text stays text, and nothing that is named is left out."""

import json
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from lib.export.markup import json_in_page, templates_of

LIB = Path(__file__).parents[2] / "lib"
HOSTILE = '</p><script>alert(1)</script> & "it\'s"'


@pytest.fixture
def templates(tmp_path):
    (tmp_path / "page.html").write_text('<p title="{{ said }}">{{ said }}</p>\n')
    return templates_of(tmp_path)


def test_a_hostile_text_stays_text(templates):
    written = templates.get_template("page.html").render(said=HOSTILE)
    assert "<script" not in written
    assert written.count("&lt;script&gt;") == 2
    assert written.count("&#34;it&#39;s&#34;") == 2


def test_nothing_in_json_is_taken_for_markup(templates):
    value = {"said": f"{HOSTILE}\u2028<!--", "figures": [1.5, None, True]}
    written = templates.get_template("page.html").render(said=json_in_page(value))
    text = json_in_page(value)
    assert not {*"<>&\u2028"} & {*text}
    assert json.loads(text) == value
    assert written.count(text) == 2


def test_what_is_missing_is_an_error(templates):
    with pytest.raises(UndefinedError, match="said"):
        templates.get_template("page.html").render()


def test_no_module_of_lib_writes_html_itself():
    found = {
        str(path.relative_to(LIB.parent))
        for path in LIB.rglob("*.py")
        for sign in ("<!DOCTYPE", "<html", "<body", "<p>", "<div", "<li>", "<td", "<a ")
        if sign in path.read_text()
    }
    assert found == set()


def test_texts_of_the_house_are_marked_as_markup_in_few_places():
    """`Markup` and `safe` let a text through; each place is known."""
    marked = {
        path.name
        for path in LIB.rglob("*")
        if path.suffix in (".py", ".html", ".svg")
        if any(sign in path.read_text() for sign in ("Markup(", "| safe", "|safe"))
    }
    assert marked == {
        *("first_view.py", "inline.py", "interactive.py"),
        *("markup.py", "pictures.py", "webpage.py"),
    }
