"""Buttons and pictures that act in the reader's browser, and buttons without a frame."""

from streamlit.testing.v1 import AppTest

from tests.apps import mounted


def page():
    from datetime import date

    import streamlit as st

    from lib.model.selection import Selection
    from lib.ui.components import (
        Action,
        Group,
        quiet_button,
        show_actions,
        show_picture,
    )

    chosen = Selection(currency="EUR", asof=date(2026, 2, 12), show="DEU")
    copy = Action("copy", "Copy link", "<b>")
    show_actions([Group("A & B", (copy,), shown="<b>", note="Note")], "menu", "card")
    show_picture("donor_months@NOR", chosen, "A chart", "one", whole=True)
    quiet_button("Up", "arrow_upward", st.session_state.__setitem__, "went", "up")


def test_the_browser_gets_the_words_of_each_button_as_they_are():
    (data,) = mounted(AppTest.from_function(page).run(), "actions")
    assert data == {
        "drawn": "card",
        "groups": [
            {
                "title": "A & B",
                "actions": [{"kind": "copy", "label": "Copy link", "what": "<b>"}],
                "shown": "<b>",
                "note": "Note",
            }
        ],
    }


def test_a_picture_is_of_the_selection_and_of_the_row_in_its_name():
    (data,) = mounted(AppTest.from_function(page).run(), "picture")
    assert (data["alt"], data["whole"]) == ("A chart", True)
    assert data["address"] == (
        "/api/v1/charts/donor_months@NOR.png?currency=EUR&asof=2026-02-12"
        "&width=640&theme=light"
    )


def test_a_quiet_button_does_what_it_says_with_its_arguments():
    app = AppTest.from_function(page).run()
    assert "went" not in app.session_state
    (button,) = app.button
    assert (button.proto.type, button.proto.icon) == (
        "tertiary",
        ":material/arrow_upward:",
    )
    button.click().run()
    assert app.session_state["went"] == "up"
