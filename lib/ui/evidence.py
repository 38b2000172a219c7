"""Evidence: claims, statements and reports beside the source and the passage."""

import pandas as pd
import streamlit as st

from lib.frames.claims import claims
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.ui.tables import DAY, money_column, show_rows

#: How a contribution's own line of the table reads.
STATES = {
    "new": "new",
    "earlier": "announced before",
    "conditional": "conditional",
    "restated": "counted elsewhere",
    "lapsed": "lapsed",
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


def passages(rows: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Quote the held documents; a source that is not held gives no passage."""
    places = zip(rows["source_id"], rows["quote_start"], rows["quote_end"], strict=True)
    quoted = [
        ledger.documents[source][int(start) : int(end)]
        if source in ledger.documents and pd.notna(start) and pd.notna(end)
        else None
        for source, start, end in places
    ]
    return pd.Series(quoted, rows.index, dtype="str")


def show_contributions(
    rows: pd.DataFrame, ledger: Ledger, chosen: Selection, *, one_donor: bool = False
) -> None:
    """Show pledges with the printed figure, what it adds to a sum, and its source."""
    said = claims(ledger, chosen).set_index("claim_id")[COUNTED]
    listed = with_sources(rows.join(said, on="claim_id"), ledger).assign(
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
        "millions": money_column("Adds", chosen.currency),
        "state": text("State"),
        "disputed": st.column_config.CheckboxColumn("Disputed"),
        "publisher": text("Source"),
        "url": st.column_config.LinkColumn("Address", width="medium"),
        "pledge_id": text("Pledge"),
    }
    if one_donor:
        del columns["donor_label"]
    newest = listed.sort_values(["announced_on", "pledge_id"], ascending=[False, True])
    show_rows(newest, "Pledges with their printed figures and sources", columns)


def show_claims(rows: pd.DataFrame, ledger: Ledger, chosen: Selection) -> None:
    """Show what each source says of a pledge."""
    listed = with_sources(rows, ledger).assign(millions=rows["value"] / 1e6)
    text = st.column_config.TextColumn
    show_rows(
        listed.sort_values("lead", ascending=False, kind="stable"),
        "Claims with their sources",
        {
            "amount_as_printed": text("Printed figure"),
            "millions": money_column("Converted", chosen.currency),
            "lead": st.column_config.CheckboxColumn("Lead"),
            "publisher": text("Source"),
            "kind": text("Kind of source"),
            "url": st.column_config.LinkColumn("Address"),
            "passage": text("Passage", width="large"),
            "note": text("Note"),
        },
    )
