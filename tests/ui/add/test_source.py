"""The source and the meeting are said once, for all rows."""

import datetime

from tests.apps import said
from tests.ui.add.texts import NEW, click, name_source, sent


def review(app):
    return app.session_state["_review"]


def test_the_key_is_proposed_of_publisher_and_day():
    app = name_source(sent(NEW))
    assert "Key in the ledger: the-wire-20261020." in said(app)
    assert review(app).source["kind"] == "press"


def test_a_known_address_is_a_known_source(real):
    url = real["sources"]["url"].dropna().iloc[0]
    app = sent(NEW).text_input(key="source_url").set_value(url).run()
    assert "The ledger has this source" in said(app)


def test_the_meeting_near_the_day_is_named_where_another_is_chosen():
    app = sent(NEW)
    assert app.selectbox(key="add_meeting").value == ""
    day = datetime.date(2026, 2, 13)
    app = app.date_input(key="source_published_on").set_value(day).run()
    assert "Near the day of publication: 12 Feb 2026, Brussels" in said(app)
    app = app.selectbox(key="add_meeting").set_value("udcg-2026-02-12").run()
    assert "Near the day" not in said(app)
    assert review(app).meeting_id == "udcg-2026-02-12"


def test_a_meeting_that_the_ledger_lacks_is_proposed_as_the_next_one(real):
    app = sent(NEW).selectbox(key="add_meeting").set_value("another").run()
    last = int(real["meetings"]["number"].max())
    assert app.text_input(key="meeting_number").value == str(last + 1)
    assert review(app).meeting_id == "udcg-2026-10-20"
    day = datetime.date(2026, 10, 19)
    app = app.date_input(key="meeting_date").set_value(day).run()
    assert review(app).meeting_id == "udcg-2026-10-19"
    app = app.selectbox(key="add_meeting").set_value("").run()
    assert (review(app).meeting, review(app).meeting_id) == ({}, "")


def test_what_a_source_lacks_is_said_beside_it():
    app = click(sent(NEW), "accept_sure")
    errors = [one.value for one in app.error]
    assert any("publisher is empty" in one for one in errors)
    assert not any("patch.zip" in one for one in errors)
