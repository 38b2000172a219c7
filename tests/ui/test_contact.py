"""Where errors are reported: an address for mail or a form, else none at all."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.ui.contact import SETTING, report_address


@pytest.mark.parametrize("stated", ["a.b@c.org", "mailto:a.b@c.org", " a.b@c.org "])
def test_a_letter_has_subject_and_body_with_blanks_as_mail_programs_read_them(
    stated, monkeypatch
):
    monkeypatch.setenv(SETTING, stated)
    address = report_address("Error in x", "a + b & c\nd")
    assert address == (
        "mailto:a.b@c.org?subject=Error%20in%20x&body=a%20%2B%20b%20%26%20c%0Ad"
    )


@pytest.mark.parametrize(
    "stated", ["https://forge.org/site/issues/new", "https://forge.org/new?labels=data"]
)
def test_a_form_takes_title_and_body_beside_what_its_address_holds(stated, monkeypatch):
    monkeypatch.setenv(SETTING, stated)
    address = report_address("Error in x", "a & b")
    assert address.startswith(stated)
    query = parse_qs(urlsplit(address).query)
    assert (query["title"], query["body"]) == (["Error in x"], ["a & b"])
    assert ("labels" in query) == ("labels" in stated)


@pytest.mark.parametrize(
    "stated",
    [
        "javascript:alert(1)",
        "http://forge.org/new",
        "https://user@forge.org/",
        "mailto:a@b.org?cc=c@d.org",
        "nobody",
        'https://forge.org/"><script>',
    ],
)
def test_another_setting_is_no_address_and_is_in_the_log_once(
    stated, monkeypatch, caplog
):
    monkeypatch.setenv(SETTING, stated)
    with caplog.at_level(logging.ERROR):
        assert report_address("x", "y") is None
        assert report_address("x", "y") is None
    (record,) = caplog.records
    assert SETTING in record.getMessage()
    assert "Expected: an e-mail address" in record.getMessage()


def test_without_a_setting_there_is_none(monkeypatch, caplog):
    monkeypatch.delenv(SETTING, raising=False)
    assert report_address("x", "y") is None
    assert not caplog.records
