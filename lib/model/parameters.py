"""How the values of one name of a link are read, and what is said of a bad one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

NOT_KNOWN = "is not known"


@dataclass(frozen=True)
class BadValue:
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


@dataclass(frozen=True)
class LinkRule:
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
        no_day = self.day and read_day(value) is None
        return "cannot be read as a day" if no_day else self.fault


def one_of(
    allowed: tuple[str, ...], meaning: str, default: str = "", *, several: bool = False
) -> LinkRule:
    """Take one value of a closed list, or `several` of them."""
    known = frozenset(allowed)
    return LinkRule(
        lambda value: value if value in known else None,
        ", ".join(allowed),
        meaning,
        allowed,
        default=default,
        several=several,
    )


def a_day(
    earliest: date = date.min, latest: date = date.max, default: str = ""
) -> LinkRule:
    """Take a day between two, or the word for none."""

    def read(value: str) -> date | str | None:
        if value and value == default:
            return value
        day = read_day(value)
        return day if day and earliest <= day <= latest else None

    return LinkRule(read, "a day, as 2026-02-12", meaning="", day=True, default=default)


def read_day(value: object) -> date | None:
    """Read YYYY-MM-DD; Python's own reader takes other spellings too."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.isoformat() == value else None


def read_values(
    name: str, values: Iterable[str], rule: LinkRule, problems: list[BadValue]
) -> tuple[Any, ...]:
    """Keep the values that the rule reads, each once; put the others among problems."""
    kept: list[Any] = []
    for value in values:
        meant = rule.read(value)
        if meant is None:
            fault = rule.fault_of(value)
            problems.append(BadValue(name, value, rule.expected, rule.allowed, fault))
        elif kept and not rule.several:
            expected = f"one value; {kept[0]} came first"
            problems.append(BadValue(name, value, expected, fault="is one too many"))
        elif meant not in kept:
            kept.append(meant)
    return tuple(sorted(kept) if rule.several else kept)
