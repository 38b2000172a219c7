"""Rules on single pledges and what is reported of them: days, donors, conditions."""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft, cells, members
from lib.ledger.report import Problem, quoted
from lib.model.keys import is_among
from lib.model.tables import VERSIONED
from lib.model.vocabulary import SEPARATOR, UNNAMED

#: How many donors a scope names: at least, at most.
DONORS_OF_SCOPE: dict[str, tuple[int, float]] = {
    "donor": (1, 1),
    "joint": (2, float("inf")),
    "headline": (0, 0),
    "total": (0, 0),
    "cumulative": (0, float("inf")),
}
#: In place of the day on which a row is withdrawn, while it stands.
_FOREVER = pd.Timestamp("2200-01-01")
_SPOKEN = {
    "donor": "exactly one donor",
    "joint": "two donors or more",
    **dict.fromkeys(UNNAMED, "none"),
}


def days_out_of_order(draft: Draft) -> Iterator[Problem]:
    """Find terms that end before they start, and rows withdrawn before recorded."""
    pairs = [(table, "recorded_on", "withdrawn_on") for table in VERSIONED]
    for table, first, last in [*pairs, ("pledges", "period_start", "period_end")]:
        if table in draft.whole:
            rows = draft.sound(table, first, last)
            wrong = rows[rows[last] < rows[first]]
            for row, start, end in cells(wrong, first, last):
                yield Problem(
                    draft.at(table, row),
                    "days out of order",
                    f"{last} {end.date()} is before {first} {start.date()}",
                    f"Expected: {last} on {first} or later",
                )


def wrong_number_of_donors(draft: Draft) -> Iterator[Problem]:
    """Hold the scope of a pledge against the number of its donors."""
    pledges = draft.sound("pledges", "scope", "donors")
    count = members(pledges["donors"]).groupby(level=0).nunique()
    count = count.reindex(pledges.index, fill_value=0)
    ends = pd.DataFrame(DONORS_OF_SCOPE, ["fewest", "most"]).T
    ends = ends.reindex(pledges["scope"]).set_index(pledges.index)
    wrong = (count < ends["fewest"]) | (count > ends["most"])
    for row, scope, named in cells(
        pledges.assign(count=count)[wrong], "scope", "count"
    ):
        found = f"the scope is {quoted(scope)} and the number of donors {named}"
        expected = f"Expected: {_SPOKEN[scope]}"
        yield Problem(draft.at("pledges", row), "scope and donors", found, expected)


def donors_out_of_order(draft: Draft) -> Iterator[Problem]:
    """Find lists of donors that are not alphabetical, or name one twice."""
    for table, column in (("pledges", "donors"), ("claims", "donors_as_named")):
        if table in draft.whole:
            listed = draft.sound(table, column)
            distinct = listed[column].dropna().unique()
            odd = [cell for cell in distinct if cell != _ordered(cell)]
            for row, cell in cells(listed[listed[column].isin(odd)], column):
                yield Problem(
                    draft.at(table, row),
                    "donors out of order",
                    f"{column} {quoted(cell)} is out of order or names one twice",
                    f"Expected: {_ordered(cell)}",
                )


def _ordered(donors: str) -> str:
    return SEPARATOR.join(sorted(set(donors.split(SEPARATOR))))


def events_without_condition(draft: Draft) -> Iterator[Problem]:
    """Find reports on the condition of a pledge that has none."""
    events = draft.sound("condition_events", "pledge_id")
    pledges = draft.sound("pledges", "condition")
    firm = pledges.loc[pledges["condition"].isna(), "pledge_id"]
    for row, pledge in cells(events[is_among(events["pledge_id"], firm)], "pledge_id"):
        yield Problem(
            draft.at("condition_events", row),
            "event without condition",
            f"pledge {quoted(pledge)} has no condition",
            "Expected: a pledge with a condition",
        )


def headlines_without_meeting(draft: Draft) -> Iterator[Problem]:
    """Find headlines that are of no meeting."""
    pledges = draft.sound("pledges", "scope", "meeting_id")
    lost = (pledges["scope"] == "headline") & pledges["meeting_id"].isna()
    for row in pledges.index[lost]:
        yield Problem(
            draft.at("pledges", row),
            "headline without meeting",
            "a headline is of no meeting",
            "Expected: the meeting that announced it, or the scope total",
        )


def two_headlines(draft: Draft) -> Iterator[Problem]:
    """Find headlines that stand beside another one of their meeting."""
    columns = ("scope", "meeting_id", "recorded_on", "withdrawn_on")
    pledges = draft.sound("pledges", *columns)
    headlines = (
        pledges[pledges["scope"] == "headline"]
        .dropna(subset=["meeting_id", "recorded_on"])
        .assign(until=lambda rows: rows["withdrawn_on"].fillna(_FOREVER))
        .query("recorded_on < until")
        .sort_values("recorded_on", kind="stable")
    )
    so_far = headlines.groupby("meeting_id")["until"].cummax()
    before = so_far.groupby(headlines["meeting_id"]).shift()
    second = headlines[headlines["recorded_on"] < before]
    for row, meeting, day in cells(second, "meeting_id", "recorded_on"):
        others = headlines.query(
            "meeting_id == @meeting and recorded_on <= @day and until > @day"
        ).drop(index=row)
        yield Problem(
            draft.at("pledges", row),
            "two headlines",
            f"meeting {quoted(meeting)} has the headline "
            f"{quoted(others['pledge_id'].iloc[0])} on {day.date()} already",
            "Expected: one headline of a meeting on any date; another sum is a total",
        )
