"""What must happen first: conditions of a promise, and whether they are met."""

import re
from dataclasses import dataclass

from lib.extract.items import kind_of
from lib.extract.money import sums_in
from lib.extract.numbers import number_at
from lib.extract.tokens import Token, tokens_of, words_of
from lib.model.proposal import Span

_OPENING = re.compile(
    r"\b(?:(?:but |and )?(?:only )?(?:provided|providing)(?: that)?(?= (?:that|others?|other|partners|allies|the|all|it|they|at|its|a|an|no|enough|each|parliament|congress|(?-i:[A-Z])|another|some|\d|two|three|four|five|six|ten|several))"
    r"|(?:but )?(?:only )?(?:on|under) (?:the )?(?:condition|proviso|understanding)(?: that| of)?|on one condition:?(?: that)?"
    r"|(?:but )?(?:only )?if(?! (?:any|not|so|ever|it were)\b)|(?:but )?(?:only )?(?:as|so) long as|contingent (?:on|upon)|conditional (?:on|upon)|conditioned (?:on|upon)"
    r"|subject to|dependent (?:on|upon)|depend(?:s|ing) (?:on|upon)(?: whether)?|hing(?:es|ing) (?:on|upon)|unless|(?:but )?only (?:once|when|after)|in (?:exchange|return) for"
    r"|assuming(?: that)?|pending|once(?! (?:more|again|a|an|every|per|called|known|(?:the|its|their|his|her|\w+) (?:\w+ )?(?:largest|biggest|strongest|main|closest))\b)|should(?= (?:others|other|partners|allies|parliament|congress|at least|\d+|(?:(?-i:[A-Z])[\w’'-]+ ){1,3}(?:agree|match|join|follow|approve|give|do|contribute|accept|provide|supply|come|consent|decide|take|receive|find|pledge|deliver|ratify|vote)\b))|requires? that|tied to(?: the condition that)?|with the proviso that|in case|as soon as|when(?= (?:others|other countries|at least))"
    r"|(?:still )?(?:awaits?|awaiting)(?: only)?|(?:still )?needs?(?= (?:[\w'’]+ ){0,4}?(?:approval|nod|blessing|consent|backing|green light|go-ahead|sign-off|ratification|vote)\b)|(?:still )?(?:has|have) to be (?=approved|ratified|endorsed|confirmed|cleared)|requires?(?= (?:[\w'’]+ ){0,4}?(?:approval|nod|blessing|consent|backing|ratification|vote)\b)"
    r"|matched by|is to be matched by)\b",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:(?:has|have|had) (?:since |now |already |all )?been (?:met|fulfilled|satisfied|lifted|reached|given|cleared)|"
    r"(?:is|are|was|were) (?:now |already |since )?(?:met|fulfilled|satisfied|reached)|"
    r"(?:has|have) (?:now |since )?come up with|nothing stands in the way|condition no longer (?:applies|stands)|now that|"
    r"(?:condition|conditions|threshold|target|mark) (?:was|were|is|are|has been|have been|had been)?\s*(?:now )?(?:met|fulfilled|reached|satisfied))\b",
    re.IGNORECASE,
)
#: Conditions in these words are none of a promise: "if confirmed", "if necessary".
_IDLE = re.compile(
    r"exchange rate|market price|^(?:necessary|needed|possible|required|confirmed|asked|anything|we|you|it is|there|that is|and when|so\b)|^(?:on whom)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;!?:”\"]|, (?:said|says|he|she|they|it|according|a |an |the \w+ (?:said|told)|[\w’' .-]{3,40} (?:said|says|told|added|announced))|"
    r",? (?:while|whereas|but|although|though)\b|,? (?:[A-Z][\w’'-]+ ){1,3}(?:said|says|told|added|announced)\b|, and (?:[A-Z]\w+|the [A-Z]\w+)"
    r"|,? (?:he|she) (?:said|added|told)|\s[–—]\s|\)"
)


