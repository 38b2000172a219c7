"""What was not understood, in words: quoted in short, with what would be understood."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache

from lib.model.counts import counted
from lib.model.language import (
    gettext,
)
from lib.model.parameters import BadValue

#: A list of codes is printed whole up to this length, else the nearest.
SHORT_LIST = 12


NEAREST = 3


#: What was found is quoted up to this many characters; so many problems are told.
LONGEST_QUOTE, MOST_PROBLEMS = 80, 20


@lru_cache(maxsize=1024)
def nearest(found: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """List all of a short list of codes; of a long one what is spelled most alike.

    Nothing alike gives the first codes, as examples. A slip may be made in many rows:
    it is looked up once.
    """
    if len(codes) <= SHORT_LIST:
        return codes
    spelled: dict[str, str] = {}
    for code in codes:
        spelled.setdefault(code.casefold(), code)
    near = get_close_matches(found.casefold(), spelled, NEAREST, cutoff=0.5)
    return tuple(spelled[code] for code in near) or codes[:NEAREST]


def in_short(problem: BadValue) -> BadValue:
    """Quote a line of what was found, and of a long list of what is allowed the nearest."""
    found = problem.found[:LONGEST_QUOTE]
    listed, every = nearest(found, problem.allowed), problem.allowed
    expected = problem.expected
    if len(listed) < len(every):
        kind = f"one of {len(every)}" if expected == ", ".join(every) else expected
        expected = f"{kind}, such as {', '.join(listed)}"
    return replace(problem, found=found, expected=expected, allowed=listed)


def problems_in_words(problems: Sequence[BadValue]) -> list[str]:
    """Say what was not understood, a sentence each; of very many the first."""
    said = [str(in_short(problem)) for problem in problems[:MOST_PROBLEMS]]
    if len(problems) <= MOST_PROBLEMS:
        return said
    return [
        *said,
        gettext("{problems} in all.", problems=counted(len(problems), "problem")),
    ]
