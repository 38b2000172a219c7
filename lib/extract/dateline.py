"""The day that a text gives for itself: the first one that it prints in full."""

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

_NAMES = list(calendar.month_name)
_MONTH = "|".join(
    f"{name}|{name[:3]}\\.?" if len(name) > 3 else name for name in _NAMES[1:]
)
_FORMS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})",
    rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
)
_PATTERNS = [re.compile(rf"\b{form}\b", re.IGNORECASE) for form in _FORMS]
#: Characters in which a report says its day, if it does.
_HEAD = 3_000


def first_day(text: str, until: date) -> date | None:
    """Give the first day printed in full near the top, none later than `until`.

    In words or as ISO 8601: "12 February, 2026", "Feb. 12, 2026", "2026-02-12".
    """
    found = sorted(_days(text[:_HEAD]))
    return next((day for _, day in found if day <= until), None)


def _days(text: str) -> Iterator[tuple[int, date]]:
    for pattern in _PATTERNS:
        for one in pattern.finditer(text):
            month = one["month"]
            number = int(month) if month.isdigit() else _number(month)
            with suppress(ValueError):  # The 31st of February is no day.
                yield one.start(), date(int(one["year"]), number, int(one["day"]))


def _number(month: str) -> int:
    begin = month.lower()[:3]
    return next(at for at, name in enumerate(_NAMES) if name.lower()[:3] == begin)
