"""Sums of money in a passage, as tokens first to last."""

from dataclasses import dataclass, replace

from lib.extract.currencies import (
    LONGEST,
    SHARED,
    SIGNS,
    currency_names,
    currency_of_code,
)
from lib.extract.numbers import Number, number_at
from lib.extract.qualifiers import qualifier_after, qualifier_before
from lib.extract.tokens import Token, tuple_of

_DASHES = ("-", "–", "—")


@dataclass(frozen=True)
class Money:
    """A sum: tokens `first` to `last` are the figure as printed.

    `begins` and `ends` take in its qualifier. `amount` is None where it is vague. A
    `currency` that several countries share is its name ("kroner"), "" where none stands.
    """

    first: int
    last: int
    begins: int
    ends: int
    amount: float | None
    amount_to: float | None
    currency: str
    qualifier: str
    scaled: bool = True


def sums_in(tokens: list[Token]) -> list[Money]:
    """Find the sums of a passage, in order; figures without a currency too."""
    found: list[Money] = []
    at = 0
    while at < len(tokens):
        one = _sum_at(tokens, at)
        if one:
            found.append(_qualified(tokens, one))
            at = one.last + 1
        else:
            at += 1
    return found


def _sum_at(tokens: list[Token], at: int) -> Money | None:
    """Read the sum that begins at a token; "20 to 30 million" is one."""
    currency, start = _sign_at(tokens, at)
    number = number_at(tokens, start) if start < len(tokens) else None
    if number is None:
        return None
    if _of_designation(tokens, at):
        return None
    until = _upper_end(tokens, number, currency)
    last = until.last if until else number.last
    lower = _name_after(tokens, number.last)[0]
    after, last = _name_after(tokens, last)
    currency = _sharper(currency, after or lower)
    one = Money(
        at, last, at, last, number.value, None, currency, "exact", number.scaled
    )
    if number.value is None:
        told = currency and not _declares_unit(tokens, at)
        return replace(one, qualifier="vague") if told else None
    return _range(one, number, until) if until else one


def _declares_unit(tokens: list[Token], at: int) -> bool:
    """Tell "all figures are in millions of dollars" from a vague sum."""
    before = [token.lower for token in tokens[max(0, at - 6) : at]]
    if before[-1:] == ["in"] and (at == 1 or before[-2:-1] in (["."], ["("], [":"])):
        return True
    return before[-1:] == ["in"] and bool(
        {"figures", "amounts", "sums", "values", "all", "("} & set(before)
    )


def _of_designation(tokens: list[Token], at: int) -> bool:
    """Tell the 2 of "Leopard 2", the 27 of "No. 27", a clock's 16:40, a date's 12."""
    before = tokens[at - 1] if at else None
    return bool(before and before.text in ("/", ":") and before.end == tokens[at].start)


def _sign_at(tokens: list[Token], at: int) -> tuple[str, int]:
    """Read "$", "NOK", "USD $", "US$"; give the currency and where the number begins."""
    token = tokens[at]
    code = currency_of_code(token.text) if token.kind in ("word", "code") else ""
    if code:
        following = at + 1
        sign = following < len(tokens) and tokens[following].kind == "symbol"
        return code, following + 1 if sign else following
    if token.kind == "symbol":
        return SIGNS.get(token.lower, ""), at + 1
    if token.lower == "us" and at + 1 < len(tokens) and tokens[at + 1].text == "$":
        return "USD", at + 2
    if token.lower == "kr":
        return "kr", at + 1
    return "", at


def _name_after(tokens: list[Token], last: int) -> tuple[str, int]:
    """Read the name of a currency after a number: "U.S. dollars", "of euros", "NOK".

    "dollars, Canadian dollars" and "$2 billion Canadian" are read whole.
    """
    name, end = _plain_name_after(tokens, last)
    at = (
        end + 2
        if end + 1 < len(tokens) and tokens[end + 1].text in (",", "(")
        else end + 1
    )
    national = _NATIONAL.get(tokens[at].lower) if at < len(tokens) else None
    return (national, at) if national and _dollars(tokens, at, name) else (name, end)


