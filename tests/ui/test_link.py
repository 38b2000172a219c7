"""A page's own names, which the interface knows; the addresses of site and reports."""

import ast
import logging
from datetime import date
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.frames.fingerprint import fingerprint_of
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.settings import CONTACT
from lib.model.view import View
from lib.ui import link
from lib.ui.link import public_address, report_address
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
    for foreign in ("embed", "embed_options", "utm_source", "fbclid", "view"):
        app.query_params[foreign] = "x"
    ledger = read_ledger(ROOT / "seeds")
    digits = fingerprint_of(View(ledger, Selection(asof=date(2026, 2, 12))))
    (link,) = [one.value for one in app.run().text]
    assert link == (
        "https://pledges.test/donors?currency=EUR&asof=2026-02-12&show=DEU&rows=all"
        f"&chart=donor_totals&chart=timeline&open=DEU;NOR,2025&view={digits}"
    )


class Context:
    """What Streamlit knows of the reader's browser."""

    def __init__(self, url):
        self.url = url


@pytest.fixture
def browser(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_URL", raising=False)
    return lambda url: monkeypatch.setattr(link.st, "context", Context(url))


@pytest.mark.parametrize(
    "stated", ["https://pledges.test", " https://pledges.test/ ", "https://x.test/y/"]
)
def test_the_stated_address_counts_whatever_the_browser_says(
    browser, monkeypatch, stated
):
    browser("https://evil.test/data")
    monkeypatch.setenv("PLEDGEBOARD_URL", stated)
    assert public_address() == stated.strip().rstrip("/")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("http://localhost:8501/data", "http://localhost:8501"),
        ("https://pledges.test/", "https://pledges.test"),
        ("http://[::1]:8501/donors?x=1", "http://[::1]:8501"),
    ],
)
def test_without_one_it_is_that_of_the_page(browser, url, site):
    browser(url)
    assert public_address() == site


@pytest.mark.parametrize(
    "url",
    [
        *(None, "", "data", "javascript:alert(1)", 'https://x"+evil()/data'),
        *("https://user@evil.test/", "ftp://pledges.test/"),
    ],
)
def test_what_is_no_plain_address_is_not_taken(browser, url):
    browser(url)
    assert public_address().startswith("http://localhost:")


def test_no_header_of_a_request_plays_a_part(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_URL", raising=False)

    def say():
        import streamlit as st

        from lib.ui.link import public_address

        st.text(public_address())

    app = AppTest.from_function(say).run()
    assert app.text[0].value.startswith("http://localhost:")


@pytest.mark.parametrize("stated", ["a.b@c.org", "mailto:a.b@c.org", " a.b@c.org "])
def test_a_letter_has_subject_and_body_with_blanks_as_mail_programs_read_them(
    stated, monkeypatch
):
    monkeypatch.setenv(CONTACT.name, stated)
    address = report_address("Error in x", "a + b & c\nd")
    assert address == (
        "mailto:a.b@c.org?subject=Error%20in%20x&body=a%20%2B%20b%20%26%20c%0Ad"
    )


@pytest.mark.parametrize(
    "stated", ["https://forge.org/site/issues/new", "https://forge.org/new?labels=data"]
)
def test_a_form_takes_title_and_body_beside_what_its_address_holds(stated, monkeypatch):
    monkeypatch.setenv(CONTACT.name, stated)
    address = report_address("Error in x", "a & b")
    assert address.startswith(stated)
    query = parse_qs(urlsplit(address).query)
    assert (query["title"], query["body"]) == (["Error in x"], ["a & b"])
    assert ("labels" in query) == ("labels" in stated)


def test_another_setting_is_no_address_and_is_in_the_log_once(monkeypatch, caplog):
    monkeypatch.setenv(CONTACT.name, "javascript:alert(1)")
    with caplog.at_level(logging.ERROR):
        assert report_address("x", "y") is None
        assert report_address("x", "y") is None
    (record,) = caplog.records
    assert CONTACT.name in record.getMessage()
    assert "Expected: an e-mail address" in record.getMessage()


def test_without_a_setting_there_is_none(monkeypatch, caplog):
    monkeypatch.delenv(CONTACT.name, raising=False)
    assert report_address("x", "y") is None
    assert not caplog.records