@dataclass(frozen=True)
class Condition:
    """A condition: the words of it, the thing to be given, how many and of what."""

    span: Span
    opening: Span
    item: str
    threshold: float | None
    unit: str


def conditions_in(text: str, span: Span) -> list[Condition]:
    """Find the conditions that a passage states, idle ones and met ones left out."""
    found: list[Condition] = []
    for opening in _OPENING.finditer(text, span.start, span.end):
        start = _past_space(text, opening.end())
        end = _end_of(text, start, span.end, opening.start() == span.start)
        words = text[start:end].strip(" ,;")
        if _is_verb(text, opening):
            continue
        if not words or _IDLE.search(words) or (found and found[-1].span.end > start):
            continue
        found.append(
            condition_of(text, Span(opening.start(), opening.end()), Span(start, end))
        )
    return found


def _is_verb(text: str, opening: re.Match[str]) -> bool:
    """Tell "Norway provided the tanks" from "provided the tanks arrive"."""
    if not opening.group().lower().startswith(("provid", "pending", "requir")):
        return False
    before = text[: opening.start()].rstrip()
    word = re.split(r"\s", before)[-1] if before else ""
    free = not word or word[-1] in ",;(–—-:"
    return not free and (word[:1].isupper() or word.lower() in _AUXILIARIES)


_AUXILIARIES = words_of(
    "has have had be been is are was were far already also and which that who it they "
    "he she we jointly"
)


def is_met(text: str, start: int, end: int) -> bool:
    """Tell whether words say that a condition is met."""
    return bool(_MET.search(text, start, end))


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n,":
        at += 1
    return at


def _end_of(text: str, start: int, last: int, opens_sentence: bool) -> int:
    """Find where the clause ends; one that opens the sentence ends at its comma."""
    found = _END.search(text, start, last)
    end = found.start() if found else last
    comma = text.find(",", start, last)
    return comma if opens_sentence and 0 <= comma < end else end


def condition_of(text: str, opening: Span, span: Span) -> Condition:
    """Read what the words of a condition ask for."""
    trimmed = span.of(text).rstrip(" ,;")
    span = Span(span.start, span.start + len(trimmed))
    threshold, unit = _threshold(text, span)
    return Condition(span, opening, trimmed, threshold, unit)


def _threshold(text: str, span: Span) -> tuple[float | None, str]:
    """Read the number that the condition prints, and what it counts."""
    found = _counts_in(tokens_of(text, span))
    return min(found, key=_rank, default=(None, ""))


def _rank(one: tuple[float | None, str]) -> int:
    """Prefer a number of things to a bare one, and that to a number of givers."""
    return 2 if one[1] in _COUNTED else 0 if one[1] else 1


def _counts_in(tokens: list[Token]) -> list[tuple[float | None, str]]:
    found: list[tuple[float | None, str]] = []
    money = {one.first: one for one in sums_in(tokens) if one.currency and one.amount}
    for at in range(len(tokens)):
        if at in money:
            found.append((money[at].amount, money[at].currency))
            continue
        number = number_at(tokens, at)
        if number is None or number.value is None or _is_time(tokens, number.last):
            continue
        if number.value == 1 and number.worded:
            continue
        after = [token.lower for token in tokens[number.last + 1 : number.last + 6]]
        counted = next(
            (word for word in after if word in _COUNTED or kind_of(word)), ""
        )
        kind = kind_of(counted)
        found.append((number.value, kind.unit if kind else counted))
    return found


_COUNTED = ("countries", "partners", "allies", "nations", "states", "members", "donors")


_OF_TIME = words_of("months weeks days years month march april june percent")


def _is_time(tokens: list[Token], last: int) -> bool:
    """Tell years, months and days of the month from a number of things."""
    words = [token.lower for token in tokens[last + 1 : last + 3]]
    value = tokens[last].text
    dated = value.isdigit() and 1990 <= int(value) <= 2100
    return dated or any(word in _OF_TIME for word in words)
