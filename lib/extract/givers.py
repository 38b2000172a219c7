"""Who gives a figure: by its place among the names of a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.extract.donors import Mention
from lib.extract.figures import StatedFigure
from lib.extract.tokens import Token, words_of
from lib.extract.verbs import GIVE, PROMISE, inflected
from lib.model.proposal import Span

_JOINS = re.compile(
    r"\s*(?:,|and|, and|&|joined|joins|is joining|joining|as well as|along with|, along with|together with|, together with|alongside|, alongside|jointly with|, jointly with|in tandem with|in cooperation with|with|plus|/|;)?\s*(?:also )?(?:the|its (?:neighbour|neighbor|partner|ally))?\s*",
    re.IGNORECASE,
)
_POST = re.compile(
    r"[^.;:]{0,60}?\b(?:from|by)\s+(?:the\s+)?(?:governments? of\s+)?",
    re.IGNORECASE,
)
#: "The announcement by Spain of a package": Spain gives what follows.
_OFFER_OF = re.compile(
    r"\b(?:announcement|pledge|commitment|decision|promise|offer|intention|readiness|undertaking)s? (?:by|of|from) (?:the )?$",
    re.IGNORECASE,
)
#: Before "by", so that who is named gives: "pledged by", "a gift by".
_GIVEN_BY = re.compile(
    r"\b(?:"
    + "|".join(inflected(verb)[4] for verb in (*PROMISE, *GIVE))
    + r"|made|presented|signed|agreed|written|set out"
    r"|pledges?|contributions?|donations?|gifts?|commitments?|offers?|announcements?)"
    r"(?: (?!by)\w+){0,3} by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
#: Before "from", so that who is named sells, or is only spoken of.
_BOUGHT = re.compile(
    r"\b(?:b[uo]y|bought|purchase[ds]?|purchasing|made|built|produced|orders?|ordered|procured?|"
    r"requested|threat\w*|attacks?|shot|fired|weapons|missiles|arms|ammunition|equipment|assets)\b[^.]*$"
)
_STRONG = ("name", "seat", "person", "group")
_NEAR = 5


@dataclass(frozen=True)
class Giver:
    """Who gives: donors (none of a nameless group), their words, and how that is known."""

    donors: tuple[str, ...]
    spans: tuple[Span, ...]
    why: str
    sure: float = 1.0
    nameless: bool = False


@dataclass(frozen=True)
class DonorGroup:
    """Names joined into one: "Denmark, Norway and Sweden"."""

    first: int
    last: int
    donors: tuple[str, ...]
    form: str
    gives: bool
    how: str


_BUYS = re.compile(
    r"\b(?:buy|bought|purchas\w+|order\w*|acquir\w+|procur\w+|sign\w*|pay|pays|paid|spend|spent)\b",
    re.IGNORECASE,
)
#: Who stands on the other side, or receives, gives nothing.
_NOBODY = Giver((), (), "gives nothing here", 0.0)


def groups_of(
    text: str, tokens: list[Token], mentions: Sequence[Mention]
) -> list[DonorGroup]:
    """Join names that stand side by side; those that give nothing stay alone."""
    found: list[DonorGroup] = []
    for one in mentions:
        group = DonorGroup(
            one.first, one.last, one.donors, one.form, one.gives, one.how
        )
        if found and _together(text, tokens, found[-1], group):
            found[-1] = _union(found[-1], group)
        else:
            found.append(group)
    return [one for one in found if one.donors or one.form in ("allies", "never")]


def _together(
    text: str, tokens: list[Token], before: DonorGroup, one: DonorGroup
) -> bool:
    if not before.donors or not one.donors or before.form not in _STRONG:
        return False
    between = text[tokens[before.last].end : tokens[one.first].start]
    if one.form == "adjective":
        return False
    plain_with = re.fullmatch(r"\s*with\s*(?:the)?\s*", between)
    return bool(_JOINS.fullmatch(between)) and not plain_with and before.gives


def _union(before: DonorGroup, one: DonorGroup) -> DonorGroup:
    donors = before.donors + tuple(d for d in one.donors if d not in before.donors)
    form = before.form if before.form != "person" else one.form
    return replace(before, last=one.last, donors=donors, form=form)


@dataclass(frozen=True)
class Sentence:
    """A passage's tokens and the names in it."""

    text: str
    tokens: list[Token]
    groups: Sequence[DonorGroup]


