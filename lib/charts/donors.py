"""Donors: ranked totals, joint sets below them, what is traced to nobody apart."""

import pandas as pd

from lib.charts.bars import bars, in_units
from lib.charts.captions import (
    BY_STATE,
    SCOPE,
    Row,
    axis_of_sums,
    capital,
    in_a_sentence,
    unsummed_in_words,
    worth_in_words,
)
from lib.frames.money import MONEY
from lib.model.counts import counted
from lib.model.formats import (
    currency_in_words,
    last_separator,
    list_in_words,
    money_in_words,
    number_in_words,
)
from lib.model.glossary import BASIS_COUNTS, STATE_WORDS
from lib.model.language import Words, gettext, gettext_noop
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, SEPARATOR, STATES, UNATTRIBUTED

#: The column that each measure ranks by.
MEASURES = {"total": "value", "gdp": "per_gdp", "capita": "per_capita"}
#: What a measure divides by.
DIVISORS = Words(gdp=gettext_noop("GDP"), capita=gettext_noop("population"))
HEADINGS = Words(
    **{
        "donor": gettext_noop("Donors"),
        "joint": gettext_noop("Joint pledges, no split known (another scale)"),
        UNATTRIBUTED: gettext_noop("No donor named (another scale)"),
    }
)
#: Donors of the short chart; donors and joint sets of the longer one.
LARGEST, LEADING, LEADING_SETS = 10, 15, 5
#: Names of a joint set that are written out on the chart.
NAMES_SHOWN = 3

#: What follows a figure of the only donor that has one; what the largest one is.
ALONE_AND_MOST = {
    "gdp": (
        gettext_noop("{donor} pledged {figure} of its GDP {scope}"),
        gettext_noop("{donor} pledged the largest share of its GDP {scope}: {figure}"),
    ),
    "capita": (
        gettext_noop("{donor} pledged {figure} per head {scope}"),
        gettext_noop("{donor} pledged most per head {scope}: {figure}"),
    ),
    "total": (
        gettext_noop("{donor} pledged {figure} {scope}"),
        gettext_noop("{donor} pledged most {scope}: {figure}"),
    ),
}


