"""A link holds the view and nothing that is at its default."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from lib.frames.money import choices_on
from lib.model.links import (
    APPENDED,
    OWN_NAMES,
    VIEW,
    feed_of,
    is_appended,
    named_of,
    page_link,
    shown,
    split_name,
)
from lib.model.query import read_selection
from lib.model.selection import Selection, link_names
from tests.toys import claim, pledge, toy_ledger

SITE = "https://pledges.test"
DAY = date(2026, 2, 12)


def test_a_view_at_its_defaults_is_the_bare_page():
    assert page_link(SITE, "donors", Selection()) == f"{SITE}/donors"
    assert page_link(SITE, "overview", Selection()) == f"{SITE}/"
    assert page_link("", "overview", Selection()) == "/"


def test_what_is_at_its_default_stays_out():
    chosen = Selection(currency="USD", basis="firm", claims="lead", asof=DAY)
    assert page_link(SITE, "donors", chosen) == f"{SITE}/donors?asof=2026-02-12"


def test_names_stand_in_one_order_whatever_the_view_was_made_from():
    made = Selection(show="DEU", asof=DAY, donor=("DEU", "NOR"), currency="EUR")
    again = replace(Selection(donor=("DEU", "NOR")), currency="EUR", asof=DAY)
    link = page_link(SITE, "donors", made, [("rows", "all")], "0a1b2c3d")
    assert link == (
        f"{SITE}/donors?currency=EUR&donor=DEU&donor=NOR&asof=2026-02-12&show=DEU"
        "&rows=all&view=0a1b2c3d"
    )
    assert page_link(SITE, "donors", again) == link.partition("&show")[0]


def test_a_link_reads_back_as_the_view_it_was_made_from():
    ledger = toy_ledger([pledge("a", "NOR;SWE", meeting_id="m1")], [claim("a", 1.0)])
    choices = choices_on(ledger, date(2026, 11, 25))
    chosen = Selection(
        currency="EUR",
        rates=date(2026, 2, 11),
        donor=("GBR", "NOR"),
        group="NB8",
        meeting=("m1",),
        aid=("financial", "military"),
        mechanism=("purl",),
        start=date(2022, 1, 1),
        end=date(2026, 3, 1),
        basis="announced",
        claims="highest",
        per="gdp",
        asof=DAY,
        show="NOR;SWE",
    )
    link = page_link(SITE, "donors", chosen)
    assert read_selection(parse_qs(urlsplit(link).query), choices) == (chosen, [])


@pytest.mark.parametrize("value", ["a&b=c", "x#y", "50% off", "ä ö", "<b>", "a+b"])
def test_a_readers_own_words_come_back_as_they_were(value):
    link = page_link(SITE, "data", Selection(), [("q", value)])
    assert dict(parse_qsl(urlsplit(link).query)) == {"q": value}
    assert "<" not in link


def test_a_chart_of_one_row_is_named_with_the_row():
    chosen = Selection(show="NOR;SWE")
    assert named_of("donor_months", chosen, of_one=True) == "donor_months@NOR;SWE"
    assert named_of("donor_totals", chosen, of_one=False) == "donor_totals"
    assert named_of("donor_months", Selection(), of_one=True) == "donor_months"
    assert split_name("donor_months@NOR;SWE") == ("donor_months", "NOR;SWE")
    assert split_name("donor_totals") == ("donor_totals", None)
    assert split_name("donor_totals@") == ("donor_totals", None)


def test_a_row_can_be_opened_and_closed():
    assert shown(Selection(currency="EUR"), "DEU") == Selection(
        currency="EUR", show="DEU"
    )
    assert shown(Selection(show="DEU"), None) == Selection()


@pytest.mark.parametrize(
    ("name", "appended"),
    [
        *[("utm_source", True), ("utm_anything", True), ("FBCLID", True)],
        *[("ref", True), ("mc_eid", True), ("gad_source", True)],
        *[("utm", False), ("donors", False), ("reference", False), ("", False)],
    ],
)
def test_what_others_append_to_a_link_is_known_by_its_name(name, appended):
    assert is_appended(name) is appended


def test_no_name_of_ours_is_taken_for_an_appended_one():
    assert not [one for one in (*OWN_NAMES, VIEW, *link_names()) if is_appended(one)]
    assert {one.lower() for one in APPENDED} == APPENDED


def test_a_feed_takes_of_a_selection_what_chooses_its_entries():
    chosen = Selection(
        currency="EUR", donor=("DEU",), start=date(2025, 1, 1), asof=date(2026, 2, 1)
    )
    kept = Selection(donor=("DEU",), start=date(2025, 1, 1))
    assert feed_of(chosen) == kept
    assert feed_of(Selection(show="m1", basis="new")) == Selection(show="m1")
