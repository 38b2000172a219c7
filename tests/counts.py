"""Slips of the tongue where none or one of a thing is counted as if it were many."""

import re

#: Adjectives that may stand between a number and what it counts.
_BETWEEN = r"(?:(?:more|other|firm|conditional|published|single|joint|UDCG) )*"
#: Number before a word that is counted, not the end of a figure or of a date.
_ONE = r"(?<![\d.,$£€:@\N{NO-BREAK SPACE}-])\b1 "
_THINGS = (
    "announcement|chart|claim|contributor|day|donor|figure|meeting|month|other|"
    "pledge|problem|record|report|row|set|source|warning|year"
)
SLIPS = {
    "none is a number": r"(?<![\d.,$£€:\N{NO-BREAK SPACE}-])\b0 (?!to\b|percent)[a-z]",
    "one is many": rf"{_ONE}{_BETWEEN}(?!class\b|across\b|less\b|is\b|was\b)[a-z]+s\b",
    "one does as many": rf"{_ONE}[a-z]+ (?:are|have|were|state|add)\b",
    "many is one": rf"\b(?:[2-9]|[1-9]\d+|\d,\d+) {_BETWEEN}(?:{_THINGS})\b",
    "a part of one": r"\bof (?:the )?[01] [a-z]",
    "one of one": r"\b[01] of [01]\b",
    "a blank figure": r"\bnan\b|\bNone\b|  ",
}


def slips(text):
    """Name the slips in a text, each with where it was found."""
    plain = re.sub(r"[*`]|\\(?=\W)", "", text)
    found = ((kind, re.search(slip, plain)) for kind, slip in SLIPS.items())
    return {
        kind: plain[max(0, one.start() - 30) : one.end() + 30]
        for kind, one in found
        if one
    }
