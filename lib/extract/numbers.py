"""Numbers in figures and in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from text_to_num import text2num

from lib.extract.tokens import Token, tuple_of, words_of

SCALES = {
    **dict.fromkeys(("thousand", "thousands", "k"), 1e3),
    **dict.fromkeys(("million", "millions", "mn", "mln", "mio", "m"), 1e6),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 1e9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 1e12),
}
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred"
)
_WORDS = frozenset(_SMALL.split())
_SCALE_WORDS = ("thousand", "million", "billion", "trillion")
#: Words for a number that text2num does not read.
_DOZENS = {"dozen": 12.0, "score": 20.0, "pair": 2.0, "couple": 2.0}
_VAGUE = ("tens", "dozens", "hundreds", "thousands", "scores")


@dataclass(frozen=True)
class Number:
    """A number, from token `first` to `last`; `value` is None where it is vague.

    `scaled` tells whether a word such as million stands in it, `worded` whether it is
    written in words alone.
    """

    first: int
    last: int
    value: float | None
    scaled: bool = False
    worded: bool = False


def number_at(tokens: list[Token], at: int) -> Number | None:
    """Read the number that begins at a token, if one does."""
    if tokens[at].kind == "number":
        return _in_figures(tokens, at)
    return (
        _vague(tokens, at)
        or _half(tokens, at)
        or _article(tokens, at)
        or _in_words(tokens, at)
    )


def figure(printed: str) -> float | None:
    """Read digits as English prints them; 2,5 is a fraction, 2,500 is not."""
    plain = re.sub("[\u00a0\u202f'’]", "", printed)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def scale_after(tokens: list[Token], last: int) -> tuple[float, int]:
    """Give the factor of a scale word after a token, and where it ends."""
    at = last + 1
    if at < len(tokens) and tokens[at].text == "-":
        at += 1
    if at < len(tokens) and tokens[at].lower in SCALES:
        short = len(tokens[at].lower) == 1
        if not short or tokens[at].start <= tokens[last].end + 1:
            return SCALES[tokens[at].lower], _past_dot(tokens, at)
    return 1.0, last


def _past_dot(tokens: list[Token], at: int) -> int:
    """Take "mln." with its dot, where the sentence goes on."""
    dotted = len(tokens) > at + 2 and tokens[at + 1].text == "."
    short = tokens[at].lower in ("mln", "bln", "mn", "bn", "mio")
    return at + 1 if dotted and short and not tokens[at + 2].capital else at


def _in_figures(tokens: list[Token], at: int) -> Number | None:
    value = figure(tokens[at].text)
    if value is None:
        return None
    factor, last = scale_after(tokens, at)
    if factor == 1 and _suffixed(tokens, at):
        return None
    return Number(at, last, round(value * factor, 2), last > at)


def _suffixed(tokens: list[Token], at: int) -> bool:
    """Tell 155mm, 14th and 2A4 from a number."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    joined = after and after.start == tokens[at].end
    return bool(after and joined and after.kind in ("word", "designation"))


def _vague(tokens: list[Token], at: int) -> Number | None:
    """Read "hundreds of millions", "several hundred million", "billions of"."""
    word = tokens[at].lower
    if word in _VAGUE:
        last = at + 1 if _is(tokens, at + 1, "of") else at
        while _is(tokens, last + 1, *SCALES) and tokens[last + 1].lower.endswith("s"):
            last += 2 if _is(tokens, last + 2, "of") else 1
        return Number(at, last, None, last > at + 1)
    if word in ("several", "many", "few"):
        last = at
        while _is(tokens, last + 1, "hundred", "dozen", *_SCALE_WORDS):
            last += 1
        return (
            Number(at, last, None, last > at)
            if last > at or word == "several"
            else None
        )
    if word in ("millions", "billions"):
        return Number(at, at, None, True)
    return None


def _half(tokens: list[Token], at: int) -> Number | None:
    """Read "half a billion", "a quarter of a million", "one and a half billion"."""
    if _is(tokens, at, "half") and _is(tokens, at + 1, "a") and _scale(tokens, at + 2):
        return Number(at, at + 2, 0.5 * _scale(tokens, at + 2), True, True)
    quarter = [t.lower for t in tokens[at : at + 4]] == ["a", "quarter", "of", "a"]
    if quarter and _scale(tokens, at + 4):
        return Number(at, at + 4, 0.25 * _scale(tokens, at + 4), True, True)
    if [t.lower for t in tokens[at + 1 : at + 4]] == ["and", "a", "half"]:
        whole = _in_words(tokens[: at + 1], at)
        if whole and whole.value and _scale(tokens, at + 4):
            value = (whole.value + 0.5) * _scale(tokens, at + 4)
            return Number(at, at + 4, value, True, True)
    return None


