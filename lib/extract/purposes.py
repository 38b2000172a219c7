"""What a figure is for: item, channel, term."""

import re
from collections.abc import Mapping

from lib.extract.tokens import tuple_of
from lib.model.proposal import Span

_PURPOSE = re.compile(
    r"[)\"”]?,?\s*(?:in |of )?(?:(?:new|fresh|additional|further|military|security|defen[cs]e)\s+)*"
    r"(?:package|aid package|aid|assistance|support|funding|contribution|money|deal|contract|order|grants?|tranche|investment|financing)?\s*"
    r"(?:a year |annually |each |per year |this year |next year |today |now )?"
    r"(?:for|to buy|to purchase|to procure|to finance|to fund|to pay for|to supply|worth of|in the form of|into|towards?|to|on|buys?|will go (?:in)?to(?:wards?)?|goes (?:in)?to(?:wards?)?|would go (?:in)?to(?:wards?)?|pays? for|covers?|is for|are for|was for|of|that will buy|will buy|will finance|to strengthen|to support|to develop|to produce|to repair|to replenish)\s+",
    re.IGNORECASE,
)
_PURPOSE_END = re.compile(
    r"[.;:()|”\"]|,? (?:and|while|but|with|which|that|who|after|before|made|bought|through|under|via|as|said|this|next|over|from|by|per|a year|until|including|provided|if|on condition|once|at|in 20\d\d|the (?:minister|ministry|government))\b|, (?=[A-Z])|, (?!training)\w+ing\b|\s[–—]\s"
)
_NO_ITEM = re.compile(
    r"^(?:which|whom|each|(?:\w+ )?years?\b|\w+ countries|ukraine|kyiv|kiev|the (?:country|war|fund|initiative|coalition|same|programme|scheme|mechanism|list|effort|drive|pot|year|first|next|alliance)|it\b|them\b|this|20\d\d|purl\b|\d|(?:its|their) (?:army|defen[cs]e|forces|armed forces)|next year|years?|help|be |continue|that\b|use\b|the ukrainian)",
    re.IGNORECASE,
)
#: Channels by the words of the press, where the ledger's label is not what is printed.
_SPOKEN = {
    "purl": r"PURL\b|(?:NATO['’]s )?(?:Priorit\w+|Prioriti[sz]ed) (?:Ukraine )?Requirements? List|Ukraine['’]s Priority Requirements List|requirements list",
    "ifu": r"International Fund for Ukraine|\bIFU\b",
    "czech_ammunition_initiative": r"Czech(?:-led)? (?:ammunition|shell|munitions|artillery)(?: ammunition)? (?:initiative|drive|scheme|plan)|Czech initiative",
    "danish_model": r"Danish model|Danish-model",
    "drone_coalition": r"drone (?:capability )?coalition|coalition (?:of|for) drones",
    "it_coalition": r"IT (?:capability )?coalition",
    "demining_coalition": r"(?:de-?mining|mine[- ]clearance) (?:capability )?coalition",
    "maritime_coalition": r"maritime (?:capability |security )?coalition",
    "artillery_coalition": r"artillery (?:capability )?coalition",
    "armour_coalition": r"armou?r(?:ed)? (?:capability )?coalition",
    "air_force_coalition": r"air[- ]force (?:capability )?coalition|F-16 coalition",
    "ground_based_air_defence_coalition": r"(?:ground-based |integrated )?air[- ]defen[cs]e (?:capability )?coalition",
    "nato_cap": r"Comprehensive Assistance Package|\bNATO CAP\b|\bCAP trust fund",
    "epf": r"European Peace Facility|\bEPF\b",
    "era_loans": r"Extraordinary Revenue Acceleration|\bERA loans?\b",
    "usai": r"Ukraine Security Assistance Initiative|\bUSAI\b",
    "pda": r"Presidential Drawdown|\bPDA\b|drawdown authority",
    "fmf": r"Foreign Military Financing|\bFMF\b",
    "safe": r"Security Action for Europe|\bSAFE\b(?= (?:loans?|instrument|programme|money|scheme))",
    "operation_interflex": r"(?:Operation )?Interflex",
    "operation_unifier": r"(?:Operation )?Unifier",
    "patriot_initiative": r"Patriot initiative",
    "iaad": r"Immediate Action on Air Defen[cs]e|\bIAAD\b",
    "build_with_ukraine": r"Build with Ukraine",
    "danish_ukraine_fund": r"Danish Ukraine Fund|(?<=Denmark['’]s )Ukraine Fund",
    "joint_air_defence_partnership": r"UK-led air[- ]defen[cs]e partnership",
}
_YEARLY = re.compile(
    r"\b(?:annual|yearly|a year|per year|annually|each year|every year|yearly|per annum|a calendar year|in each of the (?:next|coming) \w+ years)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\b(?:from|between|in|for|over|during)?\s*(?:the (?:years|period) )?(20\d\d)\s*(?:to|and|until|till|through|up to|[-–—])\s*(?:the end of\s*)?(20\d\d)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|through|to|up to|up until|by)(?: and including)?(?: the end of)? (20\d\d)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|starting(?: in)?|beginning(?: in)?|as of|as from|since)(?: January)? (20\d\d)\b",
    re.IGNORECASE,
)
_WORDS = tuple_of("one two three four five six seven eight nine ten")
_YEARS = re.compile(
    r"\b(?:next|coming|for|over) (?:the next |the coming )?("
    + "|".join(_WORDS)
    + r"|\d{1,2}) years\b",
    re.IGNORECASE,
)