def _dollars(tokens: list[Token], at: int, name: str) -> bool:
    """Tell "dollars, Canadian dollars" from a sum before another noun."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return after in ("dollars", "dollar") or (
        name in ("", "USD") and after in (".", ",", ")", "for", "to")
    )


#: Adjectives after "$2 billion" or "dollars".
_NATIONAL = {"canadian": "CAD", "australian": "AUD"}


def _plain_name_after(tokens: list[Token], last: int) -> tuple[str, int]:
    at = last + 1
    while at < len(tokens) and tokens[at].text in _BEFORE_NAME and at <= last + 3:
        at += 1
    if at >= len(tokens):
        return "", last
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        words = " ".join(token.lower for token in tokens[at : at + length])
        name = currency_names().get(words, words if words in SHARED else "")
        if name:
            return name, at + length - 1
    if code := currency_of_code(tokens[at].text):
        return code, at
    return _sign_behind(tokens, at, last)


_BEFORE_NAME = ("-", "of", '"', "”", "its", "their", "our", "own")


def _sign_behind(tokens: list[Token], at: int, last: int) -> tuple[str, int]:
    """Read "500 million €", not the sign of the next figure."""
    if tokens[at].kind != "symbol":
        return "", last
    own = at + 1 >= len(tokens) or tokens[at + 1].kind != "number"
    return (SIGNS[tokens[at].lower], at) if own and at == last + 1 else ("", last)


def _sharper(sign: str, name: str) -> str:
    """Take "Canadian dollars" over "$", but NOK over "kroner"."""
    if not sign or (sign == "USD" and name and name not in SHARED):
        return name or sign
    return sign


def _upper_end(tokens: list[Token], number: Number, currency: str) -> Number | None:
    """Read the second figure of a range: "1 to 1.5 billion", "between $1bn and $2bn"."""
    at = _name_after(tokens, number.last)[1] + 1
    if at + 1 >= len(tokens) or number.value is None or _is_year(tokens, number):
        return None
    if _grows(tokens, number.first):
        return None
    between = _opened_by(tokens, number.first, "between")
    joins = tokens[at].text in _DASHES or tokens[at].lower == "to"
    if not (joins or (between and tokens[at].lower == "and")):
        return None
    sign, start = _sign_at(tokens, at + 1)
    upper = number_at(tokens, start) if start < len(tokens) else None
    other = sign and currency and sign != currency
    higher = upper is not None and (upper.value or 0) > number.value
    return upper if higher and not other else None


def _is_year(tokens: list[Token], number: Number) -> bool:
    """Tell the 2025 of "for 2025 to NOK 85 billion" from the lower end of a range."""
    year = 1990 <= (number.value or 0) <= 2100 and "," not in tokens[number.first].text
    signed = number.first and tokens[number.first - 1].kind in ("symbol", "code")
    return year and not signed and not number.scaled


def _grows(tokens: list[Token], first: int) -> bool:
    """Tell "doubles its gift from 50 to 100 million" from a range."""
    before = [token.lower for token in tokens[max(0, first - 9) : first]]
    return bool({"from", "by"} & set(before[-2:])) and any(
        word.startswith(_GROWTH) for word in before
    )


_GROWTH = tuple_of(
    "doubl rais increas lift boost tripl rose grew cut reduc lower trim slash halv "
    "shrink shrank"
)


def _opened_by(tokens: list[Token], first: int, word: str) -> bool:
    return any(t.lower == word for t in tokens[max(0, first - 4) : first])


def _range(one: Money, number: Number, until: Number) -> Money:
    """Give both ends one scale: "1 to 1.5 billion" is 1 billion to 1.5 billion."""
    low, high = float(number.value or 0), float(until.value or 0)
    if until.scaled and not number.scaled:
        factor = next(f for f in (1e12, 1e9, 1e6, 1e3) if high >= f)
        low = low * factor
        if low >= high:
            low /= 1000
    return replace(
        one, amount=low, amount_to=high, qualifier="range", scaled=until.scaled
    )


def _qualified(tokens: list[Token], one: Money) -> Money:
    """Read the words about a figure: "nearly", "or more"."""
    qualifier, begins = qualifier_before(tokens, one.first)
    if qualifier == "exact":
        qualifier, ends = qualifier_after(tokens, one.last)
    else:
        ends = one.last
    if one.qualifier in ("vague", "range"):
        return replace(one, begins=begins)
    return replace(one, qualifier=qualifier, begins=begins, ends=ends)
