"""Words on and about charts: sums with their doubt, axis units, findings, alt texts."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from textwrap import wrap
from typing import Any

import pandas as pd

from lib.model.formats import (
    BETWEEN_SUMS,
    LEAST,
    announcements_in_words,
    currency_in_words,
    figures_of_sum,
    list_in_words,
    money_in_words,
    month_in_words,
    number_in_words,
    range_in_words,
    scale_of,
    to_places,
    unconverted_in_words,
    uncounted_in_words,
)
from lib.model.glossary import ENTRY_STATES, TERMS
from lib.model.language import ENGLISH, Words, gettext, gettext_noop, language
from lib.model.plot import Plot
from lib.model.vocabulary import BRIDGE_PARTS, STATES, TRACED, UNATTRIBUTED

#: Names that take an article within a sentence.
_WITH_THE = re.compile(
    r"\b(United Kingdom|United States|Netherlands|EU institutions)\b"
)
#: A row of a frame: column to value.
Row = Mapping[Any, Any]
#: The two sums that are never added.
SUMS = Words(
    **{
        TRACED: gettext_noop("From named donors"),
        UNATTRIBUTED: gettext_noop("In headlines, no donor named"),
    }
)
#: The drawing of each part of a sum.
DRAWN = {part: "new" if part == "named" else part for part in BRIDGE_PARTS}
#: In a finding, what its card says of what it is true: `Topic.placed`.
SCOPE, WITHIN = "{scope}", "{within}"
#: Letters of a line above a bar that a phone can hold.
LETTERS = 60
#: Low and high further apart than this share are written as a range.
TELLING = 0.02


def capital(words: str) -> str:
    """Begin with a capital letter and leave the others alone."""
    return words[:1].upper() + words[1:]


def cut(text: str, longest: int) -> str:
    """Shorten a text to so many letters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def in_a_sentence(names: str) -> str:
    """Give the names of donors their articles: the Netherlands and Norway."""
    # Names of donors take an article in English alone.
    return _WITH_THE.sub(r"the \1", names) if language() == ENGLISH else names


def axis_of_money(largest: float, currency: str) -> tuple[float, str]:
    """Pick the divisor and the words of an axis of money: (1e9, "Billion US dollars")."""
    divisor, word = scale_of(largest)
    named = currency_in_words(currency)
    if not word:
        return divisor, capital(named)
    return divisor, capital(gettext("{scale} {unit}", scale=word, unit=named))


def axis_of_sums(rows: pd.DataFrame, columns: Iterable[str]) -> tuple[float, str]:
    """Pick the divisor and the words of an axis for sums in one currency."""
    largest = rows[list(columns)].max().max()
    return axis_of_money(largest, rows["currency"].iloc[0])


def plus(said: Iterable[str]) -> str:
    """Write what stands beside a sum: " + 5 with no price given"."""
    return "".join(f" + {one}" for one in said)


def beside(row: Row) -> list[str]:
    """Say what a sum does not hold: pledges without a price, and what is not converted.

    What `sum_in_words` says in place of a sum is not said again.
    """
    sums: object = row["unconverted_sums"] if pd.notna(row["value"]) else ""
    return uncounted_in_words(int(row["unpriced"]), sums)


def unstated(row: Row) -> str:
    """Say why there is no sum: none is counted, none is converted, or none is stated."""
    left = unconverted_in_words(row.get("unconverted_sums"))
    why = gettext("no sum counted")
    if row.get("unpriced", True):
        why = gettext("no sum stated")
    return "; ".join(filter(None, [parts_in_words(row), left])) or why


def of_all(sums: pd.Series) -> str:
    """Join the sums of several rows that are not converted, as frames write them."""
    return BETWEEN_SUMS.join(sums.dropna())


def sum_in_words(row: Row) -> str:
    """Write a sum in units of its axis: 40.4; 0 to 0.787; 3.2 or more.

    Of a row with `value`, `low`, `high` and `open_ended`; the value may be missing.
    """
    return _as_known(row, _short, _span)


def _span(low: float, high: float) -> str:
    return gettext("{low} to {high}", low=_short(low), high=_short(high))


def worth_in_words(row: Row) -> str:
    """Write a sum of money: $44.3 billion; $9 to 12 billion; $3.2 billion or more.

    Of a row as `sum_in_words` takes it, with its `currency`.
    """
    one = partial(money_in_words, currency=row["currency"])
    return _as_known(row, one, partial(range_in_words, currency=row["currency"]))


def worth_of_part(row: Row, part: str) -> str:
    """Write a part of a sum of money with its doubt: $1.6 to 8.68 billion.

    Of a row with the column `part`, and with its `_low` and `_high` where these are known.
    """
    ends = {end: row.get(f"{part}_{end}", row[part]) for end in ("low", "high")}
    known = {"value": row[part], "open_ended": False, "currency": row["currency"]}
    return worth_in_words(ends | known)


def _as_known(
    row: Row, one: Callable[[float], str], span: Callable[[float, float], str]
) -> str:
    """Write a sum, or between what it lies, as surely as it is known."""
    if pd.isna(row["value"]):
        return unstated(row)
    ends = [row[name] for name in ("low", "value", "high")]
    low, high = min(ends), max(ends)
    words = span(low, high) if high - low > TELLING * high else one(row["value"])
    return gettext("{sum} or more", sum=words) if row["open_ended"] else words


