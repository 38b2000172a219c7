from datetime import date

from lib.model.coverage import coverage_in_words, gaps_in_words, searched_in_words
from lib.model.ledger import Coverage, Gap

DAYS = date(2022, 4, 26), date(2026, 9, 8), date(2026, 11, 30)
GAPS = Gap("the 34th", "In May."), Gap("the 35th", "In June.")


def test_how_far_was_searched_is_said_with_its_gaps():
    for gaps, said in (
        ((), "8 Sept 2026"),
        (GAPS[:1], "8 Sept 2026, except the 34th"),
        (GAPS, "8 Sept 2026, except the 34th and the 35th"),
    ):
        coverage = Coverage(*DAYS, "Some aid.", gaps)
        assert searched_in_words(coverage) == f"meetings searched to {said}"


def test_coverage_in_full_tells_what_is_known_of_a_gap():
    assert coverage_in_words(Coverage(*DAYS, "Some aid.")) == (
        "Searched from 26 Apr 2022 to 8 Sept 2026, checked on 30 Nov 2026: Some aid."
    )
    full = coverage_in_words(Coverage(*DAYS, "Some aid.", GAPS))
    assert full.endswith("Some aid. Except the 34th: In May. Except the 35th: In June.")
    assert gaps_in_words(Coverage(*DAYS, "Some aid.")) == ""
