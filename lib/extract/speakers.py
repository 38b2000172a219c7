"""Who said it: the person beside a verb of saying."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.donors import Register
from lib.extract.tokens import Token
from lib.model.proposal import Span

_LONGEST = 4
_SAID = (
    r"(?:said|says|saying|told|tells|announced|announces|confirmed|confirms|added|adds|"
    r"declared|pledged|promised|thanked|stated|explained|wrote|put|revealed|unveiled|"
    r"reiterated|reaffirmed|welcomed|noted|vowed|offered|described)"
)
_BEHIND = re.compile(
    rf"(?:, [^,.]{{3,60}},|\s\([^)]*\))? (?:also |then |later )?{_SAID}\b"
)
_AHEAD = re.compile(rf"\b{_SAID} (?:[\w’'-]+ ){{0,5}}$")
_PRONOUN = re.compile(r"\W*(?:He|She|The minister|The president|The secretary)\b")


@dataclass(frozen=True)
class Speaker:
    """A person as the text or the ledger names them in full, and where."""

    name: str
    span: Span


def people_in(tokens: list[Token], register: Register) -> list[Speaker]:
    """Find the people named in a passage, surnames written out."""
    found: list[Speaker] = []
    at = 0
    while at < len(tokens):
        one = _person_at(tokens, at, register)
        if one:
            found.append(one[0])
        at = one[1] if one else at + 1
    return found


def _person_at(
    tokens: list[Token], at: int, register: Register
) -> tuple[Speaker, int] | None:
    if not tokens[at].capital:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        form = re.sub("'s$", "", " ".join(token.lower for token in words))
        if form in register.people:
            span = Span(words[0].start, words[-1].end)
            return Speaker(register.people[form], span), at + length
    return None


def who_said(
    text: str, passage: Span, people: Sequence[Speaker], before: Speaker | None
) -> Speaker | None:
    """Take the person beside a verb of saying; "he said" is who spoke before."""
    for one in people:
        behind = _BEHIND.match(text, one.span.end, passage.end)
        if behind or _AHEAD.search(
            text[max(passage.start, one.span.start - 60) : one.span.start]
        ):
            return one
    return before if _PRONOUN.match(text, passage.start, passage.end) else None
