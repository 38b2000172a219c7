"""Bare figures: their currency or their noun is said elsewhere in a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.extract.currencies import SIGNS, currency_names, currency_of_code
from lib.extract.donors import Mention
from lib.extract.items import kind_of
from lib.extract.money import Money
from lib.extract.numbers import SCALES
from lib.extract.quantities import Quantity
from lib.extract.tokens import Token, words_of

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?:(?P<sign>[A-Z]{{3}}|[€£]|(?:US|C|A)?\$)\s?(?P<scale_after>{_SCALE})\b"
    rf"|\b(?P<scale>{_SCALE})\s+(?:of\s+)?(?P<name>(?:[A-Za-z.]+ ){{0,2}}[A-Za-z]+|[€£$]))",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(rf"\b({_SCALE})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Light:
    """What was said before: the unit of bare figures, the goods last spoken of."""

    unit: tuple[float, str] | None = None
    goods: Quantity | None = None
    currency: str = ""
    column: tuple[float, str] | None = None


def unit_in(words: str) -> tuple[float, str] | None:
    """Read "(EUR million)", "in millions of US dollars": the unit of bare figures."""
    for found in _UNIT.finditer(words):
        scale = SCALES[(found["scale"] or found["scale_after"]).lower()]
        currency = _currency(found["sign"] or found["name"])
        if currency:
            return scale, currency
    sign = re.search(r"(?:in|\()\s*(EUR|USD|GBP|NOK|SEK|DKK|CAD|€|£|\$)\s*\)?$", words)
    return (1.0, _currency(sign[1])) if sign else None


def unit_of_columns(
    titles: Sequence[str], cells: Sequence[str]
) -> tuple[float, str] | None:
    """Read the unit of a row whose currency stands in a column: "Pledge (m)", "NOK"."""
    currency = next(
        (
            _currency(cell.strip())
            for title, cell in zip(titles, cells, strict=False)
            if "currency" in title.lower()
        ),
        "",
    )
    scales = (_IN_TITLE.search(title) for title in titles)
    scale = next((SCALES[found[1].lower()] for found in scales if found), 1.0)
    return (float(scale), currency) if currency else None


def by_column(tokens: list[Token], one: Money, unit: tuple[float, str] | None) -> Money:
    """Give "4,200 | NOK" the scale of its column."""
    parted = tokens[one.last].start - tokens[max(one.first, one.last - 1)].end
    if not unit or one.scaled or one.currency != unit[1] or one.last == one.first:
        return one
    return _scaled(one, unit[0], one.currency) if parted else one


def _currency(name: str) -> str:
    words = name.replace(".", "").lower().split()
    for length in range(len(words), 0, -1):
        known = currency_names().get(" ".join(words[:length]))
        if known:
            return known
    return SIGNS.get(name.lower(), "") or currency_of_code(name)


def completed(
    tokens: list[Token],
    bare: list[Money],
    whole: list[Money],
    mentions: Sequence[Mention],
    light: Light,
) -> list[Money]:
    """Give bare figures the currency and scale stated once in a list, or before."""
    unit = light.unit
    found: list[Money] = []
    for one in reversed(bare):
        listed = (
            _beside_donor(tokens, one, mentions, unit)
            or (one.scaled and whole)
            or _in_chain(tokens, one, [*whole, *found])
            or (one.scaled and light.currency)
        )
        if (
            not listed
            or not one.amount
            or _is_other(tokens, one)
            or _dated(tokens, one)
        ):
            continue
        model = _model(tokens, one, [*whole, *([] if unit else found)])
        if not (unit or one.scaled or _parallel(one, model, mentions)):
            continue
        spoken = (1.0, light.currency if _is_spoken(tokens, one) else "")
        factor, currency = (1.0, model.currency) if model else (unit or spoken)
        if not currency:
            continue
        factor = 1.0 if one.scaled else _scale_of(model) if model else factor
        found.append(_scaled(one, factor, currency))
    return found


def _parallel(one: Money, model: Money | None, mentions: Sequence[Mention]) -> bool:
    """Tell "Norway 600 and Canada 8 million" from "Belgium ordered 34 for 4 billion"."""
    if model is None or model.first < one.first:
        return True
    between = [m for m in mentions if m.donors and one.last < m.first < model.first]
    return bool(between) or model.begins - one.last <= _CHAINED


#: "100, 200 and 300 million": so many tokens on the next figure begins.
_CHAINED = 3
_SPOKEN_ON = words_of("for more . , to this next each is at would will")


def _is_spoken(tokens: list[Token], one: Money) -> bool:
    """Tell "But 300 million for drones" from "300 million tonnes"."""
    before = tokens[one.begins - 1].lower if one.begins else ""
    after = tokens[one.last + 1].lower if one.last + 1 < len(tokens) else "."
    own = [token.lower for token in tokens[one.last + 1 : one.last + 4]]
    if own == ["of", "its", "own"]:
        return True
    return after in _SPOKEN_ON and before not in ("the", "that", "those", "this")


def _in_chain(tokens: list[Token], one: Money, known: list[Money]) -> bool:
    """Tell the figures of "100, 200 and 300 million dollars"."""
    after = tokens[one.last + 1 : one.last + 3]
    words = [token.lower for token in after]
    joined = words[:1] == ["and"] or (words[:1] == [","] and len(known) > 1)
    begins = one.last + (3 if words == [",", "and"] else 2)
    return joined and any(other.begins == begins for other in known)


def _model(tokens: list[Token], one: Money, known: list[Money]) -> Money | None:
    """Take the next sum that has a currency, else the one before; of a part its whole."""
    later = [other for other in known if other.first > one.first]
    earlier = [other for other in known if other.first < one.first]
    ahead = tokens[one.begins - 1].lower if one.begins else ""
    part = earlier and ahead in ("which", "includes", "including")
    if later and not part:
        return min(later, key=lambda other: other.first)
    return max(earlier, key=lambda other: other.first) if earlier else None


def _scale_of(model: Money) -> float:
    amount = model.amount_to or model.amount or 1
    return next((f for f in (1e12, 1e9, 1e6, 1e3) if amount >= f), 1.0)


def _scaled(one: Money, factor: float, currency: str) -> Money:
    amount = None if one.amount is None else round(one.amount * factor, 2)
    to = None if one.amount_to is None else round(one.amount_to * factor, 2)
    return replace(one, amount=amount, amount_to=to, currency=currency)


def _beside_donor(
    tokens: list[Token],
    one: Money,
    mentions: Sequence[Mention],
    unit: tuple[float, str] | None,
) -> bool:
    """Tell "the Netherlands 106" from a number that counts something else."""
    before = [m for m in mentions if m.last < one.begins and m.donors]
    if not before:
        return bool(unit) and tokens[0].lower in ("total", "sum", "together")
    between = tokens[before[-1].last + 1 : one.begins]
    furthest = 8 if unit else 2
    apart = _PREPOSITIONS if not unit else ()
    return len(between) <= furthest and not any(
        token.text in ".;" or token.lower in apart for token in between
    )


#: Between a name and a number of something else: "Berlin pays for one".
_PREPOSITIONS = words_of("for of in to by on at from")


def _is_other(tokens: list[Token], one: Money) -> bool:
    """Tell years, percentages, days of the month and counts of people from sums."""
    amount, after = one.amount or 0, tokens[one.last + 1 : one.last + 2]
    year = (
        1990 <= amount <= 2100 and not one.scaled and "," not in tokens[one.first].text
    )
    following = after[0].lower if after else ""
    if one.scaled:
        return following in _COUNTS or kind_of(following) is not None
    return (
        year
        or following == "-"
        or following in _COUNTS
        or (after != [] and after[0].kind == "word" and following not in _AFTER)
    )


def _dated(tokens: list[Token], one: Money) -> bool:
    """Tell "Jan 20" from a sum."""
    before = tokens[one.first - 1].lower if one.first else ""
    months = "jan feb mar apr may jun jul aug sep oct nov dec"
    return not one.scaled and before[:3] in months.split() and len(before) >= 3


_COUNTS = words_of(
    "% percent per people inhabitants citizens refugees homes households jobs "
    "ukrainians children students tonnes tons metres miles kilometres residents "
    "voters civilians"
)
_AFTER = words_of(
    "and for to in on from as with or towards toward via through while each"
)


def with_alluded(
    tokens: list[Token],
    bare: list[Money],
    goods: list[Quantity],
    mentions: Sequence[Mention],
    before: Quantity | None,
) -> list[Quantity]:
    """Add "and Norway ten", "another 20 will follow", "14 of them"."""
    found = list(goods)
    for one in bare:
        earlier = [other for other in found if other.last < one.first]
        alluded = before if before and (before.value or one.begins > 1) else None
        model = earlier[-1] if earlier else alluded
        if model and _alludes(tokens, one, mentions, bool(earlier)):
            value = one.amount
            found.append(
                replace(
                    model,
                    first=one.first,
                    number_last=one.last,
                    last=one.last,
                    begins=one.begins,
                    value=value,
                    qualifier=one.qualifier,
                )
            )
    return sorted(found, key=lambda one: one.first)


def _alludes(
    tokens: list[Token], one: Money, mentions: Sequence[Mention], near: bool
) -> bool:
    amount = one.amount or 0
    if (
        one.scaled
        or amount % 1
        or not amount
        or 1990 <= amount <= 2100
        or _dated(tokens, one)
    ):
        return False
    before = tokens[one.begins - 1].lower if one.begins else ""
    after = [token.lower for token in tokens[one.last + 1 : one.last + 3]]
    if before in ("first", "last", "other", "remaining"):
        return False
    if after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"], ["its"]):
        return True
    follows = not after or after[0] in _ALLUSION_ENDS
    gap = 2 if before in (",", ":", "(", "–", "—", "-") else 1
    named = any(m.donors and m.last == one.begins - gap for m in mentions)
    named = named or after[:1] in (["from"], ["more"])
    return (
        near and follows and (named or before in ("another", "further", "additional"))
    )


_ALLUSION_ENDS = words_of(
    ". , ; ) and will would from in by to are is more this next later"
)
