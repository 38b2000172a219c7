"""Closed lists and conventions of the ledger, each written down once.

Terms follow aid statistics (IATI, OECD, OCHA FTS). What a word turns into as a
number is here too, so that the arithmetic, the checks and the Methodology page
cannot disagree about it.
"""

import re
from dataclasses import dataclass
from functools import cache
from zipfile import ZipFile

import pycountry
from babel.numbers import get_currency_name
from currency_converter import CURRENCY_FILE

SCOPES = ("donor", "joint", "headline", "total", "cumulative")
#: Scopes of sums that no named donor accounts for.
UNNAMED = ("headline", "total")
NOVELTIES = ("new", "announced_before", "unclear")
#: Words of older ledgers, and what stands for them now.
FORMER = {"restated": "announced_before", "country": "government"}
STATUSES = ("pending", "met", "lapsed", "withdrawn", "unknown")
DONOR_KINDS = (
    *("government", "intergovernmental", "foundation", "company", "city_or_region"),
    "other",
)
MEETING_FORMATS = ("in_person", "virtual", "hybrid")

#: With Kosovo, to which ISO 3166 leaves a code of the user's own.
COUNTRIES = tuple(sorted({"XKX", *(one.alpha_3 for one in pycountry.countries)}))


@cache
def reference_currencies() -> tuple[str, ...]:
    """List the currencies for which the European Central Bank gave rates, at any time."""
    with ZipFile(CURRENCY_FILE) as archive:
        (name,) = archive.namelist()
        header = archive.read(name).split(b"\n", 1)[0].decode()
    codes = (one.strip() for one in header.split(",")[1:])
    return tuple(sorted({"EUR", *filter(None, codes)}))


CURRENCIES = tuple(sorted(currency.alpha_3 for currency in pycountry.currencies))
LANGUAGES = tuple(
    sorted(one.alpha_2 for one in pycountry.languages if hasattr(one, "alpha_2"))
)

#: Where a figure of a meeting's bridge stands, and what it is, in the order drawn.
BRIDGE_PLACES = ("headline", "inside", "beside")
BRIDGE_PARTS = (
    *("headline", "named", "joint", "earlier", "conditional", "restated", "lapsed"),
    "unattributed",
)

#: Between the members of a list inside one cell.
SEPARATOR = ";"
#: Keys, in the frames and in links, of what no named donor accounts for, what is traced
#: to donors, what was announced outside any meeting, what names no class of item.
UNATTRIBUTED, TRACED = "unattributed", "traced"
OUTSIDE, UNCLASSED = "outside", "unclassed"


@dataclass(frozen=True)
class Convention:
    """What a qualifier makes of the printed amount: factors of value, low and high.

    A factor of None is read elsewhere: the upper end of a range from `amount_to`, a
    vague figure from its phrase. Without any the claim states no sum.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    open_ended: bool = False


QUALIFIERS: dict[str, Convention] = {
    "exact": Convention(1.0, 1.0, 1.0),
    "about": Convention(1.0, 0.95, 1.05),
    "nearly": Convention(1.0, 0.95, 1.0),
    "at_least": Convention(1.0, 1.0, 1.0, open_ended=True),
    "over": Convention(1.0, 1.0, 1.0, open_ended=True),
    "up_to": Convention(1.0, 0.0, 1.0),
    "range": Convention(1.0, 1.0, None),
    "vague": Convention(),
    "none": Convention(),
}

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}

#: Vague quantifier to the numbers it stands for.
VAGUE_PHRASES: dict[str, tuple[float, float]] = {
    "tens of": (20, 100),
    "dozens of": (24, 100),
    "several hundred": (300, 1_000),
    "several": (3, 10),
    "hundreds of": (200, 1_000),
    "thousands of": (2_000, 10_000),
}
#: "billions" alone.
SCALE_ALONE = (2.0, 10.0)

_SCALE = "|".join(f"{scale}s?" for scale in SCALES)
_SCALES_PLURAL = "|".join(f"{scale}s" for scale in SCALES)
_QUANTIFIER = (
    "tens? of|dozens? of|several hundreds?(?: of)?|several|hundreds? of|thousands? of"
)
_PHRASE = re.compile(
    rf"(?:in the |the )?(?:(?P<quantifier>{_QUANTIFIER})(?: (?P<scale>{_SCALE}))?"
    rf"|(?P<alone>{_SCALES_PLURAL}))(?: (?:of )?(?P<money>\D+))?"
)


def bounds_of_phrase(phrase: str) -> tuple[float, float] | None:
    """Read a vague English phrase of the closed list as (low, high).

    A scale may follow it, and the name of a currency. Any other phrase, or another
    language, is None: unpriced, and reported by the check.
    """
    found = _PHRASE.fullmatch(" ".join(phrase.lower().split()))
    if not found or not set((found["money"] or "").split()) <= _money_words():
        return None
    if found["alone"]:
        (low, high), scale = SCALE_ALONE, _scale(found["alone"])
    else:
        low, high = VAGUE_PHRASES[_canonical(found["quantifier"])]
        scale = _scale(found["scale"])
    return low * scale, high * scale


@cache
def _money_words() -> frozenset[str]:
    """Collect the words that English names of currencies are made of."""
    names = [
        get_currency_name(code, count=count, locale="en")
        for code in CURRENCIES
        for count in (1, 2)
    ]
    words = " ".join([*names, *CURRENCIES, "crown crowns"]).lower()
    return frozenset(words.split())


def _scale(word: str | None) -> float:
    return SCALES[word.removesuffix("s")] if word else 1.0


def _canonical(quantifier: str) -> str:
    """Write "ten of", "several hundreds of" as the closed list does."""
    if quantifier.startswith("several"):
        return "several hundred" if "hundred" in quantifier else "several"
    return quantifier.split()[0].removesuffix("s") + "s of"


#: The state of a contribution, in the order in which they are tried.
STATES = ("restated", "lapsed", "conditional", "earlier", "new")
#: What no donor may be called, since links take it for something else.
RESERVED = (*STATES, UNATTRIBUTED, TRACED, OUTSIDE, UNCLASSED)

#: The reader's basis: which states a sum counts.
BASES: dict[str, tuple[str, ...]] = {
    "new": ("new",),
    "firm": ("new", "earlier"),
    "conditional": ("new", "earlier", "conditional"),
    "announced": ("new", "earlier", "conditional", "restated"),
}
CLAIM_MODES = ("lead", "lowest", "highest")
MEASURES = ("total", "gdp", "capita")
DEFAULT_CURRENCY = "USD"

#: A rate may be this many days older than the day it is used for.
RATE_AGE_DAYS = 14
#: Claims that differ by more dispute a pledge (share of the smaller one).
DISPUTE_TOLERANCE = 0.02
#: Parts above their whole by no more than this are rounding (relative).
ROUNDING = 1e-9
#: A row this much larger than the one it is counted in is warned of (share).
COUNTED_IN_TOLERANCE = 0.05
#: A pending condition last reported on longer ago has "no later report".
REPORT_AGE_DAYS = 180
