"""Cells that hold lists: words separated by ";"."""

from collections.abc import Iterable

import pandas as pd

from lib.model.vocabulary import SEPARATOR


def holds_any(lists: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold one of the wanted words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(wanted)).groupby(level=0).any()]
    return lists.isin(matching)


def holds_only(lists: pd.Series, allowed: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold nothing but the allowed words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(allowed)).groupby(level=0).all()]
    return lists.isin(matching)
