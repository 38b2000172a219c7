"""The briefing that a browser's tab keeps, and gives back to a session that has none."""

import pytest

from lib.model.briefing import Briefing, Entry
from lib.model.packing import packed
from tests.apps import charts_in_link, mounted, opened, said, to_page, trigger

BRIEFING = Briefing("Für Київ", (Entry("timeline", "Mine", "Two\nlines"),))
KEPT = packed(BRIEFING.pairs())


def remembered(app):
    [data] = mounted(app, "remembered")
    return data


def take_back(app, kept):
    return trigger(app, "remembered", "briefing", kept)


def test_a_session_that_begins_has_none_for_the_browser_to_keep():
    assert remembered(opened("donors")) == {"begun": False, "briefing": packed([])}


def test_a_briefing_goes_with_the_reader_from_page_to_page():
    app = to_page(opened("briefing", chart="items", title="Mine"), "donors")
    kept = packed([("chart", "items"), ("title", "Mine")])
    assert remembered(app) == {"begun": True, "briefing": kept}


def test_what_the_browser_kept_is_the_briefing_of_a_new_session():
    app = take_back(opened("donors"), KEPT)
    assert remembered(app) == {"begun": True, "briefing": KEPT}
    app = to_page(app, "briefing")
    assert charts_in_link(app) == ["timeline"]
    assert app.text_area(key="comment_timeline").value == "Two\nlines"


def test_a_session_with_a_briefing_takes_none_from_the_browser():
    app = to_page(opened("briefing", chart="items"), "donors")
    assert remembered(take_back(app, KEPT))["briefing"] == packed([("chart", "items")])


@pytest.mark.parametrize("kept", ["", "nonsense", None, 7, packed([("chart", "none")])])
def test_what_cannot_be_read_is_an_empty_briefing(kept):
    app = take_back(opened("donors"), kept)
    assert remembered(app) == {"begun": True, "briefing": packed([])}
    assert "Left out" not in said(app)
