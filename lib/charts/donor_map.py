"""Where promises come from: countries in classes, and beside them who has no country."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from math import floor, inf, log10

import pandas as pd

from lib.charts.bars import known, segments
from lib.charts.captions import BY_STATE, Row, beside, exactly, plus, worth_in_words
from lib.charts.donors import (
    MEASURES,
    donor_totals_finding,
    first_name,
    measured,
    notes_of,
    of_kind,
    single_donors,
)
from lib.charts.maps import has_place
from lib.model.counts import counted
from lib.model.drawings import ACCENT
from lib.model.formats import number_in_words, range_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.plot import Plot, Series
from lib.model.selection import Selection
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED

#: Classes of countries at most; the steps at which one ends, times a power of ten.
CLASSES, STEPS = 5, (1, 2, 5, 10)
PLACELESS = gettext_noop("Beside the map")
#: Donors without a place and joint sets that are listed, of sets at most one; the table
#: has all of them.
LISTED = 2
#: Writes what lies between two figures; between a figure and itself, that one.
Saying = Callable[[float, float], str]
BORDERS = gettext_noop("Shapes: Natural Earth; no statement on any border")
#: What has no place on a map is drawn by whose it is.
DRAWN = {"donor": "new", "joint": "joint", UNATTRIBUTED: UNATTRIBUTED}


def donor_map_plots(totals: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what each country pledged, and beside it whatever names no country.

    Rows of the frame `donor_totals`, in its order. Joint pledges and what names no
    donor have sums only, no shares of GDP and nothing per head. Where no country has a
    figure there is no map.
    """
    placed = _by_measure(in_places(totals), chosen.per)
    if placed[MEASURES[chosen.per]].isna().all():
        return []
    countries = _countries(placed, chosen)
    others = _placeless(totals)
    return [countries, *([_list(others, totals)] if len(others) else [])]


def donor_map_finding(totals: pd.DataFrame, chosen: Selection) -> str:
    """Say in one sentence of how many countries which one pledged most."""
    placed = in_places(totals)
    said = donor_totals_finding(placed, chosen)
    number = len(single_donors(placed, chosen.per))
    if number < 2:
        return said
    return gettext(
        "Of {number} countries with a figure, {finding}",
        number=number,
        finding=_within(said),
    )


def _within(said: str) -> str:
    """Let a finding go on within a sentence: the United States pledged most."""
    return said.replace("The ", "the ", 1) if said.startswith("The ") else said


def _by_measure(rows: pd.DataFrame, per: str) -> pd.DataFrame:
    """Order donors by a measure, the largest first, and last those without a figure."""
    first = single_donors(rows, per)
    return pd.concat([first, rows.drop(first.index)])


def in_places(totals: pd.DataFrame) -> pd.DataFrame:
    """Keep the donors that are countries with a place on the map."""
    single = totals[totals["kind"] == "donor"]
    return single[single["donors"].map(has_place).astype(bool)]


def of_countries(rows: pd.DataFrame, _: Ledger) -> pd.DataFrame:
    """Take the contributions of one country each."""
    alone = rows[rows["scope"] == "donor"]
    return alone[alone["donors"].map(has_place).astype(bool)]


def breaks_of(values: pd.Series) -> list[float]:
    """Part figures into classes of about as many each, at 1, 2 or 5 times a power of ten.

    Each class, from one break on until below the next, holds a figure. Where most are
    alike, the largest is parted from them; what no break parts has none.
    """
    above = values[values > 0]
    if above.empty:
        return []
    shares = [number / CLASSES for number in range(1, CLASSES)]
    nearest = sorted({_nearest(one) for one in above.quantile(shares)})
    return _parting(values, nearest) or _parting(values, [_below(above.max())])


def _parting(values: pd.Series, steps: list[float]) -> list[float]:
    """Keep the steps that have a figure on either side, up to the next."""
    breaks: list[float] = []
    for step in steps:
        least = breaks[-1] if breaks else -inf
        if ((values >= least) & (values < step)).any() and (values >= step).any():
            breaks.append(step)
    return breaks


def _nearest(value: float) -> float:
    """Find the nearest 1, 2 or 5 times a power of ten, as ratios go."""
    return min(_steps(value), key=lambda step: abs(log10(step / value)))


def _below(value: float) -> float:
    """Find the greatest 1, 2 or 5 times a power of ten that a figure reaches."""
    return max(step for step in _steps(value) if step <= value)


def _steps(value: float) -> list[float]:
    power = floor(log10(value))
    return [float(f"{step}e{power}") for step in STEPS]


def _countries(rows: pd.DataFrame, chosen: Selection) -> Plot:
    """Class the countries by a measure, in money or percent, drawn in units of the axis."""
    figures = rows[MEASURES[chosen.per]]
    named, _, unit = measured(rows, chosen.per)
    footnote = notes_of(rows, "donor", chosen.per)[1]
    return Plot(
        kind="map",
        categories=tuple(named["name"]),
        series=tuple(_classes(figures, named["value"], _saying(chosen))),
        unit=unit,
        footnote=". ".join(filter(None, [footnote, gettext(BORDERS)])),
        labels=tuple(named["label"]),
        keys=tuple(named["key"]),
        hovers=tuple(_hovers(named, chosen)),
        silent=tuple(map(bool, figures.isna())),
    )


