"""The first HTML names what a page will load, and nothing else."""

import re

import pytest
from lxml import html

from lib.model.pages import QUESTIONS
from lib.web.preloads import (
    AROUND,
    ELEMENTS,
    every_file,
    make_all,
    of_page,
    of_shell,
    preload_links,
)
from lib.web.smaller_files import CODINGS
from lib.web.streamlit_folder import FOLDER


def stems(page):
    return {file.name.split(".")[0] for file in of_page(page)}


def test_what_each_page_loads_is_known():
    assert set(ELEMENTS) == set(QUESTIONS)


@pytest.mark.parametrize("page", ELEMENTS)
def test_the_code_of_its_elements_is_there(page):
    assert {*AROUND, *ELEMENTS[page]} <= stems(page)


@pytest.mark.parametrize("page", ELEMENTS)
def test_nothing_is_named_twice(page):
    named = [*of_page(page), *of_shell()]
    assert len(named) == len(set(named))
    assert all(file.is_file() for file in named)


def test_what_the_code_imports_is_named_too():
    named = {file.name for file in (*of_page("overview"), *of_shell())}
    for file in of_page("overview"):
        imported = re.findall(r'from"\./([^"]+)"', file.read_text())
        assert set(imported) <= named, file.name
    assert "withFullScreenWrapper" in stems("overview")


def test_code_that_a_page_does_not_need_is_not_fetched():
    assert "DataFrame" not in stems("overview")
    assert "PlotlyChart" not in stems("data")
    for never in ("DeckGlJsonChart", "EChartsChart", "ArrowVegaLiteChart"):
        assert never not in {file.name.split(".")[0] for file in every_file()}


def test_the_lines_lead_to_the_files():
    lines = html.fragments_fromstring(preload_links("evidence").decode())
    head = [one for one in lines if one.tag == "link"]
    found = {FOLDER / link.get("href") for link in head}
    names = {one.name for one in found}
    assert names == {file.name for file in of_page("evidence")}
    (style,) = [link for link in head if link.get("as") == "style"]
    assert "DataFrame" in style.get("href")
    assert style.get("rel") == "preload"
    scripts = {link.get("rel") for link in head if link is not style}
    assert scripts == {"modulepreload"}


def test_a_page_of_another_name_loads_what_stands_around_every_page():
    assert set(AROUND) <= stems("nowhere")


def test_all_that_the_pages_load_is_made_before_the_first_start(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_CACHE", str(tmp_path))
    few = [file for file in of_shell() if file.stat().st_size < 1000]
    make_all(few)
    made = {one.name for one in tmp_path.iterdir()}
    assert made == {f"{file.name}.{coding}" for file in few for coding in CODINGS}
