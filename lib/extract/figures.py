"""The figures of a passage: sums and numbers of goods, put together where they are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.extract.currencies import SIGNS, currency_names, currency_of_code
from lib.extract.donors import Mention
from lib.extract.items import kind_of
from lib.extract.money import Money, sums_in
from lib.extract.numbers import SCALES
from lib.extract.quantities import Quantity, quantities_in
from lib.extract.tokens import Token
from lib.model.proposal import Span

#: Between a sum and the same sum in another currency.
_EQUIVALENT = re.compile(
    r"\s*[,(\[/=–—-]*\s*(?:(?:or|equivalent|equal|equals|equalling|to|about|around|roughly|approximately|approx\.?|some|"
    r"nearly|almost|the|of|which|is|are|that|i\.e\.|just|under|over|more|less|than|worth|at|an|today's|current|rates?|"
    r"amounting|converted|circa|ca\.?|corresponding|corresponds|close|up|was|were|translat\w+|into|comes?|~|=|≈)\s*[,:(]?\s*)*",
    re.IGNORECASE,
)
#: Between a sum and the one kind of goods that it buys.
_BUYS = re.compile(
    r"\s*(?:(?:[\w-]+\s+){0,3}?(?:package|deal|contract|order|worth|sum|investment|agreement|loan|grant|programme)\s*)?(?:for|to (?:buy|purchase|supply|procure|deliver|fund|finance|provide|pay for|produce)"
    r"|on|which (?:buys|pays for)|buys|will buy|pays for|worth of|that (?:buys|pays for))\s+(?:the (?:purchase|delivery|supply|production|procurement) of\s+)?"
    r"(?:(?:a further|another|an additional|the|some|about|around|up to|more than|over|at least|nearly|almost|roughly|approximately)\s+)*",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:[^.;,]{0,60}?)\s*,?\s*(?:worth|costing|valued at|\((?:value|cost|price|worth):?|for|at a (?:total )?(?:cost|price) of|for a price of|under an?|in a deal worth|at|priced at|a package worth|with a value of|to the value of)\s+"
    r"(?:(?:a total of|an estimated|about|around|some|nearly|almost|more than|over|up to|roughly|approximately|a|the)\s+)*\(?",
    re.IGNORECASE,
)
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?:(?P<sign>[A-Z]{{3}}|[€£]|(?:US|C|A)?\$)\s?(?P<scale_after>{_SCALE})\b"
    rf"|\b(?P<scale>{_SCALE})\s+(?:of\s+)?(?P<name>(?:[A-Za-z.]+ ){{0,2}}[A-Za-z]+|[€£$]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A sum, a number of goods, or a sum with the goods that it buys.

    `span` is the figure in the text, `begins` where its qualifier starts.
    """

    span: Span
    begins: int
    first: int
    last: int
    money: Money | None = None
    goods: Quantity | None = None
    equivalents: tuple[Money, ...] = ()

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.span.end


@dataclass(frozen=True)
class Light:
    """What was said before: the unit of bare figures, the goods last spoken of."""

    unit: tuple[float, str] | None = None
    goods: Quantity | None = None


def figures_in(
    text: str, tokens: list[Token], mentions: Sequence[Mention], light: Light
) -> list[Figure]:
    """Find the figures of a passage, in order; a bare one only where a list gives it a unit."""
    sums = sums_in(tokens)
    whole = [one for one in sums if one.currency]
    taken = {at for one in whole for at in range(one.first, one.last + 1)}
    goods = quantities_in(text, tokens, taken)
    counted = {at for one in goods for at in range(one.first, one.last + 1)}
    bare = [one for one in sums if not one.currency and one.first not in counted]
    goods = _with_alluded(text, tokens, bare, goods, mentions, light.goods)
    counted = {at for one in goods for at in range(one.first, one.last + 1)}
    bare = [one for one in bare if one.first not in counted]
    listed = _completed(tokens, bare, whole, mentions, light.unit)
    figures = _joined(text, tokens, sorted([*whole, *listed], key=lambda one: one.first))
    return _with_goods(text, tokens, figures, goods)


