"""File names for downloads."""

from datetime import date

from lib.export.names import LONGEST, file_name

DAY = date(2026, 11, 23)


def test_a_name_holds_the_frame_the_selection_and_the_day():
    pairs = [("currency", "EUR"), ("from", "2024-01-01"), ("asof", "2026-11-23")]
    assert file_name("timeline", pairs, DAY, "csv") == (
        "pledgeboard_timeline_EUR-from-2024-01-01_2026-11-23.csv"
    )
    assert file_name("pledges", (), None, "xlsx") == "pledgeboard_pledges.xlsx"


def test_a_long_selection_is_only_said_to_be_one():
    pairs = [("donor", code) for code in ("AUS", "BEL", "CAN", "DEU", "EST") * 4]
    name = file_name("donor_totals", pairs, DAY, "csv")
    assert name == "pledgeboard_donor_totals_selection_2026-11-23.csv"
    assert len(name) <= LONGEST


def test_words_that_rows_hold_are_in_the_name_as_far_as_it_can_write_them():
    name = file_name("claims", [("filter", "35 Milliarden")], None, "csv")
    assert name == "pledgeboard_claims_filter-35-Milliarden.csv"
    name = file_name("claims", [("filter", "мільярди")], DAY, "csv")
    assert name == "pledgeboard_claims_filter_2026-11-23.csv"


def test_a_name_is_plain_ascii_whatever_is_in_the_selection():
    name = file_name("donor_totals", [("set", 'DNK;NLD"\r\n/é')], DAY, "csv")
    assert name == "pledgeboard_donor_totals_DNK-NLD_2026-11-23.csv"
