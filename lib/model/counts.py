"""Counts of things in words: no pledge, 1 pledge, 1,200 pledges; all 5 pledges."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.model.language import (
    gettext,
    gettext_noop,
    ngettext,
    ngettext_noop,
    number_in_digits,
)

Forms = tuple[str, str]


@dataclass(frozen=True)
class Thing:
    """The words for a number of things of a kind.

    `none` says that there is none of it, `number` how many. Where some of several are
    told, `only` is the only one, `both` and `every` are all of two and of more, and
    `part` how many of them.
    """

    none: str
    number: Forms
    only: str = ""
    both: str = ""
    every: Forms = ("", "")
    part: Forms = ("", "")


#: By what the code calls them.
THINGS: Mapping[str, Thing] = {
    "pledge": Thing(
        gettext_noop("no pledge"),
        ngettext_noop("{number} pledge", "{number} pledges"),
        only=gettext_noop("the only pledge"),
        both=gettext_noop("both pledges"),
        every=ngettext_noop("all {number} pledge", "all {number} pledges"),
        part=ngettext_noop("{part} of {number} pledge", "{part} of {number} pledges"),
    ),
    "announcement": Thing(
        gettext_noop("no announcement"),
        ngettext_noop("{number} announcement", "{number} announcements"),
        only=gettext_noop("the only announcement"),
        both=gettext_noop("both announcements"),
        every=ngettext_noop("all {number} announcement", "all {number} announcements"),
        part=ngettext_noop(
            "{part} of {number} announcement", "{part} of {number} announcements"
        ),
    ),
    "row": Thing(
        gettext_noop("no row"),
        ngettext_noop("{number} row", "{number} rows"),
        only=gettext_noop("the only row"),
        both=gettext_noop("both rows"),
        every=ngettext_noop("all {number} row", "all {number} rows"),
        part=ngettext_noop("{part} of {number} row", "{part} of {number} rows"),
    ),
    "claim": Thing(
        gettext_noop("no claim"),
        ngettext_noop("{number} claim", "{number} claims"),
    ),
    "donor": Thing(
        gettext_noop("no donor"),
        ngettext_noop("{number} donor", "{number} donors"),
    ),
    "change": Thing(
        gettext_noop("no change"),
        ngettext_noop("{number} change", "{number} changes"),
    ),
    "figure": Thing(
        gettext_noop("no figure"),
        ngettext_noop("{number} figure", "{number} figures"),
    ),
    "problem": Thing(
        gettext_noop("no problem"),
        ngettext_noop("{number} problem", "{number} problems"),
    ),
    "chart": Thing(
        gettext_noop("no chart"),
        ngettext_noop("{number} chart", "{number} charts"),
    ),
    "report": Thing(
        gettext_noop("no report"),
        ngettext_noop("{number} report", "{number} reports"),
    ),
    "month": Thing(
        gettext_noop("no month"),
        ngettext_noop("{number} month", "{number} months"),
    ),
    "published source": Thing(
        gettext_noop("no published source"),
        ngettext_noop("{number} published source", "{number} published sources"),
    ),
    "source": Thing(
        gettext_noop("no source"),
        ngettext_noop("{number} source", "{number} sources"),
        only=gettext_noop("the only source"),
        both=gettext_noop("both sources"),
        every=ngettext_noop("all {number} source", "all {number} sources"),
        part=ngettext_noop("{part} of {number} source", "{part} of {number} sources"),
    ),
    "joint pledge": Thing(
        gettext_noop("no joint pledge"),
        ngettext_noop("{number} joint pledge", "{number} joint pledges"),
    ),
    "warning": Thing(
        gettext_noop("no warning"),
        ngettext_noop("{number} warning", "{number} warnings"),
    ),
    "meeting": Thing(
        gettext_noop("no meeting"),
        ngettext_noop("{number} meeting", "{number} meetings"),
        only=gettext_noop("the only meeting"),
        both=gettext_noop("both meetings"),
        every=ngettext_noop("all {number} meeting", "all {number} meetings"),
        part=ngettext_noop("{part} of {number} meeting", "{part} of {number} meetings"),
    ),
    "day": Thing(
        gettext_noop("no day"),
        ngettext_noop("{number} day", "{number} days"),
    ),
    "more set": Thing(
        gettext_noop("no more set"),
        ngettext_noop("{number} more set", "{number} more sets"),
    ),
    "other": Thing(
        gettext_noop("no other"),
        ngettext_noop("{number} other", "{number} others"),
    ),
    "record": Thing(
        gettext_noop("no record"),
        ngettext_noop("{number} record", "{number} records"),
    ),
    "sure row": Thing(
        gettext_noop("no sure row"),
        ngettext_noop("{number} sure row", "{number} sure rows"),
    ),
    "find": Thing(
        gettext_noop("no find"),
        ngettext_noop("{number} find", "{number} finds"),
    ),
    "other group": Thing(
        gettext_noop("no other group"),
        ngettext_noop("{number} other group", "{number} other groups"),
    ),
    "named donor": Thing(
        gettext_noop("no named donor"),
        ngettext_noop("{number} named donor", "{number} named donors"),
    ),
    "pledge on a condition": Thing(
        gettext_noop("no pledge on a condition"),
        ngettext_noop(
            "{number} pledge on a condition", "{number} pledges on a condition"
        ),
    ),
    "smaller move": Thing(
        gettext_noop("no smaller move"),
        ngettext_noop("{number} smaller move", "{number} smaller moves"),
    ),
    "more donor": Thing(
        gettext_noop("no more donor"),
        ngettext_noop("{number} more donor", "{number} more donors"),
    ),
    "class of item": Thing(
        gettext_noop("no class of item"),
        ngettext_noop("{number} class of item", "{number} classes of item"),
        only=gettext_noop("the only class of item"),
        both=gettext_noop("both classes of item"),
        every=ngettext_noop(
            "all {number} class of item", "all {number} classes of item"
        ),
        part=ngettext_noop(
            "{part} of {number} class of item", "{part} of {number} classes of item"
        ),
    ),
    "more unit": Thing(
        gettext_noop("no more unit"),
        ngettext_noop("{number} more unit", "{number} more units"),
    ),
    "pledged sum": Thing(
        gettext_noop("no pledged sum"),
        ngettext_noop("{number} pledged sum", "{number} pledged sums"),
    ),
    "participant": Thing(
        gettext_noop("no participant"),
        ngettext_noop("{number} participant", "{number} participants"),
    ),
    "pending one": Thing(
        gettext_noop("no pending one"),
        ngettext_noop("{number} pending one", "{number} pending ones"),
    ),
    "more claim": Thing(
        gettext_noop("no more claim"),
        ngettext_noop("{number} more claim", "{number} more claims"),
    ),
}


def counted(number: int, thing: str) -> str:
    """Write a count of things, by a key of `THINGS`: no pledge, 1 pledge, 1,200 pledges."""
    words = THINGS[thing]
    return ngettext(*words.number, number) if number else gettext(words.none)


def part_in_words(number: int, of: int, thing: str) -> str:
    """Write how many of some: none of 5 pledges, 1 of 5 pledges, all 5 pledges.

    Of one thing it is "the only pledge", or "no pledge". A sentence goes on as of one
    where `number` is less than 2.
    """
    words = THINGS[thing]
    if of < 2:
        return gettext(words.only if number else words.none)
    if number == of:
        return gettext(words.both) if of == 2 else ngettext(*words.every, of)
    part = number_in_digits(number) if number else gettext("none")
    return ngettext(*words.part, of, part=part)
