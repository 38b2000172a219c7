"""Recompute the sums of a ledger a second time, in plain Python.

It follows design/02-data.md and shares nothing with lib/: no pandas, no frames, no
contracts. Where the two disagree, one of them has misread the text. Amounts are in
the currency asked for; missing is None, never zero.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from currency_converter import CurrencyConverter, RateNotFoundError

Row = dict[str, str]
Tables = dict[str, list[Row]]
Record = dict[str, Any]

STATES = ("new", "earlier", "conditional", "restated", "lapsed")
BASES = {
    "new": {"new"},
    "firm": {"new", "earlier"},
    "conditional": {"new", "earlier", "conditional"},
    "announced": {"new", "earlier", "conditional", "restated"},
}
UNATTRIBUTED = "unattributed"
KINDS = {
    "donor": "donor",
    "joint": "joint",
    "headline": UNATTRIBUTED,
    "total": UNATTRIBUTED,
}
COLUMNS = ("value", "low", "high")
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Choice:
    """How the ledger is read: the reader's choices that are not filters."""

    asof: str
    currency: str = "USD"
    basis: str = "firm"
    claims: str = "lead"
    rates: str = "announced"


@dataclass(frozen=True)
class Filter:
    """Which pledges are shown; an empty choice shows all."""

    donor: Collection[str] = ()
    meeting: Collection[str] = ()
    aid: Collection[str] = ()
    mechanism: Collection[str] = ()
    start: str = ""
    end: str = ""

    def shows(self, pledge: Row) -> bool:
        """Say whether a pledge is inside the filters."""
        return (
            (not self.donor or listed(pledge["donors"], self.donor))
            and (not self.meeting or pledge["meeting_id"] in self.meeting)
            and (not self.aid or pledge["aid_type"] in self.aid)
            and (not self.mechanism or listed(pledge["mechanism"], self.mechanism))
            and self.start <= pledge["announced_on"]
            and (not self.end or pledge["announced_on"] <= self.end)
        )


def listed(cell: str, wanted: Collection[str]) -> bool:
    """Say whether a `;`-separated cell names one of those wanted."""
    return any(name in wanted for name in cell.split(";"))


# --- Reading --------------------------------------------------------------------------


def read_tables(folder: Path) -> Tables:
    """Read every CSV file of a ledger folder, each cell as the text it is."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            tables[path.stem] = list(csv.DictReader(lines))
    return tables


def in_force(row: Row, asof: str) -> bool:
    """Say whether the ledger held this row at the end of the day `asof`."""
    withdrawn = row["withdrawn_on"] != "" and row["withdrawn_on"] <= asof
    return row["recorded_on"] <= asof and not withdrawn


def number(text: str) -> float | None:
    """Read a number; an empty cell is missing."""
    return float(text) if text else None


# --- From printed words to numbers ----------------------------------------------------


class Figures(NamedTuple):
    """A figure and its bounds."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> Figures:
        """Return the figures in another currency."""
        return Figures(self.value * factor, self.low * factor, self.high * factor)


SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
COUNT = {
    "dozens of": (24, 100),
    "several hundred": (300, 1000),
    "several": (3, 10),
    "hundreds of": (200, 1000),
    "thousands of": (2000, 10000),
}
X = "(?P<x>thousand|million|billion)"
NATION = (
    r"(?:us|u\.s\.|american|canadian|australian|new zealand|british|norwegian"
    r"|swedish|danish|icelandic|swiss|czech|polish|japanese)"
)
COIN = (
    r"(?:dollars?|euros?|pounds?(?: sterling)?|crowns?|kron(?:e|er|or|a|ur)|francs?"
    r"|zlot(?:y|ys|ych)|korunas?|yen|usd|eur|gbp|cad|aud|nzd|nok|sek|dkk|isk|chf|czk"
    r"|pln|jpy)"
)
VAGUE = re.compile(
    r"(?:(?:in )?the )?"
    rf"(?:(?P<tens>tens of) {X}s?"
    rf"|(?P<count>{'|'.join(COUNT)})(?: {X.replace('<x>', '<y>')}s?)?"
    rf"|{X.replace('<x>', '<z>')}s)"
    rf"(?: (?:of )?(?:{NATION} )?{COIN})?"
)


