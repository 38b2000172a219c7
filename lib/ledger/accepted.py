"""What a reader accepted of a document, as rows of tables: blanks filled in, keys named."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from lib.ledger.naming import named
from lib.model.ledger import Ledger
from lib.model.review import CLAIM, PLEDGE, REPORT, Cells, Review, Reviewed
from lib.model.tables import TABLES
from lib.model.vocabulary import SEPARATOR

#: What a cell holds where neither the text nor the reader says anything.
UNSAID: dict[str, Cells] = {
    "pledges": {"novelty": "new", "aid_type": "military", "modality": "unspecified"},
    "claims": {"qualifier": "none"},
    "condition_events": {"status_after": "unknown"},
}
#: How long after a meeting a report may speak of it.
NEAR = pd.Timedelta(days=4)
Row = dict[str, str]
Rows = dict[str, list[Row]]


def completed(review: Review, ledger: Ledger) -> Review:
    """Fill in what source and rows leave blank, with keys that nothing has yet.

    The day is that of the meeting, else of the publication. A source at an address that
    the ledger has is the ledger's. Nothing that is written is changed.
    """
    source = dict(review.source)
    source["source_id"] = source.get("source_id") or _known_source(source, ledger)
    day = day_of(review, ledger)
    rows = [_completed(row, review, day) for row in review.rows]
    new = [at for at, row in enumerate(rows) if row.fate == PLEDGE]
    keyed = named(
        {
            "sources": [_whole("sources", source)],
            "pledges": [_whole("pledges", rows[at].pledge) for at in new],
        },
        {table: _keys(table, ledger) for table in ("sources", "pledges")},
    )
    for at, pledge in zip(new, keyed["pledges"], strict=True):
        rows[at] = rows[at].edited("pledge", "pledge_id", pledge["pledge_id"])
    return replace(review, source=keyed["sources"][0], rows=tuple(rows))


def _completed(row: Reviewed, review: Review, day: str) -> Reviewed:
    """Fill in what a row leaves blank, but its key."""
    published = review.source.get("published_on", "")
    event = row.event
    if row.pledge:
        unsaid = {
            **UNSAID["pledges"],
            "announced_on": day,
            "scope": _scope(row.pledge.get("donors", "")),
        }
        # One choice for all of them: outside any meeting is one, too.
        pledge = {**_filled(row.pledge, unsaid), "meeting_id": review.meeting_id}
        claim = _filled(row.claim, UNSAID["claims"])
        row = replace(row, pledge=pledge, claim=claim)
        event = {**_as_event(row), **event}
    event = _filled(event, {**UNSAID["condition_events"], "date": published or day})
    return replace(row, event=event)


def _as_event(row: Reviewed) -> Row:
    """Read a promise as what it reports on the condition of another."""
    donors = row.pledge.get("donors", "")
    return {
        "donor_id": "" if SEPARATOR in donors else donors,
        "quantity": row.claim.get("quantity", ""),
        "unit": row.claim.get("unit", ""),
    }


def _filled(cells: Cells, unsaid: Cells) -> Row:
    return {**cells, **{name: cells.get(name) or unsaid[name] for name in unsaid}}


def _scope(donors: str) -> str:
    if not donors:
        return "total"
    return "joint" if SEPARATOR in donors else "donor"


def day_of(review: Review, ledger: Ledger) -> str:
    """Give the day on which it was said: of the meeting, else of the publication."""
    if review.meeting:
        return review.meeting.get("date", "")
    meetings = ledger["meetings"]
    held = meetings.loc[meetings["meeting_id"] == review.meeting_id, "date"]
    if held.empty:
        return review.source.get("published_on", "")
    return f"{held.iloc[0]:%Y-%m-%d}"


def meeting_near(day: str, ledger: Ledger) -> str:
    """Name the meeting of a day, or of the few days before; blank where none was."""
    published = pd.to_datetime(day, errors="coerce")
    if pd.isna(published):
        return ""
    meetings = ledger["meetings"].sort_values("date")
    near = meetings["date"].between(published - NEAR, published)
    held = meetings.loc[near, "meeting_id"]
    return "" if held.empty else str(held.iloc[-1])


def _known_source(source: Cells, ledger: Ledger) -> str:
    sources = ledger["sources"]
    known = sources.loc[sources["url"] == source.get("url", ""), "source_id"]
    return str(known.iloc[0]) if len(known) else ""


@dataclass(frozen=True)
class PatchRows:
    """Rows for a patch, as tables of text, and from which row of a review each came.

    Blank cells are "". `places` counts from 0; the keys of a source and of a meeting are
    not in it.
    """

    tables: Mapping[str, pd.DataFrame]
    places: Mapping[str, int]


def placed(review: Review, ledger: Ledger) -> PatchRows:
    """Write the accepted rows of a completed review; only tables with rows are there.

    Rows have no recorded_on: whoever enters them sets it.
    """
    made: Rows = {table: [] for table in TABLES}
    if review.source["source_id"] not in _keys("sources", ledger):
        made["sources"].append(_whole("sources", review.source))
    if review.meeting:
        meeting = {**review.meeting, "meeting_id": review.meeting_id}
        made["meetings"].append(_whole("meetings", meeting))
    came_from = [
        (table, place)
        for place in review.accepted
        for table in _put(review.rows[place], review, ledger, made)
    ]
    held = {table: rows for table, rows in made.items() if rows}
    held = named(held, {table: _keys(table, ledger) for table in held})
    keys = {table: iter(rows) for table, rows in held.items()}
    places = {_key(next(keys[table])): place for table, place in came_from}
    return PatchRows(
        {table: _frame(table, rows) for table, rows in held.items()}, places
    )


def _put(row: Reviewed, review: Review, ledger: Ledger, made: Rows) -> list[str]:
    """Put a row into the tables that it is of, and name these."""
    said = {"source_id": review.source["source_id"], **_quoted(row, review, ledger)}
    if row.fate == REPORT:
        event = {**row.event, **said, "pledge_id": row.of}
        made["condition_events"].append(_whole("condition_events", event))
        return ["condition_events"]
    of, lead = (row.of, "false") if row.fate == CLAIM else ("", "true")
    if row.fate == PLEDGE:
        of = row.pledge["pledge_id"]
        made["pledges"].append(_whole("pledges", row.pledge))
    claim = {**row.claim, **said, "pledge_id": of, "lead": lead}
    made["claims"].append(_whole("claims", claim))
    return ["pledges", "claims"] if row.fate == PLEDGE else ["claims"]


def _quoted(row: Reviewed, review: Review, ledger: Ledger) -> Row:
    """Give the ends of the passage where the ledger holds this very text in full."""
    if ledger.documents.get(review.source["source_id"]) != review.text:
        return {"quote_start": "", "quote_end": ""}
    ends = row.passage
    return {"quote_start": f"{ends.start}", "quote_end": f"{ends.end}"}


def _whole(table: str, cells: Cells) -> Row:
    return {name: cells.get(name, "") for name in TABLES[table].to_schema().columns}


def _key(row: Row) -> str:
    return next(iter(row.values()))


def _keys(table: str, ledger: Ledger) -> set[str]:
    return set(ledger[table].iloc[:, 0])


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype="str", columns=[*TABLES[table].to_schema().columns])
