"""Numbers, dates and selections in words, as every caption and chart writes them.

One locale for each language, British English for that of the code: a figure that is
quoted must read the same on every screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import pandas as pd
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name, get_currency_symbol

from lib.model.counts import counted
from lib.model.language import (
    ENGLISH,
    LANGUAGES,
    by_language,
    gettext,
    gettext_noop,
    language,
    locale,
    ngettext,
    pgettext,
)
from lib.model.ledger import Ledger, cities_of
from lib.model.selection import Selection
from lib.model.vocabulary import SEPARATOR

#: Scales, the largest first, and a number in them.
SCALES = (
    (1e12, gettext_noop("{number} trillion")),
    (1e9, gettext_noop("{number} billion")),
    (1e6, gettext_noop("{number} million")),
)
#: Scales of an axis, and their words before a unit.
AXES = ((1e9, gettext_noop("billion")), (1e6, gettext_noop("million")))
#: Significant figures to which a sum of binary numbers can be trusted.
BINARY_DIGITS = 12
#: Significant figures that a number is written with, and the last place of so many.
FIGURES = 3
LEAST = Decimal("0.001")
#: Significant figures of the sums that are written as a source prints them.
_PRINTED: ContextVar[frozenset[str]] = ContextVar("printed", default=frozenset())
#: Of things that are not counted; Slavic languages bend them as from five on.
MANY = 5
#: Between sums in different currencies that no rate converts.
BETWEEN_SUMS = "; "


def day_in_words(day: date | pd.Timestamp) -> str:
    """Write a day: 12 Feb 2026."""
    return format_date(day, pgettext("pattern of a day", "d MMM y"), locale=locale())


def month_in_words(day: date | pd.Timestamp) -> str:
    """Write a month: Feb 2026."""
    return format_date(day, pgettext("pattern of a month", "MMM y"), locale=locale())


@by_language(10_000)
def list_in_words(words: tuple[str, ...]) -> str:
    """Write a list: Denmark, Norway and Sweden."""
    return format_list(words, locale=locale())


@by_language(4)
def last_separator() -> str:
    """Give what stands before the last of a list: " and "."""
    return list_in_words(("0", "1"))[1:-1]


@contextmanager
def figures_as_printed(ledger: Ledger) -> Iterator[None]:
    """Write, within, sums that a source of the ledger prints as exactly as it does."""
    token = _PRINTED.set(_printed_figures(ledger))
    try:
        yield
    finally:
        _PRINTED.reset(token)


@lru_cache(maxsize=8)
def _printed_figures(ledger: Ledger) -> frozenset[str]:
    """Collect the significant figures of every amount that has more than others get."""
    claims = ledger["claims"]
    amounts = pd.concat([claims["amount"], claims["amount_to"]]).dropna().unique()
    found = map(_figures, map(_exact, amounts))
    return frozenset(one for one in found if len(one) > FIGURES)


def figures_of_sum(number: float) -> int:
    """Count the significant figures that a sum of money is written with, in any scale.

    Three; more where it is the very figure that a source prints.
    """
    figures = _figures(_exact(number))
    return len(figures) if figures in _PRINTED.get() else FIGURES


def number_in_words(number: float, digits: int = FIGURES) -> str:
    """Write a number with at most so many significant figures: 47.7 billion.

    Halves are rounded up as on paper: 14.25 is 14.3, whatever its nearest binary number
    is. Whole numbers below a million keep all of theirs.
    """
    written, scale = _scaled(number, digits)
    return gettext(scale, number=written) if scale else written


def _scaled(number: float, digits: int) -> tuple[str, str]:
    """Write a number in its scale, and give the words of that; blank without one."""
    exact = _exact(number)
    for scale, words in SCALES:
        scaled = _rounded(exact / Decimal(scale), digits)
        if abs(scaled) >= 1:
            return _decimal(scaled), words
    return _decimal(_rounded(exact, max(digits, exact.adjusted() + 1))), ""


def number_exactly(number: float) -> str:
    """Write a number to the last digit, with separated thousands: 1,234.5."""
    return _decimal(Decimal(f"{number:.10g}"))


def to_places(number: float, places: int = 0) -> str:
    """Write a number to so many places, with separated thousands: 1,234.50."""
    last = Decimal(1).scaleb(-places)
    exact = Decimal(f"{number:.15g}").quantize(last, ROUND_HALF_UP) + 0
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return str(format_decimal(exact, pattern, locale=locale()))


def money_in_words(value: float, currency: str, digits: int = FIGURES) -> str:
    """Write a sum of money: $47.7 billion, £150 million, NOK 4.2 billion.

    Of a sum that a source prints no figure is left out.
    """
    digits = max(digits, figures_of_sum(value))
    return _with_symbol(number_in_words(abs(value), digits), currency, value < 0)


def _with_symbol(number: str, currency: str, negative: bool = False) -> str:
    """Put the sign of a currency where the language has it: $5; 5 $."""
    symbol = get_currency_symbol(currency, locale=LANGUAGES[ENGLISH].locale)
    symbol = {"US$": "$", "XDR": "SDR"}.get(symbol, symbol)
    sign = "\N{MINUS SIGN}" if negative else ""
    if not locale().currency_formats["standard"].pattern.startswith("¤"):
        return f"{sign}{number}\N{NO-BREAK SPACE}{symbol}"
    gap = "\N{NO-BREAK SPACE}" if symbol[-1].isalpha() else ""
    return f"{sign}{symbol}{gap}{number}"


def range_in_words(low: float, high: float, currency: str) -> str:
    """Write a sum that is not exact: $0.5 to 0.79 billion, the smaller end first.

    From nothing on it is what a source prints of it: up to $6 billion.
    """
    low, high = sorted((low, high))
    lower, upper = (money_in_words(end, currency) for end in (low, high))
    if lower == upper:
        return upper
    if low == 0:
        return gettext("up to {sum}", sum=upper)
    (first, of_low), (last, scale) = (
        _scaled(abs(end), figures_of_sum(end)) for end in (low, high)
    )
    if scale and scale == of_low:
        both = gettext("{low} to {high}", low=first, high=last)
        return _with_symbol(gettext(scale, number=both), currency, low < 0)
    return gettext("{low} to {high}", low=lower, high=upper)


def within_a_sentence(words: str) -> str:
    """Begin a unit with a small letter: billion US dollars; US dollars stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def currency_in_words(currency: str) -> str:
    """Name a currency in the plural: US dollars."""
    return get_currency_name(currency, count=MANY, locale=locale())


