"""The language of a run, and the names by which a reader chooses another."""

import pytest

from lib.model.language import ENGLISH, LANGUAGES
from lib.ui.spoken import NAME, asked_language
from tests.apps import mounted, opened

pytestmark = pytest.mark.usefixtures("every_language")

#: A button of the side bar, by language.
RESET = {
    "en": "Reset all choices",
    "uk": "Скинути весь вибір",
    "de": "Auswahl zurücksetzen",
}


def names(app):
    return {
        button.key.removeprefix(f"{NAME}_"): button
        for button in app.button
        if (button.key or "").startswith(f"{NAME}_")
    }


def in_link(app, name):
    held = app.query_params[name]
    return held if isinstance(held, str) else ",".join(held)


def blocks(node):
    yield node
    for one in getattr(node, "children", {}).values():
        yield from blocks(one)


def said(app):
    return {button.label for button in app.sidebar.button}


def test_where_nobody_reads_it_is_english():
    assert asked_language() == ENGLISH


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_is_offered_by_its_own_name_in_each(code):
    app = opened("methodology", lang=code)
    assert {one: button.label for one, button in names(app).items()} == {
        one: language.name for one, language in LANGUAGES.items()
    }
    assert [one for one, button in names(app).items() if button.disabled] == [code]
    assert RESET[code] in said(app)
    # What the script makes the language of the HTML.
    assert [one["language"] for one in mounted(app, "attention")] == [code]


def test_a_choice_of_language_keeps_the_whole_view():
    app = opened("donors", lang="de", currency="EUR", donor="NOR", show="NOR")
    view = app.session_state["_view"].selection
    names(app)["uk"].click().run()
    assert not app.exception
    assert app.session_state["_view"].selection == view.__class__(
        **{**vars(view), "lang": "uk"}
    )
    assert in_link(app, NAME) == "uk"
    assert in_link(app, "show") == "NOR"
    assert RESET["uk"] in said(app)
    assert [one["language"] for one in mounted(app, "attention")] == ["uk"]


def test_english_can_be_chosen_where_a_browser_wants_another():
    app = opened("methodology", lang="uk")
    names(app)["en"].click().run()
    assert in_link(app, NAME) == "en"
    assert RESET["en"] in said(app)


def test_a_reset_of_all_choices_keeps_the_language():
    app = opened("methodology", lang="de", currency="EUR")
    (reset,) = [one for one in app.sidebar.button if one.label == RESET["de"]]
    reset.click().run()
    assert app.session_state["_view"].selection.currency == "USD"
    assert in_link(app, NAME) == "de"
    assert RESET["de"] in said(app)


@pytest.mark.parametrize(("code", "title"), [("uk", "Підтвердження"), ("de", "Belege")])
def test_the_drawer_speaks_the_language(code, title):
    app = opened("donors", lang=code, open="NOR")
    titles = [
        one.proto.dialog.title for one in blocks(app._tree) if one.type == "dialog"
    ]
    assert titles == [title]