def parts_in_words(row: Row) -> str:
    """Write the sum of each state by itself: $6 billion, promised on a condition; none is blank.

    Of a row as `worth_of_part` takes it, of states that a basis may not count.
    """
    known = {key: one for key, one in ENTRY_STATES.items() if pd.notna(row.get(key))}
    return "; ".join(
        f"{worth_of_part(row, key)}, {one.label}" for key, one in known.items()
    )


def unsummed_in_words(rows: pd.DataFrame, names: Iterable[str], tally: str = "") -> str:
    """Name below a drawing the rows without a sum in it, and tell why they have none.

    Sums that the basis leaves out are said with the row. Who states no sum is listed,
    with the announcements that the column `tally` counts, if any.
    """
    silent, apart, left = [], [], []
    for name, row in zip(names, rows.to_dict("records"), strict=True):
        if parts := parts_in_words(row):
            apart.append(f"{name} ({parts})")
        elif pd.notna(sums := row["unconverted_sums"]):
            left.append(f"{name} ({sums.replace(BETWEEN_SUMS, ', ')})")
        elif not tally:
            silent.append(name)
        elif row[tally]:
            silent.append(f"{name} ({announcements_in_words(row[tally])})")
    said = (
        (gettext_noop("No sum stated: {names}"), silent),
        (gettext_noop("Not counted: {names}"), apart),
        (gettext_noop("Not converted: {names}"), left),
    )
    return ". ".join(
        gettext(what, names=list_in_words(tuple(named)))
        for what, named in said
        if named
    )


def total_in_words(row: Row) -> str:
    """Write a sum of `traced_totals`: $44.3 billion + 5 with no price given.

    Where `entries` of the row is missing there is none.
    """
    if pd.isna(row["entries"]):
        return gettext("nothing announced")
    return f"{worth_in_words(row)}{plus(beside(row))}"


def row_in_words(row: Row) -> str:
    """Write what stands beside a name: its sum, the pledges without one."""
    disputed = f", {TERMS['disputed'].label}" if row.get("disputed") else ""
    return f"{sum_in_words(row)}{disputed}{plus(beside(row))}"


def words_of_rows(plot: Plot) -> list[str]:
    """Write what stands above each row of a plot: its name, which stands out, its label."""
    pairs = zip(plot.categories, plot.labels, strict=True)
    return [f"<b>{name}</b>  {label}" for name, label in pairs]


def lines_of_rows(plot: Plot) -> list[str]:
    """Write what stands above each row, on so many lines as a phone needs."""
    return list(map(_in_lines, plot.categories, plot.labels))


def _in_lines(name: str, label: str) -> str:
    """Break words where a line is full; the name, which stands out, comes first."""
    first, every = (
        "<br>".join(wrap(words, LETTERS)) for words in (name, f"{name} {label}")
    )
    return f"<b>{first}</b>{every.removeprefix(first)}"


def stressed(words: str) -> str:
    """Let all but the last word stand out: <b>Open</b> (3)."""
    first, last = words.rsplit(" ", 1)
    return f"<b>{first}</b> {last}"


def exactly(name: str, row: Row, states: Mapping[str, str]) -> str:
    """Write what shows on hover: every figure of a row to the last unit.

    `states` names, by column, the parts that are listed where they are known.
    """
    known = {words: row[column] for column, words in states.items()}
    ends: dict[str, float] = {}
    if pd.notna(row["value"]):
        ends = {gettext("low"): row["low"], gettext("high"): row["high"]}
    lines = [
        f"{words}: {row['currency']} {to_places(figure)}"
        for words, figure in {**known, **ends}.items()
        if pd.notna(figure)
    ]
    left = uncounted_in_words(row["unpriced"], row["unconverted_sums"])
    return "<br>".join([f"<b>{name}</b>", *lines, *(f"+ {one}" for one in left)])


def so_far_in_words(row: Row) -> str:
    """Write what a row adds up to: $44.3 billion; $9 to 12 billion; $3.2 billion or more.

    The row has the cumulative columns of a frame by month.
    """
    return worth_in_words(_as_sum(row))


def so_far_exactly(name: str, row: Row) -> str:
    """Write what shows on hover: a month, and what a row adds up to, to the last unit."""
    month = month_in_words(row["month"])
    title = gettext("{name}, up to {month}", name=name, month=month)
    return exactly(title, _as_sum(row), {"value": gettext("so far")})


def _as_sum(row: Row) -> dict[str, Any]:
    """Give what a row adds up to under the names of a sum."""
    names = ("low", "high", "open_ended", "unpriced", "unconverted_sums")
    so_far = {name: row[f"cumulative_{name}"] for name in names}
    return {**so_far, "value": row["cumulative"], "currency": row["currency"]}


#: What hover calls each state, of sums of one donor.
BY_STATE = Words(**{state: ENTRY_STATES[state].word for state in STATES[::-1]})
#: Of sums by who is named for them, what hover calls each column.
BY_NAME = Words(
    value=gettext_noop("in this sum"),
    named=gettext_noop("new money from named donors"),
    joint=gettext_noop("new money, joint"),
    **{key: one.word for key, one in ENTRY_STATES.items() if key != "new"},
)


def _short(number: float) -> str:
    if 0 < number < float(LEAST):
        return gettext("under {number}", number=number_in_words(float(LEAST)))
    return number_in_words(number, figures_of_sum(number))
