"""What a ledger knows of names: donors, people, meetings, channels, classes of items."""

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from lib.model.proposal import Meeting, Names
from lib.model.vocabulary import SEPARATOR

#: Words of an office or body, not of a person's name.
_OFFICE = re.compile(
    r"\b(?:ministr|ministe|government|department|sources?|partners|joint|of|the|"
    r"president|prime|adviser|representatives|defence)",
    re.IGNORECASE,
)
#: The share of a person's announcements that must be of one donor to speak for it.
_SPEAKS_FOR = 0.75


def names_of(tables: Mapping[str, pd.DataFrame]) -> Names:
    """Collect the names that the tables of a ledger hold; an absent table has none."""
    return Names(
        donors=_donors(tables["donors"]),
        people=_people(tables),
        meetings=tuple(_meetings(tables["meetings"])),
        mechanisms=_coded(tables, "mechanisms", "mechanism"),
        item_classes=_coded(tables, "item_classes", "item_class"),
    )


def _donors(donors: pd.DataFrame) -> dict[str, str]:
    ids = dict(zip(donors["name"], donors["donor_id"], strict=True))
    return ids | {donor_id: donor_id for donor_id in donors["donor_id"]}


def _people(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Give for each person the donor they mostly announce for; "" for several."""
    pledges = tables["pledges"]
    said: dict[str, Counter[str]] = {}
    for by, donors in zip(pledges["announced_by"], pledges["donors"], strict=True):
        name = _person(by)
        if name:
            said.setdefault(name, Counter())[_one(donors)] += 1
    found = {name: _speaks_for(counts) for name, counts in said.items()}
    return found | _speakers(tables)


def _person(by: object) -> str:
    """Take a name such as "John Healey (UK co-chair)"; "" where it is an office."""
    if not isinstance(by, str) or "(for " in by:
        return ""
    name = by.split("(")[0].strip()
    plain = not _OFFICE.search(name) and not re.search(r"\band\b|/", name)
    return name if plain and 2 <= len(name.split()) <= 4 else ""


def _one(donors: object) -> str:
    return donors if isinstance(donors, str) and SEPARATOR not in donors else ""


def _speaks_for(counts: Counter[str]) -> str:
    named = Counter({donor: n for donor, n in counts.items() if donor})
    if not named:
        return ""
    donor, most = named.most_common(1)[0]
    return donor if most >= _SPEAKS_FOR * sum(named.values()) else ""


def _speakers(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Read who spoke at a meeting, and for whom; a party that gives nothing is ""."""
    if "statements" not in tables:
        return {}
    rows = tables["statements"]
    known = set(tables["donors"]["donor_id"])
    spoke = zip(rows["speaker"], rows["party"], strict=True)
    return {name: party if party in known else "" for name, party in spoke}


def _meetings(meetings: pd.DataFrame) -> list[Meeting]:
    return [
        Meeting(
            str(row["meeting_id"]),
            f"{pd.Timestamp(row['date']):%Y-%m-%d}",
            tuple(
                str(row[at])
                for at in ("city", "venue")
                if pd.notna(row[at]) and row[at]
            ),
        )
        for row in meetings.to_dict("records")
    ]


def _coded(tables: Mapping[str, pd.DataFrame], table: str, key: str) -> dict[str, str]:
    """Give codes by label, by the label without its bracket, and by abbreviation."""
    found: dict[str, str] = {}
    if table not in tables:
        return found
    for code, label in zip(tables[table][key], tables[table]["label"], strict=True):
        short = re.search(r"\(([^)]+)\)", label)
        plain = re.sub(r"\s*\([^)]*\)", "", label)
        found |= {label: code, plain: code} | ({short[1]: code} if short else {})
    return found
