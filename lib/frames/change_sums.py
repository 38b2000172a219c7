"""What moved the sums from one day to another, step by step, and by donor and meeting."""

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.change_list import changes_of, listed
from lib.frames.changes import ADDED, CLAIMS, CORRECTED, WITHDRAWN, Changes
from lib.frames.donors import KINDS, PLACES
from lib.frames.effects import (
    AFTER,
    BEFORE,
    CAUSE_OF,
    CAUSES,
    CONDITIONS,
    FOLLOWS,
    legs,
    moved,
)
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import count, currency, key, money, more_or_less, one_of, text
from lib.model.columns import Table, columns_of
from lib.model.formats import meetings_in_words
from lib.model.view import View
from lib.model.vocabulary import OUTSIDE, TRACED, UNATTRIBUTED

#: What each step is called, from what was counted before to what is counted after.
STEPS = {
    BEFORE: "Before",
    ADDED: "New pledges",
    CORRECTED: "Corrections",
    WITHDRAWN: "Withdrawals",
    CLAIMS: "Other claims",
    CONDITIONS: "Reports on conditions",
    FOLLOWS: "What follows for other announcements",
    AFTER: "After",
}
OUTSIDE_MEETINGS = "outside meetings"


class ChangeSteps(Table):
    """One row is a sum before or after, or what one cause moved between them."""

    step: str = key("Step")
    step_label: str = text("What")
    value: float = more_or_less("From named donors")
    untraced: float = more_or_less("No donor named")
    changes: int = count("Changes")
    currency: str = currency()


class Moved(Table):
    """What frames of what moved a sum share."""

    before: float = money("Before")
    after: float = money("After")
    difference: float = more_or_less("Difference")
    added: float = more_or_less(STEPS[ADDED])
    corrected: float = more_or_less(STEPS[CORRECTED])
    withdrawn: float = more_or_less(STEPS[WITHDRAWN])
    claims: float = more_or_less(STEPS[CLAIMS])
    conditions: float = more_or_less("Conditions")
    follows: float = more_or_less("What follows")
    changes: int = count("Changes")
    currency: str = currency()


class DonorChanges(Moved):
    """One row is a donor, a joint set or nobody, of whom something changed."""

    donors: str = key("Donors")
    donor_label: str = text("Donor")
    kind: str = one_of("Kind", tuple(PLACES))


class MeetingChanges(Moved):
    """One row is a meeting, or outside of all, of which something changed."""

    meeting_id: str = text("Meeting", missing=True)
    meeting_label: str = text("Meeting of")
    untraced: float = more_or_less("Difference, no donor named")

    class Config:
        unique = ["meeting_id"]


@cached(whole_part)
def change_steps(view: View) -> pd.DataFrame:
    """Lead from what was traced to donors on `since` to what is as of the day.

    One row a step of `STEPS`, in their order: the sum before, what each cause moved, more
    or less, and the sum after, to which all before it add up. A sum without an entry that
    states one is missing; no rows where no sum at all is stated. `untraced` likewise of what is traced to nobody; the two are
    never added. `changes` counts the rows of the frame `changes`; at the end all of them.
    """
    return steps(changes_of(view), view)


@cached(whole_part)
def donor_changes(view: View) -> pd.DataFrame:
    """Tell of each donor, joint set and nobody what moved its sum, and how.

    One row for each of whom anything changed: `before` and `after` (missing without an
    entry that states a sum), `difference` (missing where both are), and a column for each
    cause; these add up to it. `changes` counts the rows of the frame `changes` that name
    it. Donors, joint sets, unattributed, each with the largest move first, then by name.
    """
    return of_donors(changes_of(view), view)


@cached(whole_part)
def meeting_changes(view: View) -> pd.DataFrame:
    """Tell of each meeting what moved what is traced of it to donors, and how.

    As `donor_changes`, by meeting, the newest first; outside meetings last, with a
    missing meeting_id. `untraced` is what moved of what is traced to nobody.
    """
    return of_meetings(changes_of(view), view)


