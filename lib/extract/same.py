"""Which promises of one text are one: a headline and its exact figure."""

import math
from collections.abc import Sequence
from dataclasses import replace

from lib.extract.money import Money
from lib.extract.promise import Promise

#: A promise is held against so many before it; a longer text is a heap of rows.
_COMPARED = 100
#: How far an inexact figure may lie from the exact one.
_LOOSE = {"about": 0.06, "nearly": 0.06, "over": 0.12, "at_least": 0.05, "up_to": 0.0}


def distinct(promises: Sequence[Promise]) -> list[Promise]:
    """Leave out promises that repeat another, keeping the one that says most."""
    found: list[Promise] = []
    for one in promises:
        if found and _priced(found[-1], one):
            found[-1] = replace(
                one, figure=replace(one.figure, goods=found[-1].figure.goods)
            )
            continue
        latest = range(max(0, len(found) - _COMPARED), len(found))
        at = next((n for n in latest if same_promise(found[n], one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _fuller(found[at], one)
    return found


def _priced(goods: Promise, one: Promise) -> bool:
    """Tell whether a bare sum right after goods of no number is their price."""
    first, second = goods.figure, one.figure
    unnumbered = (
        first.goods is not None and first.goods.value is None and not first.money
    )
    bare = second.money is not None and second.goods is None and one.purpose is None
    same = (
        goods.giver.donors == one.giver.donors
        and goods.passage.span != one.passage.span
    )
    return unnumbered and bare and same and not one.mechanisms


def same_promise(one: Promise, other: Promise) -> bool:
    """Tell whether two promises are one, printed twice."""
    if one.giver.donors != other.giver.donors:
        return False
    if (one.stance.kind == "total") != (other.stance.kind == "total"):
        return _identical(one, other)
    if one.figure.money and other.figure.money:
        return _same_sum(one, other) and not _apart(one, other)
    return _same_goods(one, other)


def _identical(one: Promise, other: Promise) -> bool:
    a, b = one.figure.money, other.figure.money
    return bool(
        a and b and a.amount and a.amount == b.amount and a.currency == b.currency
    )


def _apart(one: Promise, other: Promise) -> bool:
    """Tell two equal sums for different channels or in one breath apart."""
    channels = (
        {code for code, _ in one.mechanisms},
        {code for code, _ in other.mechanisms},
    )
    different = bool(channels[0] and channels[1] and not channels[0] & channels[1])
    return different or one.passage.span == other.passage.span


def _same_sum(one: Promise, other: Promise) -> bool:
    mine, theirs = _sums(one), _sums(other)
    return any(same_figure(a, b) for a in mine for b in theirs)


def _sums(one: Promise) -> list[Money]:
    return [*([one.figure.money] if one.figure.money else []), *one.figure.equivalents]


def same_figure(one: Money, other: Money) -> bool:
    """Tell whether two sums can be one figure, the rougher rounded or loosely told."""
    if one.currency != other.currency:
        return False
    if one.amount is None or other.amount is None:
        return one.amount == other.amount
    if one.amount == other.amount:
        return one.amount_to == other.amount_to or not (
            one.amount_to and other.amount_to
        )
    return (
        _loosely(one, other)
        or _loosely(other, one)
        or _rounded(one.amount, other.amount)
    )


def _loosely(rough: Money, exact: Money) -> bool:
    reach = _LOOSE.get(rough.qualifier, 0.0)
    low, high = sorted((float(rough.amount or 0), float(exact.amount or 0)))
    close = high - low <= reach * high
    upward = rough.qualifier in ("over", "at_least") and (exact.amount or 0) < (
        rough.amount or 0
    )
    return close and not upward


def _rounded(one: float, other: float) -> bool:
    """Tell 1.6 and 1.58: the finer, rounded as the rougher is, is the rougher."""
    told = sorted([(_figures(one), one), (_figures(other), other)])
    (few, rough), (more, fine) = told
    return few >= 2 and more > few and float(f"{fine:.{few - 1}e}") == rough


def _figures(amount: float) -> int:
    """Count the significant figures of an amount."""
    if not amount:
        return 0
    digits = f"{amount / 10 ** math.floor(math.log10(amount)):.9f}".rstrip("0").rstrip(
        "."
    )
    return len(digits.replace(".", ""))


def _same_goods(one: Promise, other: Promise) -> bool:
    mine, theirs = one.figure.goods, other.figure.goods
    if not mine or not theirs or mine.value != theirs.value or mine.value is None:
        return False
    alike = mine.unit == theirs.unit or bool(
        mine.item_class and mine.item_class == theirs.item_class
    )
    return alike and one.passage.span != other.passage.span


def _fuller(one: Promise, other: Promise) -> Promise:
    """Keep the promise that is exact, has an equivalent, goods or a condition."""
    best, less = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    return replace(
        best,
        merged=(*one.merged, *other.merged, less.figure.span),
        mechanisms=best.mechanisms or less.mechanisms,
        condition=best.condition or less.condition,
        purpose=best.purpose or less.purpose,
        term=best.term or less.term,
        stance=best.stance
        if best.stance.before or not less.stance.before
        else replace(best.stance, before=less.stance.before),
    )


def _fullness(one: Promise) -> float:
    money = one.figure.money
    exact = bool(money and money.qualifier in ("exact", "range"))
    figures = _figures(money.amount) if money and money.amount else 0
    lead = one.passage.kind == "heading"
    return (
        2 * bool(one.figure.equivalents)
        + exact
        + bool(one.figure.goods and money)
        + 0.5 * figures
        - 0.4 * lead
        + bool(one.condition)
    )
