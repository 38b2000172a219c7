"""The sentence of every chart in many selections of the real ledger."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.test_cards import ROWS
from tests.ledgers import SEARCHED
from tests.toys import TODAY

NOW = Selection(asof=TODAY)
SELECTIONS = {
    "today": {},
    "three donors": {"donor": ("EUI", "GBR", "NOR")},
    "one donor": {"donor": ("DEU",)},
    "purl": {"mechanism": ("purl",)},
    "per gdp": {"per": "gdp"},
    "per head": {"per": "capita"},
    "on the day": {"asof": date(2026, 2, 12)},
    "before any": {"asof": date(2020, 1, 1)},
    "new": {"basis": "new"},
    "conditional": {"basis": "conditional"},
    "announced": {"basis": "announced"},
    "a group": {"group": "NB8"},
    "financial": {"aid": ("financial",)},
    "highest": {"claims": "highest"},
    "one meeting": {"meeting": ("udcg-2026-02-12",)},
    "euros of one day": {"currency": "EUR", "rates": date(2026, 2, 12)},
}
#: A little more than a sentence should have: its clause is never cut.
ROOM = 330


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(Path(__file__).parents[2] / "seeds")


@pytest.mark.whole
@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_sentence_is_safe_to_paste(name, chosen, ledger):
    selection = replace(NOW, show=ROWS.get(name), **chosen)
    sentence = card_of(name, View(ledger, selection)).sentence
    day = {TODAY: "23 Nov 2026"}.get(selection.day)
    assert sentence.startswith(f"As of {day}, " if day else "As of ")
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    assert len(sentence) <= ROOM
    assert not re.search(r"\bnan\b|None|  |<|the the|\( |;\.|\(\)|, ,", sentence)
    # One thing is no things, and several are no thing.
    assert not re.search(r"\b1 (entries|pledges|meetings|claims|sources)\b", sentence)
    assert not re.search(r"\b([2-9]|\d\d+) (entry|pledge|claim|source)\b", sentence)


@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", CHARTS)
def test_no_sentence_claims_a_delivery(name, chosen, ledger):
    selection = replace(NOW, show=ROWS.get(name), **chosen)
    said = card_of(name, View(ledger, selection)).sentence
    for owned_up in ("does not mean delivered", "not what was delivered"):
        said = said.replace(owned_up, "")
    assert not re.search(r"deliver|gave|provided|paid|sent\b", said)


@pytest.mark.parametrize("name", CHARTS)
def test_a_summary_is_two_lines(name, ledger):
    first, second = card_of(
        name, View(ledger, replace(NOW, show=ROWS.get(name)))
    ).summary
    assert first.endswith(".")
    assert second.endswith("not all aid and not deliveries.")
    assert "\n" not in first + second


def test_the_largest_traced_and_the_untraced_are_never_one_sum(ledger):
    """Traced $118 billion and untraced $54 billion are nowhere $172 or 173 billion."""
    for name in CHARTS:
        selection = replace(NOW, show=ROWS.get(name))
        assert not re.search(
            r"\$17[23]", card_of(name, View(ledger, selection)).sentence
        )


def test_the_sentences_of_the_twelfth_of_february(ledger):
    """The figures as one adds them up by hand from the report and its sources."""
    sentence = card_of(
        "meeting_bridge", View(ledger, replace(NOW, show="udcg-2026-02-12"))
    ).sentence
    assert sentence == (
        "As of 23 Nov 2026, of the headline of $47.7 billion (sources disagree:"
        " $35 to 48 billion) of the UDCG meeting of 12 Feb 2026, Brussels: $745"
        " million is new money from named donors; up to $787 million is new "
        "money from donors together; $47 billion has no donor named."
    )
    chosen = replace(NOW, show="udcg-2026-02-12-deu-pac3")
    assert "(Other supporting countries together give 30 PAC-3 interceptors)" in (
        card_of("condition_history", View(ledger, chosen)).sentence
    )
    on_the_day = replace(chosen, asof=date(2026, 2, 12))
    assert (
        "stood as pending"
        in card_of("condition_history", View(ledger, on_the_day)).sentence
    )


SILENT_MEETING = {"meeting": ("udcg-2022-04-26",)}


def test_reports_outside_the_filters_are_in_the_ledger_all_the_same(ledger):
    show = ROWS["condition_history"]
    chosen = replace(NOW, show=show, **SILENT_MEETING)
    sentence = card_of("condition_history", View(ledger, chosen)).sentence
    assert sentence == (
        "As of 23 Nov 2026, nothing of the pledge of Germany of 12 Feb 2026 in the "
        "ledger lies within the filters (meeting: 26 Apr 2022, Ramstein); "
        f"{SEARCHED}."
    )
    before = replace(NOW, show=show, asof=date(2020, 1, 1))
    assert card_of("condition_history", View(ledger, before)).sentence.endswith(
        "of the pledge of Germany of 12 Feb 2026 yet: the first was entered on 12 Feb 2026."
    )


def test_a_finding_says_a_range_where_the_sum_is_one(ledger):
    chosen = replace(NOW, mechanism=("purl",))
    finding = card_of("newest_meeting", View(ledger, chosen)).summary[0]
    assert "12 Feb 2026 brought $213 million to $1 billion" in finding