def _with_alluded(
    text: str,
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
        model = earlier[-1] if earlier else before
        if model and _alludes(tokens, one, mentions, bool(earlier)):
            value = one.amount
            found.append(replace(model, first=one.first, number_last=one.last, last=one.last, begins=one.begins, value=value, qualifier=one.qualifier))
    return sorted(found, key=lambda one: one.first)


def _alludes(tokens: list[Token], one: Money, mentions: Sequence[Mention], near: bool) -> bool:
    amount = one.amount or 0
    if one.scaled or amount % 1 or not amount or 1990 <= amount <= 2100 or _dated(tokens, one):
        return False
    before = tokens[one.begins - 1].lower if one.begins else ""
    after = [token.lower for token in tokens[one.last + 1 : one.last + 3]]
    if after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"], ["its"]):
        return True
    follows = not after or after[0] in _ALLUSION_ENDS
    named = any(m.donors and m.last == one.begins - 1 for m in mentions)
    return near and follows and (named or before in ("another", "further", "additional"))


_ALLUSION_ENDS = frozenset(". , ; ) and will would from in by to are is more this next later".split())


def unit_in(words: str) -> tuple[float, str] | None:
    """Read "(EUR million)", "in millions of US dollars": the unit of bare figures."""
    for found in _UNIT.finditer(words):
        scale = SCALES[(found["scale"] or found["scale_after"]).lower()]
        currency = _currency(found["sign"] or found["name"])
        if currency:
            return scale, currency
    sign = re.search(r"(?:in|\()\s*(EUR|USD|GBP|NOK|SEK|DKK|CAD|€|£|\$)\s*\)?$", words)
    return (1.0, _currency(sign[1])) if sign else None


def _currency(name: str) -> str:
    words = name.replace(".", "").lower().split()
    for length in range(len(words), 0, -1):
        known = currency_names().get(" ".join(words[:length]))
        if known:
            return known
    return SIGNS.get(name.lower(), "") or currency_of_code(name)


def _completed(
    tokens: list[Token],
    bare: list[Money],
    whole: list[Money],
    mentions: Sequence[Mention],
    unit: tuple[float, str] | None,
) -> list[Money]:
    """Give bare figures of a list the currency and scale that is stated once."""
    found: list[Money] = []
    for one in reversed(bare):
        listed = _beside_donor(tokens, one, mentions, unit) or (one.scaled and whole)
        if not listed or _is_other(tokens, one) or _dated(tokens, one):
            continue
        model = _model(one, whole, found)
        factor, currency = (
            (1.0, model.currency) if model else (unit or (0.0, ""))
        )
        if not currency:
            continue
        if not one.scaled:
            factor = _scale_of(model) if model else factor
        else:
            factor = 1.0
        found.append(_scaled(one, factor, currency))
    return found


def _model(one: Money, whole: list[Money], found: list[Money]) -> Money | None:
    """Take the next sum that has a currency, else the one before."""
    known = [*whole, *found]
    later = [other for other in known if other.first > one.first]
    if later:
        return min(later, key=lambda other: other.first)
    earlier = [other for other in known if other.first < one.first]
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
        return False
    between = tokens[before[-1].last + 1 : one.begins]
    furthest = 8 if unit else 2
    return len(between) <= furthest and not any(token.text in ".;" for token in between)


def _is_other(tokens: list[Token], one: Money) -> bool:
    """Tell years, percentages, days of the month and counts of people from sums."""
    amount, after = one.amount or 0, tokens[one.last + 1 : one.last + 2]
    year = 1990 <= amount <= 2100 and not one.scaled and "," not in tokens[one.first].text
    following = after[0].lower if after else ""
    if one.scaled:
        return following in _COUNTS or kind_of(following) is not None
    return year or following in _COUNTS or (after != [] and after[0].kind == "word" and following not in _AFTER)


def _dated(tokens: list[Token], one: Money) -> bool:
    """Tell "Jan 20" from a sum."""
    before = tokens[one.first - 1].lower if one.first else ""
    months = "jan feb mar apr may jun jul aug sep oct nov dec"
    return not one.scaled and before[:3] in months.split() and len(before) >= 3


_COUNTS = frozenset(
    "% percent per people inhabitants citizens refugees homes households jobs ukrainians "
    "children students tonnes tons metres miles kilometres residents voters civilians".split()
)
_AFTER = frozenset("and for to in on from as with or towards toward via through while each".split())


def _joined(text: str, tokens: list[Token], sums: list[Money]) -> list[Figure]:
    """Make figures of sums; one in two currencies is one figure with an equivalent."""
    found: list[Figure] = []
    for one in sums:
        start, begins = tokens[one.first].start, tokens[one.begins].start
        span = Span(start, tokens[one.last].end)
        if found and _same_in_other(text, found[-1], one, begins):
            before = found[-1]
            found[-1] = replace(
                before,
                span=Span(before.start, before.end),
                last=one.last,
                equivalents=(*before.equivalents, one),
            )
        else:
            found.append(Figure(span, begins, one.first, one.last, money=one))
    return found


def _same_in_other(text: str, before: Figure, one: Money, begins: int) -> bool:
    money = before.money
    if money is None or money.currency == one.currency:
        return False
    known = before.equivalents[-1] if before.equivalents else money
    if known.currency == one.currency:
        return False
    between = text[before.end : begins]
    if before.equivalents:
        between = between[-30:].split(")")[0] if ")" in between else between[-12:]
    marked = re.search(r"[(\[/=≈~]|\bor\b|equivalent|equal|\babout\b|\baround\b|\broughly\b|approx|\bi\.e\.|worth|which is|that is|correspond|convert|translat|,\s*$|amounting|[–—]", text[before.end : tokens_end(begins)])
    return bool(marked) and bool(_EQUIVALENT.fullmatch(between)) and _plausible(money, one)


def tokens_end(begins: int) -> int:
    """Take the qualifier's first letters in: "or about" may begin the equivalent."""
    return begins + 12


def _plausible(one: Money, other: Money) -> bool:
    """Tell whether two sums can be one: no rate of exchange is needed for that."""
    if one.amount is None or other.amount is None:
        return True
    strong = {"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"}
    ratio = max(one.amount, 1) / max(other.amount, 1)
    if {one.currency, other.currency} <= strong:
        return 0.4 < ratio < 2.5
    return 0.0005 < ratio < 2000 and not 0.99 < ratio < 1.01


def _with_goods(
    text: str, tokens: list[Token], figures: list[Figure], goods: list[Quantity]
) -> list[Figure]:
    """Join a sum to the one kind of goods that it buys; other goods stand alone."""
    alone = list(goods)
    for at, figure in enumerate(figures):
        bought = [one for one in alone if _is_bought(text, tokens, figure, one)]
        if len(bought) == 1 and not _more_goods(text, tokens, bought[0], goods):
            figures[at] = replace(figure, goods=bought[0])
            alone.remove(bought[0])
    found = [*figures, *(_of_goods(tokens, one) for one in alone)]
    return sorted(found, key=lambda one: one.start)


def _of_goods(tokens: list[Token], one: Quantity) -> Figure:
    span = Span(tokens[one.first].start, tokens[one.last].end)
    return Figure(span, tokens[one.begins].start, one.first, one.last, goods=one)


def _is_bought(text: str, tokens: list[Token], figure: Figure, one: Quantity) -> bool:
    if one.first > figure.last:
        between = text[tokens[figure.last].end : tokens[one.begins].start]
        return bool(_BUYS.fullmatch(between.lstrip(")") if "(" not in between else between))
    between = text[tokens[one.last].end : figure.begins]
    return one.last < figure.first and bool(_WORTH.fullmatch(between))


def _more_goods(
    text: str, tokens: list[Token], one: Quantity, goods: list[Quantity]
) -> bool:
    """Tell whether another number of goods follows in the same breath."""
    after = [other for other in goods if other.first > one.last]
    if not after:
        return False
    between = text[tokens[one.last].end : tokens[after[0].begins].start]
    return bool(re.fullmatch(r"\s*(?:,|and|, and|as well as|plus)\s*(?:another|a further|an additional|about|some|over)?\s*", between))
