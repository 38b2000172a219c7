"""The promises of one passage, in the light of what was said before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.extract.attribution import attributed
from lib.extract.bare import Light, unit_in, unit_of_columns
from lib.extract.channels import channels_of
from lib.extract.conditions import Condition, conditions_in, is_met
from lib.extract.context import (
    SHORT,
    Case,
    Context,
    Seen,
    covered,
    hear_speaker,
    remember,
)
from lib.extract.cues import cues_in
from lib.extract.figures import StatedFigure, figures_in
from lib.extract.givers import Giver, groups_of
from lib.extract.lists import beside_colon, cell_of, condition_in_row, in_series, listed
from lib.extract.money import sums_in
from lib.extract.passages import Passage
from lib.extract.promise import Promise
from lib.extract.purposes import mechanisms_in, purpose_after, term_of
from lib.extract.rows import ITEM_COLUMN, figures_of_row
from lib.extract.shares import is_whole, split
from lib.extract.speakers import people_in, who_said
from lib.extract.stance import Stance, segment_at, stance_of
from lib.extract.tokens import tokens_of
from lib.model.proposal import Span

#: A sentence that gives the unit of its own list: "(in million euros)".
_DECLARED = re.compile(r"\(?\b[Ii]n (?:millions?|billions?)\b")
#: So many passages later a currency is still the one spoken of.
_SPOKEN = 4
_EACH_BEHIND = re.compile(
    r"\W*(?:each|apiece|a piece)\b(?! (?:to|for|from|towards|into|year|of))",
    re.IGNORECASE,
)
_FOR_UKRAINE = re.compile(r"\b(?:for|to) (?:Ukraine|Kyiv|Kiev|PURL)\b")
_HIDDEN_DOLLARS = re.compile(r"US|U\.S|American|USD")
#: No sentence or row prints more figures than these; a heap of numbers does.
_MOST_FIGURES = 40
#: Between a figure and a condition of something else: "and will double it if".
_OTHER_VERB = re.compile(r"\b(?:and|but) (?:it )?(?:will|would|could|may)\b")
#: A headline's or fragment's figure stands near its beginning.
_NEAR_START = 80


def promises_in(text: str, passage: Passage, context: Context) -> list[Promise]:
    """Find the promises of a passage, and keep in mind what it says for the next."""
    seen = seen_in(text, passage, context)
    hear_speaker(seen, context)
    found: list[Promise] = []
    for figure in seen.figures:
        if not seen.within(figure.start):
            found += _promises_of(seen, figure, found, context)
    remember(seen, found, context)
    return [one for one in found if not is_whole(one, found)]


def seen_in(text: str, passage: Passage, context: Context) -> Seen:
    """Find the names, figures and conditions of a passage."""
    tokens, row = tokens_of(text, passage.span), passage.kind == "row"
    taken = [range(one.first, one.last + 1) for one in sums_in(tokens) if one.currency]
    mentions = context.register.mentions(tokens, taken)
    spoken = context.currency if context.currency_since <= _SPOKEN else ""
    column = unit_of_columns(*_columns(text, passage))
    unit = column or _unit_for(text, passage, context)
    light = Light(unit, context.goods, spoken, column)
    figures = figures_of_row(text, tokens, passage, light) if row else None
    figures = (figures or figures_in(text, tokens, mentions, light))[:_MOST_FIGURES]
    conditions = conditions_in(text, passage.span)
    groups = [
        one
        for one in groups_of(text, tokens, mentions)
        if not covered(conditions, tokens[one.first].start)
    ]
    people = people_in(tokens, context.register)
    speaker = who_said(text, passage.span, people, context.said)
    return Seen(text, passage, tokens, groups, figures, conditions, speaker)


def _columns(text: str, passage: Passage) -> tuple[list[str], list[str]]:
    """Give the titles of a row's columns and its cells, as printed."""
    return [one.of(text) for one in passage.header], [
        one.of(text) for one in passage.cells
    ]


