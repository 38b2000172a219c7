"""What the first HTML of a page names is what the page loads, and arrives compressed."""

import pytest

from lib.model.pages import QUESTIONS
from lib.web.preloads import of_page, of_shell
from lib.web.streamlit_folder import PREFIX, STATIC
from tests.browser.conftest import AT_REST, Visit

#: Code and styles; fonts follow from the words on a page.
KINDS = (".js", ".css")


@pytest.fixture
def visit(chromium):
    opened = Visit(chromium)
    yield opened
    opened.context.close()


@pytest.mark.parametrize("page", QUESTIONS)
def test_a_page_loads_what_it_names(visit, server, page):
    loaded = set()
    visit.page.on("request", lambda one: loaded.add(one.url.partition(f"{PREFIX}/")[2]))
    visit.page.goto(f"{server}/{'' if page == 'overview' else page}")
    visit.page.wait_for_selector("[data-testid=stSidebar]", state="attached")
    visit.page.evaluate(AT_REST)
    named = {*of_shell(), *of_page(page)}
    wanted = {STATIC / one for one in loaded if one.endswith(KINDS)}
    asked_late = {one.name for one in wanted - named}
    assert not asked_late


def test_a_reader_who_comes_back_loads_no_file_twice(visit, server):
    """The font of icons is asked after: 300 bytes for a 304."""
    visit.page.goto(server)
    visit.page.evaluate(AT_REST)
    again = visit.context.new_page()
    again.goto(server)
    again.evaluate(AT_REST)
    loaded = dict(
        again.evaluate(
            "performance.getEntriesByType('resource')"
            ".filter(one => one.name.includes('/static/'))"
            ".map(one => [one.name, one.transferSize])"
        )
    )
    assert len(loaded) > 100
    travelled = {name for name, size in loaded.items() if size}
    assert all("MaterialSymbols" in name for name in travelled)
    assert sum(loaded.values()) < 1000


def test_the_icons_are_drawn(visit, server):
    visit.page.goto(server)
    visit.page.evaluate(AT_REST)
    fonts = "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    assert any("Material Symbols" in one for one in visit.page.evaluate(fonts))
    widths = visit.page.evaluate(
        "[...document.querySelectorAll('[data-testid=stIconMaterial]')]"
        ".filter(e => e.checkVisibility()).map(e => [e.textContent, e.offsetWidth])"
    )
    assert widths
    # An icon that the font lacks is a word, which is wider.
    assert [name for name, width in widths if width > 32] == []
