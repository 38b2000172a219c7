"""What was promised in kind: the equipment in some pledges, and how many of it."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.item_rows import ends_in_words
from lib.frames.items import chosen_items
from lib.model.formats import names_of
from lib.model.glossary import STATE_WORDS
from lib.model.language import gettext
from lib.model.view import View
from lib.ui.text import heading, prose

#: Lines that are open; the others are a click away.
OPEN = 8


def show_in_kind(pledges: pd.Series, view: View, *, one_donor: bool = False) -> None:
    """List the equipment promised in some pledges, by their ids; of none, nothing.

    The donor is named unless all is of `one_donor`.
    """
    lines = in_kind(pledges, view, one_donor=one_donor)
    if not lines:
        return
    heading(gettext("Equipment promised"))
    st.markdown(prose("in_kind", lines=lines[:OPEN]))
    if more := lines[OPEN:]:
        with st.expander(gettext("{number} more", number=len(more))):
            st.markdown(prose("in_kind", lines=more))


def in_kind(pledges: pd.Series, view: View, *, one_donor: bool = False) -> list[Row]:
    """Say of each pledge with a class of item what, how many, by whom and in which state.

    Those with a number first, then the newest; `many` is blank where none is stated.
    """
    rows = chosen_items(view.but(show=None))
    rows = rows[rows["pledge_id"].isin(pledges) & rows["item_class"].notna()]
    named = view.ledger["pledges"].set_index("pledge_id")["item"]
    classes = names_of(view.ledger, "item_classes")
    listed = rows.assign(
        what=rows["pledge_id"].map(named).fillna(rows["item_class"].map(classes)),
        silent=rows["quantity"].isna(),
    ).sort_values(
        ["silent", "announced_on", "pledge_id"], ascending=[True, False, True]
    )
    return [
        {
            "many": _many(row),
            "what": row["what"],
            "by": "" if one_donor else row["donor_label"],
            "day": row["announced_on"],
            "state": gettext(STATE_WORDS[state]),
        }
        for row, state in zip(listed.to_dict("records"), listed["state"], strict=True)
    ]


def _many(row: Row) -> str:
    number, unit = ends_in_words(row), row["unit"]
    return f"{number} {unit}" if number and pd.notna(unit) else number
