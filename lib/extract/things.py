"""Things of any kind that are given, where no list of goods knows their noun."""

from lib.extract.numbers import Number
from lib.extract.tokens import Token, words_of
from lib.extract.verbs import GIVE, inflected

#: Words at which the run of words after a number ends.
STOPS = words_of(
    "and or to for in on at by with from that which who while but than will would has "
    "have had is are was were be been said says percent per years year months month "
    "weeks days hours countries nations allies partners members states people billion "
    "million euros dollars pounds kroner delegations ministers governments times , ; "
    ": ( ) . | “ ” ”"
    ' "'
)
#: Before a number of things of any kind: it is given.
_GIVING = frozenset(
    form.split()[0]
    for verb in (*GIVE, "donate", "contribute", "offer")
    for form in inflected(verb)[:3]
) | {"over", "available"}
#: "To send 10,000 shells and 750,000 rations": the verb stands so far before.
_LISTED = 9
_NO_THINGS = words_of(
    "years months weeks days hours times countries nations states members allies partners people "
    "thirds quarters fifths percent companies firms jobs packages projects steps measures tranches meetings contracts "
    "reasons points others things kilometres metres euros dollars pounds kroner millions billions "
    "sentences questions remarks lines votes ministers parts ways documents pages words ukrainians families refugees"
)


def any_noun(tokens: list[Token], number: Number) -> tuple[int, int] | None:
    """Read "donates 500 laptops", "Belgium: 500 laptops": a thing that no list knows."""
    joined = number.first and tokens[number.first - 1].lower in ("and", ",")
    ahead = tokens[max(0, number.first - (_LISTED if joined else 3)) : number.first]
    told = any(token.lower in _GIVING or token.text == ":" for token in ahead)
    if not told or number.scaled or number.value is None:
        return None
    for at in range(number.last + 1, min(number.last + 4, len(tokens))):
        word = tokens[at].lower
        if word in STOPS or word in _NO_THINGS or tokens[at].kind != "word":
            return None
        if word.endswith("s") and not word.endswith(("ss", "us")):
            return at, at
    return None