def purpose_after(text: str, figure: Span, until: int) -> Span | None:
    """Find the words after a sum that say what it is for."""
    opening = _PURPOSE.match(text, figure.end, until)
    if not opening:
        return None
    end = _PURPOSE_END.search(text, opening.end(), until)
    span = Span(opening.end(), end.start() if end else until)
    words = span.of(text).rstrip(" ,")
    span = _joined_list(text, Span(span.start, span.start + len(words)), until)
    return (
        None
        if words in ("", "the", "a") or _NO_ITEM.match(words) or len(words) > 140
        else _trimmed(text, span)
    )


def _joined_list(text: str, span: Span, until: int) -> Span:
    """Go on over "drones, missiles and air defence", not over another clause."""
    more = re.compile(
        r"(?:,| and|, and) (?!(?:the )?[A-Z]|will|would|has|have|is|a further|another|\d|said|bringing|taking|raising|making|including|saying|adding|totalling|to\b|it\b|he\b|she\b|also|in\b|while|which|who|with|that)([a-z][\w-]*(?: [a-z][\w-]*){0,3})(?=[,.;)]| and |$|\s*$)"
    )
    end = span.end
    while found := more.match(text, end, until):
        end = found.end()
    return Span(span.start, end)


def _trimmed(text: str, span: Span) -> Span | None:
    """Leave "to Ukraine" and the article out."""
    words = re.sub(
        r"\s+(?:to|for|in) (?:Ukraine|Kyiv|the Ukrainian\b.*)$", "", span.of(text)
    )
    lead = re.match(
        r"(?:the |an? |its |their |more |new |further |additional )*", words
    )
    cut = lead.end() if lead else 0
    return Span(span.start + cut, span.start + len(words)) if words[cut:] else None


def mechanisms_in(
    text: str, span: Span, known: Mapping[str, str]
) -> list[tuple[str, Span]]:
    """Find the channels named in a passage, by the ledger's labels and the press's words."""
    codes = set(known.values())
    patterns = [(code, words) for code, words in _SPOKEN.items() if code in codes]
    patterns += [
        (code, re.escape(label)) for label, code in known.items() if len(label) > 3
    ]
    found: dict[str, Span] = {}
    for code, words in patterns:
        one = re.compile(
            rf"\b(?:{words})", re.IGNORECASE if len(words) > 12 else 0
        ).search(text, span.start, span.end)
        if one and code not in found:
            found[code] = Span(one.start(), one.end())
    return sorted(found.items(), key=lambda one: one[1].start)


def term_of(
    text: str, sentence: Span, figure: Span, year: int | None
) -> tuple[str, str, Span] | None:
    """Read the term of a yearly promise; None where the sum is not a yearly one."""
    near = text[
        max(sentence.start, figure.start - 40) : min(sentence.end, figure.end + 90)
    ]
    yearly = _YEARLY.search(near)
    if not yearly:
        return None
    at = max(sentence.start, figure.start - 40) + yearly.start()
    span = Span(at, at + len(yearly.group()))
    words = sentence.of(text)
    both, until, start = (
        _FROM_TO.search(words),
        _UNTIL.search(words),
        _FROM.search(words),
    )
    if both:
        return f"{both[1]}-01-01", f"{both[2]}-12-31", span
    spell = _YEARS.search(words)
    first = start[1] if start else ""
    if spell and (first or year):
        length = (
            int(spell[1]) if spell[1].isdigit() else _WORDS.index(spell[1].lower()) + 1
        )
        begins = int(first) if first else int(year or 0) + 1
        return (
            (f"{begins}-01-01", f"{begins + length - 1}-12-31", span)
            if first
            else ("", "", span)
        )
    return (
        f"{first}-01-01" if first else "",
        f"{until[1]}-12-31" if until else "",
        span,
    )