def _hovers(named: pd.DataFrame, chosen: Selection) -> Iterator[str]:
    """Write what shows on hover: after the name the measure, unless it is the sum."""
    say = _saying(chosen)
    for row in named.to_dict("records"):
        if chosen.per == "total" or pd.isna(row["value"]):
            yield row["hover"]
            continue
        name, figures = row["hover"].split("<br>", 1)
        figure = say(row["low"], row["high"])
        if chosen.per == "gdp":
            figure = gettext("{figure} of GDP", figure=figure)
        if row["open_ended"]:
            figure = gettext("{sum} or more", sum=figure)
        yield f"{name}<br>{figure}<br>{figures}"


def _classes(figures: pd.Series, lengths: pd.Series, say: Saying) -> Iterator[Series]:
    """Describe each class of figures, the least first, by its words and its countries."""
    ends = [-inf, *breaks_of(figures), inf]
    for low, high in pairwise(ends):
        inside = (figures >= low) & (figures < high)
        words = _class_in_words(figures, low, high, say)
        yield Series(words, ACCENT, known(lengths.where(inside)))


def _class_in_words(figures: pd.Series, low: float, high: float, say: Saying) -> str:
    """Name a class: under $10 million; $1 billion or more; of all figures, their ends."""
    if low == -inf and high == inf:
        some = figures.notna().any()
        return say(figures.min(), figures.max()) if some else gettext("no figure")
    if low == -inf:
        return gettext("under {number}", number=say(high, high))
    if high == inf:
        return gettext("{sum} or more", sum=say(low, low))
    return say(low, high)


def _saying(chosen: Selection) -> Saying:
    """Write figures of a measure: percent, money per head, or money."""
    if chosen.per == "gdp":
        return _percent
    money = partial(range_in_words, currency=chosen.currency)
    if chosen.per == "capita":
        return lambda low, high: gettext("{unit} per head", unit=money(low, high))
    return money


def _percent(low: float, high: float) -> str:
    first, last = map(number_in_words, (low, high))
    if first != last:
        last = gettext("{low} to {high}", low=first, high=last)
    return gettext("{number} percent", number=last)


def _placeless(totals: pd.DataFrame) -> pd.DataFrame:
    """Take the largest sums of other donors and of a joint set, and nobody's."""
    joint = of_kind(totals, "joint").head(1)
    others = _elsewhere(of_kind(totals, "donor")).head(LISTED - len(joint))
    return pd.concat([others, joint, of_kind(totals, UNATTRIBUTED)])


def _elsewhere(single: pd.DataFrame) -> pd.DataFrame:
    """Keep the donors that have no place on the map."""
    return single[~single["donors"].map(has_place).astype(bool)]


def _list(rows: pd.DataFrame, totals: pd.DataFrame) -> Plot:
    """List what has no place on a map, each with its sum in words."""
    records = rows.to_dict("records")
    parts = {
        drawn: rows["value"].where(rows["kind"] == one) for one, drawn in DRAWN.items()
    }
    return Plot(
        kind="list",
        categories=tuple(map(_name, records)),
        series=segments(
            {name: part for name, part in parts.items() if part.notna().any()}
        ),
        unit="",
        heading=gettext(PLACELESS),
        footnote=". ".join(_unlisted(totals)),
        labels=tuple(map(_worth, records)),
        keys=tuple(rows["donors"]),
        hovers=tuple(exactly(row["donor_label"], row, BY_STATE) for row in records),
    )


def _name(row: Row) -> str:
    """Name donors so that a phone can hold it: Denmark and 6 others, jointly."""
    names = str(row["donor_label"])
    if row["kind"] != "joint":
        return names
    others = row["donors"].count(SEPARATOR)
    if others > 1:
        names = gettext(
            "{name} and {others}",
            name=first_name(names),
            others=counted(others, "other"),
        )
    return gettext("{donors}, jointly", donors=names)


def _worth(row: Row) -> str:
    """Write a sum; what else a joint set pledged is left to hover and to the table."""
    return worth_in_words(row) + ("" if row["kind"] == "joint" else plus(beside(row)))


def _unlisted(totals: pd.DataFrame) -> Iterator[str]:
    """Say who else has no place on a map."""
    if note := notes_of(
        _elsewhere(totals[totals["kind"] == "donor"]), "donor", "total"
    )[1]:
        yield note
    sets = len(of_kind(totals, "joint")) - 1
    donors = len(_elsewhere(of_kind(totals, "donor"))) - LISTED + (sets >= 0)
    if donors > 0:
        yield gettext(
            "Smaller sums of {donors}: see table", donors=counted(donors, "more donor")
        )
    if sets > 0:
        yield gettext(
            "Smaller sums of {sets} of donors together: see table",
            sets=counted(sets, "more set"),
        )
    if note := notes_of(totals, "joint", "total")[1]:
        yield note