def donor_totals_plots(totals: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what each donor, joint set and nobody in particular has pledged.

    Rows of the frame `donor_totals`, in its order. Each state that the basis counts is
    a segment of the bar. Shares of GDP and sums per head are known of single donors
    only.
    """
    per = chosen.per
    shown = {"donor": single_donors(totals, per)}
    if per == "total":
        shown |= {kind: of_kind(totals, kind) for kind in ("joint", UNATTRIBUTED)}
    return [
        _plot(rows, chosen, notes_of(totals, kind, per))
        for kind, rows in shown.items()
        if len(rows)
    ]


def largest_donors(totals: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """Take the donors that rank first by a measure, and those it is not known of."""
    first = single_donors(totals, chosen.per).head(LARGEST)
    return pd.concat([first, _unmeasured(totals, chosen.per)])


def leading_rows(totals: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """Take the donors and joint sets that rank first, and what is traced to nobody."""
    joint = of_kind(totals, "joint").head(LEADING_SETS)
    nobody = totals[totals["kind"] == UNATTRIBUTED]
    first = single_donors(totals, chosen.per).head(LEADING)
    return pd.concat([first, _unmeasured(totals, chosen.per), joint, nobody])


def donor_totals_finding(totals: pd.DataFrame, chosen: Selection) -> str:
    """Say in one sentence who pledged most."""
    per = chosen.per
    single = single_donors(totals, per)
    if single.empty:
        pledges = BASIS_COUNTS[chosen.basis]
        return gettext("No sum of a single donor is in {pledges}", pledges=pledges)
    top = single.to_dict("records")[0]
    name = capital(in_a_sentence(top["donor_label"]))
    alone, most = ALONE_AND_MOST[per]
    figure, said = figure_of_donor(top, per), ""
    if per == "total":
        figure, said = worth_in_words(top), not_plainly_new(top, chosen.basis)
    message = alone if len(single) == 1 else most
    return gettext(message, donor=name, figure=figure, scope=SCOPE) + said


def not_plainly_new(row: Row, basis: str) -> str:
    """Say how much of a sum is in another state than new; of none, nothing."""
    some = {one: row[one] for one in BASES[basis] if one != "new" and row[one] > 0}
    if len(some) == 1 and min(some.values()) >= row["value"]:
        return gettext(", all of it {state}", state=STATE_WORDS[next(iter(some))])
    parts = tuple(
        gettext(
            "{sum} {state}",
            sum=money_in_words(money, row["currency"]),
            state=STATE_WORDS[one],
        )
        for one, money in some.items()
    )
    return gettext(", of it {parts}", parts=list_in_words(parts)) if parts else ""


def short_label(label: str, key: str, names: int = NAMES_SHOWN) -> str:
    """Shorten a long list of donors to so many names: Denmark, Estonia and 6 others."""
    donors = key.count(SEPARATOR) + 1
    if donors <= max(names, 2):
        return label
    named = ", ".join(label.split(", ")[: names - 1])
    others = counted(donors - names + 1, "other")
    return gettext("{name} and {others}", name=named, others=others)


def first_name(label: str) -> str:
    """Take the first of the names that a list in words holds."""
    return label.split(", ")[0].split(last_separator())[0]


def single_donors(totals: pd.DataFrame, per: str) -> pd.DataFrame:
    """Keep the single donors with a figure, the largest by a measure first."""
    donors = totals[totals["kind"] == "donor"].dropna(subset=MEASURES[per])
    return donors.sort_values(MEASURES[per], ascending=False, kind="stable")


def _unmeasured(totals: pd.DataFrame, per: str) -> pd.DataFrame:
    """Keep the single donors whose sum is known, but not what a measure divides it by."""
    donors = of_kind(totals, "donor")
    return donors[donors[MEASURES[per]].isna()]


def of_kind(totals: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Keep the rows of a kind whose sum is known."""
    return totals[totals["kind"] == kind].dropna(subset="value")


def _plot(rows: pd.DataFrame, chosen: Selection, notes: tuple[str, str]) -> Plot:
    """Scale the rows to their axis: money, percent of GDP, or money per head."""
    named, factor, unit = measured(rows, chosen.per)
    short = list(map(short_label, rows["donor_label"], rows["donors"]))
    kind = rows["kind"].iloc[0]
    drawn = {"value": UNATTRIBUTED}
    if kind != UNATTRIBUTED:
        drawn = drawings_of_states(kind, chosen.basis)
    parts = {name: rows[state] * factor for state, name in drawn.items()}
    return bars(named.assign(name=short), parts, unit, *notes)


def measured(rows: pd.DataFrame, per: str) -> tuple[pd.DataFrame, pd.Series, str]:
    """Give donors their figures in a measure, what each was multiplied by, and the unit.

    The rows have words and sums as `in_units` gives them.
    """
    share = (rows[MEASURES[per]] / rows["value"]).where(rows["value"] > 0, 1.0)
    divisor, unit = axis_by_measure(rows, per)
    factor = share / divisor
    whole = rows.assign(key=rows["donors"], name=rows["donor_label"])
    scaled = rows[MONEY].mul(factor, axis="index")
    return in_units(whole, scaled, BY_STATE), factor, unit


def axis_by_measure(rows: pd.DataFrame, per: str) -> tuple[float, str]:
    """Pick the divisor and the words of an axis: money, percent of GDP, money per head."""
    if per == "gdp":
        return 1.0, gettext("Percent of GDP")
    if per == "capita":
        money = capital(currency_in_words(rows["currency"].iloc[0]))
        return 1.0, gettext("{unit} per head", unit=money)
    return axis_of_sums(rows, MONEY)


def drawings_of_states(kind: str, basis: str) -> dict[str, str]:
    """Map each counted state to its drawing; new joint money has a seam."""
    solid = "joint" if kind == "joint" else "new"
    return {state: solid if state == "new" else state for state in BASES[basis]}


def notes_of(totals: pd.DataFrame, kind: str, per: str) -> tuple[str, str]:
    """Head a panel, and name below it whom it cannot show."""
    these = totals[totals["kind"] == kind]
    silent = these[these[MEASURES[per]].isna()]
    if silent.empty or kind == UNATTRIBUTED:
        return HEADINGS[kind], ""
    if kind == "joint":
        sets = counted(len(silent), "more set")
        stated = silent[list(STATES)].notna().any(axis=None)
        note = gettext("No sum stated: {sets} (see table)", sets=sets)
        if stated:
            note = gettext("Not in this count: {sets} (see table)", sets=sets)
        return HEADINGS[kind], note
    said = []
    if len(unmeasured := _unmeasured(totals, per)):
        names = list_in_words(tuple(unmeasured["donor_label"]))
        said.append(
            gettext("No {measure} known: {names}", measure=DIVISORS[per], names=names)
        )
    if len(silent := silent[silent["value"].isna()]):
        said.append(unsummed_in_words(silent, silent["donor_label"]))
    return HEADINGS[kind], ". ".join(said)


def figure_of_donor(row: Row, per: str) -> str:
    """Write the measure of one donor: $40.4 billion; 4.1 percent."""
    value = row[MEASURES[per]]
    if per == "gdp":
        return gettext("{number} percent", number=number_in_words(value))
    return money_in_words(value, row["currency"])
