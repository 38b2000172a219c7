"""The kinds of row that a chart can be of: which there are, and what each is called."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.model.formats import day_in_words, donors_in_words, meeting_in_words
from lib.model.ledger import Ledger
from lib.model.vocabulary import UNATTRIBUTED


@dataclass(frozen=True)
class RowKind:
    """A kind of row.

    `column` names the row in its frame, `label` is what it is called beside its
    chooser, `name` names one within a sentence. `keys` lists what may stand after the
    "@" in the name of a chart: from the whole ledger, not from an as-of view, so that a
    link keeps its meaning.
    """

    column: str
    label: str
    keys: Callable[[Ledger], frozenset[str]]
    name: Callable[[str, Ledger], str]

    def rows(self, frame: pd.DataFrame, key: str | None) -> pd.DataFrame:
        """Take the rows of a frame that are of one key; of none where none is open."""
        return frame[frame[self.column] == key]


def _donors(ledger: Ledger) -> frozenset[str]:
    return frozenset({UNATTRIBUTED, *ledger["pledges"]["donors"].dropna()})


def _donor_in_words(key: str, ledger: Ledger) -> str:
    return "no named donor" if key == UNATTRIBUTED else donors_in_words(key, ledger)


def _meetings(ledger: Ledger) -> frozenset[str]:
    return frozenset(ledger["meetings"]["meeting_id"])


def _meeting_in_words(key: str, ledger: Ledger) -> str:
    return f"the meeting of {meeting_in_words(key, ledger)}"


def _conditional_pledges(ledger: Ledger) -> frozenset[str]:
    pledges = ledger["pledges"]
    return frozenset(pledges.loc[pledges["condition"].notna(), "pledge_id"])


def _pledge_in_words(key: str, ledger: Ledger) -> str:
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == key].to_dict("records")[0]
    day = day_in_words(row["announced_on"])
    if pd.isna(row["donors"]):
        return f"the pledge of {day}"
    return f"the pledge of {donors_in_words(row['donors'], ledger)} of {day}"


def _item_classes(ledger: Ledger) -> frozenset[str]:
    return frozenset(ledger["item_classes"]["item_class"])


def _class_in_words(key: str, ledger: Ledger) -> str:
    return str(ledger["item_classes"].set_index("item_class")["label"][key])


DONOR = RowKind("donors", "Donor", _donors, _donor_in_words)
MEETING = RowKind("meeting_id", "Meeting", _meetings, _meeting_in_words)
CONDITION = RowKind("pledge_id", "Condition", _conditional_pledges, _pledge_in_words)
ITEM_CLASS = RowKind("item_class", "Class of item", _item_classes, _class_in_words)
