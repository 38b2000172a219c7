"""The words for a mark of a chart, and for what it names."""

from collections.abc import Callable
from datetime import date

from lib.frames.drill_down import AND, EXACTLY, TABLES_OF_KEYS, kind_of
from lib.frames.items import NO_CLASS
from lib.frames.labels import mechanisms_in_words, nobody, pledge_title
from lib.model.formats import (
    donors_in_words,
    meeting_in_words,
    members_in_words,
    month_in_words,
)
from lib.model.glossary import STATE_WORDS, TERMS
from lib.model.ledger import Ledger
from lib.model.vocabulary import (
    OUTSIDE,
    SEPARATOR,
    TRACED,
    UNATTRIBUTED,
    UNCLASSED,
)

TABLE_OF = {column: table for table, column in TABLES_OF_KEYS.items()}


def mark_in_words(named: str, ledger: Ledger) -> str:
    """Name a mark: Germany, Apr 2025."""
    return ", ".join(_key_in_words(key, ledger) for key in named.split(AND))


def _key_in_words(key: str, ledger: Ledger) -> str:
    kind = kind_of(key, ledger)
    if kind in ("item_class", "mechanism"):
        labels = ledger[TABLE_OF[kind]].set_index(kind)["label"]
        return str(labels[key])
    if kind == "donors" and set(ledger["donors"]["donor_id"]).issuperset(
        key.split(SEPARATOR)
    ):
        return donors_in_words(key, ledger)
    in_words: dict[str, Callable[[], str]] = {
        "meeting_id": lambda: meeting_in_words(key, ledger),
        "month": lambda: month_in_words(date.fromisoformat(f"{key}-01")),
        "state": lambda: STATE_WORDS[key],
        "donors": lambda: nobody() if key == UNATTRIBUTED else key,
        OUTSIDE: lambda: "outside meetings",
        UNCLASSED: lambda: NO_CLASS,
        TRACED: lambda: TERMS[TRACED].label,
        "group": lambda: members_in_words(ledger.labels("groups")[key]),
        EXACTLY: lambda: mechanisms_in_words(key.removeprefix(EXACTLY), ledger),
    }
    return in_words.get(kind, lambda: key)()


def title_in_words(named: str, ledger: Ledger) -> str:
    """Name a mark, and a pledge by its title."""
    if kind_of(named, ledger) != "pledge_id":
        return mark_in_words(named, ledger)
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == named].to_dict("records")[0]
    return pledge_title(row, ledger)
