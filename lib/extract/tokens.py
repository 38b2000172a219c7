"""A text as tokens that know where they stand."""

import re
from dataclasses import dataclass

from lib.model.proposal import Span

#: In the order tried: a designation such as F-16 or M777 is one word, never a number.
_TOKEN = re.compile(
    r"""
      (?P<symbol>(?:US|CAN|CA|C|AU|A|NZ|HK|S|NT|R)?\$|[€£¥₴₺₩₪])
    | (?P<code>\b[A-Z]{3}(?=[\u00a0\u202f ]?\d))
    | (?P<designation>\b\d{1,3}[A-Z]\d+\w*|\b\d{1,2}[xX×]\d{1,2}\b|\b[A-Za-z]{1,6}-?\d+[A-Za-z0-9/+]*(?:-[A-Za-z0-9]+)*(?<![-/]))
    | (?P<number>\d{1,3}(?:[,\u2019'\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)*)
    | (?P<abbreviation>\b(?:[A-Za-z]\.){2,})
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """A word, number or mark; `lower` has straight apostrophes, no dots of U.S."""

    text: str
    lower: str
    kind: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokens_of(text: str, span: Span | None = None) -> list[Token]:
    """Cut a text, or a passage of it, into tokens."""
    start, end = (span.start, span.end) if span else (0, len(text))
    return [_token(found) for found in _TOKEN.finditer(text, start, end)]


def _token(found: re.Match[str]) -> Token:
    kind, printed = str(found.lastgroup), found.group()
    lower = printed.lower().replace("’", "'")
    if kind == "abbreviation":
        kind, lower = "word", lower.replace(".", "")
    return Token(printed, lower, kind, found.start(), found.end())


def words_at(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase, in small letters, begins at a token."""
    return at >= 0 and tuple(t.lower for t in tokens[at : at + len(phrase)]) == phrase


def words_of(text: str) -> frozenset[str]:
    """Cut a list of words as it stands in the code; the order does not matter."""
    return frozenset(text.split())


def tuple_of(text: str) -> tuple[str, ...]:
    """Cut a list of words as it stands in the code, in its order."""
    return tuple(text.split())
