"""What the first HTML of a page names is what the page loads, and arrives compressed."""

import pytest

from lib.model.pages import QUESTIONS
from lib.web.icon_font import is_icon_font
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


def test_a_reader_who_comes_back_loads_the_files_of_none(visit, server):
    visit.page.goto(server)
    visit.page.evaluate(AT_REST)
    sent = []
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.on(
        "Network.responseReceived",
        lambda event: sent.append(event["response"]),
    )
    visit.page.goto(f"{server}/donors")
    visit.page.goto(server)
    visit.page.evaluate(AT_REST)
    again = [one for one in sent if one["url"].endswith(tuple(KINDS))]
    assert len(again) > 100
    fetched = {one["url"] for one in again if not one.get("fromDiskCache")}
    donors = {file.name for file in of_page("donors")}
    assert {url for url in fetched if url.rpartition("/")[2] not in donors} == set()


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
    assert [file for file in STATIC.rglob("*") if is_icon_font(file)]