def giver_of(
    sentence: Sentence,
    figure: StatedFigure,
    others: Sequence[StatedFigure],
    segment: Span,
    cue_start: int | None,
) -> Giver | None:
    """Find who gives a figure within its sentence; None where it names nobody."""
    text, tokens, groups = sentence.text, sentence.tokens, sentence.groups
    earlier = [one.last for one in others if one.last < figure.first]
    floor = max(earlier, default=-1)
    if _is_given(groups, figure):
        return _NOBODY
    beside = _bracketed(text, tokens, groups, figure) or _beside(
        text, tokens, groups, figure, floor
    )
    if beside:
        return beside
    inside = range(segment.start, segment.end)
    own = [one for one in groups if tokens[one.first].start in inside]
    behind = _behind(text, tokens, groups, figure, others)
    before = [
        one
        for one in own
        if one.last < figure.first
        and (one.form == "never" or _can_give(text, tokens, one))
    ]
    subject = _subject(tokens, before, cue_start)
    if subject and subject.form == "never":
        buys = cue_start is not None and _BUYS.search(text, cue_start, figure.start)
        return _NOBODY if buys or behind is None else behind
    if behind and (subject is None or not subject.donors or _introduces(text, figure)):
        return behind
    if subject:
        return _giver(tokens, subject, "named before the figure")
    return behind or _elsewhere(text, tokens, groups, figure, segment)


def _is_given(groups: Sequence[DonorGroup], figure: StatedFigure) -> bool:
    """Tell the Moldova of "Norway will give Moldova 300 million kroner"."""
    near = [one for one in groups[1:] if figure.first - 4 < one.last < figure.first]
    return bool(near) and bool(near[-1].donors) and near[-1].how in _GIVES_WHOM


_GIVES_WHOM = words_of("give gives gave lend lends grant grants send sends pay pays")


def _can_give(text: str, tokens: list[Token], one: DonorGroup) -> bool:
    """Leave out places, and who is thanked for something else."""
    if one.how in ("thanked", "thanks", "thanking", "praised"):
        return text[tokens[one.last].end :].lstrip().startswith("for")
    return one.gives


def _bracketed(
    text: str, tokens: list[Token], groups: Sequence[DonorGroup], figure: StatedFigure
) -> Giver | None:
    """Read "EUR 25 million (Estonia)"."""
    for one in groups:
        start, end = tokens[one.first].start, tokens[one.last].end
        opens = re.fullmatch(r"\s*\((?:from |by |the )*", text[figure.end : start])
        if opens and one.donors and text[end : end + 1] == ")":
            return _giver(tokens, one, "stands in brackets after the figure")
    return None


def _beside(
    text: str,
    tokens: list[Token],
    groups: Sequence[DonorGroup],
    figure: StatedFigure,
    floor: int,
) -> Giver | None:
    """Read a list: "Norway 600, the Netherlands 106", "Norway (NOK 7bn)"."""
    near = [
        one
        for one in groups
        if floor < one.first
        and one.last < figure.first
        and one.donors
        and one.form != "adjective"
    ]
    if not near:
        return None
    one = near[-1]
    begins = next(
        (at for at, t in enumerate(tokens) if t.start >= figure.begins), figure.first
    )
    between = [token.lower for token in tokens[one.last + 1 : begins]]
    plain = all(word in _BESIDE for word in between) and len(between) <= _NEAR
    nominal = bool(_OFFER_OF.search(text[: tokens[one.first].start][-60:]))
    behind = (
        not nominal
        and one.how in ("from", "by")
        and floor >= 0
        and not {":", "("} & set(between)
    )
    listed = (
        plain
        and not behind
        and (one.gives or one.how in ("with", "from", "and", "by", "of"))
    )
    return _giver(tokens, one, "stands right before the figure") if listed else None


