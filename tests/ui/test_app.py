"""The script of each session: navigation, filters and notices around any page."""

from lib.model.pages import QUESTIONS
from lib.ui import filters
from tests.apps import mounted, opened, said
from tests.ledgers import row, sound_tables, write_ledger


def test_the_menu_has_every_page_in_order_and_opens_on_the_overview():
    app = opened("overview")
    assert list(app.session_state["_pages"]) == list(QUESTIONS)
    assert app.title[0].value == "Overview"
    assert not app.exception


def test_the_link_of_the_page_stands_first_and_names_the_page():
    app = opened("donors", currency="EUR")
    actions = [one.proto for one in app.get("bidi_component")]
    # The search comes before, and stands in the header.
    assert actions[0].id.endswith("find")
    assert actions[1].id.endswith("copy_page_link")
    (copy,) = mounted(app, "actions")[0]["groups"][0]["actions"]
    assert "/donors?currency=EUR" in copy["what"]


def test_what_the_link_holds_beside_is_said_on_any_page():
    assert 'currency "XYZ" is not known' in said(opened("gallery", currency="XYZ"))


def test_a_mark_in_the_link_opens_the_drawer_on_any_page():
    assert "## Germany" in said(opened("evidence", open="DEU"))


def test_a_ledger_that_changes_while_a_page_is_made_is_not_mixed(tmp_path, monkeypatch):
    write_ledger(tmp_path)
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(tmp_path))
    lay_out, laid_out = filters.lay_out, []

    def lay_out_before_the_change(ledger):
        places = lay_out(ledger)
        laid_out.append(ledger.hash)
        tables = sound_tables()
        row(tables, "donors", "DEU")["name"] = "Bundesrepublik"
        write_ledger(tmp_path, **tables)
        return places

    monkeypatch.setattr(filters, "lay_out", lay_out_before_the_change)
    app = opened("donors")
    assert not app.exception
    assert len(laid_out) == len(set(laid_out)) == 2
    assert app.session_state["_view"].ledger.hash == laid_out[-1]
    assert app.session_state["_served"].ledger.hash == laid_out[-1]
    assert "Germany" not in said(app)
