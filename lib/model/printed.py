"""Printed figures: whether the words of a source hold a number, in digits or in words.

Significant digits are compared: "1,5 млрд" and 1500000000 agree, and the word for billion
need not be known. Numbers in words are read by text2num in the languages that it has, in
others by looking up what num2words makes of 1 to 999.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

import numpy as np
import pandas as pd

#: Digits, with what languages put between groups of them.
_FIGURE = re.compile(r"\d(?:[\d\s.,'’\u00b7\u066b\u066c]*\d)?")
#: A figure and the word after it: figures of one scale may be added up.
_SCALED = re.compile(r"(\d+(?:[.,]\d{1,2})?)\s*([^\W\d_]+)")
_APOSTROPHES = re.compile("[\u2019\u02bc`]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
#: What some languages do not write as a number before a word for one.
_FRACTIONS = {
    "0.5": "half|halbe[nrs]?|demi|media|medio|meia|meio|mezza|mezzo|halve|halv|пів",
    "0.25": "quarter|viertel|quart|чверть",
    "1.5": "anderthalb|eineinhalb|півтора|півтори|полтора|полторы",
    "2.5": "zweieinhalb",
}
_FRACTION = re.compile(
    r"\b(?:" + "|".join(f"({words})" for words in _FRACTIONS.values()) + r")(?!\w)"
    r"(?:[\s-]+(?:of|an?|de|di|van|un|une))*[\s-]*(\d*)",
    re.IGNORECASE,
)
_READ = ("da", "de", "en", "es", "fr", "it", "nl", "pt")
_LOOKED_UP = (*("cs", "lt", "lv", "no", "pl", "ro", "ru", "sk", "sl", "sv", "uk"),)
_CASES = {
    "uk": [
        {"case": case, "gender": gender}
        for case in ("nominative", "genitive", "dative", "accusative", "locative")
        for gender in ("masculine", "feminine", "neuter")
    ],
    "ru": [
        {"case": case, "gender": gender} for case in "ngdaip" for gender in ("m", "f")
    ],
}
_SMALL, _SCALES = range(1, 1000), (10**3, 10**6, 10**9)


def holds_figure(amount: float, printed: str, languages: Iterable[str] = ()) -> bool:
    """Tell whether a printed phrase holds an amount.

    Its digits, a sum of figures of one scale ("4 bn in October and 4 bn in November"
    holds eight billion), or the number in words of one of the languages (ISO 639-1), or
    of English. Of a language of the second kind nominatives are read, of Ukrainian and
    Russian all cases.
    """
    wanted = digits(f"{amount:.15g}")
    if wanted in figures(printed) or wanted in _sums(printed):
        return True
    asked = dict.fromkeys([*languages, "en"])
    return any(wanted in _worded(printed, language) for language in asked)


def unprinted(claims: pd.DataFrame, column: str = "amount") -> pd.DataFrame:
    """Take the claims whose amount is not in `amount_as_printed`, in their order.

    `language` of each is that of its source, missing where none is known. A claim that
    lacks the amount or the words is none of them.
    """
    stated = claims.dropna(subset=[column, "amount_as_printed"])
    asked = stated[[column, "amount_as_printed", "language"]].fillna({"language": ""})
    # Few figures are printed only once: each way to print one is read once.
    held = {way: holds_figure(*way[:2], way[2:]) for way in set(_rows(asked))}
    return stated[np.array([not held[way] for way in _rows(asked)], bool)]


def _rows(frame: pd.DataFrame) -> Iterator[tuple[float, str, str]]:
    return frame.itertuples(index=False, name=None)


def figures(printed: str) -> set[str]:
    """Read the digits of every figure in a text, groups together and each alone."""
    found = [*_FIGURE.findall(printed), *re.findall(r"\d+", printed)]
    return {digits(figure) for figure in found}


def digits(figure: str) -> str:
    """Keep the significant digits: 1500000000, "1.5" and "1,50" are all 15."""
    mantissa = figure.lower().split("e")[0]
    return "".join(str(int(one)) for one in mantissa if one.isdecimal()).strip("0")


def _sums(printed: str) -> set[str]:
    """Add up the figures of a phrase, where all are of one scale."""
    found = _SCALED.findall(printed)
    if len(found) < 2 or len({word for _, word in found}) > 1:
        return set()
    added = sum(Decimal(number.replace(",", ".")) for number, _ in found)
    return {digits(str(added))}


@lru_cache(maxsize=1000)
def _worded(printed: str, language: str) -> frozenset[str]:
    """Read the digits of the numbers that a phrase has in words."""
    if language in _READ:
        # Imported when first needed: few figures are printed in words.
        from text_to_num import alpha2digit

        return _read(alpha2digit(printed.replace("-", " "), language))
    if language in _LOOKED_UP:
        return _read(" ".join(_looked_up(printed, language)))
    return frozenset()


def _read(phrase: str) -> frozenset[str]:
    """Take the figures of a phrase that is left with fractions in words alone."""
    fractions = dict(zip(range(1, len(_FRACTIONS) + 1), _FRACTIONS, strict=True))
    parts = _FRACTION.finditer(phrase)
    shares = [
        (next(fractions[at] for at in fractions if part[at]), part[len(fractions) + 1])
        for part in parts
    ]
    halved = {digits(str(Decimal(share) * int(of or 1))) for share, of in shares}
    return frozenset(halved or figures(phrase))


def _looked_up(printed: str, language: str) -> Iterator[str]:
    """Put digits in place of the longest runs of words that are a number."""
    numbers = _numbers(language)
    words = _WORD.findall(_APOSTROPHES.sub("'", printed.lower()))
    longest = max(len(key) for key in numbers)
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        run = next((n for n in sizes if tuple(words[at : at + n]) in numbers), 0)
        yield str(numbers[tuple(words[at : at + run])]) if run else words[at]
        at += run or 1


@cache
def _numbers(language: str) -> dict[tuple[str, ...], int]:
    """Turn what a library writes for 1 to 999, and for scales, into what it means."""
    from num2words import num2words

    found: dict[tuple[str, ...], int] = {}
    for form in _CASES.get(language, [{}]):
        for number in (*_SCALES, *_SMALL):
            written = num2words(number, lang=language, **form).lower()
            words = tuple(_WORD.findall(written))
            found[words[-1:] if number in _SCALES else words] = number
    return found
