"""Tables of frames: human column names, separated thousands, blank for missing."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from lib.model.frames import CONTRACTS
from lib.model.words import currency_in_words, scale_of

#: The columns that a table opens with; the others are one click away.
SHOWN = {
    "donor_totals": (
        *("donor_label", "kind", "value", "low", "high", "new", "earlier"),
        *("conditional", "restated", "lapsed", "offers", "unpriced", "joint_offers"),
        *("joint_value", "per_gdp", "gdp_year", "per_capita", "population_year"),
        "donors",
    ),
    "meeting_totals": (
        *("date", "headline", "value", "low", "high", "named", "joint"),
        *("unattributed", "earlier", "conditional", "restated", "lapsed", "offers"),
        *("unpriced", "disputed", "parts_exceed_whole", "meeting_id"),
    ),
    "conditions": (
        *("donor_label", "item", "offer_quantity", "offer_unit", "condition"),
        *("progress", "threshold", "threshold_unit", "status", "status_since"),
        *("reported_on", "no_later_report", "events", "value", "pledge_id"),
    ),
}
KEYS = {
    "donor_totals": "donors",
    "meeting_totals": "meeting_id",
    "conditions": "pledge_id",
}
#: The column that names a row stays in sight when one scrolls sideways.
PINNED = ("donor_label", "date")
DAY = "D MMM YYYY"


def show_frame(frame: pd.DataFrame, name: str, alt: str, **how: Any) -> None:
    """Show a frame under its contract's titles, money in millions."""
    currency = frame["currency"].iloc[0]
    columns = _columns(name, currency)
    known = frame.columns[frame.notna().any()]
    divisor, _ = scale_of(1e6)
    money = [one for one in money_columns(name) if one in frame]
    st.dataframe(
        frame.assign(**{one: frame[one] / divisor for one in money}),
        column_order=[one for one in SHOWN[name] if one in known],
        column_config=columns,
        hide_index=True,
        placeholder="",
        alt=alt,
        **how,
    )


@lru_cache
def money_columns(name: str) -> tuple[str, ...]:
    """List the columns of a frame that hold money."""
    columns = CONTRACTS[name].to_schema().columns.items()
    return tuple(
        column
        for column, rule in columns
        if (rule.metadata or {}).get("unit") == "currency"
    )


@lru_cache
def _columns(name: str, currency: str) -> dict[str, Any]:
    schema = CONTRACTS[name].to_schema()
    return {
        column: _column(name, column, rule, currency)
        for column, rule in schema.columns.items()
    }


def _column(name: str, column: str, rule: Any, currency: str) -> Any:
    title, pinned = rule.title, column in PINNED or None
    if column in money_columns(name):
        return money_column(title, currency)
    if str(rule.dtype).startswith("datetime"):
        return st.column_config.DateColumn(title, format=DAY, pinned=pinned)
    if str(rule.dtype) == "bool":
        return st.column_config.CheckboxColumn(title)
    if column in ("gdp_year", "population_year"):
        return st.column_config.NumberColumn(title, format="%d")
    if str(rule.dtype).lower().startswith(("int", "float")):
        form = "%.3f" if column == "per_gdp" else "%,d"
        return st.column_config.NumberColumn(title, format=form)
    return st.column_config.TextColumn(title, pinned=pinned)


def money_column(title: str, currency: str) -> Any:
    """Head a column of money, which is shown in millions."""
    return st.column_config.NumberColumn(
        f"{title}, m {currency}",
        format="%,.1f",
        help=f"Million {currency_in_words(currency)}",
    )


def show_rows(rows: pd.DataFrame, alt: str, columns: dict[str, Any]) -> None:
    """Show rows that are no frame: the columns named, in the order named."""
    shown: Sequence[str] = [one for one in columns if rows[one].notna().any()]
    st.dataframe(
        rows,
        column_order=shown,
        column_config=columns,
        hide_index=True,
        placeholder="",
        alt=alt,
    )