def _unit_for(
    text: str, passage: Passage, context: Context
) -> tuple[float, str] | None:
    """Take the unit of bare figures: of the table's head, the lead, the text above."""
    if passage.kind not in ("row", "item"):
        words = passage.span.of(text)
        return unit_in(words) if _DECLARED.search(words) else context.declared
    for span in (*passage.header, *([passage.lead] if passage.lead else [])):
        if unit := unit_in(span.of(text)):
            return unit
    return context.unit


def _promises_of(
    seen: Seen, figure: StatedFigure, found: Sequence[Promise], context: Context
) -> list[Promise]:
    others = [one.span for one in seen.figures if one is not figure]
    stance = stance_of(seen.unconditional, seen.passage.span, figure.span, others)
    stance = (
        _in_context(seen, figure, stance, found, context)
        if not context.asked
        else Stance("none")
    )
    segment = segment_at(seen.text, seen.passage.span, figure.start, figure.end)
    case = Case(seen, figure, stance, segment)
    if not _counts(case):
        return []
    giver = attributed(case, context)
    if giver is None or (not giver.donors and figure.money is None):
        return []
    if _is_unit_price(case, giver):
        return []
    return split(seen, _described(case, giver, context))


def _is_unit_price(case: Case, giver: Giver) -> bool:
    """Tell "missiles at $4 million apiece" from "Malta and Cyprus give $4 million each"."""
    counted = any(one.goods and not one.money for one in case.others)
    several = giver.nameless or len(giver.donors) > 1
    each = _EACH_BEHIND.match(case.seen.text, case.figure.end, case.segment.end)
    return bool(each) and (counted or not several)


def _counts(case: Case) -> bool:
    """Tell a promise or running total; a number of goods given so far is neither."""
    goods_so_far = case.stance.kind == "total" and case.figure.money is None
    return case.stance.kind in ("pledge", "total") and not goods_so_far


def _in_context(
    seen: Seen,
    figure: StatedFigure,
    stance: Stance,
    found: Sequence[Promise],
    context: Context,
) -> Stance:
    """Let the list's lead, the sum before or the talk decide where the clause does not."""
    if found and stance.kind != "none" and _is_part_of_total(seen, figure, found[-1]):
        return found[-1].stance
    if seen.passage.kind in ("row", "item"):
        return listed(seen, figure, stance)
    if stance.kind not in ("open", "weak"):
        return stance
    short = len(seen.passage.span.of(seen.text)) < SHORT
    if (
        (context.answering and short)
        or beside_colon(seen, figure)
        or in_series(seen, figure)
        or _with(seen, figure)
    ):
        return replace(stance, kind="pledge", sure=0.8)
    if stance.kind == "open" and found:
        return replace(found[-1].stance, before=stance.before, sure=0.85)
    told = (
        _told_open(seen, figure, context)
        if stance.kind == "open"
        else _told_weak(seen, found, context)
    )
    return replace(stance, kind="pledge" if told else "none")


def _is_part_of_total(seen: Seen, figure: StatedFigure, last: Promise) -> bool:
    """Tell a part of a running total: "including", "of which"."""
    between = seen.text[last.figure.end : figure.begins]
    part = re.search(r"\b(?:including|of (?:which|this|that)|among)\b", between)
    return last.stance.kind == "total" and bool(part)


def _with(seen: Seen, figure: StatedFigure) -> bool:
    """Tell "Canada with C$20 million": a list of givers."""
    named = [one for one in seen.groups if one.donors and one.last < figure.first]
    if not named or not figure.money:
        return False
    between = seen.text[seen.tokens[named[-1].last].end : figure.begins]
    return between.strip() == "with"


def _told_open(seen: Seen, figure: StatedFigure, context: Context) -> bool:
    """Tell whether a figure without a verb is told as a promise: a headline's, say."""
    near = figure.start - seen.passage.span.start < _NEAR_START
    headline = (
        seen.passage.kind == "heading"
        or context.open
        or _for_channel(seen, figure, context)
    )
    bracketed = seen.text[figure.begins - 1 : figure.begins] == "("
    told = bracketed and context.passages == context.made
    return told or (near and headline) or _does_something(seen, figure)


