"""Names, codes and signs of currencies in English text."""

from functools import cache

from babel.numbers import get_currency_name

from lib.model.vocabulary import CURRENCIES

#: Signs as the press prints them; babel has those of one locale only.
SIGNS = {
    **dict.fromkeys(("$", "us$"), "USD"),
    **dict.fromkeys(("c$", "ca$", "can$"), "CAD"),
    **dict.fromkeys(("a$", "au$"), "AUD"),
    **{"nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL"},
    **{
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "₴": "UAH",
        "₺": "TRY",
        "₩": "KRW",
        "₪": "ILS",
    },
}
#: Everyday names that CLDR lacks, and those that stand for one currency when alone.
EVERYDAY = {
    **dict.fromkeys(("dollar", "dollars", "buck", "bucks", "greenbacks"), "USD"),
    **dict.fromkeys(("american dollars", "us dollar", "us dollars"), "USD"),
    **dict.fromkeys(("united states dollars", "u.s. dollars"), "USD"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "pounds sterling", "sterling", "quid"), "GBP"),
    **dict.fromkeys(("pound sterling", "british pounds", "uk pounds"), "GBP"),
    **dict.fromkeys(("yen", "japanese yen"), "JPY"),
    **dict.fromkeys(("won", "south korean won", "korean won"), "KRW"),
    **dict.fromkeys(
        ("zloty", "zlotys", "zloties", "złoty", "zł", "polish zloty"), "PLN"
    ),
    **dict.fromkeys(("hryvnia", "hryvnias", "hryvnya"), "UAH"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles", "russian roubles"), "RUB"),
    **dict.fromkeys(("lira", "turkish lira", "turkish liras"), "TRY"),
    **dict.fromkeys(("franc", "francs", "swiss francs"), "CHF"),
    **dict.fromkeys(("koruna", "korunas", "koruny", "korun", "czech crowns"), "CZK"),
    **dict.fromkeys(("czech koruna", "czech crown"), "CZK"),
    **dict.fromkeys(
        ("kronor", "swedish kronor", "swedish crowns", "swedish krona"), "SEK"
    ),
    **dict.fromkeys(("norwegian kroner", "norwegian crowns", "norwegian krone"), "NOK"),
    **dict.fromkeys(("danish kroner", "danish crowns", "danish krone"), "DKK"),
    **dict.fromkeys(("icelandic kronur", "icelandic krona", "icelandic crowns"), "ISK"),
    **dict.fromkeys(("krónur", "kronur", "icelandic krónur", "króna"), "ISK"),
    **dict.fromkeys(("leu", "lei", "romanian lei"), "RON"),
    **dict.fromkeys(("lev", "leva", "bulgarian leva"), "BGN"),
    **dict.fromkeys(("forint", "forints"), "HUF"),
    **dict.fromkeys(("shekel", "shekels"), "ILS"),
    **dict.fromkeys(("australian dollar", "aussie dollars"), "AUD"),
}
#: Names that several countries use: the donor decides.
SHARED = frozenset(("crown", "crowns", "krone", "kroner", "krona", "kr"))
BY_DONOR = {"NOR": "NOK", "DNK": "DKK", "SWE": "SEK", "ISL": "ISK", "CZE": "CZK"}
LONGEST = 4


@cache
def currency_names() -> dict[str, str]:
    """Give the code of each name of a currency, in small letters.

    CLDR knows singular and plural; a name that two currencies share is left out.
    """
    known: dict[str, set[str]] = {}
    for code in CURRENCIES:
        for count in (None, 1, 2):
            name = get_currency_name(code, count=count, locale="en").lower()
            known.setdefault(name, set()).add(code)
    single = {name: min(codes) for name, codes in known.items() if len(codes) == 1}
    return {**single, **EVERYDAY}


def currency_of_code(word: str) -> str:
    """Give a currency whose ISO code a word is, in capitals; else ""."""
    return word if word in _codes() else ""


@cache
def _codes() -> frozenset[str]:
    """Codes; those of metals and funds, and words such as ALL, are none."""
    return frozenset(CURRENCIES) - {"ALL", "TOP", "CUP", "XXX", "XTS", "TRY", "BAM"}