def members_in_words(label: str) -> str:
    """Name the members of a group of donors: members of the EU."""
    return gettext("members of {group}", group=label)


def meeting_in_words(meeting_id: str, ledger: Ledger) -> str:
    """Name a meeting: 12 Feb 2026, Brussels."""
    return meetings_in_words(ledger)[meeting_id]


@by_language(8)
def meetings_in_words(ledger: Ledger) -> dict[str, str]:
    """Name every meeting by id: its day, and its place if known. Not to be changed."""
    meetings = ledger["meetings"]
    place = (", " + cities_of(meetings)).fillna("")
    days = meetings["date"].map(day_in_words).astype("str")
    return dict(zip(meetings["meeting_id"], days + place, strict=True))


def donors_in_words(key: str, ledger: Ledger) -> str:
    """Name the donors of a key: Denmark and Netherlands."""
    names = names_of(ledger, "donors", "name")
    return list_in_words(tuple(names[donor] for donor in key.split(SEPARATOR)))


def _exact(number: float) -> Decimal:
    return Decimal(f"{number:.{BINARY_DIGITS}g}")


def _figures(number: Decimal) -> str:
    return "".join(map(str, number.normalize().as_tuple().digits))


def _decimal(number: Decimal) -> str:
    whole = format_decimal(
        number.normalize(), "#,##0.#", locale=locale(), decimal_quantization=False
    )
    return str(whole)


def _rounded(number: Decimal, digits: int) -> Decimal:
    """Round to so many significant figures, halves up; of few, to thousandths."""
    last = Decimal(1).scaleb(number.adjusted() - digits + 1)
    last = max(last, LEAST) if digits <= FIGURES else last
    return number.quantize(last, ROUND_HALF_UP)


def rates_in_words(selection: Selection) -> str:
    """Say at which rates money is converted."""
    if selection.rates is None:
        return gettext("the rate of the day")
    return gettext("the rates of {day}", day=day_in_words(selection.rates))


@by_language(32)
def names_of(ledger: Ledger, table: str, column: str = "label") -> dict[str, str]:
    """Name the codes of a table, in its order. To be read, not changed."""
    names = ledger[table]
    named = zip(names.iloc[:, 0], names[column], strict=True)
    if table == "donors":
        return {code: _donor_name(code, name, ledger) for code, name in named}
    return {code: ledger.in_language(name) for code, name in named}


def _donor_name(code: str, name: str, ledger: Ledger) -> str:
    """Name a donor: as the ledger says it in that language, else as CLDR names a country."""
    said = ledger.in_language(name)
    if language() == ENGLISH or said != name:
        return said
    country = get_global("territory_aliases").get(code, [""])[0]
    return str(locale().territories.get(country, name))


def unpriced_in_words(number: int) -> str:
    """Say how many rows of the ledger state no sum: 5 with no price given."""
    return ngettext(
        "{number} with no price given", "{number} with no price given", number
    )


def unconverted_in_words(sums: object) -> str:
    """Say which sums no rate converts: SDR 50 million and NGN 5 billion, not converted.

    `sums` as frames write them, between them `BETWEEN_SUMS`; missing where there is none.
    """
    listed = sums_in_words(sums)
    return gettext("{sums}, not converted", sums=listed) if listed else ""


def sums_in_words(sums: object) -> str:
    """List sums as frames write them, between them `BETWEEN_SUMS`; of none, nothing."""
    if not isinstance(sums, str) or not sums:
        return ""
    return list_in_words(tuple(sums.split(BETWEEN_SUMS)))


def uncounted_in_words(unpriced: int, unconverted: object) -> list[str]:
    """Say what stands beside a sum and is not in it, without a price or not converted."""
    silent = unpriced_in_words(unpriced) if unpriced else ""
    return [said for said in (silent, unconverted_in_words(unconverted)) if said]


def announcements_in_words(number: int) -> str:
    """Count rows of the ledger: 1 announcement, 5 announcements."""
    return counted(number, "announcement")


def scale_of(largest: float) -> tuple[float, str]:
    """Pick the scale that the axis of a chart is written in: (1e9, "billion").

    The empty word stands for units of the currency itself.
    """
    for scale, word in AXES:
        if largest >= scale:
            return scale, gettext(word)
    return 1.0, ""