def vague_bounds(printed: str) -> tuple[float, float] | None:
    """Return low and high of a vague phrase; None for one not in the closed list."""
    found = VAGUE.fullmatch(" ".join(printed.lower().split()))
    if found is None:
        return None
    if found["tens"]:
        low, high, scale = 20.0, 100.0, found["x"]
    elif found["count"]:
        (low, high), scale = COUNT[found["count"]], found["y"]
    else:
        low, high, scale = 2.0, 10.0, found["z"]
    unit = SCALE[scale] if scale else 1.0
    return low * unit, high * unit


QUALIFIED: dict[str, Callable[[float], Figures]] = {
    "exact": lambda a: Figures(a, a, a),
    "about": lambda a: Figures(a, 0.95 * a, 1.05 * a),
    "nearly": lambda a: Figures(a, 0.95 * a, a),
    "at_least": lambda a: Figures(a, a, a),
    "over": lambda a: Figures(a, a, a),
    "up_to": lambda a: Figures(a, 0.0, a),
}


def printed_figures(claim: Row) -> Figures | None:
    """Turn a claim into figures of its own currency; None where it is unpriced."""
    if claim["qualifier"] == "vague":
        bounds = vague_bounds(claim["amount_as_printed"])
        return Figures(bounds[0], *bounds) if bounds else None
    amount, amount_to = number(claim["amount"]), number(claim["amount_to"])
    if amount is None or claim["qualifier"] == "none":
        return None
    if claim["qualifier"] == "range":
        return None if amount_to is None else Figures(amount, amount, amount_to)
    return QUALIFIED[claim["qualifier"]](amount)


def open_ended(claim: Row) -> bool:
    """Say whether the claim names a figure that may be more."""
    return claim["qualifier"] in ("at_least", "over")


# --- Money ----------------------------------------------------------------------------


@cache
def reference_rates() -> CurrencyConverter:
    """Load the reference rates of the European Central Bank, gaps kept."""
    return CurrencyConverter(fallback_on_missing_rate=False)


@cache
def euros_for_one(currency: str, day: str) -> float | None:
    """Return the rate of the day, or the last one at most 14 days before it."""
    if currency == "EUR":
        return 1.0
    for days_before in range(15):
        try:
            published = date.fromisoformat(day) - timedelta(days=days_before)
            rate = reference_rates().convert(1, currency, "EUR", date=published)
            return float(rate)
        except RateNotFoundError:
            continue
        except ValueError:  # a currency without reference rates
            return None
    return None


def factor(tables: Tables, source: str, target: str, day: str) -> float | None:
    """Return what one unit of the source currency was worth in the target's."""
    if source == target:
        return 1.0
    euros, euros_for_target = euros_for_one(source, day), euros_for_one(target, day)
    if euros_for_target is None:
        return None
    if euros is None:
        return factor_by_the_ledger(tables, source, target, day)
    return euros / euros_for_target


def factor_by_the_ledger(
    tables: Tables, source: str, target: str, day: str
) -> float | None:
    """Return it by the ledger's own rate, of the day or at most 14 days before."""
    first = (date.fromisoformat(day) - timedelta(days=14)).isoformat()
    own = [
        row
        for row in tables.get("rates", [])
        if row["currency"] == source and first <= row["day"] <= day
    ]
    if not own:
        return None
    newest = max(own, key=lambda row: row["day"])
    # So many of the source's units are one of the other currency.
    units = float(newest["value"])
    through = factor({}, newest["per"], target, day)
    return None if through is None else through / units


def check(choice: Choice) -> None:
    """Refuse unknown choices, and a fixed day after the last published rate."""
    if choice.basis not in BASES:
        raise ValueError(f"basis {choice.basis!r} is not known: {', '.join(BASES)}")
    if choice.claims not in ("lead", "lowest", "highest"):
        raise ValueError(f"claims {choice.claims!r} is not known")
    last = reference_rates().bounds["EUR"].last_date.isoformat()
    if choice.rates != "announced" and choice.rates > last:
        raise ValueError(f"rates {choice.rates} is after the last rate, of {last}")


# --- The ledger as of a day -----------------------------------------------------------


