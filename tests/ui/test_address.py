"""The public address: what is stated, else what the reader's own browser says."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import address
from lib.ui.address import public_address


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
