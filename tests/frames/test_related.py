"""What a donor, a meeting and a pledge lead to."""

import pytest

from lib.frames.related import MOST, donor_place, pledge_place, related
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("old", "DEU", meeting_id="m2", announced_on="2025-04-11"),
        pledge("offer", "DEU", meeting_id="m1", item="missiles", condition="30 more"),
        pledge("nor", "NOR", meeting_id="m1"),
        pledge("swe", "SWE", meeting_id="m1"),
        pledge("both", "GBR;NOR", meeting_id="m1"),
        pledge("part", "NOR", part_of="nor", meeting_id="m1"),
        pledge("alone", "DEU"),
    ],
    [
        claim("old", 100),
        claim("offer", 50),
        claim("nor", 30),
        claim("swe", 20),
        claim("both", 5),
        claim("part", 10),
        claim("alone", 1),
    ],
)


def keys(key, **choices):
    found = related(key, View(LEDGER, NOW).but(**choices))
    return {said: [one.show for one in places] for said, places in found.items()}


@pytest.mark.parametrize(
    ("key", "places"),
    [
        (
            "DEU",
            {
                "Meetings": ["m1", "m2"],
                "Conditions": ["offer"],
                "Next to it by what was pledged": ["NOR"],
            },
        ),
        ("NOR", {"Meetings": ["m1"], "Next to it by what was pledged": ["DEU", "SWE"]}),
        ("GBR;NOR", {"Donors": [None, "NOR"], "Meetings": ["m1"]}),
        (
            "m1",
            {
                "The meeting before": ["m2"],
                "Donors": ["NOR", "SWE"],
                "Conditions": ["offer"],
            },
        ),
        ("m2", {"The meeting after": ["m1"], "Donors": ["DEU"]}),
        (
            "offer",
            {"Donor": ["DEU"], "Meeting": ["m1"], "Its condition": ["offer"]},
        ),
        ("nor", {"Donor": ["NOR"], "Meeting": ["m1"], "Parts": ["part"]}),
        ("part", {"Donor": ["NOR"], "Meeting": ["m1"], "Part of": ["nor"]}),
        ("alone", {"Donor": ["DEU"]}),
    ],
)
def test_a_row_leads_to_what_it_is_related_to(key, places):
    assert keys(key) == places


def test_what_the_selection_leaves_out_is_not_led_to():
    assert keys("DEU", meeting=("m2",))["Meetings"] == ["m2"]
    assert "The meeting before" not in keys("m1", meeting=("m1",))


def test_links_of_a_kind_are_few():
    many = [pledge(f"p{n}", "NOR", meeting_id="m1", condition="x") for n in range(6)]
    ledger = toy_ledger(many, [claim(f"p{n}", 1) for n in range(6)])
    assert len(related("m1", View(ledger, NOW))["Conditions"]) == MOST


def test_a_pledge_is_named_with_its_day_and_leads_to_its_page():
    place = pledge_place("offer", LEDGER)
    assert (place.words, place.page) == ("Germany: missiles, 12 Feb 2026", "conditions")
    assert pledge_place("nor", LEDGER).page == "evidence"


def test_a_donor_without_a_row_of_its_own_is_chosen_instead_of_opened():
    place = donor_place("GBR", LEDGER)
    assert place.show is None
    assert dict(place.changes) == {"donor": ("GBR",)}