def steps(since: Changes, view: View) -> pd.DataFrame:
    """Sum the changes between two views as `change_steps` does."""
    rows, told = legs(since, view.selection.basis), listed(since, view)
    columns = {"value": TRACED, "untraced": UNATTRIBUTED}
    sums = moved(rows, "to").reindex(list(columns.values()))
    causes = sums[list(CAUSES)].fillna(0.0)
    wide = sums[[BEFORE, AFTER]].join(causes)[list(STEPS)].T
    numbers = told["kind"].map(CAUSE_OF).value_counts()
    numbers = numbers.reindex(list(STEPS)).fillna(0).astype("int64")
    numbers[AFTER] = len(told)
    found = wide.rename(columns={to: name for name, to in columns.items()})
    found = found.assign(changes=numbers, currency=view.selection.currency)
    found = found.rename_axis(index="step", columns=None).reset_index()
    if sums[[BEFORE, AFTER]].isna().all(axis=None):
        found = found.head(0)
    labels = found["step"].map(STEPS)
    return found.assign(step_label=labels).astype({"step": "str", "step_label": "str"})[
        columns_of(ChangeSteps)
    ]


def of_donors(since: Changes, view: View) -> pd.DataFrame:
    """Sum the changes between two views as `donor_changes` does."""
    rows, told = legs(since, view.selection.basis), listed(since, view)
    whose = rows["donors"].fillna(UNATTRIBUTED)
    sums = moved(rows.assign(donors=whose), "donors")
    sums = _with_changes(sums, told["donors"].fillna(UNATTRIBUTED), view)
    kinds = rows["scope"].map(KINDS).groupby(whose).first()
    found = sums.rename_axis("donors").reset_index()
    found = found.assign(
        donors=found["donors"].astype("str"),
        donor_label=donor_labels(found["donors"].astype("str"), view.ledger),
        kind=found["donors"].map(kinds).astype("str"),
    )
    order = found.assign(
        place=found["kind"].map(PLACES), most=found["difference"].abs()
    ).sort_values(
        ["place", "most", "donor_label"],
        ascending=[True, False, True],
        ignore_index=True,
    )
    return order[columns_of(DonorChanges)]


def of_meetings(since: Changes, view: View) -> pd.DataFrame:
    """Sum the changes between two views as `meeting_changes` does."""
    rows, told = legs(since, view.selection.basis), listed(since, view)
    keyed = rows.assign(at=rows["meeting_id"].fillna(OUTSIDE))
    sums = moved(keyed[keyed["to"] == TRACED], "at")
    beside = moved(keyed[keyed["to"] == UNATTRIBUTED], "at")["difference"]
    sums = sums.join(beside.rename("untraced"), how="outer")
    sums[list(CAUSES)] = sums[list(CAUSES)].fillna(0.0)
    found = _with_changes(sums, told["meeting_id"].fillna(OUTSIDE), view)
    found = found.rename_axis("meeting_id").reset_index()
    keys = found["meeting_id"].astype("str")
    words = {**meetings_in_words(view.ledger), OUTSIDE: OUTSIDE_MEETINGS}
    dates = view.ledger["meetings"].set_index("meeting_id")["date"]
    found = found.assign(
        meeting_id=keys.mask(keys == OUTSIDE),
        meeting_label=keys.map(words).astype("str"),
        date=keys.map(dates),
    ).sort_values(["date", "meeting_id"], ascending=[False, True], ignore_index=True)
    return found[columns_of(MeetingChanges)]


def _with_changes(sums: pd.DataFrame, changed: pd.Series, view: View) -> pd.DataFrame:
    """Count the changes of each group, and leave out those of which nothing changed."""
    numbers = changed.value_counts().reindex(sums.index).fillna(0).astype("int64")
    beside = sums.get("untraced", pd.Series(0.0, sums.index)).fillna(0.0)
    touched = sums[list(CAUSES)].ne(0.0).any(axis="columns") | beside.ne(0.0)
    sums = sums.assign(changes=numbers, currency=view.selection.currency)
    return sums[touched | numbers.gt(0)]


OF_MOVED = ("difference", *CAUSES, "before", "after", "changes")
FRAMES = (
    Frame(
        change_steps,
        ChangeSteps,
        shown=("step_label", "value", "untraced", "changes"),
        marked_by=(),
    ),
    Frame(
        donor_changes,
        DonorChanges,
        shown=("donor_label", *OF_MOVED, "kind", "donors"),
        cites="donors",
    ),
    Frame(
        meeting_changes,
        MeetingChanges,
        shown=("meeting_label", *OF_MOVED, "untraced", "meeting_id"),
    ),
)
