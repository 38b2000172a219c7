"""Sums that are stated and that no rate converts, added up in their own currencies."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.frames.nesting import Nesting
from lib.model.formats import BETWEEN_SUMS, range_in_words

#: What a claim states that no rate converts, in its own currency.
STATED = ["stated_low", "stated_high"]
#: What of it is in no part stated in the same currency.
LEFT = ["unconverted_low", "unconverted_high"]
CURRENCY = "stated_currency"
#: Where everything is converted, as mostly.
NOTHING_LEFT = pd.Series(dtype="str")


def add_left(pledges: pd.DataFrame, forest: Nesting) -> pd.DataFrame:
    """Add what each sum that is not converted leaves beyond its parts: `LEFT`.

    As contributions are, but in each currency by itself.
    """
    left = np.full((len(pledges), len(STATED)), np.nan)
    for currency in pledges[CURRENCY].dropna().unique():
        own = pledges[STATED].where(pledges[CURRENCY] == currency).to_numpy()
        _, parts = forest.sums(own)
        left = np.fmax(left, np.maximum(own - np.nan_to_num(parts), 0.0))
    return pledges.assign(**dict(zip(LEFT, left.T, strict=True)))


def sums_by(rows: pd.DataFrame, group: pd.Series) -> pd.Series:
    """Write what is not converted, by group: SDR 50 million; NGN 5 to 6 billion.

    `group` is of the order of `rows`, contributions; a group without any has no row.
    """
    held = rows["unconverted"].to_numpy(bool)
    if not held.any():
        return NOTHING_LEFT
    left = rows.loc[held, LEFT]
    by = [group.to_numpy()[held], rows.loc[held, CURRENCY].to_numpy()]
    return _in_words(left.groupby(by).sum())


def sums_so_far(rows: pd.DataFrame, keys: Sequence[str]) -> pd.Series:
    """Write what is not converted up to each month in which such a sum was stated.

    Indexed by the keys and `month`.
    """
    left = rows[rows["unconverted"]]
    if left.empty:
        return NOTHING_LEFT
    months = left[[*keys, "month"]].drop_duplicates()
    # A month takes in what every month before it and it itself brought.
    pairs = months.merge(left[[*keys, "month", CURRENCY, *LEFT]], on=list(keys))
    by_then = pairs[pairs["month_y"] <= pairs["month_x"]]
    by_then = by_then.rename(columns={"month_x": "month"})
    return _in_words(by_then.groupby([*keys, "month", CURRENCY])[LEFT].sum())


def _in_words(sums: pd.DataFrame) -> pd.Series:
    """Join the sums of a group; the last level of the index is the currency."""
    some = sums[sums[LEFT[1]] > 0]
    words = [
        range_in_words(low, high, currency)
        for low, high, currency in zip(
            some[LEFT[0]], some[LEFT[1]], some.index.get_level_values(-1), strict=True
        )
    ]
    levels = list(range(some.index.nlevels - 1))
    said = pd.Series(words, some.index, dtype="object")
    return said.groupby(level=levels).agg(BETWEEN_SUMS.join).astype("str")
