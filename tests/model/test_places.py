"""A link within the site."""

from datetime import date

from lib.model.places import Place
from lib.model.selection import Selection

CHOSEN = Selection(currency="EUR", asof=date(2026, 3, 1), show="NOR")


def test_a_link_keeps_the_choices_but_for_what_it_opens_and_changes():
    place = Place("Germany", "donors", "DEU", (("cut", "meeting"),), (("per", "gdp"),))
    path = "/donors?currency=EUR&per=gdp&asof=2026-03-01&show=DEU&cut=meeting"
    assert place.address(CHOSEN) == path


def test_a_link_that_opens_nothing_leaves_what_was_open():
    assert (
        Place("Overview", "overview").address(CHOSEN)
        == "/?currency=EUR&asof=2026-03-01"
    )
