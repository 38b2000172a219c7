"""Small sound ledgers and selections as hypothesis makes them up."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, CLAIM_MODES
from tests.toys import NOW, claim, event, pledge, toy_ledger

DONOR_KEYS = ["DEU", "GBR", "NOR", "DEU;NOR", "GBR;NOR;SWE", None]
STATUSES = ["pending", "met", "lapsed", "withdrawn", "unknown"]
PHRASES = ["hundreds of millions", "several billion", "tens of thousands", "a lot"]


@st.composite
def pledges(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A pledge that may be part of, or counted in, an earlier one."""
    earlier = [None, *range(number)]
    whole = draw(st.sampled_from(earlier))
    counted = (
        draw(st.sampled_from([None, None, None, *earlier])) if whole is None else None
    )
    donors = draw(st.sampled_from(DONOR_KEYS))
    cumulative = counted is None and draw(st.integers(0, 9)) == 0
    recorded = date(2026, 2, 12) + timedelta(days=draw(st.integers(0, 20)))
    columns = {
        "meeting_id": draw(st.sampled_from(["m1", "m2", None])),
        "mechanism": draw(st.sampled_from(["purl", "purl;ifu", None])),
        "part_of": None if whole is None else f"p{whole}",
        "counted_in": None if counted is None else f"p{counted}",
        "novelty": draw(st.sampled_from(["new", "announced_before", "unclear"])),
        "condition": draw(st.sampled_from(["c", None, None])),
        "announced_on": draw(
            st.sampled_from(["2026-02-12", "2026-01-05", "2025-04-11"])
        ),
        "recorded_on": recorded.isoformat(),
        "item_class": draw(st.sampled_from(["tank", "missile", None])),
    }
    made = pledge(f"p{number}", donors, **columns)
    return made | {"scope": "cumulative"} if cumulative else made


def with_one_headline(promised: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make totals of all but the first headline of each meeting."""
    met: set[str] = set()
    kept = []
    for one in promised:
        again = one["scope"] == "headline" and one["meeting_id"] in met
        kept.append(one | {"scope": "total"} if again else one)
        met |= {one["meeting_id"]} if one["scope"] == "headline" else set()
    return kept


@st.composite
def claims(draw: st.DrawFn, pledge_id: str, number: int) -> dict[str, Any]:
    """What a source says: a sum of some exactness, a phrase, or nothing."""
    qualifier = draw(
        st.sampled_from(
            ["none", "vague", "exact", "about", "nearly", "over", "up_to", "range"]
        )
    )
    amount = float(draw(st.integers(1, 2000)) * 10**6)
    columns: dict[str, Any] = {
        "claim_id": f"{pledge_id}-c{number}",
        "lead": number == 1,
        "qualifier": qualifier,
        "currency": draw(st.sampled_from(["USD", "EUR", "GBP", "UAH"])),
        "quantity": draw(st.sampled_from([None, 5.0])),
        "unit": "tanks",
    }
    if qualifier == "none":
        return claim(pledge_id, None, **columns) | {"currency": None}
    if qualifier == "vague":
        phrase = draw(st.sampled_from(PHRASES))
        return claim(pledge_id, None, **columns, amount_as_printed=phrase)
    upper = amount * 1.5 if qualifier == "range" else None
    return claim(pledge_id, amount, **columns, amount_to=upper)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A sound ledger of up to a dozen pledges."""
    size = draw(st.integers(0, 12))
    promised = with_one_headline([draw(pledges(number)) for number in range(size)])
    said = [
        draw(claims(one["pledge_id"], number))
        for one in promised
        for number in range(1, 1 + draw(st.integers(1, 3)))
    ]
    reports = [
        event(
            f"e-{one['pledge_id']}", one["pledge_id"], draw(st.sampled_from(STATUSES))
        )
        for one in promised
        if one["condition"] and draw(st.booleans())
    ]
    return toy_ledger(promised, said, reports)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any basis, claims mode, currency, rates and as-of date."""
    return Selection(
        currency=draw(st.sampled_from(["USD", "EUR", "NOK"])),
        rates=draw(st.sampled_from([None, date(2025, 6, 30)])),
        basis=draw(st.sampled_from(list(BASES))),
        claims=draw(st.sampled_from(CLAIM_MODES)),
        asof=draw(st.sampled_from([date(2026, 2, 12), date(2026, 2, 20), NOW.day])),
    )


FILTERS = [
    {"donor": ("NOR",)},
    {"group": "EU"},
    {"meeting": ("m1",)},
    {"mechanism": ("ifu",)},
    {"start": date(2026, 1, 1)},
    {"end": date(2026, 1, 31)},
]

law = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
#: Each example computes every frame.
law_of_all_frames = settings(law, max_examples=8)


def same(left: float, right: float) -> bool:
    """Tell whether two sums are equal, a missing one only to a missing one."""
    return left == pytest.approx(right, rel=1e-9, abs=1e-3, nan_ok=True)
