"""A page's own names: every one that a page puts into its link, the interface knows."""

import ast
from datetime import date
from importlib import import_module
from pathlib import Path

from streamlit.testing.v1 import AppTest

from lib.frames.fingerprint import fingerprint_of
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.data_request import PAGE_NAMES
from tests.apps import opened

ROOT = Path(__file__).parents[2]
#: The calls that put a name into the link, and which argument holds it.
WRITERS = {"own": 0, "write": 0, "switch": 1, "pick": 1, "show_one_of": 1}
SHOW = {"show"}


def names_written():
    """Find every name that lib/ui or a page reads from or writes into a link."""
    for path in [*(ROOT / "lib/ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]:
        constants = {}
        if path.parent.name == "ui" and path.stem != "app":
            constants = vars(import_module(f"lib.ui.{path.stem}"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _named(node, constants)


def _named(call, constants):
    called = getattr(call.func, "attr", getattr(call.func, "id", ""))
    of_link = not isinstance(call.func, ast.Attribute) or (
        getattr(call.func.value, "id", "") == "link"
    )
    if not (called in WRITERS and of_link and len(call.args) > WRITERS[called]):
        return
    name = call.args[WRITERS[called]]
    if isinstance(name, ast.Constant):
        yield name.value
    elif isinstance(name, ast.Name) and name.id in constants:
        yield constants[name.id]


def test_the_interface_knows_every_name_that_a_page_puts_into_its_link():
    written = set(names_written())
    assert {"open", "axis", "rows", "cut", "q", "given", "item"} <= written
    assert written - SHOW <= PAGE_NAMES


def test_a_value_that_is_not_known_is_the_default():
    app = opened("meetings", axis="nonsense")
    assert not app.exception
    assert app.session_state["axis_switch"] == "all"


def test_what_is_put_back_to_its_default_leaves_the_link():
    def choose():
        from lib.ui.link import pick, switch

        switch("Cut", "cut", {"all": "All", "donor": "Donor"})
        pick("Table", "table", {"pledges": "Pledges", "claims": "Claims"})

    app = AppTest.from_function(choose).run()
    app.button_group(key="cut_switch").set_value("donor").run()
    app.selectbox(key="table_pick").set_value("claims").run()
    assert app.query_params == {"cut": "donor", "table": "claims"}
    app.button_group(key="cut_switch").set_value("all").run()
    app.selectbox(key="table_pick").set_value("pledges").run()
    assert app.query_params == {}


def test_the_link_of_a_page_is_what_is_on_the_screen(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", "https://pledges.test")

    def say():
        from datetime import date
        from pathlib import Path

        import streamlit as st

        from lib.ledger.package import read_ledger
        from lib.model.selection import Selection
        from lib.model.view import View
        from lib.ui.link import link_of_page

        chosen = Selection(currency="EUR", asof=date(2026, 2, 12), show="DEU")
        st.text(link_of_page("donors", View(read_ledger(Path("seeds")), chosen)))

    app = AppTest.from_function(say, default_timeout=60)
    app.query_params["currency"] = "GBP"
    app.query_params["asof"] = "2025-01-01"
    app.query_params["rows"] = "all"
    app.query_params["chart"] = ["donor_totals", "timeline"]
    app.query_params["open"] = "DEU;NOR,2025"
    app.query_params["axis"] = ""
    for foreign in ("embed", "embed_options", "utm_source", "view"):
        app.query_params[foreign] = "x"
    ledger = read_ledger(ROOT / "seeds")
    digits = fingerprint_of(View(ledger, Selection(asof=date(2026, 2, 12))))
    (link,) = [one.value for one in app.run().text]
    assert link == (
        "https://pledges.test/donors?currency=EUR&asof=2026-02-12&show=DEU&rows=all"
        f"&chart=donor_totals&chart=timeline&open=DEU;NOR,2025&view={digits}"
    )
