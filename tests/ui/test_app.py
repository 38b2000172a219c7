"""The script of each session: navigation, filters and notices around any page."""

from lib.model.pages import QUESTIONS
from tests.apps import mounted, opened, said


def test_the_menu_has_every_page_in_order_and_opens_on_the_overview():
    app = opened("overview")
    assert list(app.session_state["_pages"]) == list(QUESTIONS)
    assert app.title[0].value == "Overview"
    assert not app.exception


def test_the_link_of_the_page_stands_first_and_names_the_page():
    app = opened("donors", currency="EUR")
    actions = [one.proto for one in app.get("bidi_component")]
    assert actions[0].id.endswith("copy_page_link")
    (copy,) = mounted(app, "actions")[0]["groups"][0]["actions"]
    assert "/donors?currency=EUR" in copy["what"]


def test_what_the_link_holds_beside_is_said_on_any_page():
    assert 'currency "XYZ" is not known' in said(opened("gallery", currency="XYZ"))


def test_a_mark_in_the_link_opens_the_drawer_on_any_page():
    assert "## Germany" in said(opened("evidence", open="DEU"))
