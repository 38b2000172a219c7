"""Names in words for the keys of the ledger."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.model.formats import (
    donors_in_words,
    list_in_words,
    meeting_in_words,
    names_of,
)
from lib.model.glossary import TERMS
from lib.model.language import Words, gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED, UNNAMED

NO_MECHANISM = gettext_noop("no mechanism named")
#: What a figure that names no donors is called.
WHOLES = Words(
    headline=gettext_noop("Announced as a whole"),
    total=gettext_noop("A sum without named donors"),
    cumulative=gettext_noop("A running total"),
)


def nobody() -> str:
    """Say what stands for the donors of a sum that names none."""
    return TERMS[UNATTRIBUTED].title


def donor_labels(keys: pd.Series, ledger: Ledger) -> pd.Series:
    """Name the donors of each key: "Denmark and Netherlands" for DNK;NLD.

    A missing key, or "unattributed", is "No donor named".
    """
    named = set(keys.dropna().unique()) - {UNATTRIBUTED}
    words = {key: donors_in_words(key, ledger) for key in named}
    return keys.map(words).astype("str").fillna(nobody())


def mechanisms_in_words(key: str, ledger: Ledger) -> str:
    """Name the mechanisms of a cell; an empty one is "no mechanism named"."""
    names = names_of(ledger, "mechanisms")
    named = tuple(names[one] for one in key.split(SEPARATOR) if one in names)
    return list_in_words(named) or gettext(NO_MECHANISM)


def mechanism_labels(keys: pd.Series, ledger: Ledger) -> pd.Series:
    """Name the mechanisms of each cell as `mechanisms_in_words` does."""
    words = {key: mechanisms_in_words(key, ledger) for key in keys.dropna().unique()}
    return keys.map(words).astype("str").fillna(gettext(NO_MECHANISM))


def pledge_title(pledge: Mapping[Any, Any], ledger: Ledger) -> str:
    """Name a pledge by its row: Germany: PAC-3 interceptor missiles."""
    named: str = pledge["donors"]
    if pd.notna(named):
        title: str = donors_in_words(named, ledger)
    else:
        title = WHOLES[pledge["scope"]]
        if pledge["scope"] in UNNAMED and pd.notna(pledge["meeting_id"]):
            title += f", {meeting_in_words(pledge['meeting_id'], ledger)}"
    return title if pd.isna(pledge["item"]) else f"{title}: {pledge['item']}"
