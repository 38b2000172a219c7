"""Verbs of giving and of promising, and their forms."""

from functools import cache

from lib.extract.tokens import tuple_of

#: In every form they speak of a promise: "earmarked", "is ring-fencing".
PROMISE = (
    *tuple_of(
        "pledge promise commit announce unveil allocate earmark contribute donate"
    ),
    *tuple_of("offer grant dedicate approve assign devote mobilise mobilize authorise"),
    *tuple_of("authorize confirm signal undertake vow guarantee table release endorse"),
    *tuple_of("budget declare reaffirm reiterate repeat renew pencil ring-fence"),
    *tuple_of("ringfence allot gift bankroll underwrite sponsor furnish inject plough"),
    *tuple_of("plow pump muster subscribe bestow unlock redirect repurpose reallocate"),
    *tuple_of(
        "disclose rubber-stamp greenlight green-light adopt shoulder secure obtain"
    ),
    *tuple_of(
        "add fund finance increase boost raise double triple back lend appropriate"
    ),
    *tuple_of("subsidise subsidize co-finance cofinance match-fund fast-track outline"),
    *("set aside", "chip in", "kick in", "stump up", "pitch in", "step up with"),
    *("come up with", "come forward with", "fork out", "shell out", "cough up"),
    *("pony up", "dole out", "sign up for", "sign up to", "free up", "spell out"),
    *("foot the bill", "pick up the bill", "pick up the tab", "earmark", "bring along"),
    *("top up", "sign over", "put down", "put forward", "part with", "commit to"),
)
#: Ahead, in the present or as "giving" they do; in the past the thing is done.
GIVE = (
    *tuple_of(
        "give provide send deliver supply hand transfer ship pay invest spend buy"
    ),
    *tuple_of("purchase procure train cover join bring extend equip put"),
    *tuple_of("channel share throw dispatch cede supplement bear fly"),
    *("hand over", "turn over", "pass on", "pay for", "step up", "ship out"),
)
_IRREGULAR = {
    **{
        "give": ("gave", "given"),
        "send": ("sent",),
        "pay": ("paid",),
        "spend": ("spent",),
    },
    **{"buy": ("bought",), "put": ("put",), "set": ("set",), "bring": ("brought",)},
    **{"lend": ("lent",), "come": ("came", "come"), "throw": ("threw", "thrown")},
    **{"bear": ("bore", "borne"), "underwrite": ("underwrote", "underwritten")},
    **{"undertake": ("undertook", "undertaken"), "fly": ("flew", "flown")},
    **{"green-light": ("green-lit",), "greenlight": ("greenlit",)},
}
_DOUBLED = tuple_of(
    "commit allot chip ship top step plan transfer pencil signal channel"
)
_VOWELS = "aeiou"


@cache
def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Give a verb's plain form, third person, -ing, past and past participle.

    Of "chip in" the first word changes.
    """
    first, _, rest = verb.partition(" ")
    past = _IRREGULAR.get(first, (_stem(first, "e") + "ed",))
    forms = (first, _third(first), _stem(first, "") + "ing", past[0], past[-1])
    one, two, three, four, five = (f"{form} {rest}".rstrip() for form in forms)
    return one, two, three, four, five


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _stem(verb: str, final: str) -> str:
    """Give what stands before -ed or -ing: "commit" is doubled, "give" loses its e."""
    if verb in _DOUBLED:
        return verb + verb[-1]
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    if final and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "i"
    return verb
