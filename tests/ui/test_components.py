"""Buttons and pictures that act in the reader's browser, and buttons without a frame."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.language import ENGLISH, LANGUAGES
from tests.apps import ROOT, mounted, opened, pictures

#: What a script fills in.
PART = re.compile(r"\{\w+\}")


def page():
    from datetime import date

    import streamlit as st

    from lib.charts.rows import rows_figure
    from lib.model.selection import Selection
    from lib.ui.components import (
        Action,
        Group,
        quiet_button,
        show_actions,
        show_picture,
    )
    from tests.export.toy_cards import toy_card
    from tests.export.toy_packs import many_rows, plot_of

    chosen = Selection(currency="EUR", asof=date(2026, 2, 12), show="DEU")
    copy = Action("copy", "Copy link", "<b>")
    show_actions([Group("A & B", (copy,), shown="<b>", note="Note")], "menu")
    low = rows_figure([plot_of(1)]).plain()
    show_picture(toy_card(name="donor_months@NOR", figure=low), chosen)
    show_picture(many_rows(), chosen, whole=True)
    show_picture(many_rows(), chosen)
    quiet_button(
        "Up", ":material/arrow_upward:", st.session_state.__setitem__, "went", "up"
    )


def test_the_browser_gets_the_words_of_each_button_as_they_are():
    (data,) = mounted(AppTest.from_function(page).run(), "actions")
    assert data["groups"] == [
        {
            "title": "A & B",
            "actions": [{"kind": "copy", "label": "Copy link", "what": "<b>"}],
            "shown": "<b>",
            "note": "Note",
        }
    ]


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_browser_gets_every_word_that_it_says_in_the_language_of_the_page(code):
    words = mounted(opened("methodology", lang=code), "actions")[0]["words"]
    english = mounted(opened("methodology", lang=ENGLISH), "actions")[0]["words"]
    script = (ROOT / "lib" / "ui" / "actions.js").read_text()
    asked = {
        name
        for call in re.findall(r"\btold\((.*?)[,)]", script)
        for name in re.findall(r'"(\w+)"', call)
    }
    assert asked == {*words} - {"locale"}
    assert words["locale"] == code
    for name in asked:
        assert (words[name] == english[name]) == (code == ENGLISH)
        assert {*PART.findall(words[name])} == {*PART.findall(english[name])}


def test_a_picture_is_of_the_selection_and_of_the_row_in_its_name():
    small, *_ = pictures(AppTest.from_function(page).run())
    assert small["alt"] == "Bars of 3 donors."
    assert small["src"] == (
        "/api/v1/charts/donor_months@NOR.png?currency=EUR&asof=2026-02-12"
        "&width=640&theme=light"
    )
    assert small["loading"] == "lazy"


def test_a_picture_has_its_height_before_it_comes():
    app = AppTest.from_function(page).run()
    small, tall, _ = pictures(app)
    assert (small["width"], tall["width"]) == ("640", "640")
    assert int(tall["height"]) > 2 * int(small["height"]) > 400


def test_of_a_tall_picture_a_part_is_shown_unless_the_whole_is_asked_for():
    app = AppTest.from_function(page).run()
    cut = ["cut" in one.proto.body.split(">")[0] for one in app.get("html")]
    assert cut == [False, False, True]


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
