"""The reader's choices as one immutable value.

A `Selection` filters the frames, writes the caption, names the download and is the
query string of pages and of the HTTP interface.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from lib.model import vocabulary as words
from lib.model.ledger import Ledger

ANNOUNCED_RATES = "announced"
NOT_KNOWN = "is not known"


@dataclass(frozen=True)
class Selection:
    """What the reader chose; every field at its default is the whole ledger today.

    `rates` is None for the rate of the day of each announcement. `asof` is None for
    today: `on` resolves it, and the frames take only a resolved one. `start` and `end`
    are `from` and `to` in a link.
    """

    currency: str = words.DEFAULT_CURRENCY
    rates: date | None = None
    donor: tuple[str, ...] = ()
    group: str | None = None
    meeting: tuple[str, ...] = ()
    aid: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    basis: str = "firm"
    claims: str = "lead"
    per: str = "total"
    asof: date | None = None
    show: str | None = None

    def on(self, today: date) -> "Selection":
        """Return the selection with its as-of date resolved."""
        return self if self.asof else replace(self, asof=today)

    @property
    def day(self) -> date:
        """The as-of date; a selection without one is a programmer's error."""
        if self.asof is None:
            message = "This selection has no as-of date yet: call on(today) first."
            raise ValueError(message)
        return self.asof

    def query(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs of a link; defaults stay out of it."""
        pairs = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            several = value if isinstance(value, tuple) else (value,)
            pairs += [(NAMES.get(field.name, field.name), str(one)) for one in several]
        return pairs


#: Names that differ in a link, since "from" is a word of Python's own.
NAMES = {"start": "from", "end": "to"}


def link_names() -> tuple[str, ...]:
    """Name every field of a selection as links do."""
    return tuple(NAMES.get(field.name, field.name) for field in fields(Selection))


@dataclass(frozen=True)
class Choices:
    """The values that each name of a selection allows, from the whole ledger."""

    donor: tuple[str, ...]
    meeting: tuple[str, ...]
    mechanism: tuple[str, ...]
    currency: tuple[str, ...]
    last_rate: date
    first_rate: date
    show: frozenset[str]
    today: date


@dataclass(frozen=True)
class Problem:
    """A value that was not understood: where, what was found, what was expected.

    `allowed` lists every value of the name, where they can be listed. `fault` says what
    is wrong with the value, after it in a sentence.
    """

    name: str
    found: str
    expected: str
    allowed: tuple[str, ...] = ()
    fault: str = NOT_KNOWN

    def __str__(self) -> str:
        """Say it in one sentence."""
        return f'{self.name} "{self.found}" {self.fault}. Expected: {self.expected}.'


def choices_of(
    ledger: Ledger, currencies: Sequence[str], rate_days: tuple[date, date], today: date
) -> Choices:
    """List what a selection may hold for a ledger, a set of rates and a day.

    Options come from the whole ledger, not from the as-of view, so that a link keeps
    its meaning when the as-of date changes.
    """
    pledges = ledger["pledges"]
    meetings = tuple(ledger["meetings"].sort_values("date")["meeting_id"])
    keys = {words.UNATTRIBUTED, *meetings, *pledges["pledge_id"]}
    return Choices(
        donor=tuple(ledger["donors"]["donor_id"]),
        meeting=meetings,
        mechanism=tuple(ledger["mechanisms"]["mechanism"]),
        currency=tuple(currencies),
        first_rate=rate_days[0],
        last_rate=rate_days[1],
        show=frozenset(keys.union(pledges["donors"].dropna())),
        today=today,
    )


def read_selection(
    query: Mapping[str, Sequence[str]], choices: Choices
) -> tuple[Selection, list[Problem]]:
    """Read a selection from the names and values of a query string.

    Parameters
    ----------
    query
        Every value given for each name. Names that are no part of a selection are
        left to their owner.
    choices
        What is allowed.

    Returns
    -------
    Selection, list of Problem
        What was understood, everything else at its default; and what was not. A page
        shows the problems, the HTTP interface refuses with them.
    """
    problems: list[Problem] = []
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
        problems.append(Problem("from", found, expected, fault="is after `to`"))
        chosen = replace(chosen, start=None, end=None)
    return chosen, problems


@dataclass(frozen=True)
class Rule:
    """How the values of one name are read, and how the name is described.

    `read` gives None for what it refuses. `allowed` lists the values where they can be
    listed; `day` marks the names whose values are days. `default` is the word for what
    holds without the name; `several` allows it more than once. `fault` says what is
    wrong with a value that is refused; text that is no day is said to be that.
    """

    read: Callable[[str], Any]
    expected: str
    meaning: str
    allowed: tuple[str, ...] = ()
    day: bool = False
    several: bool = False
    default: str = ""
    fault: str = NOT_KNOWN

    def fault_of(self, value: str) -> str:
        """Say what is wrong with a value that `read` refuses."""
        no_day = self.day and _day(value) is None
        return "cannot be read as a day" if no_day else self.fault


def rules(choices: Choices) -> dict[str, Rule]:
    """Describe every name of a selection, in the order of the page.

    The one definition of what a link may hold: pages and the HTTP interface read by
    it, and the interface publishes it.
    """
    return {**_price_rules(choices), **_filter_rules(choices), **_view_rules(choices)}


def _price_rules(choices: Choices) -> dict[str, Rule]:
    first, last = choices.first_rate, choices.last_rate
    return {
        "currency": _one_of(
            choices.currency, "Currency of every sum.", default=words.DEFAULT_CURRENCY
        ),
        "rates": replace(
            _a_day(first, last, default=ANNOUNCED_RATES),
            meaning="Rate of the day of each announcement, or the rates of one day.",
            expected=f"{ANNOUNCED_RATES}, or a day from {first} to {last}, "
            "the last with a rate",
            fault="is a day without rates",
        ),
    }


def _filter_rules(choices: Choices) -> dict[str, Rule]:
    by_any = "{} matches by any of its.".format
    return {
        "donor": _any_of(choices.donor, by_any("Donors; a joint pledge")),
        "group": _one_of(words.GROUPS, "The members of a group, added to `donor`."),
        "meeting": _any_of(choices.meeting, "Meetings."),
        "aid": _any_of(words.AID_TYPES, "Kinds of support."),
        "mechanism": _any_of(choices.mechanism, by_any("Channels; a row")),
        "from": replace(_a_day(), meaning="First day of announcement."),
        "to": replace(_a_day(), meaning="Last day of announcement."),
    }


def _view_rules(choices: Choices) -> dict[str, Rule]:
    modes, show = words.CLAIM_MODES, tuple(sorted(choices.show))
    return {
        "basis": _one_of(tuple(words.BASES), "Which states a sum counts.", "firm"),
        "claims": _one_of(modes, "Which claim of a pledge counts.", "lead"),
        "per": _one_of(words.MEASURES, "Measure that a page shows.", "total"),
        "asof": replace(
            _a_day(latest=choices.today),
            meaning="What the ledger knew on a day; without it, today (UTC).",
            expected=f"a day up to {choices.today}, as 2026-02-12",
            fault="is after today",
        ),
        "show": replace(
            _one_of(show, "Row that a page opens in detail; it filters nothing."),
            expected="a meeting, a pledge or the donors of a row of this ledger",
        ),
    }


def _one_of(allowed: tuple[str, ...], meaning: str, default: str = "") -> Rule:
    known = frozenset(allowed)
    return Rule(
        lambda value: value if value in known else None,
        ", ".join(allowed),
        meaning,
        allowed,
        default=default,
    )


def _any_of(allowed: tuple[str, ...], meaning: str) -> Rule:
    return replace(_one_of(allowed, meaning), several=True)


def _a_day(
    earliest: date = date.min, latest: date = date.max, default: str = ""
) -> Rule:
    def read(value: str) -> date | str | None:
        if value and value == default:
            return value
        day = _day(value)
        return day if day and earliest <= day <= latest else None

    return Rule(read, "a day, as 2026-02-12", meaning="", day=True, default=default)


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None


def read_values(
    name: str, values: Iterable[str], rule: Rule, problems: list[Problem]
) -> tuple[Any, ...]:
    """Keep the values that the rule reads, each once; put the others among problems."""
    kept: list[Any] = []
    for value in values:
        meant = rule.read(value)
        if meant is None:
            fault = rule.fault_of(value)
            problems.append(Problem(name, value, rule.expected, rule.allowed, fault))
        elif kept and not rule.several:
            expected = f"one value; {kept[0]} came first"
            problems.append(Problem(name, value, expected, fault="is one too many"))
        elif meant not in kept:
            kept.append(meant)
    return tuple(sorted(kept) if rule.several else kept)