class View:
    """The pledges, claims and events in force, read with one choice."""

    def __init__(self, tables: Tables, choice: Choice) -> None:
        check(choice)
        self.choice = choice
        self.tables = tables
        self.pledges = {
            row["pledge_id"]: row
            for row in tables["pledges"]
            if in_force(row, choice.asof)
        }
        self.claims = self._by_pledge(tables["claims"])
        self.events = self._by_pledge(
            row for row in tables["condition_events"] if row["date"] <= choice.asof
        )
        self.successors: dict[str, list[str]] = defaultdict(list)
        for row in tables["pledges"]:
            self.successors[row["replaces"]].append(row["pledge_id"])
        self.counting = {
            key: row for key, row in self.pledges.items() if row["scope"] in KINDS
        }
        self.whole = {key: self._whole_of(key) for key in self.counting}
        self.parts: dict[str, list[str]] = defaultdict(list)
        for key, whole in self.whole.items():
            if whole:
                self.parts[whole].append(key)
        self.own = {key: self._own_figures(key) for key in self.pledges}

    def _by_pledge(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """Group the rows in force by their pledge."""
        groups = defaultdict(list)
        for row in rows:
            if in_force(row, self.choice.asof):
                groups[row["pledge_id"]].append(row)
        return groups

    def _whole_of(self, pledge_id: str) -> str | None:
        """Return the pledge that includes this one; a cumulative row never does."""
        whole = self.standing(self.counting[pledge_id]["part_of"])
        return whole if whole in self.counting else None

    def _own_figures(self, pledge_id: str) -> Figures | None:
        """Return the pledge's own converted figures, by the claim that counts."""
        claim = counting_claim(self, pledge_id)
        return converted(self, claim, self.choice.rates) if claim else None

    def standing(self, pledge_id: str) -> str | None:
        """Return the row in force that a reference means, following `replaces`."""
        if not pledge_id or pledge_id in self.pledges:
            return pledge_id or None
        followed = (self.standing(key) for key in self.successors.get(pledge_id, ()))
        return next((key for key in followed if key), None)

    def above(self, pledge_id: str) -> Iterator[str]:
        """Yield the pledges that include this one, the nearest first."""
        whole = self.whole[pledge_id]
        if whole:
            yield whole
            yield from self.above(whole)

    def below(self, pledge_id: str) -> Iterator[str]:
        """Yield all parts of this pledge, to any depth."""
        for part in self.parts.get(pledge_id, ()):
            yield part
            yield from self.below(part)


def converted(view: View, claim: Row, rates: str) -> Figures | None:
    """Return a claim's figures in the view's currency, at announced or fixed rates."""
    figures = printed_figures(claim)
    announced_on = view.pledges[claim["pledge_id"]]["announced_on"]
    day = announced_on if rates == "announced" else rates
    rate = factor(view.tables, claim["currency"], view.choice.currency, day)
    return figures.times(rate) if figures and rate is not None else None


def lead_claim(view: View, pledge_id: str) -> Row | None:
    """Return the lead among the claims in force."""
    claims = view.claims.get(pledge_id, [])
    return next((claim for claim in claims if claim["lead"] == "true"), None)


def left_as_stated(view: View, claim: Row) -> bool:
    """Say whether a claim states a sum that no rate converts."""
    figures = printed_figures(claim)
    return figures is not None and converted(view, claim, view.choice.rates) is None


def counting_claim(view: View, pledge_id: str) -> Row | None:
    """Return the lead claim, priced or not, or the lowest or highest priced one.

    Of none that is priced, one that states a sum, the lead before others.
    """
    if view.choice.claims == "lead":
        return lead_claim(view, pledge_id)
    priced = []
    for claim in view.claims.get(pledge_id, []):
        figures = converted(view, claim, view.choice.rates)
        if figures:
            priced.append((figures, claim))
    if priced:
        choose = min if view.choice.claims == "lowest" else max
        return choose(priced, key=lambda pair: pair[0])[1]
    stated = [
        row for row in view.claims.get(pledge_id, []) if left_as_stated(view, row)
    ]
    leading = [row for row in stated if row["lead"] == "true"]
    return next(iter([*leading, *stated]), None)


def unconverted_figures(view: View, pledge_id: str) -> tuple[str, Figures] | None:
    """Return the currency and figures that a pledge states and no rate converts."""
    claim = counting_claim(view, pledge_id)
    if claim is None or not left_as_stated(view, claim):
        return None
    figures = printed_figures(claim)
    return (claim["currency"], figures) if figures else None


def effective_in(
    view: View, pledge_id: str, currency: str, column: str
) -> float | None:
    """Return what a pledge is worth with its parts, of what stays in one currency."""
    of_parts = parts_in(view, pledge_id, currency, column)
    both = [of_parts, stated_in(view, pledge_id, currency, column)]
    return max((figure for figure in both if figure is not None), default=None)


def parts_in(view: View, pledge_id: str, currency: str, column: str) -> float | None:
    """Return the sum of the direct parts, of what stays in one currency."""
    return summed(
        effective_in(view, part, currency, column)
        for part in view.parts.get(pledge_id, ())
    )


def stated_in(view: View, pledge_id: str, currency: str, column: str) -> float | None:
    """Return a pledge's own figure where it stays in this currency."""
    stated = unconverted_figures(view, pledge_id)
    return getattr(stated[1], column) if stated and stated[0] == currency else None


def left_in_own_currency(view: View, pledge_id: str) -> Record:
    """Return what a pledge states that is not converted, and what its parts leave."""
    stated = unconverted_figures(view, pledge_id)
    record: Record = {"stated_currency": stated[0] if stated else None}
    for column in ("low", "high"):
        own_figure = getattr(stated[1], column) if stated else None
        of_parts = parts_in(view, pledge_id, stated[0], column) if stated else None
        record[f"stated_{column}"] = own_figure
        record[f"unconverted_{column}"] = (
            None if own_figure is None else max(own_figure - (of_parts or 0.0), 0.0)
        )
    return record


# --- Disputed -------------------------------------------------------------------------


def differ(one: tuple[Figures, Row], other: tuple[Figures, Row]) -> bool:
    """Say whether two priced claims contradict each other."""
    small, large = sorted((one[0].value, other[0].value))
    if not large > 1.02 * small * (1 + TOLERANCE):
        return False
    return not (allows(one, other[0].value) or allows(other, one[0].value))


def allows(priced: tuple[Figures, Row], value: float) -> bool:
    """Say whether a vague claim has the value inside its bounds."""
    figures, claim = priced
    return claim["qualifier"] == "vague" and figures.low <= value <= figures.high


def disputed(view: View, pledge_id: str) -> bool:
    """Say whether claims of a pledge differ, at the rates of announced_on."""
    priced = []
    for claim in view.claims.get(pledge_id, []):
        figures = converted(view, claim, "announced")
        if figures:
            priced.append((figures, claim))
    return any(differ(one, other) for one, other in combinations(priced, 2))


# --- Sums that add up -----------------------------------------------------------------


def own(view: View, pledge_id: str, column: str) -> float | None:
    """Return one column of a pledge's own figures."""
    figures = view.own[pledge_id]
    return getattr(figures, column) if figures else None


def sum_of_parts(view: View, pledge_id: str, column: str) -> float | None:
    """Return the sum of effective over the direct parts; None where none has one."""
    return summed(
        effective(view, part, column) for part in view.parts.get(pledge_id, ())
    )


def effective(view: View, pledge_id: str, column: str) -> float | None:
    """Return the larger of a pledge's own value and the sum of its parts."""
    both = (own(view, pledge_id, column), sum_of_parts(view, pledge_id, column))
    return max((figure for figure in both if figure is not None), default=None)


def contribution(view: View, pledge_id: str, column: str) -> float | None:
    """Return what a pledge adds beyond its parts, not below 0."""
    value = own(view, pledge_id, column)
    if value is None:
        return None
    return max(value - (sum_of_parts(view, pledge_id, column) or 0.0), 0.0)


def parts_exceed_whole(view: View, pledge_id: str) -> bool:
    """Say whether the parts are worth more than a priced, closed whole can be."""
    high = own(view, pledge_id, "high")
    parts = sum_of_parts(view, pledge_id, "value")
    if high is None or parts is None or is_open_ended(view, pledge_id):
        return False
    return parts > high * (1 + TOLERANCE)


def is_open_ended(view: View, pledge_id: str) -> bool:
    """Say whether the claim that prices the pledge is open-ended."""
    claim = counting_claim(view, pledge_id)
    return view.own[pledge_id] is not None and claim is not None and open_ended(claim)


def summed(figures: Iterable[float | None]) -> float | None:
    """Add up what is known; None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return math.fsum(known) if known else None


# --- States ---------------------------------------------------------------------------


def state(view: View, pledge_id: str) -> str:
    """Return the first state that fits."""
    pledge = view.pledges[pledge_id]
    status = condition_status(view, pledge_id) if pledge["condition"] else ""
    if already_counted(view, pledge_id):
        return "restated"
    if status in ("lapsed", "withdrawn"):
        return "lapsed"
    if status == "pending":
        return "conditional"
    return "earlier" if pledge["novelty"] == "announced_before" else "new"


def already_counted(view: View, pledge_id: str) -> bool:
    """Say whether a row in force holds the money, here or of a pledge above."""
    rows = (view.pledges[key] for key in (pledge_id, *view.above(pledge_id)))
    return any(view.standing(row["counted_in"]) for row in rows)


def states_a_sum(view: View, pledge_id: str) -> bool:
    """Say whether a pledge has a figure of its own, converted or not."""
    stays = unconverted_figures(view, pledge_id) is not None
    return view.own[pledge_id] is not None or stays


def packages(view: View, pledge_id: str) -> list[str]:
    """Return the pledges of named donors that include this one."""
    return [key for key in view.above(pledge_id) if not nameless(view.pledges[key])]


def unpriced(view: View, pledge_id: str) -> bool:
    """Say whether no figure covers this pledge: own, above or below."""
    around = (pledge_id, *packages(view, pledge_id), *view.below(pledge_id))
    return not any(states_a_sum(view, key) for key in around)


def unconverted(view: View, pledge_id: str) -> bool:
    """Say whether a sum stays in its own currency, in no package that has a price."""
    if unconverted_figures(view, pledge_id) is None:
        return False
    return all(view.own[key] is None for key in packages(view, pledge_id))


def itemised(view: View, pledge_id: str) -> bool:
    """Say whether this pledge has no price but its package or its parts have."""
    if view.own[pledge_id] is not None:
        return False
    return not unpriced(view, pledge_id) and not unconverted(view, pledge_id)


def offer(view: View, pledge_id: str) -> bool:
    """Say whether this is what a sentence calls a pledge."""
    given = (pledge_id, *view.above(pledge_id))
    named = [view.pledges[key]["scope"] in ("donor", "joint") for key in given]
    return named[0] and not any(named[1:])


# --- Conditions -----------------------------------------------------------------------


def reports(view: View, pledge_id: str) -> list[Row]:
    """Return the condition events of a pledge, by date, then event_id."""
    events = view.events.get(pledge_id, [])
    return sorted(events, key=lambda event: (event["date"], event["event_id"]))


def deciding_report(view: View, pledge_id: str) -> Row | None:
    """Return the last event that settles a state."""
    events = reports(view, pledge_id)
    settling = [row for row in events if row["status_after"] not in ("", "unknown")]
    return settling[-1] if settling else None


def condition_status(view: View, pledge_id: str) -> str:
    """Return the state of the condition; pending where no event settles it."""
    deciding = deciding_report(view, pledge_id)
    return deciding["status_after"] if deciding else "pending"


def progress(view: View, pledge_id: str) -> float | None:
    """Return the last total reported, else what others than the pledger gave."""
    pledge = view.pledges[pledge_id]
    unit, pledgers = pledge["condition_unit"], pledge["donors"].split(";")
    events = [
        row
        for row in reports(view, pledge_id)
        if row["quantity"] and row["unit"] == unit != ""
    ]
    totals = [row for row in events if not row["donor_id"]]
    if totals:
        return number(totals[-1]["quantity"])
    return summed(
        number(row["quantity"]) for row in events if row["donor_id"] not in pledgers
    )


def condition(view: View, pledge_id: str) -> Record:
    """Return one row of the frame conditions."""
    pledge, deciding = view.pledges[pledge_id], deciding_report(view, pledge_id)
    lead = lead_claim(view, pledge_id)
    return {
        "pledge_id": pledge_id,
        "meeting_id": pledge["meeting_id"] or None,
        "donors": donors_key(pledge),
        "offer_quantity": number(lead["quantity"]) if lead else None,
        "offer_unit": (lead["unit"] or None) if lead else None,
        "value": own(view, pledge_id, "value"),
        "threshold": number(pledge["condition_threshold"]),
        "threshold_unit": pledge["condition_unit"] or None,
        "progress": progress(view, pledge_id),
        "status": condition_status(view, pledge_id),
        "status_on": deciding["date"] if deciding else pledge["announced_on"],
        "events": len(view.events.get(pledge_id, [])),
    }


def conditions(view: View, chosen: Filter) -> list[Record]:
    """Return every pledge with a condition, met ones too."""
    return [
        condition(view, key)
        for key, pledge in sorted(view.pledges.items())
        if pledge["condition"] and chosen.shows(pledge)
    ]


# --- Contributions --------------------------------------------------------------------


def donors_key(pledge: Row) -> str:
    """Return the donors of a pledge; a headline or total has none."""
    return UNATTRIBUTED if nameless(pledge) else pledge["donors"]


def nameless(row: Row | Record) -> bool:
    """Say whether a sum names no donor: a headline, or another total."""
    return KINDS[row["scope"]] == UNATTRIBUTED


def contribution_row(view: View, pledge_id: str) -> Record:
    """Return one row of the frame contributions."""
    pledge = view.pledges[pledge_id]
    return {
        "pledge_id": pledge_id,
        "meeting_id": pledge["meeting_id"] or None,
        "announced_on": pledge["announced_on"],
        "scope": pledge["scope"],
        "donors": donors_key(pledge),
        "state": state(view, pledge_id),
        **{column: contribution(view, pledge_id, column) for column in COLUMNS},
        "unpriced": unpriced(view, pledge_id),
        "unconverted": unconverted(view, pledge_id),
        **left_in_own_currency(view, pledge_id),
        "itemised": itemised(view, pledge_id),
        "open_ended": is_open_ended(view, pledge_id),
        "parts_exceed_whole": parts_exceed_whole(view, pledge_id),
        "disputed": disputed(view, pledge_id),
        "pledge": offer(view, pledge_id),
    }


def contributions(view: View, chosen: Filter) -> list[Record]:
    """Return the contributions inside the filters, computed over the whole ledger."""
    everything = [contribution_row(view, key) for key in sorted(view.counting)]
    return [row for row in everything if chosen.shows(view.pledges[row["pledge_id"]])]


# --- Frames of sums -------------------------------------------------------------------


def grouped(
    rows: Iterable[Record], *columns: str
) -> dict[tuple[Any, ...], list[Record]]:
    """Group rows by the values of some columns, groups in order of their key."""
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return dict(sorted(groups.items()))


def total(
    rows: Iterable[Record], states: Collection[str], column: str = "value"
) -> float | None:
    """Add up one column over the rows in these states."""
    return summed(row[column] for row in rows if row["state"] in states)


def basis_sums(view: View, rows: list[Record]) -> Record:
    """Return value, low and high of the states that the basis counts."""
    states = BASES[view.choice.basis]
    return {column: total(rows, states, column) for column in COLUMNS}


def counts(rows: list[Record]) -> Record:
    """Return the numbers of rows that stand beside a sum."""
    return {
        "entries": len(rows),
        "pledges": sum(row["pledge"] for row in rows),
        "unpriced": sum(row["unpriced"] for row in rows),
        "unconverted": sum(row["unconverted"] for row in rows),
        "itemised": sum(row["itemised"] for row in rows),
    }


def donor_totals(view: View, chosen: Filter) -> list[Record]:
    """Return one row a donor, a joint set, or unattributed."""
    dollars = View(view.tables, replace(view.choice, currency="USD"))
    in_dollars = grouped(contributions(dollars, chosen), "donors")
    return [
        {
            "donors": key,
            "kind": KINDS[rows[0]["scope"]],
            **basis_sums(view, rows),
            **{name: total(rows, {name}) for name in STATES},
            **counts(rows),
            **shares(view, rows, basis_sums(view, in_dollars[(key,)])["value"]),
        }
        for (key,), rows in grouped(contributions(view, chosen), "donors").items()
    ]


def shares(view: View, rows: list[Record], usd: float | None) -> Record:
    """Return percent of GDP and value per head of a single donor."""
    donors = {row["donor_id"]: row for row in view.tables["donors"]}
    single = rows[0]["scope"] == "donor"
    donor = donors.get(rows[0]["donors"], {}) if single else {}
    gdp = number(donor.get("gdp_usd", ""))
    heads = number(donor.get("population", ""))
    value = basis_sums(view, rows)["value"]
    return {
        "per_gdp": 100 * usd / gdp if usd is not None and gdp else None,
        "per_capita": value / heads if value is not None and heads else None,
    }


def headline_pledge(view: View, meeting_id: str) -> str | None:
    """Return what the meeting announced as a whole."""
    found = [
        key
        for key, pledge in view.pledges.items()
        if pledge["scope"] == "headline" and pledge["meeting_id"] == meeting_id
    ]
    if len(found) > 1:
        raise ValueError(f"{meeting_id} has two headlines: {', '.join(found)}")
    return found[0] if found else None


def meeting_totals(view: View, chosen: Filter) -> list[Record]:
    """Return one row a meeting."""
    rows = [row for row in contributions(view, chosen) if row["meeting_id"]]
    return [
        meeting_row(view, meeting_id, group)
        for (meeting_id,), group in grouped(rows, "meeting_id").items()
    ]


def meeting_row(view: View, meeting_id: str, rows: list[Record]) -> Record:
    """Return the sums of one meeting."""
    headline = headline_pledge(view, meeting_id)
    doubt = any(row["disputed"] for row in rows)
    return {
        "meeting_id": meeting_id,
        "headline": own(view, headline, "value") if headline else None,
        **basis_sums(view, rows),
        **new_by_scope(rows),
        **{name: total(rows, {name}) for name in STATES if name != "new"},
        **counts(rows),
        "parts_exceed_whole": any(row["parts_exceed_whole"] for row in rows),
        "disputed": disputed(view, headline) if headline else doubt,
    }


def new_by_scope(rows: list[Record]) -> Record:
    """Return what is new, by who gives: named, joint, unattributed, with bounds."""
    sums = {}
    for name, kind in (
        ("named", "donor"),
        ("joint", "joint"),
        ("unattributed", UNATTRIBUTED),
    ):
        given = [row for row in rows if KINDS[row["scope"]] == kind]
        sums[name] = total(given, {"new"})
        sums[f"{name}_low"] = total(given, {"new"}, "low")
        sums[f"{name}_high"] = total(given, {"new"}, "high")
    return sums


def promised(view: View, chosen: Filter) -> list[Record]:
    """Return what named donors promised, its parts, and what no donor is named for."""
    rows = contributions(view, chosen)
    basis = BASES[view.choice.basis]
    traced = [row for row in rows if not nameless(row)]
    groups: dict[str, list[Record]] = {
        "traced": traced,
        "unattributed": [row for row in rows if nameless(row)],
    }
    for row in traced:
        part = row["state"]
        if part == "new":
            part = "named" if row["scope"] == "donor" else "joint"
        groups.setdefault(part, []).append(row)
    groups.pop("lapsed", None)
    return [
        promised_row(
            part, some, basis if part in ("traced", UNATTRIBUTED) else set(STATES)
        )
        for part, some in groups.items()
        if some
    ]


def promised_row(part: str, rows: list[Record], states: Collection[str]) -> Record:
    """Return one sum in these states, and who promised a sum that is in it, and where."""
    summed_up = [row for row in rows if row["state"] in states and row["value"]]
    named = [row["donors"] for row in summed_up if not nameless(row)]
    counted = counts(rows)
    return {
        "part": part,
        **{column: total(rows, states, column) for column in COLUMNS},
        **{name: counted[name] for name in counted if name != "itemised"},
        "disputed": sum(row["disputed"] for row in rows),
        "donors": len({donor for key in named for donor in key.split(";")}),
        "meetings": len({row["meeting_id"] for row in summed_up if row["meeting_id"]}),
    }


def timeline(view: View, chosen: Filter) -> list[Record]:
    """Return every month from the first to the last, empty ones too.

    What is traced is added up month after month, money restated counted once; what is
    traced to nobody stands beside it and is never added up.
    """
    rows = contributions(view, chosen)
    months = grouped(({**r, "month": r["announced_on"][:7]} for r in rows), "month")
    once = "conditional" if view.choice.basis == "announced" else view.choice.basis
    told, so_far = [], None
    for month in months_through(month for (month,) in months):
        of_month = months.get((month,), [])
        traced = [row for row in of_month if not nameless(row)]
        nobody = [row for row in of_month if nameless(row)]
        so_far = summed([so_far, total(traced, BASES[once])])
        sums = basis_sums(view, nobody)
        told.append(
            {
                "month": month,
                **basis_sums(view, traced),
                **counts(traced),
                "cumulative": so_far,
                "untraced": sums["value"],
                "untraced_low": sums["low"],
                "untraced_high": sums["high"],
                "untraced_entries": len(nobody),
                "untraced_unpriced": counts(nobody)["unpriced"],
            }
        )
    return told


def months_through(months: Iterable[str]) -> list[str]:
    """Return all months from the first to the last of some."""
    numbers = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in months]
    if not numbers:
        return []
    every = range(min(numbers), max(numbers) + 1)
    return [f"{month // 12}-{month % 12 + 1:02}" for month in every]


# --- Items ----------------------------------------------------------------------------


def lead_quantity(view: View, pledge_id: str) -> tuple[float | None, str]:
    """Return quantity and unit of the lead claim."""
    lead = lead_claim(view, pledge_id)
    return (number(lead["quantity"]), lead["unit"]) if lead else (None, "")


def counted_above(view: View, pledge_id: str, unit: str) -> bool:
    """Say whether a pledge above counts the same unit."""
    quantities = [lead_quantity(view, key) for key in view.above(pledge_id)]
    return any(known is not None and named == unit for known, named in quantities)


def item_rows(view: View, chosen: Filter) -> Iterator[Record]:
    """Yield the contributions that have an item class and a unit of their own."""
    for row in contributions(view, chosen):
        quantity, unit = lead_quantity(view, row["pledge_id"])
        item_class = view.pledges[row["pledge_id"]]["item_class"]
        if item_class and unit and not counted_above(view, row["pledge_id"], unit):
            yield {**row, "item_class": item_class, "unit": unit, "quantity": quantity}


def items(view: View, chosen: Filter) -> list[Record]:
    """Return one row an item class and unit.

    `pledges` counts rows of every state, `counted` those in one of the two sums.
    """
    counting = BASES["conditional"]
    return [
        {
            "item_class": item_class,
            "unit": unit,
            "quantity": total(rows, BASES["firm"], "quantity"),
            "conditional_quantity": total(rows, {"conditional"}, "quantity"),
            "entries": len(rows),
            "counted": sum(
                row["state"] in counting and row["quantity"] is not None for row in rows
            ),
        }
        for (item_class, unit), rows in grouped(
            item_rows(view, chosen), "item_class", "unit"
        ).items()
    ]


# --- All of it ------------------------------------------------------------------------

FRAMES: dict[str, Callable[[View, Filter], list[Record]]] = {
    "contributions": contributions,
    "donor_totals": donor_totals,
    "meeting_totals": meeting_totals,
    "conditions": conditions,
    "timeline": timeline,
    "items": items,
    "promised": promised,
}


def recompute(  # noqa: PLR0913 (one name for each choice of a reader)
    tables: Tables,
    *,
    asof: str,
    currency: str = "USD",
    basis: str = "firm",
    claims: str = "lead",
    rates: str = "announced",
    donor: Collection[str] = (),
    meeting: Collection[str] = (),
    aid: Collection[str] = (),
    mechanism: Collection[str] = (),
    start: str = "",
    end: str = "",
) -> dict[str, list[Record]]:
    """Return every frame, by name, for one selection; dates are YYYY-MM-DD."""
    view = View(tables, Choice(asof, currency, basis, claims, rates))
    chosen = Filter(donor, meeting, aid, mechanism, start, end)
    return {name: frame(view, chosen) for name, frame in FRAMES.items()}
