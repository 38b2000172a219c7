"""One donor in detail: by meeting, by channel."""

from collections.abc import Callable, Sequence

import pandas as pd

from lib.charts.bars import bars, in_units
from lib.charts.captions import (
    BY_STATE,
    Row,
    axis_of_sums,
    capital,
    in_a_sentence,
    unsummed_in_words,
    worth_in_words,
)
from lib.charts.donors import drawings_of_states
from lib.frames.drill_down import EXACTLY, mark
from lib.frames.money import MONEY
from lib.model.formats import day_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import OUTSIDE, UNATTRIBUTED


def donor_meetings_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged at each meeting, the newest first."""
    return _plots(_by_meeting(rows), chosen.basis)


def donor_meetings_finding(rows: pd.DataFrame) -> str:
    """Say at which meeting one donor pledged most."""
    return _finding(rows, at_meeting)


def _by_meeting(rows: pd.DataFrame) -> pd.DataFrame:
    """Name each meeting, the newest first; what was outside meetings comes last."""
    newest = pd.concat(
        [rows[rows["date"].notna()].iloc[::-1], rows[rows["date"].isna()]]
    )
    names = [
        gettext("Outside meetings") if pd.isna(day) else day_in_words(day)
        for day in newest["date"]
    ]
    marks = [
        mark(donors, OUTSIDE if pd.isna(meeting) else meeting)
        for donors, meeting in zip(newest["donors"], newest["meeting_id"], strict=True)
    ]
    return newest.assign(name=names, key=marks)


def donor_mechanisms_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged through each channel, the largest first."""
    return _plots(_by_mechanism(rows), chosen.basis)


def donor_mechanisms_finding(rows: pd.DataFrame) -> str:
    """Say through which channel one donor pledged most."""
    return _finding(rows, _through_channel)


def _by_mechanism(rows: pd.DataFrame) -> pd.DataFrame:
    names = rows["mechanism_label"].map(capital)
    keys = rows["donors"] + "," + EXACTLY + rows["mechanism"].fillna("")
    return rows.assign(name=names, key=keys)


def _plots(rows: pd.DataFrame, basis: str) -> list[Plot]:
    """Draw what states a sum; name below it what states none."""
    priced, silent = rows.dropna(subset="value"), rows[rows["value"].isna()]
    if priced.empty:
        return []
    return [_plot(priced, basis, unsummed_in_words(silent, silent["name"], "unpriced"))]


def _plot(rows: pd.DataFrame, basis: str, note: str) -> Plot:
    divisor, unit = axis_of_sums(rows, MONEY)
    named = in_units(rows, rows[MONEY] / divisor, BY_STATE)
    drawn = drawings_of_states(rows["kind"].iloc[0], basis)
    parts = {name: rows[state] / divisor for state, name in drawn.items()}
    return bars(named, parts, unit, footnote=note)


def _finding(rows: pd.DataFrame, where: Callable[[Row], str]) -> str:
    """Say where most of it was announced."""
    name = capital(in_a_sentence(rows["donor_label"].iloc[0]))
    ranked = largest_first(rows)
    top = ranked[0]
    worth = worth_in_words(top)
    several = len(ranked) > 1
    if top["kind"] == UNATTRIBUTED:
        message = gettext_noop(
            "With no donor named, {sum} was announced {where}{within}"
        )
        if several:
            message = gettext_noop(
                "With no donor named, most was announced {where}{within}: {sum}"
            )
    elif several:
        message = gettext_noop("{donor} pledged most {where}{within}: {sum}")
    else:
        message = gettext_noop("{donor} pledged {sum} {where}{within}")
    parts = {"donor": name, "where": where(top), "within": "{within}", "sum": worth}
    return gettext(message, **parts)


def largest_first(rows: pd.DataFrame) -> Sequence[Row]:
    """Rank the rows that state a sum."""
    priced = rows.dropna(subset="value")
    ranked = priced.sort_values("value", ascending=False, kind="stable")
    return ranked.to_dict("records")


def at_meeting(row: Row) -> str:
    """Say at which meeting a donor pledged, if at one."""
    if pd.isna(row["date"]):
        return gettext("outside meetings")
    return gettext("at the meeting of {day}", day=day_in_words(row["date"]))


def _through_channel(row: Row) -> str:
    if pd.isna(row["mechanism"]):
        return gettext("without naming a channel")
    return gettext("through {channel}", channel=capital(row["mechanism_label"]))
