"""Which meeting of the ledger a text is about."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from lib.extract.tokens import tuple_of
from lib.model.proposal import Meeting, Span

_MONTHS = tuple_of(
    "January February March April May June July August September October November "
    "December"
)
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{'|'.join(_MONTHS)})|(?P<month2>{'|'.join(_MONTHS)})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>20\d\d))?\b"
)
_SERIES = re.compile(r"Contact Group|\bUDCG\b|Ramstein", re.IGNORECASE)
#: Without a day in the text, a report of a meeting appears within so many days.
_AFTER = timedelta(days=3)


def meeting_in(
    text: str, meetings: Sequence[Meeting], published_on: date | None
) -> tuple[Meeting, Span] | None:
    """Find the meeting whose day the text prints, where it names the group.

    Without a year the day counts in the year of publication; without a day, the meeting
    held at most three days before publication.
    """
    named = _SERIES.search(text)
    if not named:
        return None
    by_day = {meeting.date: meeting for meeting in meetings}
    for found in _DAY.finditer(text):
        day = _day(found, published_on)
        if day in by_day:
            return by_day[day], Span(found.start(), found.end())
    latest = _just_before(by_day, published_on)
    return (latest, Span(named.start(), named.end())) if latest else None


def _just_before(by_day: Mapping[str, Meeting], day: date | None) -> Meeting | None:
    if day is None:
        return None
    days = ((day - timedelta(days=back)).isoformat() for back in range(_AFTER.days + 1))
    return next((by_day[one] for one in days if one in by_day), None)


def _day(found: re.Match[str], published_on: date | None) -> str:
    year = found["year"] or (str(published_on.year) if published_on else "")
    month = _MONTHS.index(found["month"] or found["month2"]) + 1
    return f"{year}-{month:02}-{int(found['day'] or found['day2']):02}"
