"""The figures of a table's row: each cell is read alone, in the light of its title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lib.extract.bare import Light, unit_in
from lib.extract.figures import StatedFigure, figures_in
from lib.extract.items import class_in, kind_of
from lib.extract.money import Money, sums_in
from lib.extract.passages import Passage
from lib.extract.quantities import Quantity
from lib.extract.tokens import Token, words_of
from lib.model.proposal import Span

_COUNTS = re.compile(
    r"\b(?:how many|number|quantity|qty|count|units|pieces|no\.)(?!\w)", re.IGNORECASE
)
#: What a sum is for, or what is counted.
ITEM_COLUMN = re.compile(
    r"^\W*(?:for what|for|what|item|purpose|goods|equipment|use|type|system|kit|details?|"
    r"content|contents|description|in kind|materiel|capability)\b",
    re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"\b(?:year|date|day|share|percent|per cent|gdp|rank|rate|package|ref|row|line)\b|%|#",
    re.IGNORECASE,
)
_MARKS = words_of("| : . , ( ) – — -")

Unit = tuple[float, str]


def figures_of_row(
    text: str, tokens: list[Token], passage: Passage, light: Light
) -> list[StatedFigure] | None:
    """Find the figures of a row by its cells; None where it does not fit its header."""
    if not passage.header or len(passage.header) != len(passage.cells):
        return None
    titles = [one.of(text) for one in passage.header]
    own = [unit_in(title) for title in titles]
    found: list[StatedFigure] = []
    for title, unit, cell in zip(titles, own, passage.cells, strict=True):
        first = next((n for n, t in enumerate(tokens) if t.start >= cell.start), 0)
        inside = [one for one in tokens if cell.start <= one.start < cell.end]
        shared = light.column or (None if any(own) else light.unit)
        bare = _bare(inside, None if _NO_SUM.search(title) else unit or shared)
        if _COUNTS.search(title) and (counted := _counted(text, inside, passage)):
            figures = [counted]
        elif bare:
            figures = [_figure(inside, bare)]
        else:
            figures = figures_in(
                text, inside, [], replace(light, unit=None, goods=None)
            )
        found += [
            replace(one, first=one.first + first, last=one.last + first)
            for one in figures
        ]
    return _with_its_goods(text, passage, found)


def _bare(tokens: list[Token], unit: Unit | None) -> Money | None:
    """Read a cell that holds a number alone: "at least 80"."""
    sums = sums_in(tokens)
    one = sums[0] if len(sums) == 1 else None
    if one is None or not unit or not _alone(tokens, one) or one.amount is None:
        return None
    if one.currency not in ("", unit[1]):
        return None
    factor = 1.0 if one.scaled else unit[0]
    upper = None if one.amount_to is None else one.amount_to * factor
    return replace(
        one, amount=one.amount * factor, amount_to=upper, currency=unit[1], scaled=True
    )


def _alone(tokens: list[Token], one: Money) -> bool:
    rest = [*tokens[: one.begins], *tokens[one.ends + 1 :]]
    return all(token.lower in _MARKS for token in rest)


def _figure(tokens: list[Token], one: Money) -> StatedFigure:
    span = Span(tokens[one.first].start, tokens[one.last].end)
    return StatedFigure(span, tokens[one.begins].start, one.first, one.last, money=one)


def _counted(text: str, tokens: list[Token], passage: Passage) -> StatedFigure | None:
    """Read a number of the goods that another cell of the row names."""
    sums = sums_in(tokens)
    item = next(_items(text, passage), None)
    one = sums[0] if len(sums) == 1 else None
    if one is None or item is None or not _alone(tokens, one) or one.currency:
        return None
    words = [word for word in re.split(r"[\s,]+", item.of(text).lower()) if word]
    kinds = [kind for kind in map(kind_of, words) if kind]
    goods = Quantity(
        one.first,
        one.last,
        one.last,
        one.begins,
        one.amount,
        one.qualifier,
        kinds[-1].unit if kinds else words[-1],
        item.of(text),
        kinds[-1].item_class if kinds else class_in(item.of(text), ()),
    )
    return replace(_figure(tokens, one), money=None, goods=goods)


def _items(text: str, passage: Passage) -> Iterator[Span]:
    for title, cell in zip(passage.header, passage.cells, strict=True):
        if ITEM_COLUMN.search(title.of(text)) and re.search(r"\w", cell.of(text)):
            yield cell


def _with_its_goods(
    text: str, passage: Passage, found: list[StatedFigure]
) -> list[StatedFigure]:
    """Join a row's one sum with the one number of goods that its item column holds."""
    sums = [one for one in found if one.money]
    goods = [one for one in found if not one.money]
    items = list(_items(text, passage))
    inside = [one for one in goods if any(i.start <= one.start < i.end for i in items)]
    if len(sums) != 1 or len(goods) != 1 or sums[0].goods or not inside:
        return sorted(found, key=lambda one: one.start)
    return [replace(sums[0], goods=goods[0].goods)]