_BESIDE = words_of(
    ": – — - ( , with a an another additional further its has for the contribution "
    "pledge commitment announcement decision donation delivery offer promise gift supply package of share 's ' | each "
    "= some both"
)


def _behind(
    text: str,
    tokens: list[Token],
    groups: Sequence[DonorGroup],
    figure: StatedFigure,
    others: Sequence[StatedFigure],
) -> Giver | None:
    """Read "$500 million from Norway", "pledged by Denmark"."""
    until = min(
        [one.first for one in others if one.first > figure.last], default=len(tokens)
    )
    after = [one for one in groups if figure.last < one.first < until and one.donors]
    if not after or (after[0].form == "adjective" and not after[0].gives):
        return None
    between = text[figure.end : tokens[after[0].first].start]
    named = _POST.fullmatch(between) and not _BOUGHT.search(between)
    given = not _BY.search(between) or _GIVEN_BY.search(between)
    if not named or not given or _OFFER_OF.search(between):
        return None
    return _giver(tokens, after[0], "named after the figure")


def _introduces(text: str, figure: StatedFigure) -> bool:
    words = text[max(0, figure.begins - 24) : figure.begins].lower()
    last = r"(?:including|of which|with|among them|:|comprising|plus|and|,|namely)\s*$"
    return bool(re.search(last, words))


def _subject(
    tokens: list[Token], before: Sequence[DonorGroup], cue_start: int | None
) -> DonorGroup | None:
    """Take the nearest name before the verb, an adjective only without a name."""
    ahead = [
        one
        for one in before
        if cue_start is None or tokens[one.first].start < cue_start
    ] or [one for one in before if one.form != "never"]
    strong = [one for one in ahead if one.form in (*_STRONG, "allies", "never")]
    ranked = strong or ahead
    return ranked[-1] if ranked else None


def _elsewhere(
    text: str,
    tokens: list[Token],
    groups: Sequence[DonorGroup],
    figure: StatedFigure,
    segment: Span,
) -> Giver | None:
    """Look at the clauses before, then at who is quoted after the figure."""
    before = [
        one
        for one in groups
        if tokens[one.first].start < segment.start and _can_give(text, tokens, one)
    ]
    around = text[max(0, figure.start - 120) : figure.end + 40]
    ours = re.search(r"\b(?:we|our|I|us|my)\b", around)
    speaking = [
        one
        for one in groups
        if one.first > figure.last
        and one.donors
        and one.gives
        and re.search(
            r"\b(?:said|says|told|added|announced|confirmed|declared|according to|wrote|stated|put)\b",
            text[figure.end : tokens[one.last].end + 20],
        )
    ]
    if ours and speaking:
        return _giver(tokens, speaking[0], "speaks of us", 0.95)
    strong = [one for one in before if one.form in _STRONG or one.form == "allies"]
    if named := strong or before:
        return _giver(tokens, named[-1], "named earlier in the sentence", 0.9)
    own = [
        one
        for one in groups
        if one.last < figure.first and one.form == "adjective" and one.gives
    ]
    if own:
        return _giver(tokens, own[-1], "an adjective in the sentence", 0.85)
    return _giver(tokens, speaking[0], "is quoted", 0.85) if speaking else None


def _giver(tokens: list[Token], one: DonorGroup, why: str, sure: float = 1.0) -> Giver:
    span = Span(tokens[one.first].start, tokens[one.last].end)
    return Giver(tuple(sorted(one.donors)), (span,), why, sure, one.form == "allies")
