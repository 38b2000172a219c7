"""Words on what months add up to: above a row of them, and on hover."""

import pandas as pd

from lib.charts.captions import TELLING, Row, exactly
from lib.model.words import money_in_words, month_in_words, range_in_words


def so_far_in_words(row: Row) -> str:
    """Write what a row adds up to: $44.3 billion; $9 to 12 billion; $3.2 billion or more.

    Parameters
    ----------
    row
        With the cumulative columns of a frame by month.
    """
    if pd.isna(row["cumulative"]):
        return "no sum stated"
    ends = (row["cumulative_low"], row["cumulative"], row["cumulative_high"])
    open_ended = row["cumulative_open_ended"]
    return worth_in_words(ends, row["currency"], open_ended=open_ended)


def worth_in_words(
    ends: tuple[float, float, float], currency: str, *, open_ended: bool
) -> str:
    """Write a sum of money as surely as it is known.

    Parameters
    ----------
    ends
        Low, value and high, none of them missing.
    currency
        Of all three.
    open_ended
        Whether it may be more.
    """
    _, value, _ = ends
    words = money_in_words(value, currency)
    if max(ends) - min(ends) > TELLING * max(ends):
        words = range_in_words(min(ends), max(ends), currency)
    return f"{words} or more" if open_ended else words


def so_far_exactly(name: str, row: Row) -> str:
    """Write what shows on hover: a month, and what a row adds up to, to the last unit."""
    so_far = {
        "value": row["cumulative"],
        "low": row["cumulative_low"],
        "high": row["cumulative_high"],
        "unpriced": row["cumulative_unpriced"],
        "currency": row["currency"],
    }
    title = f"{name}, up to {month_in_words(row['month'])}"
    return exactly(title, so_far, {"value": "so far"})
