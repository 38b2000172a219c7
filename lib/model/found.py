"""The contract of what a search finds."""

import numpy as np

from lib.model.columns import Table
from lib.model.measures import day, one_of, text

#: What is searched, in the order in which equally good finds stand.
KINDS = (
    *("donor", "meeting", "mechanism", "item class", "pledge", "speaker"),
    "source",
)


class Found(Table):
    """One row is an entry that holds every word searched for; the best one first."""

    kind: str = one_of("Kind", KINDS)
    key: str = text("Key")
    title: str = text("What")
    day: np.datetime64 = day("Day", missing=True)
    opens: str = text("Mark that it opens", missing=True)
    field: str = text("Found in")
    text: str = text("Text of that field")
