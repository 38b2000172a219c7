"""What every chart says and draws, in three selections, short enough to be compared.

The digest that is committed was made before the charts were rebuilt. A change that alters
it on purpose writes it anew and says why in its commit:

    python -m tests.charts.digest
"""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View

ROOT = Path(__file__).parents[2]
DIGEST = Path(__file__).with_name("digest.json")
SITE = "https://pledges.example"
#: A row for each chart of one row.
ROWS = {
    "donor_meetings": "DEU",
    "donor_mechanisms": "NOR",
    "donor_months": "NOR",
    "donor_parts": "DEU",
    "donor_peers": "NOR",
    "meeting_bridge": "udcg-2026-02-12",
    "meeting_donors": "udcg-2026-02-12",
    "pledge_claims": "purl-2025-11-18-esp",
    "condition_history": "udcg-2026-02-12-deu-pac3",
    "item_donors": "air_defence_missile",
    "item_years": "air_defence_missile",
}
SELECTIONS = {
    "all": Selection(asof=date(2026, 2, 20)),
    "filtered": Selection(
        currency="EUR",
        donor=("DEU", "NOR"),
        group="NB8",
        start=date(2023, 1, 1),
        basis="conditional",
        claims="highest",
        asof=date(2026, 11, 23),
    ),
    "purl": Selection(
        currency="GBP",
        mechanism=("purl",),
        basis="new",
        per="gdp",
        rates=date(2026, 2, 12),
        asof=date(2026, 3, 15),
    ),
}
#: Of a trace, what holds numbers.
NUMBERS = ("x", "y", "base")


def digests() -> dict:
    """Digest every chart in every selection."""
    ledger = read_ledger(ROOT / "seeds")
    return {
        words: {
            name: digest(card_of(name, View(ledger, of_one(name, chosen)), SITE))
            for name in CHARTS
        }
        for words, chosen in SELECTIONS.items()
    }


def of_one(name: str, chosen: Selection) -> Selection:
    """Open the row that a chart is of."""
    return replace(chosen, show=ROWS.get(name))


def digest(card) -> dict:
    """Keep the words of a card, and of its rows and marks as much as tells them apart."""
    return {
        "name": card.name,
        "what": card.what,
        "finding": card.finding,
        "sentence": card.sentence,
        "alt": card.alt,
        "link": card.link,
        "sources": short(
            pd.Series([one.source_id for one in card.sources], dtype="str")
        ),
        "rows": {column: short(card.rows[column]) for column in card.rows},
        "drawn": sorted(filter(None, map(mark, card.figure["data"]))),
        "undrawn": card.undrawn,
    }


def mark(trace) -> str:
    """Name a trace with its numbers; one without any draws nothing."""
    held = [numbers(trace[name]) for name in NUMBERS if name in trace]
    if not any(one.notna().any() for one in held):
        return ""
    return " ".join([trace["type"], str(trace.get("name")), *map(short, held)])


def numbers(values) -> pd.Series:
    """Read numbers, or moments, which are written as text."""
    read = pd.Series(values)
    return pd.to_datetime(read, format="ISO8601") if read.dtype == "str" else read


def short(values: pd.Series) -> str:
    """Digest values; numbers to nine digits, so that no rounding error tells."""
    numeric = values.dtype.kind == "f"
    known = values.map("{:.9g}".format) if numeric else values.astype("str")
    text = "\n".join(known.fillna("missing").astype("str"))
    return f"{len(values)}:{sha256(text.encode()).hexdigest()[:10]}"


if __name__ == "__main__":
    written = json.dumps(digests(), indent=1, ensure_ascii=False)
    DIGEST.write_text(f"{written}\n", encoding="utf-8")
