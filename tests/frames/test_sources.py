from dataclasses import replace
from datetime import date

import pytest

from lib.frames.sources import sources_cited
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import TODAY, claim, event, pledge, toy_ledger

NOW = Selection(asof=TODAY)
SOURCES = [
    {"source_id": "undated"},
    {"source_id": "late", "published_on": "2026-02-13"},
    {"source_id": "early", "published_on": "2025-04-12"},
    {"source_id": "report", "published_on": "2026-03-10"},
    {"source_id": "unused", "published_on": "2024-01-01"},
]


@pytest.fixture
def ledger():
    """Germany's pledge of two claims and a condition, and Norway's of one."""
    return toy_ledger(
        [
            pledge("d", condition="Others give 30", meeting_id="m1"),
            pledge("n", "NOR", announced_on="2025-04-11", meeting_id="m2"),
        ],
        [
            claim("d", 1.0, source_id="late"),
            claim("d", 2.0, claim_id="d-c2", lead=False, source_id="undated"),
            claim("n", 3.0, source_id="early"),
        ],
        [event("e1", "d", "met", date="2026-03-10", recorded_on="2026-03-10")],
        sources=SOURCES,
    )


def ids(sources):
    return sources["source_id"].tolist()


def test_claims_and_reports_are_cited_the_oldest_first_undated_ones_last(ledger):
    assert ids(sources_cited(View(ledger, NOW))) == [
        "early",
        "late",
        "report",
        "undated",
    ]


def test_a_filter_leaves_only_the_sources_of_its_pledges(ledger):
    assert ids(sources_cited(View(ledger, replace(NOW, donor=("NOR",))))) == ["early"]


def test_a_mark_leaves_only_the_sources_of_what_lies_behind_it(ledger):
    assert ids(sources_cited(View(ledger, NOW), "m2")) == ["early"]
    assert ids(sources_cited(View(ledger, NOW), "DEU")) == ["late", "report", "undated"]


def test_what_was_recorded_later_is_not_cited(ledger):
    before = replace(NOW, asof=date(2026, 2, 20))
    assert "report" not in ids(sources_cited(View(ledger, before)))


def test_nothing_is_cited_where_nothing_was_recorded(ledger):
    assert ids(sources_cited(View(ledger, replace(NOW, asof=date(2020, 1, 1))))) == []


def test_the_source_of_an_own_rate_is_cited_where_it_converts_a_sum():
    day = "2026-02-12"
    rates = [{"currency": "NGN", "day": day, "value": 1450, "source_id": "early"}]
    rows = [pledge("n", "NOR", announced_on=day), pledge("d", announced_on=day)]
    naira = claim("n", 5e9, currency="NGN", source_id="late")
    claims = [naira, claim("d", 1.0, source_id="late")]
    ledger = toy_ledger(rows, claims, sources=SOURCES, rates=rates)
    assert ids(sources_cited(View(ledger, NOW))) == ["early", "late"]
    germany = replace(NOW, donor=("DEU",))
    assert ids(sources_cited(View(ledger, germany))) == ["late"]
