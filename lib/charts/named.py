"""What the row is called that a chart of one row is of."""

import pandas as pd

from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import UNATTRIBUTED
from lib.model.words import day_in_words, donors_in_words, meeting_in_words


def row_named(frame: str, chosen: Selection, ledger: Ledger) -> str:
    """Name the row that is open: Germany; the meeting of 12 Feb 2026, Brussels.

    Parameters
    ----------
    frame
        The frame that the row is of.
    chosen
        Its `show` is the row.
    ledger
        Gives the names.

    Returns
    -------
    str
        Blank without an open row.
    """
    if chosen.show is None:
        return ""
    if frame == "bridge":
        return f"the meeting of {meeting_in_words(chosen.show, ledger)}"
    if frame == "condition_history":
        return _pledge(chosen.show, ledger)
    if frame.startswith("item"):
        classes = ledger["item_classes"].set_index("item_class")["label"]
        return str(classes[chosen.show])
    if chosen.show == UNATTRIBUTED:
        return "no named donor"
    return donors_in_words(chosen.show, ledger)


def _pledge(pledge_id: str, ledger: Ledger) -> str:
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == pledge_id].to_dict("records")[0]
    day = day_in_words(row["announced_on"])
    if pd.isna(row["donors"]):
        return f"the pledge of {day}"
    return f"the pledge of {donors_in_words(row['donors'], ledger)} of {day}"
