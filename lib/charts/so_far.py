"""Words on what months add up to: above a row of them, and on hover."""

from typing import Any

from lib.charts.captions import Row, exactly, worth_in_words
from lib.model.formats import month_in_words


def so_far_in_words(row: Row) -> str:
    """Write what a row adds up to: $44.3 billion; $9 to 12 billion; $3.2 billion or more.

    Parameters
    ----------
    row
        With the cumulative columns of a frame by month.
    """
    return worth_in_words(_as_sum(row))


def so_far_exactly(name: str, row: Row) -> str:
    """Write what shows on hover: a month, and what a row adds up to, to the last unit."""
    title = f"{name}, up to {month_in_words(row['month'])}"
    return exactly(title, _as_sum(row), {"value": "so far"})


def _as_sum(row: Row) -> dict[str, Any]:
    """Give what a row adds up to under the names of a sum."""
    return {
        "value": row["cumulative"],
        "low": row["cumulative_low"],
        "high": row["cumulative_high"],
        "open_ended": row["cumulative_open_ended"],
        "unpriced": row["cumulative_unpriced"],
        "currency": row["currency"],
    }
