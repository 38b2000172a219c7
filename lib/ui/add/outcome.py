"""What the accepted rows come to: the ledger with them, or what is wrong with which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lib.ledger.accepted import PatchRows, completed, placed
from lib.ledger.patch import Patch, patch_bytes, patched
from lib.ledger.report import LedgerRefused, Problem
from lib.ledger.service import today
from lib.model.ledger import Ledger
from lib.model.review import CLAIM, REPORT, Review
from lib.ui.add import state

#: What has no row of its own is told to so many.
MOST_OTHERS = 10
#: Tables whose one row is the source and the meeting of a review.
HEADS = ("sources", "meetings")


@dataclass(frozen=True, eq=False)
class Outcome:
    """What the accepted rows of a completed review make of a ledger.

    `ledger` is None where there are none, and where they are refused: then `problems`
    says why by the place of the row, counted from 0, and `others` what is of no row.
    """

    patch: bytes = b""
    ledger: Ledger | None = None
    problems: Mapping[int, list[str]] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def filled_in(review: Review, ledger: Ledger) -> Review:
    """Fill in what a review leaves blank; see `lib.ledger.accepted`."""
    return completed(review, ledger)


def outcome_of(done: Review, ledger: Ledger) -> Outcome:
    """Try the accepted rows out on the ledger, in memory; once for the same rows."""
    unsaid = {
        place: ["Say of which pledge of the ledger it speaks."]
        for place in done.accepted
        if done.rows[place].fate in (CLAIM, REPORT) and not done.rows[place].of
    }
    if unsaid or not done.accepted:
        return Outcome(problems=unsaid)
    rows = placed(done, ledger)
    named = str(ledger.descriptor["name"])
    patch = Patch(named, ledger.version, rows.tables)
    written = patch_bytes(patch)
    key = (ledger.hash, today(), written)
    return state.remembered(
        "outcome", key, lambda: _tried(patch, written, rows, ledger)
    )


def _tried(patch: Patch, written: bytes, rows: PatchRows, ledger: Ledger) -> Outcome:
    try:
        return Outcome(written, patched(ledger, patch, today()))
    except LedgerRefused as refused:
        return refused_rows(refused.report.refused, rows.places)


def refused_rows(problems: tuple[Problem, ...], places: Mapping[str, int]) -> Outcome:
    """Put each problem to the row that it is of."""
    told: dict[int, list[str]] = {}
    others = []
    for one in problems:
        place = places.get(one.where.id or "")
        said = f"{one.found}. {one.expected}. {one.remedy}."
        if place is None:
            table = Path(one.where.file).stem
            others.append(said if table in HEADS else f"{one.where}: {said}")
        else:
            told.setdefault(place, []).append(said)
    more = len(others) - MOST_OTHERS
    if more > 0:
        others = [*others[:MOST_OTHERS], f"And {more} more."]
    return Outcome(problems=told, others=tuple(others))
