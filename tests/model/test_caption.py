"""The caption says every choice of the reader."""

from dataclasses import replace
from datetime import date

from lib.model.caption import selection_in_words
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def test_the_caption_says_every_choice():
    ledger = toy_ledger([pledge("p")], [claim("p", 5)])
    chosen = replace(
        NOW,
        currency="EUR",
        rates=date(2026, 2, 12),
        donor=("GBR", "NOR"),
        group="NB8",
        meeting=("m1",),
        mechanism=("purl",),
        start=date(2025, 1, 1),
        basis="new",
        claims="highest",
        per="gdp",
    )
    words = selection_in_words(View(ledger, chosen))
    for part in (
        "New money",
        "euros at the rates of 12 Feb 2026",
        "percent of GDP",
        "highest figures where sources disagree",
        "donors: United Kingdom and Norway",
        "members of the NB8",
        "meeting: 12 Feb 2026, Brussels",
        "from 1 Jan 2025",
        "as of 23 Nov 2026",
        "meetings searched to 12 Feb 2026",
    ):
        assert part in words
