"""Names in words for the keys of the ledger."""

import pandas as pd

from lib.model.ledger import Ledger
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED
from lib.model.words import list_in_words

NOBODY = "No named donor"


def donor_labels(keys: pd.Series, ledger: Ledger) -> pd.Series:
    """Name the donors of each key: "Denmark and Netherlands" for DNK;NLD.

    A missing key, or "unattributed", is "No named donor".
    """
    names = ledger["donors"].set_index("donor_id")["name"].to_dict()
    label = {
        key: list_in_words(tuple(names[one] for one in key.split(SEPARATOR)))
        for key in keys.dropna().unique()
        if key != UNATTRIBUTED
    }
    return keys.map(label).astype("str").fillna(NOBODY)
