"""What the accepted rows would change in sums, meetings and conditions; the patch."""

from base64 import b64encode
from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.export.names import file_name
from lib.frames.comparison import compared_sums
from lib.ledger.service import today
from lib.model.caption import selection_in_words
from lib.model.counts import counted
from lib.model.formats import (
    donors_in_words,
    meeting_in_words,
    money_in_words,
    number_in_words,
    range_in_words,
)
from lib.model.glossary import STATUS_WORDS
from lib.model.ledger import Ledger
from lib.model.review import Review
from lib.model.view import View
from lib.model.vocabulary import OUTSIDE, UNATTRIBUTED
from lib.ui.add import state
from lib.ui.add.outcome import Outcome
from lib.ui.add.rows import pledge_in_words
from lib.ui.components import Action, Group, show_actions
from lib.ui.text import fine_print, heading, literal

NOT_THERE = "–"
Rows = list[dict[str, str]]


def show_results(done: Review, outcome: Outcome, view: View) -> None:
    """Show what the rows would do, and offer them as a patch where they are sound."""
    st.header("What they would change", anchor="change")
    if outcome.problems or outcome.others:
        st.warning(
            "The ledger would refuse these rows. Mend what is said of them, and of their "
            "source."
        )
    elif outcome.ledger is None:
        st.info(
            "Accept a row, and its effect on sums, meetings and conditions is here."
        )
    else:
        _show_effects(outcome.ledger, view)
        _offer_patch(done, outcome, view)


def _show_effects(after: Ledger, view: View) -> None:
    key = (view.ledger.hash, after.hash, view.selection)
    changed = state.remembered(
        "compared", key, lambda: compared_sums(view, View(after, view.selection))
    )
    st.markdown(f"{literal(selection_in_words(view))}.")
    if view.day < today():
        st.warning(
            "As of that day the ledger does not know these rows yet: leave out the as-of "
            "date to see what they change."
        )
    shown = 0
    for name, (title, rows_of) in TABLES.items():
        rows = rows_of(changed[name], view, after)
        shown += len(rows)
        if rows:
            heading(title)
            table = pd.DataFrame(rows)
            said = table.loc[:, ~table.isin([NOT_THERE, "0"]).all()]
            st.table(said, border="horizontal", hide_index=True, alt=title)
    if not shown:
        st.info("No sum, meeting or condition of this selection changes.")


def _sums(
    rows: pd.DataFrame, view: View, label: Callable[[str], str], title: str
) -> Rows:
    currency = view.selection.currency
    return [
        {
            title: literal(label(str(key))),
            "Before": _sum(row, "before", currency),
            "After": _sum(row, "after", currency),
            "On a condition": _step(row, "conditional", currency),
            "Pledges": _counts(row, "pledges"),
            "No price given": _counts(row, "unpriced"),
            "Not converted": _counts(row, "unconverted"),
        }
        for key, row in rows.to_dict("index").items()
    ]


def of_donors(rows: pd.DataFrame, view: View, after: Ledger) -> Rows:
    """Write the sums of donors before and after in words."""

    def label(key: str) -> str:
        return "No donor named" if key == UNATTRIBUTED else donors_in_words(key, after)

    return _sums(rows, view, label, "Donor")


def of_meetings(rows: pd.DataFrame, view: View, after: Ledger) -> Rows:
    """Write the sums of meetings before and after in words."""

    def label(key: str) -> str:
        return "Outside meetings" if key == OUTSIDE else meeting_in_words(key, after)

    return _sums(rows, view, label, "Meeting")


def of_conditions(rows: pd.DataFrame, _: View, after: Ledger) -> Rows:
    """Write the states of conditions before and after in words."""
    return [
        {
            "Pledge": literal(pledge_in_words(str(key), after)),
            "Before": _state(row, "before"),
            "After": _state(row, "after"),
            "Reports": _counts(row, "events"),
        }
        for key, row in rows.to_dict("index").items()
    ]


#: What is shown of each frame that changes.
TABLES: dict[str, tuple[str, Callable[[pd.DataFrame, View, Ledger], Rows]]] = {
    "donors": ("By donor", of_donors),
    "meetings": ("By meeting", of_meetings),
    "conditions": ("Conditions", of_conditions),
}


def _sum(row: Row, when: str, currency: str) -> str:
    value, low, high = (row[f"{one}_{when}"] for one in ("value", "low", "high"))
    if pd.isna(row[f"pledges_{when}"]):
        return NOT_THERE
    if pd.isna(value):
        return "no sum"
    said, bounds = money_in_words(value, currency), range_in_words(low, high, currency)
    return literal(said if bounds == said else f"{said} ({bounds})")


def _step(row: Row, of: str, currency: str) -> str:
    """Write a sum before and after, where it changes."""
    words = [
        NOT_THERE if pd.isna(one) else money_in_words(one, currency)
        for one in (row[f"{of}_before"], row[f"{of}_after"])
    ]
    return literal(" → ".join(dict.fromkeys(words)))


def _counts(row: Row, of: str) -> str:
    numbers = (row[f"{of}_before"], row[f"{of}_after"])
    words = ["0" if pd.isna(one) else f"{int(one):,}" for one in numbers]
    return " → ".join(dict.fromkeys(words))


def _state(row: Row, when: str) -> str:
    status, progress, threshold = (
        row[f"{one}_{when}"] for one in ("status", "progress", "threshold")
    )
    if pd.isna(status):
        return NOT_THERE
    said = STATUS_WORDS[status]
    if pd.isna(progress):
        return said
    of = "" if pd.isna(threshold) else f" of {number_in_words(threshold)}"
    return f"{said}, {number_in_words(progress)}{of}"


def _offer_patch(done: Review, outcome: Outcome, view: View) -> None:
    named = file_name("patch", [("source", done.source["source_id"])], today(), "zip")
    coded = b64encode(outcome.patch).decode()
    held = f"data:application/zip;name={named};base64,{coded}"
    rows = counted(len(done.accepted), "row")
    note = f"{rows} for {view.ledger.title}, version {view.ledger.version}."
    patch = Action("save", "Ledger patch (ZIP)", held)
    show_actions([Group("Take it along", (patch,), note=note)], key="patch")
    fine_print("Whoever keeps the ledger adds it with `make add PATCH=` and its name.")
