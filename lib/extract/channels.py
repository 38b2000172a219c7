"""Through which channel a figure goes: its own words, its list, what was said before."""

import re

from lib.extract.context import Case, Context, Seen
from lib.extract.lists import beside_colon
from lib.extract.promise import Channel
from lib.extract.purposes import mechanisms_in
from lib.model.proposal import Span

_ALLUDES = re.compile(
    r"\b(?:the|this|that) (?:(?:common|joint) )?(?:coalition|fund|initiative|programme|mechanism|scheme|list|facility)\b|\bto it\b|\bcontributions? he\b"
)
_THANKED = re.compile(r"\b(?:He|She|They) thanked\b|\bcontributions\b")


def channels_of(
    case: Case, until: int, beside: bool, context: Context
) -> tuple[Channel, ...]:
    """Find the channel of a figure: after it, in its clause, in what was said before.

    `until` is where its words end, `beside` tells whether it stands in a list of donors.
    """
    seen = case.seen
    known = context.mechanisms
    own = mechanisms_in(
        seen.text, Span(case.figure.start, max(until, case.figure.end)), known
    )
    for span in _ahead(case):
        own = own or mechanisms_in(seen.text, span, known)
    if not own and (len(seen.figures) == 1 or beside):
        own = mechanisms_in(seen.text, seen.passage.span, known)
    return tuple(own) or _alluded(case, context)


def _ahead(case: Case) -> list[Span]:
    """Give the words before a figure that are not those of another figure.

    Those since the figure before, then those before all figures of the clause.
    """
    start, end = case.segment.start, case.figure.start
    earlier = [one for one in case.others if start <= one.start and one.end <= end]
    if not earlier:
        return [Span(start, end)]
    return [Span(start, min(one.begins for one in earlier))]


def _alluded(case: Case, context: Context) -> tuple[Channel, ...]:
    seen, words = case.seen, case.seen.passage.span.of(case.seen.text)
    if _ALLUDES.search(words) and context.channels:
        return (context.channels[-1],)
    if seen.passage.kind in ("row", "item") or beside_colon(seen, case.figure):
        return _of_list(seen, context)
    if context.answering and context.channel_since <= 2:
        return context.channel[:1]
    return (
        context.channel if context.channel_since <= 1 and _THANKED.search(words) else ()
    )


def _of_list(seen: Seen, context: Context) -> tuple[Channel, ...]:
    """Take the channel that a list's lead names, or the one of the whole text."""
    if seen.passage.lead:
        lead = mechanisms_in(seen.text, seen.passage.lead, context.mechanisms)
        if lead:
            return tuple(lead[:1])
    if context.lead_channel:
        return context.channel[:1]
    above = {code for code, _ in context.channels}
    return tuple(context.channels[:1]) if context.titled and len(above) == 1 else ()
