"""Who of several donors gives how much: joint sums, shares, a whole and its parts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lib.extract.context import Seen
from lib.extract.promise import Promise

_EACH = re.compile(r"\b(?:each|apiece)\b", re.IGNORECASE)


def is_whole(one: Promise, found: Sequence[Promise]) -> bool:
    """Tell the 20 tanks of which one donor's 8 and another's 12 follow."""
    goods = one.figure.goods
    if goods is None or goods.value is None or len(one.giver.donors) < 2:
        return False
    parts = [
        other
        for other in found
        if len(other.giver.donors) == 1
        and other.figure.goods
        and other.figure.goods.unit == goods.unit
    ]
    donors = sorted(other.giver.donors[0] for other in parts)
    counted = sum(p.figure.goods.value or 0 for p in parts if p.figure.goods)
    return donors == sorted(one.giver.donors) and counted == goods.value


def split(seen: Seen, one: Promise) -> list[Promise]:
    """Make "Belgium and Denmark each add 10 million" two promises."""
    if len(one.giver.donors) < 2:
        return [one]
    words = seen.passage.span.of(seen.text)
    if re.search(r"\brespectively\b", words) or _in_one_breath(seen):
        return _respectively(seen, one)
    around = seen.text[
        one.segment.start : min(one.figure.end + 12, seen.passage.span.end)
    ]
    if not _EACH.search(around):
        return [one]
    return [
        replace(one, giver=replace(one.giver, donors=(donor,)))
        for donor in one.giver.donors
    ]


def _in_one_breath(seen: Seen) -> bool:
    """Tell "Cyprus and Malta offered 1 million and 250,000 euros"."""
    pairs = list(pairwise(seen.figures))
    return bool(pairs) and all(
        re.fullmatch(r"\s*(?:,|and|, and)\s*", seen.text[one.end : other.begins])
        for one, other in pairs
    )


def _respectively(seen: Seen, one: Promise) -> list[Promise]:
    """Pair "Latvia and Estonia ... 20 and 10 million, respectively", in their order."""
    group = next(
        (g for g in seen.groups if set(g.donors) == set(one.giver.donors)), None
    )
    figures = [f for f in seen.figures if not seen.within(f.start)]
    if group is None or len(figures) != len(group.donors):
        return [one]
    donor = group.donors[figures.index(one.figure)]
    return [replace(one, giver=replace(one.giver, donors=(donor,)))]
