"""Methodology: its sections and figures, whatever is chosen."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from lib.frames.money import currencies_with_a_rate
from lib.model import vocabulary as words
from lib.ui.methodology import SECTIONS, WITHOUT_A_RATE
from tests.apps import opened
from tests.apps import said as text_of

page = partial(opened, "methodology")


def test_every_link_leads_to_a_section_and_every_section_has_one():
    app = page()
    assert [one.proto.anchor for one in app.header] == list(SECTIONS)
    links = re.findall(r"\]\(#(\w+)\)", text_of(app))
    assert links == list(SECTIONS)


def test_what_the_ledger_says_stays_text():
    def of_another_ledger():
        from dataclasses import replace

        from lib.model.view import View
        from lib.ui.methodology import show_methodology
        from tests.toys import NOW, toy_ledger

        ledger = toy_ledger([], [])
        coverage = replace(ledger.coverage, scope="All above $5, *not* less.")
        show_methodology(View(replace(ledger, coverage_as_written=coverage), NOW))

    said = text_of(AppTest.from_function(of_another_ledger).run())
    assert r"“All above \$5, \*not\* less”" in said


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"asof": "2020-01-01"},
        {"asof": "2026-02-11", "currency": "EUR", "claims": "lowest"},
        {"rates": "2008-01-02", "currency": "JPY", "donor": "NOR"},
    ],
    ids=str,
)
def test_the_page_stands_whatever_is_chosen(query):
    app = page(**query)
    assert not app.exception
    assert not app.info
    said = text_of(app)
    assert not re.search(r"(?<!\\)\$", said), "a dollar sign would start a formula"
    assert not re.search(r"\{\w*\}|\bnan\b|NaT", said)


def test_the_page_is_of_the_chosen_day_and_currency():
    said = text_of(page(asof="2026-02-12", currency="EUR"))
    assert "As of 12 Feb 2026 the ledger holds 427 announcements" in " ".join(
        said.split()
    )
    assert "so the headline is worth €40.2 billion" in said
    assert "in euros, this concerns" in " ".join(said.split())


def test_the_page_names_every_known_limit():
    said = " ".join(text_of(page()).split())
    for limit in (
        "sample of 60 claims",
        "weakest field",
        "can overlap",
        "is an inference",
        "first part only",
        "second-hand",
        "meetings 4 (20 Jul 2022), 12 ",
        "no known date of publication",
        "about 50",
        "Norway and Lithuania each",
        "exactly 30 interceptors",
        "overlap by an unknown part",
    ):
        assert limit in said


def test_the_currency_named_as_without_a_rate_has_none():
    assert WITHOUT_A_RATE in words.CURRENCIES
    assert WITHOUT_A_RATE not in currencies_with_a_rate()
