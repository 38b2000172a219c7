from datetime import date

from lib.extract.meetings import meeting_in
from lib.model.proposal import Meeting

MEETINGS = (Meeting("m-12", "2026-02-12"), Meeting("m-16", "2025-12-16"))


def found(text, day=None):
    one = meeting_in(text, MEETINGS, day)
    return (one[0].meeting_id, one[1].of(text)) if one else None


def test_the_day_in_the_text_tells_the_meeting():
    text = "The Contact Group met on 12 February 2026."
    assert found(text) == ("m-12", "12 February 2026")


def test_a_day_without_a_year_counts_in_the_year_of_publication():
    assert found("Ramstein, February 12", date(2026, 2, 13))[0] == "m-12"


def test_without_a_day_it_is_the_meeting_just_before():
    assert found("The UDCG met.", date(2025, 12, 17)) == ("m-16", "UDCG")
    assert found("The UDCG met.", date(2025, 12, 27)) is None


def test_a_text_that_names_no_group_has_none():
    assert found("They met on 12 February 2026.") is None
