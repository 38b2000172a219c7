from datetime import UTC, datetime

from lib.ledger.package import read_ledger
from lib.ledger.served import in_words, today


def test_a_ledger_in_words_says_which_it_is(folder):
    ledger = read_ledger(folder)
    said = f"A tiny ledger 1.0.0: 9 pledges, hash {ledger.hash[:8]}"
    assert in_words(ledger) == said


def test_the_day_is_that_of_utc():
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()
