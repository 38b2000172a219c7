"""A selection read from the names and values of a query string, and what they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from lib.model import vocabulary as words
from lib.model.filters import FILTERS, Filter
from lib.model.language import offered
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue, LinkRule, a_day, one_of, read_values
from lib.model.selection import NAMES, Selection

ANNOUNCED_RATES = "announced"


@dataclass(frozen=True)
class Choices:
    """What decides the values that a selection may hold: a ledger, rates and a day.

    Options come from the whole ledger, not from the as-of view, so that a link keeps
    its meaning when the as-of date changes.
    """

    ledger: Ledger
    currency: tuple[str, ...]
    first_rate: date
    last_rate: date
    today: date

    @cached_property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each filter that has some, by its field."""
        have = [(one.field, one.options) for one in FILTERS if one.options]
        return {field: tuple(options(self.ledger)) for field, options in have}

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """What names the row that a page opens."""
        pledges = self.ledger["pledges"]
        keys = {words.UNATTRIBUTED, *self.ledger["meetings"]["meeting_id"]}
        for column in ("pledge_id", "donors"):
            keys.update(pledges[column].dropna().unique().astype(object))
        return tuple(sorted(keys))


def read_selection(
    query: Mapping[str, Sequence[str]], choices: Choices
) -> tuple[Selection, list[BadValue]]:
    """Read a selection from the names and values of a query string.

    What was understood, everything else at its default; and what was not: a page shows
    these problems, the HTTP interface refuses with them. Names that are no part of a
    selection are left to their owner.
    """
    problems: list[BadValue] = []
    read: dict[str, Any] = {}
    for name, rule in rules(choices).items():
        field = {link: name for name, link in NAMES.items()}.get(name, name)
        values = [value for value in query.get(name, ()) if value]
        understood = read_values(name, values, rule, problems)
        if understood and understood[0] != rule.default:
            read[field] = understood if rule.several else understood[0]
    chosen = Selection(**read)
    if chosen.start and chosen.end and chosen.start > chosen.end:
        found, expected = str(chosen.start), f"a day up to {chosen.end}"
        problems.append(BadValue("from", found, expected, fault="is after `to`"))
        chosen = replace(chosen, start=None, end=None)
    day = chosen.asof or choices.today
    if chosen.since and chosen.since > day:
        found, expected = str(chosen.since), f"a day up to {day}"
        problems.append(BadValue("since", found, expected, fault="is after `asof`"))
        chosen = replace(chosen, since=None)
    return chosen, problems


@lru_cache(maxsize=4)
def rules(choices: Choices) -> Mapping[str, LinkRule]:
    """Describe every name of a selection, in the order of the page.

    The one definition of what a link may hold: pages and the HTTP interface read by
    it, and the interface publishes it.
    """
    filters = {one.name: _filter_rule(one, choices) for one in FILTERS}
    return {**_price_rules(choices), **filters, **_view_rules(choices)}


def _price_rules(choices: Choices) -> dict[str, LinkRule]:
    first, last = choices.first_rate, choices.last_rate
    return {
        "currency": one_of(
            choices.currency, "Currency of every sum.", default=words.DEFAULT_CURRENCY
        ),
        "rates": replace(
            a_day(first, last, default=ANNOUNCED_RATES),
            meaning="Rate of the day of each announcement, or the rates of one day.",
            expected=f"{ANNOUNCED_RATES}, or a day from {first} to {last}, "
            "the last with a rate",
            fault="is a day without rates",
        ),
    }


def _filter_rule(one: Filter, choices: Choices) -> LinkRule:
    if one.field not in choices.filters:
        return replace(a_day(), meaning=one.meaning)
    return one_of(choices.filters[one.field], one.meaning, several=one.several)


def _view_rules(choices: Choices) -> dict[str, LinkRule]:
    return {
        "basis": one_of(tuple(words.BASES), "Which states a sum counts.", "firm"),
        "claims": one_of(words.CLAIM_MODES, "Which claim of a pledge counts.", "lead"),
        "per": one_of(words.MEASURES, "Measure that a page shows.", "total"),
        "asof": replace(
            a_day(latest=choices.today),
            meaning="What the ledger knew on a day; without it, today (UTC).",
            expected=f"a day up to {choices.today}, as 2026-02-12",
            fault="is after today",
        ),
        "since": replace(
            a_day(latest=choices.today),
            meaning="Day with which the as-of date is compared, where changes are told; "
            "without it, a month before.",
            expected=f"a day up to {choices.today}, as 2026-02-12",
            fault="is after today",
        ),
        "show": replace(
            one_of(
                choices.rows, "Row that a page opens in detail; it filters nothing."
            ),
            expected="a meeting, a pledge or the donors of a row of this ledger",
        ),
        "lang": one_of(
            offered(),
            "Language of words, numbers and dates; of a page without it that of the "
            "browser, of all else English.",
        ),
    }
