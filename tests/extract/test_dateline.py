"""The day that a text prints of itself."""

from datetime import date

import pytest

from lib.extract.dateline import first_day

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brussels, Belgium 12 February, 2026.", date(2026, 2, 12)),
        ("Feb. 12, 2026, Brussels", date(2026, 2, 12)),
        ("KYIV, September 8th, 2026 (Wire)", date(2026, 9, 8)),
        ("Published 2026-02-12 at noon", date(2026, 2, 12)),
        ("On 31 February 2026, then on 1 March 2026", date(2026, 3, 1)),
        ("By 2 May 2027; today is 3 May 2026", date(2026, 5, 3)),
        ("from 5 May 2026, after 4 May 2026", date(2026, 5, 5)),
        ("In February 2026 or 12 Feb", None),
        ("x" * 3_000 + " 12 February 2026", None),
        ("2026-13-45 and 0 May 2026", None),
        ("", None),
    ],
)
def test_the_first_day_that_is_printed_in_full_counts(text, day):
    assert first_day(text, TODAY) == day
