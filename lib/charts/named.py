"""What the row is called that a chart of one row is of."""

import pandas as pd

from lib.model.formats import day_in_words, donors_in_words, meeting_in_words
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import UNATTRIBUTED


def row_named(frame: str, view: View) -> str:
    """Name the row that is open: Germany; the meeting of 12 Feb 2026, Brussels.

    Parameters
    ----------
    frame
        The frame that the row is of.
    view
        Its `show` is the row.

    Returns
    -------
    str
        Blank without an open row.
    """
    if view.selection.show is None:
        return ""
    if frame == "bridge":
        return f"the meeting of {meeting_in_words(view.selection.show, view.ledger)}"
    if frame == "condition_history":
        return _pledge(view.selection.show, view.ledger)
    if frame.startswith("item"):
        classes = view.ledger["item_classes"].set_index("item_class")["label"]
        return str(classes[view.selection.show])
    if view.selection.show == UNATTRIBUTED:
        return "no named donor"
    return donors_in_words(view.selection.show, view.ledger)


def _pledge(pledge_id: str, ledger: Ledger) -> str:
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == pledge_id].to_dict("records")[0]
    day = day_in_words(row["announced_on"])
    if pd.isna(row["donors"]):
        return f"the pledge of {day}"
    return f"the pledge of {donors_in_words(row['donors'], ledger)} of {day}"