def _article(tokens: list[Token], at: int) -> Number | None:
    """Read "a billion", "a dozen", "two dozen", "a hundred", "a pair of"."""
    article = _is(tokens, at, "a", "one", "another")
    if article and _scale(tokens, at + 1):
        return Number(at, at + 1, _scale(tokens, at + 1), True, True)
    if article and _is(tokens, at + 1, "hundred"):
        rest = at + (3 if _is(tokens, at + 2, "and") else 2)
        if _is(tokens, rest, *_WORDS):
            return _in_words(tokens, at + 1, ["one"], at)
        factor, last = scale_after(tokens, at + 1)
        return Number(at, last, 100 * factor, factor > 1, True)
    times = 1.0 if article else _times(tokens[at])
    if times and _is(tokens, at + 1, *_DOZENS):
        last = at + 2 if _is(tokens, at + 2, "of") else at + 1
        return Number(at, last, times * _DOZENS[tokens[at + 1].lower], False, True)
    return None


def _times(token: Token) -> float:
    return float(text2num(token.lower, "en")) if token.lower in _WORDS else 0.0


def _in_words(
    tokens: list[Token], at: int, before: Sequence[str] = (), first: int | None = None
) -> Number | None:
    """Read a run of words: thirty-five billion, two hundred and fifty.

    `before` is what the words before, from token `first` on, say: "one" for "a".
    """
    last, words = at - 1, list(before)
    for place in range(at, len(tokens)):
        word = tokens[place].lower
        if word in _WORDS or (words and word in _SCALE_WORDS):
            words.append(word)
            last = place
        elif not (
            words and word in ("and", "-") and _goes_on(tokens, place, words[-1])
        ):
            break
    if not words or _is_ordinal(tokens, last):
        return None
    return _spelt(tokens, words, at if first is None else first, last)


def _spelt(
    tokens: list[Token], words: list[str], first: int, last: int
) -> Number | None:
    scaled = words[-1] in _SCALE_WORDS
    pointed = _pointed(tokens, words, first, last)
    if pointed:
        return pointed
    try:
        return Number(first, last, float(text2num(" ".join(words), "en")), scaled, True)
    except ValueError:  # "two five": two numbers side by side
        return Number(first, first, _word_value(words[0]), False, True)


_ORDINALS = words_of("first second third fourth fifth sixth seventh eighth ninth")


def _is_ordinal(tokens: list[Token], last: int) -> bool:
    """Tell twenty-seventh from twenty."""
    return (
        last + 2 < len(tokens)
        and tokens[last + 1].text == "-"
        and _is(tokens, last + 2, *_ORDINALS)
    )


def _pointed(
    tokens: list[Token], words: list[str], first: int, last: int
) -> Number | None:
    """Read "one point five billion"."""
    if not (_is(tokens, last + 1, "point") and _is(tokens, last + 2, *_DIGITS)):
        return None
    end, digits = last + 1, ""
    while _is(tokens, end + 1, *_DIGITS):
        end += 1
        digits += str(_DIGITS.index(tokens[end].lower))
    factor, end = scale_after(tokens, end)
    whole = text2num(" ".join(words), "en")
    return Number(first, end, float(f"{whole}.{digits}") * factor, factor > 1, True)


_DIGITS = tuple_of("zero one two three four five six seven eight nine")


def _word_value(word: str) -> float:
    return float(text2num(word, "en")) if word != "hundred" else 100.0


def _goes_on(tokens: list[Token], place: int, before: str) -> bool:
    """Tell "two hundred and fifty", "thirty-five" from "two and three"."""
    joins = tokens[place].text == "-" or before in ("hundred", "thousand")
    return joins and _is(tokens, place + 1, *_WORDS)


def _scale(tokens: list[Token], at: int) -> float:
    known = at < len(tokens) and tokens[at].lower in _SCALE_WORDS
    return SCALES[tokens[at].lower] if known else 0.0


def _is(tokens: list[Token], at: int, *words: str) -> bool:
    return at < len(tokens) and tokens[at].lower in words
