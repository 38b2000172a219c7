"""Where one donor stands: its sum with the parts of it, and the donors around it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from lib.charts.bars import bars, in_units, known
from lib.charts.captions import (
    BY_STATE,
    SCOPE,
    Row,
    axis_of_sums,
    capital,
    in_a_sentence,
    parts_in_words,
    worth_in_words,
)
from lib.charts.donors import (
    DIVISORS,
    MEASURES,
    axis_by_measure,
    drawings_of_states,
    figure_of_donor,
    not_plainly_new,
    single_donors,
)
from lib.charts.figure import Figure
from lib.charts.ranks import place_in_words, places_of
from lib.charts.rows import rows_figure
from lib.frames.money import MONEY
from lib.model.drawings import ACCENT, DRAWINGS, SLATE
from lib.model.formats import money_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, STATES, UNATTRIBUTED

#: Of the donors around one, the first so many are drawn, and so many on either side.
FIRST, AROUND = 3, 2


def parts_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe one donor's sum as one bar, whose legend says what each part comes to."""
    priced = rows.dropna(subset="value")
    if priced.empty:
        return []
    row, basis = priced.to_dict("records")[0], chosen.basis
    divisor, unit = axis_of_sums(priced, MONEY)
    whole = priced.assign(key=priced["donors"], name=gettext("In all"))
    named = in_units(whole, priced[MONEY] / divisor, BY_STATE)
    drawn = {"value": UNATTRIBUTED}
    if row["kind"] != UNATTRIBUTED:
        drawn = drawings_of_states(row["kind"], basis)
    parts = {name: priced[state] / divisor for state, name in drawn.items()}
    plot = bars(named, parts, unit, footnote=_left_out(row, basis))
    told = {
        name: f"{DRAWINGS[name].label}: {money_in_words(row[state], row['currency'])}"
        for state, name in drawn.items()
        if name != UNATTRIBUTED and pd.notna(row[state])
    }
    series = [replace(one, name=told.get(one.drawing, one.name)) for one in plot.series]
    return [replace(plot, series=tuple(series))]


def parts_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the bar; its legend names the parts alone, since its words say the doubt."""
    figure = rows_figure(plots)
    for trace in figure.traces:
        if trace["type"] != "bar":
            trace["showlegend"] = False
    return figure


def _left_out(row: Row, basis: str) -> str:
    """Say which sums the bar does not hold."""
    apart = [one for one in STATES if one not in BASES[basis] and row[one] > 0]
    sums = {one: row[one] for one in apart} | {"currency": row["currency"]}
    if not apart:
        return ""
    return gettext("Not counted here: {sums}", sums=parts_in_words(sums))


def parts_finding(rows: pd.DataFrame, chosen: Selection) -> str:
    """Say what one donor pledged in all, and how much of that is not plainly new."""
    row = rows.to_dict("records")[0]
    worth, parts = worth_in_words(row), not_plainly_new(row, chosen.basis)
    if row["kind"] == UNATTRIBUTED:
        message = gettext_noop("No named donor accounts for {sum} {scope}{parts}")
    elif row["kind"] == "joint":
        message = gettext_noop("{donor} pledged {sum} together {scope}{parts}")
    else:
        message = gettext_noop("{donor} pledged {sum} {scope}{parts}")
    name = capital(in_a_sentence(row["donor_label"]))
    return gettext(message, donor=name, sum=worth, scope=SCOPE, parts=parts)


def with_peers(totals: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """Take a donor with all that are ranked by a measure, the first one first.

    One without a figure stands alone, and so does what is no single donor.
    """
    ranked = single_donors(totals, chosen.per)
    if (ranked["donors"] == chosen.show).any():
        return ranked
    return totals[totals["donors"] == chosen.show]


def peers_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe a donor among others by a measure: the first, and those around it."""
    per, places = chosen.per, places_of(rows, chosen.per)
    if chosen.show not in places:
        return []
    at = rows["donors"].tolist().index(chosen.show)
    number = pd.Series(range(len(rows)), rows.index)
    drawn = rows[(abs(number - at) <= AROUND) | (number < FIRST)]
    divisor, unit = axis_by_measure(drawn, per)
    share = (drawn[MEASURES[per]] / drawn["value"]).where(drawn["value"] > 0, 1.0)
    scaled = drawn[MONEY].mul(share / divisor, axis="index")
    place = drawn["donors"].map(places).astype("str")
    named = drawn.assign(key=drawn["donors"], name=place + ". " + drawn["donor_label"])
    named = in_units(named, scaled, BY_STATE).assign(
        label=[figure_of_donor(row, per) for row in drawn.to_dict("records")]
    )
    plot = bars(named, {}, unit, footnote=_left_between(len(drawn), len(rows), per))
    return [replace(plot, series=_accented(drawn, scaled["value"], chosen))]


def _accented(
    rows: pd.DataFrame, lengths: pd.Series, chosen: Selection
) -> tuple[Series, ...]:
    """Describe the bar of the donor that is open, and those of the others."""
    own = rows["donors"] == chosen.show
    series = (
        Series(rows.loc[own, "donor_label"].iloc[0], ACCENT, known(lengths.where(own))),
        Series(gettext("other donors"), SLATE, known(lengths.mask(own))),
    )
    return series if len(rows) > 1 else series[:1]


def _left_between(drawn: int, number: int, per: str) -> str:
    """Say how many are drawn of those that are ranked; of all, nothing."""
    if drawn == number:
        return ""
    if per not in DIVISORS:
        return gettext(
            "Drawn: the first, and those around, of {number} donors with a sum",
            number=number,
        )
    return gettext(
        "Drawn: the first, and those around, of {number} donors with a known {measure}",
        number=number,
        measure=DIVISORS[per],
    )


def peers_finding(rows: pd.DataFrame, chosen: Selection) -> str:
    """Say where a donor ranks by a measure, and with what figure."""
    (row,) = rows[rows["donors"] == chosen.show].to_dict("records")
    name = capital(in_a_sentence(row["donor_label"]))
    place = place_in_words(row["donors"], rows, chosen)
    figure = figure_by_measure(row, chosen.per)
    said = gettext(
        "{donor} pledged {figure} {scope}", donor=name, figure=figure, scope=SCOPE
    )
    return f"{said}: {place}" if place else said


def figure_by_measure(row: Row, per: str) -> str:
    """Write what a donor pledged by a measure: 0.96 percent of its GDP."""
    figure = figure_of_donor(row, per)
    if per == "gdp":
        return gettext("{figure} of its GDP", figure=figure)
    return gettext("{unit} per head", unit=figure) if per == "capita" else figure
