"""Ledgers made in memory: toy ones whose sums one can do in the head, and large ones.

A row is named by what matters to the test; every other column gets a plain value that
meets the contract.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd
from pandas.util import hash_pandas_object

from lib.model.ledger import Coverage, Ledger
from lib.model.selection import Selection
from lib.model.tables import TABLES
from tests.subjects import declared, subject_of, toy_words

DAY = "2026-02-12"
TODAY = date(2026, 11, 23)
NOW = Selection(asof=TODAY)

Rows = Sequence[Mapping[str, Any]]

PLAIN: dict[str, dict[str, Any]] = {
    "sources": {"source_id": "report", "publisher": "Agency", "kind": "agency"},
    "donors": {"kind": "government"},
    "meetings": {
        "series": "UDCG",
        "format": "in_person",
        "chairs": "Chair",
        "date": DAY,
        "city": "Brussels",
    },
    "mechanisms": {"label": "Label", "definition": "Definition."},
    "item_classes": {"label": "Label", "definition": "Definition."},
    "pledges": {
        "scope": "donor",
        "announced_on": DAY,
        "aid_type": "military",
        "modality": "unspecified",
        "novelty": "new",
        "recorded_on": DAY,
    },
    "claims": {
        "source_id": "report",
        "lead": True,
        "qualifier": "exact",
        "recorded_on": DAY,
    },
    "condition_events": {"source_id": "report", "recorded_on": DAY, "date": DAY},
    "statements": {"source_id": "report", "recorded_on": DAY},
    "rates": {"source_id": "report", "per": "USD", "day": DAY},
    "translations": {"language": "de"},
}
DONORS = [
    {"donor_id": "DEU", "name": "Germany", "groups": "EU;NATO", "gdp_usd": 4000.0},
    {"donor_id": "GBR", "name": "United Kingdom", "groups": "NATO", "population": 50},
    {"donor_id": "NOR", "name": "Norway", "groups": "NATO;NB8"},
    {"donor_id": "SWE", "name": "Sweden", "groups": "EU;NATO;NB8"},
]
MEETINGS = [
    {"meeting_id": "m1", "date": "2026-02-12"},
    {"meeting_id": "m2", "date": "2025-04-11"},
]
USUAL: dict[str, Rows] = {
    "sources": [{}],
    "donors": DONORS,
    "meetings": MEETINGS,
    "mechanisms": [{"mechanism": "purl"}, {"mechanism": "ifu"}],
    "item_classes": [{"item_class": "tank"}, {"item_class": "missile"}],
    "statements": [],
    "rates": [],
    "translations": [],
}


@cache
def column_types(table: str) -> dict[str, str]:
    """List the columns of a contract and their types."""
    columns = TABLES[table].to_schema().columns
    return {name: _dtype(str(column.dtype)) for name, column in columns.items()}


def _dtype(dtype: str) -> str:
    if dtype.startswith("string"):
        return "str"
    return "datetime64[us]" if dtype.startswith("datetime64") else dtype


def frame_of(table: str, rows: Rows) -> pd.DataFrame:
    """Make a table of the contract's columns and types; what is not given is missing."""
    given = pd.DataFrame([{**PLAIN[table], **row} for row in rows])
    types = column_types(table)
    unknown = set(given.columns) - set(types)
    assert not unknown, f"no such column in {table}: {unknown}"
    return given.reindex(columns=list(types)).astype(types)


def pledge(
    pledge_id: str, donors: str | None = "DEU", **columns: Any
) -> dict[str, Any]:
    """Promise something; two donors make it joint, none a meeting's headline or a total."""
    whole = "headline" if columns.get("meeting_id") else "total"
    scope = whole if donors is None else "joint" if ";" in donors else "donor"
    return {"pledge_id": pledge_id, "donors": donors, "scope": scope, **columns}


def claim(
    pledge_id: str, amount: float | None = None, **columns: Any
) -> dict[str, Any]:
    """Say what a pledge is worth: in US dollars, exactly, as the lead, unless said."""
    plain: dict[str, Any] = {
        "claim_id": f"{pledge_id}-c1",
        "pledge_id": pledge_id,
        "amount": amount,
        "currency": "USD",
    }
    if amount is None and "qualifier" not in columns:
        plain |= {"qualifier": "none", "currency": None}
    return plain | columns


def event(event_id: str, pledge_id: str, status: str, **columns: Any) -> dict[str, Any]:
    """Report on a condition."""
    return {
        "event_id": event_id,
        "pledge_id": pledge_id,
        "status_after": status,
        **columns,
    }


def toy_ledger(
    pledges: Rows, claims: Rows, events: Rows = (), **tables: Rows
) -> Ledger:
    """Make a ledger of a few rows; a table that is not given is the usual one."""
    promised = {"pledges": pledges, "claims": claims, "condition_events": events}
    rows: dict[str, Rows] = {**promised, **tables}
    return ledger_of(
        {
            name: frame_of(name, rows[name]) if name in rows else _usual(name).copy()
            for name in TABLES
        }
    )


@cache
def _usual(table: str) -> pd.DataFrame:
    return frame_of(table, USUAL[table])


