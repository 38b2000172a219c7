"""Read an English report and propose rows of the ledger."""

from datetime import date

from lib.model.proposal import Extraction, Names


def extract(text: str, names: Names, published_on: date | None = None) -> Extraction:
    """Propose the promises that a text states, by rules alone.

    Parameters
    ----------
    text
        A report or communiqué.
    names
        What the ledger knows of names (`lib.extract.names.names_of`).
    published_on
        The day on which it appeared, where known: relative days count from it.
    """
    del names, published_on
    return Extraction(text)
