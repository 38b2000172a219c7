"""Whether a name may be the one who gives, by the words on either side of it."""

from lib.extract.tokens import Token, words_of

#: Words before a name that make it a place, a receiver, a listener, another's partner.
OUTSIDE = words_of(
    "in at to into for against near told urged urges visited visits visiting asked "
    "asks toured left reached outside inside across through via like than between "
    "within around towards toward over joining besides about beside with hosted "
    "criticised criticized protects protect borders"
)
#: Words before "of" that let a name after it speak: the government of Norway.
_VOICES = words_of(
    "prime foreign finance cabinet officials authorities lawmakers mps senate deputies "
    "team delegations senator king queen spokesman spokeswoman head leader leaders side "
    "navy armed state budget treasury embassy diplomat envoy counterpart interior "
    "presidency chancellery agency federal parliamentary government governments ministry minister ministers secretary delegate delegates "
    "delegation representative behalf kingdom republic president parliament "
    "chancellor premier ambassador part side people consisting joint coalition group "
    "total chief commitments pledge pledges contribution contributions defence "
    "affairs council commission intention intentions announcement announcements "
    "decision readiness promise promises offer offers plan plans undertaking gift donation"
)
#: Nouns after an adjective that make it the origin or place of things.
_NOT_VOICES = words_of(
    "company companies firm firms manufacturer manufacturers producer producers "
    "industry maker makers arms weapons weaponry weapon equipment missiles territory "
    "soil border borders model crowns dollars kroner initiative soldiers troops "
    "forces army technology suppliers supplier plants plant factory factories "
    "contractors contractor market exports town city port airspace industries "
    "production voters citizens taxpayers assets volunteers public foundation "
    "foundations charity charities farmers students workers media newspaper "
    "broadcaster radio television magazine daily people crews makers"
)
#: Makers of arms: their deals are no gifts of the country before them.
COMPANIES = words_of(
    "rheinmetall baykar saab kongsberg bae raytheon rtx lockheed nammo knds thales leonardo "
    "mbda diehl hensoldt helsing quantum foxconn boeing northrop babcock hanwha hyundai "
    "rafael elbit nexter dassault airbus anduril palantir microsoft google amazon starlink spacex"
)
#: What an adjective may give: "a Norwegian package", "the Dutch share".
_GIFTS = words_of(
    "package packages pledge pledges contribution contributions donation donations aid "
    "support assistance help share slice part portion tranche instalment grant grants "
    "money funds funding commitment commitments offer gift sum programme announcement "
    "deliveries delivery one million billion"
)
_NOUN_WITHIN = 4
_VERBS = words_of("to will would have are were said agreed")
_MADE = words_of(
    "made built led produced based supplied designed manufactured owned style"
)


def stands(tokens: list[Token], first: int, last: int, form: str) -> tuple[bool, str]:
    """Tell whether a name may give where it stands, and the word before it."""
    at = first - 1
    while at >= 0 and tokens[at].lower in ("the", "neighbouring", "both", "nearby"):
        at -= 1
    before = tokens[at].lower if at >= 0 else ""
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    possessive = tokens[last].lower.endswith(("'s", "s'"))
    if at > 0 and (role := _role(tokens, at)):
        return True, role
    if _is_outside(before, after, form, possessive):
        return False, before
    if before == "of" and form in ("name", "seat") and not possessive:
        voice = tokens[at - 1].lower if at >= 1 else ""
        return voice in _VOICES or voice == "each", before
    return not _labels(tokens, last + 1) and _gives(
        tokens, last + 1, form, possessive
    ), before


def _role(tokens: list[Token], at: int) -> str:
    """Tell "thanks to Norway" and "an agreement with Norway" from other places."""
    before, ahead = tokens[at].lower, tokens[at - 1].lower
    if before == "with" and ahead in ("agreement", "agreements"):
        return before
    return "thanking" if before == "to" and _is_thanks(tokens, at) else ""


def _is_outside(before: str, after: str, form: str, possessive: bool) -> bool:
    """Tell "in Norway" and "told Norway" from "with Norway giving"."""
    gives = before == "with" and after.endswith("ing")
    named = form not in ("adjective", "person") and not possessive
    return named and before in OUTSIDE and not gives


def _is_thanks(tokens: list[Token], at: int) -> bool:
    """Tell the "to" of "thanks to Denmark ... and to Canada"."""
    ahead = [token.lower for token in tokens[:at]]
    thanks = ahead[-1] in ("thanks", "gratitude")
    return thanks or (ahead[-1] == "and" and "thanks" in ahead)


def _labels(tokens: list[Token], at: int) -> bool:
    """Tell "German-made" and "Germany's Rheinmetall" from who gives."""
    after = [token.lower for token in tokens[at : at + 2]]
    made = len(after) > 1 and after[0] == "-" and after[1] in _MADE
    return made or bool(after and after[0] in COMPANIES)


def _of_things(tokens: list[Token], at: int) -> bool:
    """Tell "UK firms", "New Zealand troops" from who gives."""
    after = [token.lower for token in tokens[at : at + 3]]
    kinds = ("defence", "drone", "military", "weapons")
    return after[:1] != [] and (
        after[0] in _NOT_VOICES
        or (len(after) > 1 and after[0] in kinds and after[1] in _NOT_VOICES)
    )


def _gives(tokens: list[Token], at: int, form: str, possessive: bool) -> bool:
    """Tell by the words after a name whether it may give."""
    if form == "adjective":
        return _speaks(tokens, at)
    return possessive or form != "name" or not _of_things(tokens, at)


def _speaks(tokens: list[Token], at: int) -> bool:
    """Tell "American officials" from "American weapons", "a Danish brewer".

    An adjective speaks for its country only before who governs it or what it gives.
    """
    if tokens[at : at + 1] and tokens[at].lower in _VERBS:
        return True
    for token in tokens[at : at + _NOUN_WITHIN]:
        if token.lower in _NOT_VOICES or token.kind != "word":
            return False
        if token.lower in _VOICES or token.lower in _GIFTS:
            return True
    return False
