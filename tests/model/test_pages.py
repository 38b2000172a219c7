"""The pages in the order of the menu."""

from pathlib import Path

import pytest

from lib.model.pages import QUESTIONS, introduction, page_meant
from tests.toys import toy_ledger

PAGES = Path(__file__).parents[2] / "pages"


def test_every_page_has_a_question_and_every_question_a_page():
    assert set(QUESTIONS) == {path.stem for path in PAGES.glob("*.py")}
    assert next(iter(QUESTIONS)) == "overview"


def test_a_question_is_one_line_with_a_full_stop():
    for question in QUESTIONS.values():
        assert question.endswith(".")
        assert "\n" not in question


@pytest.mark.parametrize(
    ("path", "page"),
    [
        *[("/", "overview"), ("", "overview"), ("/overview/", "overview")],
        *[("/index.html", "overview"), ("/donors", "donors"), ("/Donors/", "donors")],
        *[("/donors/DEU", None), ("//donors", None), ("/donor", None), ("/x", None)],
    ],
)
def test_a_page_is_meant_by_its_path_however_it_is_written(path, page):
    assert page_meant(path) == page


def test_a_page_is_introduced_with_the_subject_of_the_ledger():
    ledger = toy_ledger([], [])
    for page in QUESTIONS:
        said = introduction(page, ledger)
        assert said.endswith(".")
        assert "{" not in said
    assert ledger.subject.scope in introduction("donors", ledger)
    assert introduction("methodology", ledger) == QUESTIONS["methodology"]