def ledger_of(tables: Mapping[str, pd.DataFrame]) -> Ledger:
    """Wrap tables as a ledger, with a hash of their content."""
    content = sha256(
        b"".join(
            hash_pandas_object(tables[name], index=False).to_numpy().tobytes()
            for name in sorted(tables)
        )
    )
    return Ledger(
        tables=tables,
        documents={},
        descriptor={"title": "Toy ledger"},
        coverage_as_written=Coverage(
            date(2022, 4, 26), date(2026, 2, 12), TODAY, "a toy"
        ),
        subject_as_written=subject_of(toy_words()),
        vocabulary=declared(toy_words()),
        version="0",
        hash=content.hexdigest(),
    )


def in_other_order(ledger: Ledger, seed: int) -> Ledger:
    """Shuffle the rows of every table."""
    shuffled = {
        name: table.sample(frac=1, random_state=seed).reset_index(drop=True)
        for name, table in ledger.tables.items()
    }
    return replace(ledger_of(shuffled), hash=f"{ledger.hash}-{seed}")


def made_up_ledger(size: int, seed: int = 1) -> Ledger:
    """Make a sound ledger of many pledges, in the proportions of the shipped one.

    A third are parts (of a row before them, up to a few levels deep), one in twenty is
    counted elsewhere, one in twenty conditional with two reports, every tenth has a
    second claim, two in five state no sum, one in fourteen is joint.
    """
    rng = np.random.default_rng(seed)
    number = np.arange(size)
    ids = np.array([f"p{one:07d}" for one in number])
    meetings = np.array([f"m{one:06d}" for one in range(max(1, size // 13))])
    days = pd.Timestamp("2022-04-26") + pd.to_timedelta(
        rng.integers(0, 1400, size), unit="D"
    )
    codes = np.array(["DEU", "GBR", "NOR", "SWE"])
    joint = rng.random(size) < 1 / 14
    donors = np.where(joint, "DEU;NOR", codes[rng.integers(0, 4, size)])
    whole = np.where(rng.random(size) < 1 / 3, number // 2, -1)
    counted = np.where((rng.random(size) < 0.05) & (whole < 0), number // 3, -1)
    whole[0] = counted[0] = -1
    pledges = pd.DataFrame(
        {
            "pledge_id": ids,
            "meeting_id": meetings[rng.integers(0, len(meetings), size)],
            "scope": np.where(joint, "joint", "donor"),
            "donors": donors,
            "announced_on": days,
            "recorded_on": days,
            "novelty": rng.choice(
                ["new", "announced_before", "unclear"], size, p=[0.7, 0.2, 0.1]
            ),
            "mechanism": rng.choice(["purl", "ifu", None], size),
            "item_class": rng.choice(["tank", "missile", None], size),
            "part_of": np.where(whole >= 0, ids[whole], None),
            "counted_in": np.where(counted >= 0, ids[counted], None),
            "condition": np.where(rng.random(size) < 0.05, "If others give", None),
            "condition_unit": "tanks",
        }
    )
    conditional = pledges[pledges["condition"].notna()]
    return ledger_of(
        {
            "sources": frame_of("sources", [{}]),
            "donors": frame_of("donors", DONORS),
            "mechanisms": frame_of(
                "mechanisms", [{"mechanism": "purl"}, {"mechanism": "ifu"}]
            ),
            "item_classes": frame_of(
                "item_classes", [{"item_class": "tank"}, {"item_class": "missile"}]
            ),
            "meetings": _filled(
                "meetings", pd.DataFrame({"meeting_id": meetings, "date": DAY})
            ),
            "pledges": _filled("pledges", pledges),
            "claims": _filled("claims", _made_up_claims(pledges, rng)),
            "condition_events": _filled(
                "condition_events", _made_up_events(conditional, rng)
            ),
            "statements": frame_of("statements", []),
            "rates": frame_of("rates", []),
            "translations": frame_of("translations", []),
        }
    )


def _made_up_claims(pledges: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    size = len(pledges)
    silent = rng.random(size) < 0.4
    first = pd.DataFrame(
        {
            "claim_id": pledges["pledge_id"] + "-c1",
            "pledge_id": pledges["pledge_id"],
            "lead": True,
            "amount": np.where(silent, np.nan, rng.integers(1, 1000, size) * 1e6),
            "currency": np.where(silent, None, rng.choice(["USD", "EUR", "GBP"], size)),
            "qualifier": np.where(
                silent, "none", rng.choice(["exact", "about", "over"], size)
            ),
            "quantity": np.where(rng.random(size) < 0.3, 5.0, np.nan),
            "unit": "tanks",
            "recorded_on": pledges["recorded_on"],
        }
    )
    second = first[rng.random(size) < 0.1].assign(
        claim_id=lambda claims: claims["pledge_id"] + "-c2", lead=False
    )
    second["amount"] *= 1.1
    return pd.concat([first, second], ignore_index=True)


def _made_up_events(pledges: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    size = len(pledges)
    reports = [
        pd.DataFrame(
            {
                "event_id": pledges["pledge_id"] + f"-e{number}",
                "pledge_id": pledges["pledge_id"],
                "date": pledges["announced_on"] + pd.Timedelta(days=30 * number),
                "quantity": 3.0,
                "unit": "tanks",
                "donor_id": "GBR",
                "status_after": rng.choice(["pending", "met", "unknown"], size),
                "recorded_on": pledges["recorded_on"],
            }
        )
        for number in (1, 2)
    ]
    return pd.concat(reports, ignore_index=True)


def _filled(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Give every column that is not named its plain value and its type."""
    plain = {name: value for name, value in PLAIN[table].items() if name not in rows}
    types = column_types(table)
    return rows.assign(**plain).reindex(columns=list(types)).astype(types)
