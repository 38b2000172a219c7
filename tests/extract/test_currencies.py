import pytest

from lib.extract.currencies import (
    BY_DONOR,
    SHARED,
    SIGNS,
    currency_names,
    currency_of_code,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("us dollars", "USD"),
        ("canadian dollars", "CAD"),
        ("pounds", "GBP"),
        ("swedish kronor", "SEK"),
        ("norwegian crowns", "NOK"),
        ("icelandic crowns", "ISK"),
        ("zlotys", "PLN"),
        ("swiss francs", "CHF"),
    ],
)
def test_names_of_currencies_have_a_code(name, code):
    assert currency_names()[name] == code


def test_a_name_that_several_countries_share_is_decided_by_the_donor():
    assert not SHARED & set(currency_names())
    assert BY_DONOR["NOR"] == "NOK"


def test_codes_are_codes_and_words_in_capitals_are_not():
    assert currency_of_code("NOK") == "NOK"
    assert [currency_of_code(word) for word in ("ALL", "TOP", "nok", "PURL")] == [
        ""
    ] * 4


def test_signs_of_several_dollars_differ():
    assert [SIGNS[sign] for sign in ("$", "c$", "a$", "nz$")] == [
        "USD",
        "CAD",
        "AUD",
        "NZD",
    ]
