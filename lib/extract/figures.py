"""The figures of a passage: sums and numbers of goods, put together where they are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.extract.bare import Light, by_column, completed, with_alluded
from lib.extract.donors import Mention
from lib.extract.money import Money, sums_in
from lib.extract.quantities import Quantity, quantities_in
from lib.extract.tokens import Token
from lib.model.proposal import Span

#: No state gives less money than this.
_LEAST = 1000
#: Between a sum and the same sum in another currency.
_EQUIVALENT = re.compile(
    r"\s*[,(\[/=–—-]*\s*(?:(?:or|equivalent|equal|equals|equalling|to|about|around|roughly|approximately|approx\.?|some|"
    r"nearly|almost|the|of|which|is|are|that|i\.e\.|just|under|over|more|less|than|worth|at|an|today's|current|rates?|"
    r"amounting|converted|circa|ca\.?|corresponding|corresponds|close|up|was|were|translat\w+|into|comes?|~|=|≈)\s*[,:(]?\s*)*",
    re.IGNORECASE,
)
#: Between a sum and its equivalent in brackets, some words on.
_BRACKETED = re.compile(
    r"[^().;,$€£]{1,80}\(\s*(?:(?:or|the|about|around|some|nearly|over|roughly|approximately|approx\.?|equal to|equivalent to|~|≈|=)\s*)*",
    re.IGNORECASE,
)
_TURNED = re.compile(r"equivalent (?:of|to)\s+(?:\w+ )?$", re.IGNORECASE)
#: Between a sum and the one kind of goods that it buys.
_BUYS = re.compile(
    r",?\s*(?:(?:[\w-]+\s+){0,3}?(?:package|deal|contract|order|worth|sum|investment|agreement|loan|grant|programme)\s*)?(?:for|to (?:buy|purchase|supply|procure|deliver|fund|finance|provide|pay for|produce)"
    r"|on|towards?|to(?= the (?:purchase|delivery|supply|production|procurement) of)|which (?:buys|pays for)|(?:which|that) (?:will )?(?:allows?|enables?) (?:Ukraine|Kyiv|it|the \w+) to (?:buy|purchase|procure|order)|(?:on|for|towards?) (?:delivering|buying|purchasing|producing|supplying|providing|procuring|financing|ordering)|buys|will buy|pays for|worth of|that (?:buys|pays for))\s+(?:the (?:purchase|delivery|supply|production|procurement) of\s+)?"
    r"(?:(?:a further|another|an additional|the|some|about|around|up to|more than|over|at least|nearly|almost|roughly|approximately)\s+)*",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:[^.;,]{0,60}?)\s*,?\s*(?:(?:bought|purchased|ordered) [^.;,]{0,40}? for|worth|(?:to be )?(?:paid for|financed|funded) (?:with|by|from)|costing|valued at|\((?:value|cost|price|worth):?|for|at a (?:total )?(?:cost|price) of|for a price of|under an?|in a deal worth|at|priced at|a package worth|with a value of|to the value of)\s+"
    r"(?:(?:a total of|an estimated|about|around|some|nearly|almost|more than|over|up to|roughly|approximately|a|the)\s+)*\(?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class StatedFigure:
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


def figures_in(
    text: str, tokens: list[Token], mentions: Sequence[Mention], light: Light
) -> list[StatedFigure]:
    """Find the figures of a passage, in order.

    A bare one counts where a list gives it a unit or what was said before a noun.
    """
    sums = sums_in(tokens)
    sums = [by_column(tokens, one, light.column) for one in sums]
    sums = [one for one in sums if not _is_trifle(one)]
    whole = [one for one in sums if one.currency]
    goods = quantities_in(text, tokens, _places(whole))
    if light.unit:
        goods = [one for one in goods if not _across_cells(text, tokens, one)]
    bare = _outside(sums, whole, goods)
    goods = with_alluded(tokens, bare, goods, mentions, light.goods)
    bare = _outside(sums, whole, goods)
    listed = completed(tokens, bare, whole, mentions, light)
    figures = _joined(
        text, tokens, sorted([*whole, *listed], key=lambda one: one.first)
    )
    return _with_goods(text, tokens, figures, goods)


def _is_trifle(one: Money) -> bool:
    """Tell "out of every hundred euros" from a sum that a state gives."""
    return bool(one.currency) and one.amount is not None and one.amount < _LEAST


def _across_cells(text: str, tokens: list[Token], one: Quantity) -> bool:
    """Tell a sum in one cell and goods in the next from a number of goods."""
    between = text[tokens[one.number_last].end : tokens[one.last].start]
    return bool(re.search(r"\||\t| {2}", between))


def _places(found: Sequence[Money] | Sequence[Quantity]) -> set[int]:
    return {at for one in found for at in range(one.first, one.last + 1)}


def _outside(
    sums: list[Money], whole: list[Money], goods: list[Quantity]
) -> list[Money]:
    counted = _places(goods)
    return [one for one in sums if one not in whole and one.first not in counted]


def _joined(text: str, tokens: list[Token], sums: list[Money]) -> list[StatedFigure]:
    """Make figures of sums; one in two currencies is one figure with an equivalent."""
    found: list[StatedFigure] = []
    for one in sums:
        start, begins = tokens[one.first].start, tokens[one.begins].start
        span = Span(start, tokens[one.last].end)
        if found and _same_in_other(text, found[-1], one, begins):
            before = found[-1]
            if before.money and _TURNED.search(text[: before.start][-40:]):
                found[-1] = StatedFigure(
                    span, begins, one.first, one.last, one, None, (before.money,)
                )
                continue
            found[-1] = replace(
                before,
                span=Span(before.start, before.end),
                last=one.last,
                equivalents=(*before.equivalents, one),
            )
        else:
            found.append(StatedFigure(span, begins, one.first, one.last, money=one))
    return found


def _same_in_other(text: str, before: StatedFigure, one: Money, begins: int) -> bool:
    money = before.money
    if money is None or money.currency == one.currency:
        return False
    known = before.equivalents[-1] if before.equivalents else money
    if known.currency == one.currency:
        return False
    between = text[before.end : begins]
    after = text[before.end + len(between) :]
    if _BRACKETED.fullmatch(between) and re.match(r"[^()]{1,40}\)", after):
        return _plausible(money, one)
    if before.equivalents:
        between = between[-30:].split(")")[0] if ")" in between else between[-12:]
    marked = re.search(
        r"[(\[/=≈~]|\bor\b|equivalent|equal|\babout\b|\baround\b|\broughly\b|approx|\bi\.e\.|worth|which is|that is|correspond|convert|translat|,\s*$|amounting|[–—]",
        text[before.end : _tokens_end(begins)],
    )
    return (
        bool(marked) and bool(_EQUIVALENT.fullmatch(between)) and _plausible(money, one)
    )


def _tokens_end(begins: int) -> int:
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
    text: str, tokens: list[Token], figures: list[StatedFigure], goods: list[Quantity]
) -> list[StatedFigure]:
    """Join a sum to the one kind of goods that it buys; other goods stand alone."""
    alone = list(goods)
    for at, figure in enumerate(figures):
        bought = [one for one in alone if _is_bought(text, tokens, figure, one)]
        if len(bought) == 1 and not _more_goods(text, tokens, bought[0], goods):
            figures[at] = replace(figure, goods=bought[0])
            alone.remove(bought[0])
    found = [*figures, *(_of_goods(tokens, one) for one in alone)]
    return sorted(found, key=lambda one: one.start)


def _of_goods(tokens: list[Token], one: Quantity) -> StatedFigure:
    span = Span(tokens[one.first].start, tokens[one.last].end)
    return StatedFigure(span, tokens[one.begins].start, one.first, one.last, goods=one)


def _is_bought(
    text: str, tokens: list[Token], figure: StatedFigure, one: Quantity
) -> bool:
    if one.first > figure.last:
        between = text[tokens[figure.last].end : tokens[one.begins].start]
        return bool(
            _BUYS.fullmatch(between.lstrip(")") if "(" not in between else between)
        )
    between = text[tokens[one.last].end : figure.begins]
    financed = re.search(
        r"\b(?:financ|fund|buy|purchas|pay)\w*\b[^,;]{0,30}$",
        text[: tokens[one.begins].start],
    )
    paid = bool(financed) and bool(
        re.fullmatch(r"[^.;,]{0,60}? with (?:\w+ ){0,2}", between)
    )
    return one.last < figure.first and (paid or bool(_WORTH.fullmatch(between)))


def _more_goods(
    text: str, tokens: list[Token], one: Quantity, goods: list[Quantity]
) -> bool:
    """Tell whether another number of goods follows in the same breath."""
    after = [other for other in goods if other.first > one.last]
    if not after:
        return False
    between = text[tokens[one.last].end : tokens[after[0].begins].start]
    return bool(
        re.fullmatch(
            r"\s*(?:,|and|, and|as well as|plus)\s*(?:another|a further|an additional|about|some|over)?\s*",
            between,
        )
    )
