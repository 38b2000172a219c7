"""The one clock: a day is a day of UTC, for every reader and every replica."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return the day by the clock that everyone shares."""
    return datetime.now(UTC).date()
