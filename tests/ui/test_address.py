"""The public address, stated or the browser's; where errors are reported."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.settings import CONTACT
from lib.ui import address
from lib.ui.address import public_address, report_address


class Context:
    """What Streamlit knows of the reader's browser."""

    def __init__(self, url):
        self.url = url


@pytest.fixture
def browser(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_URL", raising=False)
    return lambda url: monkeypatch.setattr(address.st, "context", Context(url))


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

        from lib.ui.address import public_address

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
