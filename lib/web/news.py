"""News of a ledger in words: one thing recorded or withdrawn, as a feed tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.frames.changes import ADDED, CLAIMS, CORRECTED, REPORTED, WITHDRAWN
from lib.frames.history import CLAIM_WITHDRAWN, REPORT_WITHDRAWN
from lib.frames.labels import pledge_title
from lib.model.formats import day_in_words, meeting_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.ledger import Ledger

Row = Mapping[Any, Any]
#: What each kind is called.
LABELS = {
    ADDED: "New pledge",
    CORRECTED: "Corrected pledge",
    WITHDRAWN: "Pledge withdrawn",
    CLAIMS: "Another claim",
    CLAIM_WITHDRAWN: "Claim withdrawn",
    REPORTED: "Report on a condition",
    REPORT_WITHDRAWN: "Report withdrawn",
}
_PLEDGES = (ADDED, CORRECTED, WITHDRAWN)
_CLAIMS = (CLAIMS, CLAIM_WITHDRAWN)


@dataclass(frozen=True)
class News:
    """One thing that was recorded or withdrawn on a day.

    `page` shows its pledge; `address` is that of the source, blank without one.
    """

    kind: str
    key: str
    day: date
    pledge_id: str
    title: str
    text: str
    page: str
    address: str

    @property
    def label(self) -> str:
        """What its kind is called."""
        return LABELS[self.kind]


def news_of(rows: pd.DataFrame, ledger: Ledger) -> list[News]:
    """Tell of rows of `history` in words, in their order."""
    pledges = _by("pledges", "pledge_id", rows["pledge_id"], ledger)
    claims = _by("claims", "claim_id", rows["key"], ledger)
    events = _by("condition_events", "event_id", rows["key"], ledger)
    leads = ledger["claims"][ledger["claims"]["lead"]]
    leads = leads[leads["pledge_id"].isin(pledges)]
    first = leads.drop_duplicates("pledge_id").set_index("pledge_id", drop=False)
    lead: Any = first.to_dict("index")
    said: Row | None
    told = []
    for row in rows.to_dict("records"):
        kind, pledge = row["kind"], pledges[row["pledge_id"]]
        if kind in _PLEDGES:
            said, text = lead.get(row["pledge_id"]), _of_pledge(pledge, ledger)
        elif kind in _CLAIMS:
            said, text = claims[row["key"]], ""
        else:
            said, text = events[row["key"]], _of_report(events[row["key"]], ledger)
        told.append(_news(row, pledge, said, text, ledger))
    return told


def _news(row: Row, pledge: Row, said: Row | None, text: str, ledger: Ledger) -> News:
    source = _source(said, ledger) if said else {}
    kind = row["kind"]
    reported = kind in (REPORTED, REPORT_WITHDRAWN)
    parts = ["" if reported else _printed(said), text, _published(source, ledger)]
    note = said.get("note") if said and kind not in _PLEDGES else pledge["note"]
    return News(
        kind=kind,
        key=row["key"],
        day=row["day"].date(),
        pledge_id=row["pledge_id"],
        title=f"{LABELS[kind]}: {pledge_title(pledge, ledger)}",
        text=" ".join(filter(None, [*parts, "" if pd.isna(note) else str(note)])),
        page="evidence" if pd.isna(pledge["condition"]) else "conditions",
        address=str(source["url"]) if source and pd.notna(source["url"]) else "",
    )


def _by(table: str, key: str, wanted: pd.Series, ledger: Ledger) -> dict[str, Row]:
    """Take the rows of a table that are named, by their keys."""
    rows = ledger[table]
    rows = rows[rows[key].isin(wanted)].set_index(key, drop=False)
    found: Any = rows.to_dict("index")
    by_key: dict[str, Row] = found
    return by_key


def _source(said: Row, ledger: Ledger) -> Row:
    sources = ledger["sources"]
    found = sources[sources["source_id"] == said["source_id"]].to_dict("records")
    return found[0] if found else {}


def _published(source: Row, ledger: Ledger) -> str:
    if not source:
        return ""
    kinds, day = ledger.labels("source_kinds"), source["published_on"]
    published: str = "" if pd.isna(day) else f", {day_in_words(day)}"
    return f"Source: {source['publisher']}{published} ({kinds[source['kind']]})."


def _printed(said: Row | None) -> str:
    if said is None or pd.isna(said["amount_as_printed"]):
        return "No sum is stated."
    return f"Printed as “{said['amount_as_printed']}”."


def _of_pledge(pledge: Row, ledger: Ledger) -> str:
    """Say when and where it was announced, and on which condition."""
    meeting = pledge["meeting_id"]
    where = "outside any meeting"
    if pd.notna(meeting):
        where = f"at the meeting of {meeting_in_words(meeting, ledger)}"
    by: str = "" if pd.isna(pledge["announced_by"]) else f" by {pledge['announced_by']}"
    said = f"Announced {day_in_words(pledge['announced_on'])}{by}, {where}."
    if pd.notna(pledge["condition"]):
        said += f" On condition that: {pledge['condition']}."
    return said


def _of_report(event: Row, ledger: Ledger) -> str:
    """Say what was reported when, by how much, and of what state the condition is."""
    state = STATUS_WORDS.get(event["status_after"], "no change of state")
    said = f"Reported on {day_in_words(event['date'])}: {state}"
    if pd.notna(event["quantity"]):
        unit: str = "" if pd.isna(event["unit"]) else f" {event['unit']}"
        said += f", {number_in_words(event['quantity'])}{unit}"
        if pd.notna(donor := event["donor_id"]):
            names = ledger["donors"].set_index("donor_id")["name"]
            said += f" from {names.get(donor, donor)}"
    return f"{said}."
