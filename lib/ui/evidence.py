"""Evidence: claims, statements and reports beside the source and the passage."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.frames.claims import claims
from lib.frames.sources import passages
from lib.model.formats import day_in_words, money_in_words, number_in_words
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.states import ENTRY_STATES
from lib.model.view import View
from lib.ui.tables import DAY, money_column, open_chosen, show_rows
from lib.ui.text import linked, literal

#: How a contribution's own line of the table reads.
STATES = {key: state.label for key, state in ENTRY_STATES.items()}
#: How a kind of source reads.
KINDS = {
    "official": "official",
    "agency": "news agency",
    "press": "press",
    "state_media": "state media",
    "other": "other source",
}
#: What a contribution takes from the claim that counts.
COUNTED = ["amount_as_printed", "source_id", "quote_start", "quote_end"]


def with_sources(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Add who published it and where, and the passage from a document held in full."""
    sources = ledger["sources"].set_index("source_id")
    columns = ["publisher", "kind", "url", "published_on"]
    return rows.join(sources[columns], on="source_id").assign(
        passage=passages(rows, ledger)
    )


def show_contributions(
    rows: pd.DataFrame,
    view: View,
    *,
    one_donor: bool = False,
    above: str | None = None,
) -> None:
    """Show pledges with the printed figure, what it adds to a sum, and its source.

    A row opens its pledge. `above` is the mark that they lie behind, if any.
    """
    said = claims(View(view.ledger, whole(view.selection))).set_index("claim_id")[
        COUNTED
    ]
    listed = with_sources(rows.join(said, on="claim_id"), view.ledger).assign(
        state=rows["state"].map(STATES),
        printed=lambda frame: frame["amount_as_printed"].fillna("no sum stated"),
        millions=rows["value"] / 1e6,
    )
    text = st.column_config.TextColumn
    columns = {
        "announced_on": st.column_config.DateColumn("Announced", format=DAY),
        "donor_label": text("Donor", width="small"),
        "item": text("What", width="medium"),
        "printed": text("Printed figure", width="medium"),
        "millions": money_column("Adds", view.selection.currency),
        "state": text("State"),
        "disputed": st.column_config.CheckboxColumn("Disputed"),
        "publisher": text("Source"),
        "url": st.column_config.LinkColumn("Address", width="medium"),
        "pledge_id": text("Pledge"),
    }
    if one_donor:
        del columns["donor_label"]
    newest = listed.sort_values(["announced_on", "pledge_id"], ascending=[False, True])
    key, keys = f"pledges_{above}", newest["pledge_id"].tolist()
    st.caption("Choose a row to see who says so.")
    show_rows(
        newest,
        "Pledges with their printed figures and sources",
        columns,
        key=key,
        on_select=lambda: open_chosen(key, keys, above),
        selection_mode="single-row",
    )


def whole(chosen: Selection) -> Selection:
    """Leave out the filters, which keep rows and change none of them."""
    return Selection(
        chosen.currency, chosen.rates, claims=chosen.claims, asof=chosen.asof
    )


def claims_in_words(rows: pd.DataFrame, ledger: Ledger) -> str:
    """Write what each source says of a pledge as Markdown, the lead first."""
    if rows.empty:
        return "No claim is in force on this day."
    listed = with_sources(rows, ledger)
    listed = listed.sort_values("lead", ascending=False, kind="stable")
    return "\n".join(map(claim_in_words, listed.to_dict("records")))


def claim_in_words(claim: Row) -> str:
    """Write one claim: the printed figure, what it converts to, the source, the passage."""
    printed: str = claim["amount_as_printed"]
    said: str = (
        "no sum stated"
        if pd.isna(printed)
        else f"\N{LEFT DOUBLE QUOTATION MARK}{printed}\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    if pd.notna(claim["quantity"]):
        unit = "" if pd.isna(claim["unit"]) else f" {claim['unit']}"
        said += f", {number_in_words(claim['quantity'])}{unit}"
    line = f"- **{literal(said)}**"
    if pd.notna(claim["value"]):
        line += literal(f", {money_in_words(claim['value'], claim['currency'], 4)}")
    line += ", the lead claim" if claim["lead"] else ""
    if pd.notna(claim["donors_as_named"]):
        line += f", names {literal(claim['donors_as_named'])}"
    line += f". {source_linked(claim)}"
    if pd.notna(claim["note"]):
        line += f". {literal(claim['note'])}"
    return line + passage_in_words(claim)


def source_linked(row: Row) -> str:
    """Link to who published it, with the day and the kind of source."""
    words = literal(row["publisher"])
    if pd.notna(row["url"]):
        words = linked(row["publisher"], row["url"])
    day = ""
    if pd.notna(row["published_on"]):
        day = f", {day_in_words(row['published_on'])}"
    return f"{words}{day} ({KINDS[row['kind']]})"


def passage_in_words(row: Row) -> str:
    """Quote the passage under its item of a list; nothing where none is held."""
    if pd.isna(row["passage"]):
        return ""
    return f"\n  > {literal(' '.join(row['passage'].split()))}\n"


def events_in_words(events: pd.DataFrame, ledger: Ledger) -> str:
    """Write the reports on a condition as Markdown, oldest first."""
    lines = []
    for row in with_sources(events, ledger).to_dict("records"):
        said = f" {literal(row['note'])}" if pd.notna(row["note"]) else ""
        lines.append(
            f"- **{day_in_words(row['date'])}**{said} {source_linked(row)}"
            + passage_in_words(row)
        )
    return "\n".join(lines)
