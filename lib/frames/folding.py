"""Text as it is searched: case, accents and punctuation make no difference."""

import re
from functools import lru_cache
from unicodedata import category, normalize

#: What is typed beyond so many characters is not searched.
LONGEST = 200
#: Letters that Unicode does not take apart, as they are typed on other keyboards.
LETTERS = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "\N{LATIN SMALL LETTER DOTLESS I}": "i"},
}
#: What only parts words, of the signs of ASCII.
_PARTING = re.compile("[^0-9a-z$]+")
#: An excerpt: so many words before what was found, and characters in all.
BEFORE, EXCERPT = 5, 120


def fold(text: str) -> str:
    """Write a text as it is searched: "£35bn, UK–Tromsø" is "£35bn uk tromso".

    Letters, digits and signs of currency stay; all else only parts words.
    """
    if text.isascii():
        # The same at a tenth of the cost, and most texts are.
        return _PARTING.sub(" ", text.lower()).strip()
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join("".join(map(_sign, plain)).split())


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    kind = category(sign)
    if kind.startswith("M") or kind == "Cf":
        return ""
    return LETTERS.get(sign, sign) if sign.isalnum() or kind == "Sc" else " "


def words_of(asked: str) -> tuple[str, ...]:
    """Take what a reader typed apart, each word once; "PAC-3" is the phrase "pac 3"."""
    folded = (fold(word) for word in asked[:LONGEST].split())
    return tuple(dict.fromkeys(word for word in folded if word))


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """Cut a text to what stands around the first of the words, whole words only.

    Parameters
    ----------
    text
        As it is shown.
    words
        As `words_of` gives them; where none is in the text, its beginning is given.
    """
    tokens = text.split()
    folded = [fold(token) for token in tokens]
    heads = tuple(word.split()[0] for word in words)
    met = (
        place
        for place, token in enumerate(folded)
        if any(head in token for head in heads)
    )
    first = max(0, next(met, 0) - BEFORE)
    cut = " ".join(tokens[first:])
    if len(cut) > EXCERPT:
        cut = f"{cut[:EXCERPT].rsplit(' ', 1)[0]}…"
    return f"…{cut}" if first else cut
