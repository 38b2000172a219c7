"""What a chart says in words that are safe to paste: as of when, how much, how sure."""

import pandas as pd

from lib.charts.catalogue import figure_of
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.words import day_in_words


def sentence_of(
    name: str, rows: pd.DataFrame, selection: Selection, ledger: Ledger
) -> str:
    """Write one safe sentence: as of when, how much, how much of it is in doubt."""
    del rows
    finding = figure_of(name, ledger, selection).layout.meta["finding"]
    return f"As of {day_in_words(selection.day)}: {finding}."


def summary_of(
    name: str, rows: pd.DataFrame, selection: Selection, ledger: Ledger
) -> tuple[str, str]:
    """Write two lines: the finding, and the caveats that matter most to it."""
    return sentence_of(name, rows, selection, ledger), "Pledges, not deliveries."