def _does_something(seen: Seen, figure: StatedFigure) -> bool:
    """Tell a donor with a verb that no list knows and a sum for Ukraine."""
    named = [
        one
        for one in seen.groups
        if one.donors and one.gives and one.last < figure.first
    ]
    subject = bool(named) and named[-1].form in ("name", "seat", "person")
    words = seen.passage.span.of(seen.text)
    return subject and figure.money is not None and bool(_FOR_UKRAINE.search(words))


def _told_weak(seen: Seen, found: Sequence[Promise], context: Context) -> bool:
    named = any(one.donors and one.gives for one in seen.groups)
    return named or bool(found) or bool(context.giver or context.house)


def _for_channel(seen: Seen, figure: StatedFigure, context: Context) -> bool:
    """Tell "closes the year with 15 million euros for PURL": no verb of giving."""
    named = any(
        one.donors and one.gives and one.last < figure.first for one in seen.groups
    )
    rest = Span(figure.end, seen.passage.span.end)
    channel = mechanisms_in(seen.text, rest, context.mechanisms)
    return named and figure.money is not None and bool(channel)


def _described(case: Case, giver: Giver, context: Context) -> Promise:
    seen, figure = case.seen, case.figure
    after = [one.begins for one in seen.figures if one.start >= figure.end]
    until = min([*after, seen.passage.span.end])
    purpose = None if figure.goods else purpose_after(seen.text, figure.span, until)
    if purpose is None and seen.passage.kind == "row" and not figure.goods:
        purpose = cell_of(seen, ITEM_COLUMN.pattern)
    beside = giver.why == "stands right before the figure"
    return Promise(
        figure,
        case.stance,
        giver,
        seen.passage,
        case.segment,
        purpose,
        channels_of(case, until, beside, context),
        term_of(seen.text, seen.passage.span, figure.span, context.year),
        _condition(seen, figure),
        speaker=seen.speaker,
        own_dollars=_own_dollars(case, giver, context),
    )


def _own_dollars(case: Case, giver: Giver, context: Context) -> bool:
    """Tell whether a country speaks of plain dollars in a text of its own."""
    money, text = case.figure.money, case.seen.text
    if money is None or money.currency != "USD" or case.figure.equivalents:
        return False
    plain = not _HIDDEN_DOLLARS.search(case.figure.span.of(text))
    if re.search(r"\bown\b", case.figure.span.of(text)):
        return True
    house = context.house is not None and context.house.donors == giver.donors
    own = r"\b(?:we|our|I|my)\b|\b(?:C|CA|A|AU|NZ)\$|\b(?:CAD|AUD|NZD)\b|(?:Canadian|Australian|Zealand) (?:dollars|Government)|Government of (?:Canada|Australia|New Zealand)|(?i:media|news) release"
    return plain and house and bool(re.search(own, text))


def _condition(seen: Seen, figure: StatedFigure) -> Condition | None:
    """Take the condition of the passage: the nearest after the figure, else before."""
    if seen.passage.kind == "row":
        return condition_in_row(seen)
    span = seen.passage.span
    if not seen.conditions or is_met(seen.text, span.start, span.end):
        return None
    later = [
        f.start
        for f in seen.figures
        if f.start >= figure.end and not seen.within(f.start)
    ]
    behind = [one for one in seen.conditions if one.opening.start >= figure.end]
    if behind and _belongs(seen, figure, behind[0], later):
        return behind[0]
    ahead = [
        one
        for one in seen.conditions
        if one.span.end <= figure.start
        and ";" not in seen.text[one.span.end : figure.start]
    ]
    return ahead[-1] if ahead else None


def _belongs(
    seen: Seen, figure: StatedFigure, condition: Condition, later: Sequence[int]
) -> bool:
    """Tell whether a condition belongs to a figure: no other verb of giving between."""
    if _OTHER_VERB.search(seen.text, figure.end, condition.opening.start):
        return False
    between = [start for start in later if start < condition.opening.start]
    opening = condition.opening.start
    if re.search(r"\band,?\s*$", seen.text[figure.end : opening]):
        return not any(start > opening for start in later)
    if not between:
        return True
    cues = cues_in(seen.text, figure.end, between[-1])
    apart = any(cue.kind == "pledge" for cue in cues)
    return not apart and not re.search(r"[;.]", seen.text[figure.end : between[-1]])
