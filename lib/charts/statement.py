"""What a chart says, and the words that its sentence is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from lib.charts.captions import Row, capital
from lib.model.filters import filters_in_words
from lib.model.formats import (
    day_in_words,
    list_in_words,
    money_in_words,
    rates_in_words,
    sums_in_words,
)
from lib.model.glossary import BASIS_COUNTS, BASIS_ONCE, CLAIM_WORDS, ENTRY_STATES
from lib.model.language import gettext, ngettext
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, UNATTRIBUTED

#: Letters of a sentence up to which it takes in further doubts.
LONGEST = 300
#: So many donors or meetings of a filter are named, others are counted.
NAMED = 3
#: The states of a sum that are said after it.
OF_WHICH = ("earlier", "conditional", "restated")


@dataclass(frozen=True)
class Statement:
    """What a chart says, without a full stop.

    `clause` goes on from "As of 12 Feb 2026, ". `doubts` are what else must be known,
    the gravest first.
    """

    clause: str
    doubts: tuple[str, ...] = ()

    def sentence(self, selection: Selection) -> str:
        """Write one sentence, with as many of the doubts as it has room for."""
        day = day_in_words(selection.day)
        words = gettext("As of {day}, {clause}", day=day, clause=self.clause)
        for doubt in self.doubts:
            if len(words) + len(doubt) + len("; .") > LONGEST:
                break
            words += f"; {doubt}"
        return f"{words}."

    def caveats(self, scope: str) -> str:
        """Write every doubt, and what pledges are not: those of a scope."""
        doubts = "; ".join(self.doubts)
        said = f"{capital(doubts)}. " if doubts else ""
        limits = gettext(
            "Pledges {scope}, not all aid and not deliveries.", scope=scope
        )
        return f"{said}{limits}"


class Topic(View):
    """What a sentence is about beside its rows: the selection, in which ledger."""

    @property
    def meeting(self) -> str:
        """What one meeting is."""
        return self.ledger.subject.meeting

    @property
    def counted(self) -> str:
        """Say what a sum counts."""
        pledges = BASIS_COUNTS[self.selection.basis]
        return gettext("in {pledges}", pledges=pledges)

    @property
    def pledges(self) -> str:
        """Name what is added up month by month, where nothing counts twice."""
        return BASIS_ONCE[self.selection.basis]

    def of_donor(self, key: str) -> "Topic":
        """Leave out the filter that a sentence of one donor says by itself."""
        alone = self.selection.donor == (key,) and not self.selection.group
        return self.but(donor=()) if alone else self

    def of_meeting(self, key: str) -> "Topic":
        """Leave out the filter that a sentence of one meeting says by itself."""
        alone = self.selection.meeting == (key,)
        return self.but(meeting=()) if alone else self

    def within(self, *, money: bool = True) -> str:
        """Say the filters in brackets, after a blank; without any, nothing.

        With sums of money go the claims and the rates that count.
        """
        chosen = self.selection
        parts = filters_in_words(self, NAMED)
        if money:
            parts += [CLAIM_WORDS[chosen.claims]]
            rates = rates_in_words(chosen)
            parts += [gettext("at {rates}", rates=rates)] if chosen.rates else []
        said = "; ".join(filter(None, parts))
        return f" ({said})" if said else ""

    def placed(self, finding: str) -> str:
        """Say of what a finding is true, in the place of "{scope}" or of "{within}".

        The scope is where pledges were made and the filters; within are the filters
        alone, in brackets, which stand at the end where a finding names no place.
        """
        within = self.within(money=False)
        if "{scope}" in finding:
            return finding.replace("{scope}", self.scope(money=False))
        if "{within}" in finding:
            return finding.replace("{within}", within)
        return f"{finding}{within}"

    def scope(self, *, money: bool = True) -> str:
        """Say where pledges were made, and the filters."""
        return f"{self.ledger.subject.scope}{self.within(money=money)}"


def of_which(sums: Row, topic: Topic, currency: str) -> str:
    """Say in brackets how much of a sum is not plainly new; of none, nothing.

    `sums` has `value` and the states of it; what is missing is none. `unattributed` may
    be among them. The basis of the topic names the states that the sum counts.
    """
    words = {
        state: ENTRY_STATES[state].predicate
        for state in BASES[topic.selection.basis]
        if state in OF_WHICH
    } | {"unattributed": gettext("has no donor named")}
    found = {state: sums.get(state, 0.0) for state in words}
    some = {state: money for state, money in found.items() if money > 0}
    if len(some) == 1 and min(some.values()) >= sums["value"] > 0:
        alone = words[next(iter(some))]
        return " " + gettext("(all of it {predicate})", predicate=alone)
    parts = tuple(
        part_with_predicate(money_in_words(money, currency), words[state])
        for state, money in some.items()
    )
    return (
        " " + gettext("(of which {parts})", parts=list_in_words(parts)) if parts else ""
    )


def sum_counted(worth: str, topic: Topic, states: str = "") -> str:
    """Say of a sum in which pledges it is, and how much is not plainly new."""
    return gettext(
        "{sum} {counted}{states}", sum=worth, counted=topic.counted, states=states
    )


def part_with_predicate(money: str, predicate: str) -> str:
    """Say of a sum what it is: $3 billion was announced earlier."""
    return gettext("{sum} {predicate}", sum=money, predicate=predicate)


def uncounted(row: Row, topic: Topic) -> Iterable[str]:
    """Say what money a basis leaves out that hangs on a condition."""
    left_out = "conditional" not in BASES[topic.selection.basis]
    if left_out and row["conditional"] > 0:
        money = money_in_words(row["conditional"], row["currency"])
        yield gettext(
            "{sum} more is promised on a condition and not counted", sum=money
        )


def without_sum(
    number: int,
    whose: str = "",
    *,
    beside: bool = True,
    unconverted: str | float = "",
) -> Iterable[str]:
    """Say how many pledges state no sum, and which sums no rate converts; of none, nothing.

    `beside` one that is stated there are "more" of them.
    """
    if number and beside:
        yield ngettext(
            "{number} more announcement{whose} states no sum",
            "{number} more announcements{whose} state no sum",
            number,
            whose=whose,
        )
    elif number:
        yield ngettext(
            "{number} announcement{whose} states no sum",
            "{number} announcements{whose} state no sum",
            number,
            whose=whose,
        )
    if sums := sums_in_words(unconverted):
        more = gettext(
            "{sums} more{whose} could not be converted", sums=sums, whose=whose
        )
        alone = gettext("{sums}{whose} could not be converted", sums=sums, whose=whose)
        yield more if beside else alone


def jointly(rows: pd.DataFrame, topic: Topic) -> Iterable[str]:
    """Say, where donors are chosen, that joint pledges hold money of others too."""
    chosen = topic.selection.donor or topic.selection.group
    if chosen and rows["joint"].notna().any():
        yield gettext("joint pledges with other donors count in full")


def summed(rows: pd.DataFrame, columns: Iterable[str]) -> dict[str, float]:
    """Add up columns of rows; of none known the sum is missing."""
    return {name: float(rows[name].sum(min_count=1)) for name in columns}


def who_pledged(name: str, kind: str) -> str:
    """Say who pledged: Norway had pledged; no named donor accounts for."""
    if kind == UNATTRIBUTED:
        return gettext("has no donor named")
    if kind == "joint":
        return gettext("{donors} had pledged together", donors=name)
    return gettext("{donor} had pledged", donor=name)


def whose_sums(name: str, kind: str) -> str:
    """Say whose announcements are spoken of: of Norway; with no donor named."""
    if kind == UNATTRIBUTED:
        return gettext("with no donor named")
    return gettext("of {row}", row=name)
