"""Numbers of goods in a passage."""

from dataclasses import dataclass, replace

from lib.extract.items import TYPES, UNIT_OF, kind_of
from lib.extract.numbers import Number, number_at
from lib.extract.qualifiers import qualifier_after, qualifier_before
from lib.extract.things import STOPS, any_noun
from lib.extract.tokens import Token, words_of

#: Words that may stand between a number and its noun; other capitalised words may, too.
_FURTHEST = 7
#: One thing, where the noun is something that comes one by one.
_SINGLE = words_of(
    "battery system hospital squadron radar ship vessel helicopter unit brigade"
)


@dataclass(frozen=True)
class Quantity:
    """A number of goods: `first` to `number_last` is the number, `last` the noun."""

    first: int
    number_last: int
    last: int
    begins: int
    value: float | None
    qualifier: str
    unit: str
    item: str
    item_class: str


def quantities_in(text: str, tokens: list[Token], taken: set[int]) -> list[Quantity]:
    """Find the numbers of goods of a passage; figures of money (`taken`) are none."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        one = None if at in taken else _quantity_at(text, tokens, at)
        if one:
            found.append(one)
            at = one.last + 1
        else:
            at += 1
    return found


def noun_in(text: str, tokens: list[Token]) -> Quantity | None:
    """Find the goods last named in a passage, without their number."""
    for at in range(len(tokens) - 1, -1, -1):
        plural = tokens[at].lower.endswith("s")
        if plural and kind_of(tokens[at].lower) and not _modifies(tokens, at):
            typed = at and kind_of(tokens[at - 1].lower)
            first = at - 1 if typed else at
            nothing = Number(first - 1, first - 1, None)
            return _described(
                text, tokens, nothing, (at, at), kind_of(tokens[at].lower)
            )
    return None


def _quantity_at(text: str, tokens: list[Token], at: int) -> Quantity | None:
    number = _counted(tokens, at)
    if number is None:
        return None
    head = _head(tokens, number.last + 1) or any_noun(tokens, number)
    if head is None:
        return None
    last, kind = head[1], kind_of(tokens[head[0]].lower)
    if tokens[last].lower == "hospital" and tokens[last - 1].lower != "field":
        return None
    if number.value == 1 and number.worded and not _is_single(tokens[last]):
        return None
    return _described(text, tokens, number, (head[0], last), kind)


def _counted(tokens: list[Token], at: int) -> Number | None:
    """Read a number of things: no year, no part of a designation, "a battery" too."""
    if tokens[at].lower in ("a", "an", "another", "one") and _single_noun(
        tokens, at + 1
    ):
        return Number(at, at, 1.0, False, True)
    number = number_at(tokens, at)
    if number is None or number.last + 1 >= len(tokens) or (number.value or 0) % 1:
        return None
    before = tokens[at - 1] if at else None
    named = (
        before
        and before.capital
        and before.kind == "word"
        and tokens[at].kind == "number"
    )
    if named and before and (before.lower in TYPES or before.lower in _NUMBERED) and at:
        return None
    if (
        tokens[number.last + 1].text == "-"
        and tokens[number.last + 2 :][:1]
        and tokens[number.last + 2].lower == "digit"
    ):
        return None
    joined = before and before.text in "-/" and before.end == tokens[at].start
    return None if joined else number


_NUMBERED = words_of("package pzh rch mk mark group item article phase no operation")


def _single_noun(tokens: list[Token], at: int) -> bool:
    """Tell "a Patriot battery", "another IRIS-T system" from "a drone coalition"."""
    for place in range(at, min(at + 5, len(tokens))):
        word = tokens[place].lower
        if word in _SINGLE:
            return (
                any(t.lower in TYPES for t in tokens[at : place + 1])
                or word == "hospital"
            )
        if word in STOPS:
            return False
    return False


def _is_single(token: Token) -> bool:
    return token.lower in _SINGLE


def _head(tokens: list[Token], start: int) -> tuple[int, int] | None:
    """Find the noun of goods after a number: the last one of a run of words."""
    found = None
    for at in range(start, min(start + _FURTHEST + 2, len(tokens))):
        word = tokens[at].lower
        if found is None and word in _SKIPPED:
            continue
        if word in STOPS or word in _SKIPPED:
            break
        if kind_of(word):
            found = at
        elif found is not None and not _goes_on(tokens, at):
            break
    return None if found is None or _modifies(tokens, found) else (found, found)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether a run of words goes on after its noun: "Patriot air defence systems"."""
    joins = tokens[at].text == "-" or tokens[at].kind == "designation"
    return joins or _noun_ahead(tokens, at)


#: Between a number and its noun, these say nothing.
_SKIPPED = words_of('of its their the our " “ ” |')


def _modifies(tokens: list[Token], at: int) -> bool:
    """Tell "drone coalition", "tank crews" and "air defence" from goods themselves."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return after in _OTHER_NOUNS


_OTHER_NOUNS = words_of(
    "coalition producers manufacturers makers operators crews package deal initiative "
    "defence parts components strikes strike attacks attack production factory plant "
    "budget fund hulls companies ' ’"
)


def _noun_ahead(tokens: list[Token], at: int) -> bool:
    """Tell whether the run of words goes on to another noun of goods."""
    for token in tokens[at : at + 3]:
        if token.lower in STOPS:
            return False
        if token.lower in UNIT_OF:
            return True
    return False


def _described(
    text: str, tokens: list[Token], number: Number, head: tuple[int, int], kind: object
) -> Quantity:
    words = range(number.last + 1, head[1] + 1)
    skip = [
        at
        for at in words
        if tokens[at].lower not in ("of", "its", "their", "the", "our", *_FRESH)
    ]
    start = tokens[skip[0]].start if skip else tokens[head[0]].start
    typed = [TYPES[tokens[at].lower][0] for at in words if tokens[at].lower in TYPES]
    qualifier, begins = qualifier_before(tokens, number.first)
    if qualifier == "exact":
        qualifier, _ = qualifier_after(tokens, number.last)
    low = _low_end(tokens, number)
    if low:
        number, qualifier, begins = low, "range", low.first
    return Quantity(
        number.first,
        number.last,
        head[1],
        begins,
        number.value,
        "vague" if number.value is None else qualifier,
        getattr(kind, "unit", tokens[head[0]].lower),
        text[start : tokens[head[1]].end],
        _class(typed, tokens[head[0]].lower, getattr(kind, "item_class", "")),
    )


def _low_end(tokens: list[Token], number: Number) -> Number | None:
    """Read "between 10 and 12 tanks", "10 to 12": the lower end counts."""
    at = number.first - 2
    if at < 0 or tokens[at + 1].lower not in ("and", "to", "-", "–", "or"):
        return None
    low = number_at(tokens, at)
    between = tokens[at + 1].lower != "and" or (
        at and tokens[at - 1].lower == "between"
    )
    smaller = (
        low
        and low.value
        and number.value
        and low.value < number.value
        and low.last == at
    )
    return replace(low, last=number.last) if low and smaller and between else None


_FRESH = ("additional", "more", "further", "new", "extra", "other", "another", "such")


_AMMUNITION = words_of("missile missiles interceptor interceptors rounds shells")


def _class(typed: list[str], head: str, plain: str) -> str:
    """Take the class of the type; missiles and rounds for a system are not the system."""
    if not typed:
        return plain
    ammunition = head in _AMMUNITION
    return plain if ammunition and typed[0] == "air_defence_system" else typed[0]
