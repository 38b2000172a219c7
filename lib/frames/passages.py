"""The passages that rows quote from the documents held in full."""

import pandas as pd

from lib.model.ledger import Ledger


def passages(rows: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Quote the passage of each row; missing where its source is not held in full.

    Parameters
    ----------
    rows
        With `source_id`, `quote_start` and `quote_end`.
    ledger
        Holds the documents.
    """
    places = zip(rows["source_id"], rows["quote_start"], rows["quote_end"], strict=True)
    quoted = [
        ledger.documents[source][int(start) : int(end)]
        if source in ledger.documents and pd.notna(start) and pd.notna(end)
        else None
        for source, start, end in places
    ]
    return pd.Series(quoted, rows.index, dtype="str")
