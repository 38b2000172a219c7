"""One condition in words: the number that a report gives, and how it stands."""

from datetime import date

import pandas as pd

from lib.charts.captions import Row
from lib.charts.conditions import span_in_words
from lib.model.formats import day_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.language import gettext


def report_in_numbers(row: Row) -> str:
    """Say the number that a report gives: 30 of 30 missiles; Germany: 5 missiles."""
    if pd.isna(row["quantity"]):
        return ""
    number = number_in_words(row["quantity"])
    if row["counts_as"] == "total" and pd.notna(row["threshold"]):
        threshold = number_in_words(row["threshold"])
        number = gettext(
            "{progress} of {threshold}", progress=number, threshold=threshold
        )
    unit = "" if pd.isna(row["unit"]) else f" {row['unit']}"
    giver = "" if pd.isna(row["giver_label"]) else f"{row['giver_label']}: "
    return f"{giver}{number}{unit}"


def settled_in_words(history: pd.DataFrame, day: date) -> str:
    """Say in which state a condition is: reported met 26 days after the promise."""
    last = history.iloc[-1]
    changed = history[history["status"] != last["status"]]["date"]
    run = history if changed.empty else history.loc[changed.index[-1] + 1 :]
    if last["status"] == "pending":
        days = (pd.Timestamp(day) - last["announced_on"]).days
        if not days:
            return gettext("pending on the day of the promise")
        open_for, reported = span_in_words(days), day_in_words(last["date"])
        return gettext(
            "pending for {span}, last report {day}", span=open_for, day=reported
        )
    after = max((run["date"].iloc[0] - last["announced_on"]).days, 0)
    state = STATUS_WORDS[last["status"]]
    if not after:
        return gettext("{state} on the day of the promise", state=state)
    span = span_in_words(after)
    return gettext("{state} {span} after the promise", state=state, span=span)
