"""Where errors are reported: an address for mail or a form, else none at all."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.model.settings import CONTACT
from lib.ui.contact import report_address


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
