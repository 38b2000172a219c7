"""How exactly a figure is stated."""

from lib.extract.tokens import Token, words_at, words_of

#: Conventions of docs/extraction.md: "just under" is nearly, "upwards of" is over.
_BEFORE = {
    "nearly": (
        "nearly|almost|just under|just short of|just shy of|close to|"
        "close on|approaching|a little under|slightly under|"
        "slightly less than|a little less than|nearing|not quite|"
        "little short of|just below"
    ),
    "about": (
        "about|around|roughly|approximately|approx|approx .|some|circa|"
        "ca|~|≈|in the region of|on the order of|in the order of|"
        "of the order of|in the neighbourhood of|an estimated|estimated|"
        "estimated at|somewhere around|or so"
    ),
    "over": (
        "over|more than|just over|well over|upwards of|upward of|"
        "in excess of|above|>|exceeding|north of|a little over|"
        "slightly over|slightly more than|beyond|a little more than|"
        "greater than|just above|well above|comfortably over"
    ),
    "at_least": (
        "at least|no less than|not less than|no fewer than|not fewer than|"
        "minimum|≥|a minimum of|minimum of|the least"
    ),
    "up_to": (
        "up to|as much as|as many as|at most|a maximum of|maximum of|"
        "maximum|no more than|not more than|not exceeding|≤|at the most|"
        "capped at|a ceiling of|less than|under|below|fewer than"
    ),
}
_AFTER = {
    "at_least": ("or more|at least|at a minimum|at minimum|plus"),
    "up_to": ("at most|or less|at the most|maximum"),
    "about": ("or so|or thereabouts|approximately"),
    "over": ("+"),
}


def _by_phrase(phrases: dict[str, str]) -> dict[str, str]:
    return {one: word for word, told in phrases.items() for one in told.split("|")}


PHRASES, SUFFIXES = _by_phrase(_BEFORE), _by_phrase(_AFTER)
#: What may stand between the qualifier and the figure.
_FILLERS = words_of(
    "a an the additional further another extra new total of sum in worth first fresh "
    "combined overall annual ( some"
)
_FURTHEST = 5


def _cut(phrases: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """Cut phrases into words, the longest first."""
    found = [(tuple(phrase.split()), word) for phrase, word in phrases.items()]
    return sorted(found, key=lambda one: -len(one[0]))


_PREFIXES, _SUFFIXES = _cut(PHRASES), _cut(SUFFIXES)


def qualifier_before(tokens: list[Token], first: int) -> tuple[str, int]:
    """Give the qualifier before a figure and the token at which it begins.

    Without one: "exact" and the figure's own first token.
    """
    for end in range(first, max(first - _FURTHEST, -1), -1):
        for words, qualifier in _PREFIXES:
            start = end - len(words)
            if start >= 0 and words_at(tokens, start, words):
                return qualifier, start
        if end == 0 or tokens[end - 1].lower not in _FILLERS:
            break
    return "exact", first


def qualifier_after(tokens: list[Token], last: int) -> tuple[str, int]:
    """Give the qualifier after a figure and its last token; else "exact"."""
    for words, qualifier in _SUFFIXES:
        if words_at(tokens, last + 1, words):
            return qualifier, last + len(words)
    return "exact", last
