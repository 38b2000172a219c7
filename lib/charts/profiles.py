"""One donor in detail, and a few compared: by meeting, by channel, over time."""

import pandas as pd
import plotly.graph_objects as go

from lib.charts.bars import bars
from lib.charts.captions import (
    axis_of_money,
    capital,
    captioned,
    exactly,
    in_a_sentence,
    row_in_words,
    so_far_in_words,
    states_in_words,
)
from lib.charts.style import COMPARED, FAINT, NAMES, NUMBERS_TITLED, quiet
from lib.frames.drill_down import EXACTLY, OUTSIDE, mark
from lib.model.formats import (
    day_in_words,
    list_in_words,
    money_in_words,
    month_in_words,
    unpriced_in_words,
)
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, STATES, UNATTRIBUTED

#: Pixels of the chart of a few donors over time.
HEIGHT = 380
#: Donors that can be told apart by colour.
MOST_COMPARED = len(COMPARED)


def donor_meetings_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged at each meeting, the newest first."""
    return _plots(_by_meeting(rows), chosen.basis)


def donor_meetings_finding(rows: pd.DataFrame) -> str:
    """Say at which meeting one donor pledged most."""
    return _finding(_by_meeting(rows), "meeting")


def _by_meeting(rows: pd.DataFrame) -> pd.DataFrame:
    """Name each meeting, the newest first; what was outside meetings comes last."""
    newest = pd.concat(
        [rows[rows["date"].notna()].iloc[::-1], rows[rows["date"].isna()]]
    )
    names = [
        "Outside meetings" if pd.isna(day) else day_in_words(day)
        for day in newest["date"]
    ]
    marks = [
        mark(donors, OUTSIDE if pd.isna(meeting) else meeting)
        for donors, meeting in zip(newest["donors"], newest["meeting_id"], strict=True)
    ]
    return newest.assign(name=names, key=marks)


def donor_mechanisms_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged through each channel, the largest first."""
    return _plots(_by_mechanism(rows), chosen.basis)


def donor_mechanisms_finding(rows: pd.DataFrame) -> str:
    """Say through which channel one donor pledged most."""
    return _finding(_by_mechanism(rows), "channel")


def _by_mechanism(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows["mechanism_label"]
    names = named.str[:1].str.upper() + named.str[1:]
    keys = rows["donors"] + "," + EXACTLY + rows["mechanism"].fillna("")
    return rows.assign(name=names, key=keys)


def _plots(rows: pd.DataFrame, basis: str) -> list[Plot]:
    """Draw what states a sum; name below it what states none."""
    priced, silent = rows.dropna(subset="value"), rows[rows["value"].isna()]
    note = ", ".join(
        f"{row['name']} ({unpriced_in_words(row['unpriced'])})"
        for row in silent[silent["unpriced"] > 0].to_dict("records")
    )
    said = f"No sum stated: {note}" if note else ""
    return [] if priced.empty else [_plot(priced, basis, said)]


def _plot(rows: pd.DataFrame, basis: str, note: str) -> Plot:
    money = rows[["value", "low", "high"]]
    divisor, unit = axis_of_money(money.max().max(), rows["currency"].iloc[0])
    scaled = rows.assign(**(money / divisor))
    states = states_in_words(STATES[::-1])
    named = scaled.assign(
        label=list(map(row_in_words, scaled.to_dict("records"))),
        hover=[exactly(row["name"], row, states) for row in rows.to_dict("records")],
    )
    solid = "joint" if rows["kind"].iloc[0] == "joint" else "new"
    parts = {
        solid if state == "new" else state: rows[state] / divisor
        for state in BASES[basis]
    }
    return bars(named, parts, unit, footnote=note)


def _finding(rows: pd.DataFrame, of: str) -> str:
    """Say where most of it was announced."""
    if rows.empty:
        return "Nothing of this donor in this selection"
    priced = rows.dropna(subset="value")
    name = capital(in_a_sentence(rows["donor_label"].iloc[0]))
    nobody = rows["kind"].iloc[0] == UNATTRIBUTED
    if priced.empty:
        return f"{name} stated no sum"
    top = priced.sort_values("value", ascending=False, kind="stable").iloc[0]
    worth = money_in_words(top["value"], top["currency"])
    if nobody:
        return f"Most is traced to no named donor {_where(top, of)}: {worth}"
    return f"{name} pledged most {_where(top, of)}: {worth}"


def _where(top: pd.Series, of: str) -> str:
    """Say where the largest sum of a donor was announced."""
    if top["name"] == "Outside meetings":
        return "outside meetings"
    if of == "meeting":
        return f"at the meeting of {top['name']}"
    if pd.isna(top["mechanism"]):
        return "without naming a channel"
    return f"through {top['name']}"


def donors_over_time(rows: pd.DataFrame) -> go.Figure:
    """Draw what a few donors have pledged so far, month by month, on one axis.

    Parameters
    ----------
    rows
        The rows of a few donors of the frame `donor_months`.
    """
    figure = quiet(go.Figure(), HEIGHT, left=NUMBERS_TITLED, below=NAMES)
    known = rows.dropna(subset="cumulative")
    if len(known):
        _lines(figure, known)
    figure.update_yaxes(
        gridcolor=FAINT, zeroline=False, fixedrange=True, rangemode="tozero"
    )
    figure.update_xaxes(fixedrange=True, gridcolor=FAINT, showgrid=False)
    return captioned(figure, over_time_finding(known), over_time_alt(known))


def first_donors(months: pd.DataFrame) -> pd.DataFrame:
    """Take the single donors that rank first, as many as colours tell apart."""
    single = months[months["kind"] == "donor"].dropna(subset="cumulative")
    return single[single["donors"].isin(single["donors"].unique()[:MOST_COMPARED])]


def _lines(figure: go.Figure, known: pd.DataFrame) -> None:
    divisor, unit = axis_of_money(known["cumulative"].max(), known["currency"].iloc[0])
    last = known["month"].max()
    for (donors, of), colour in zip(
        known.groupby("donors", sort=False), COMPARED, strict=False
    ):
        months = [*of["month"], *([last] if of["month"].iloc[-1] < last else [])]
        values = [*of["cumulative"], *of["cumulative"].iloc[-1:]][: len(months)]
        figure.add_scatter(
            x=months,
            y=[value / divisor for value in values],
            mode="lines+markers",
            line={"shape": "hv", "width": 2, "color": colour},
            marker={"size": 6, "color": colour},
            name=of["donor_label"].iloc[0],
            customdata=[mark(str(donors), f"{month:%Y-%m}") for month in of["month"]],
            hovertext=_hover(of),
            hoverinfo="text",
        )
    figure.update_yaxes(title={"text": unit, "font": {"size": 12}})


def _hover(of: pd.DataFrame) -> list[str]:
    return [
        f"<b>{row['donor_label']}</b>, {row['month']:%Y-%m}<br>so far: "
        f"{row['currency']} {row['cumulative']:,.0f}"
        for row in of.to_dict("records")
    ]


def over_time_finding(known: pd.DataFrame) -> str:
    """Say which of a few donors has pledged most so far; of one, by when half was."""
    last = known.drop_duplicates("donors", keep="last")
    last = last.sort_values("cumulative", ascending=False, kind="stable")
    said = tuple(
        f"{row['donor_label']} {so_far_in_words(row)}"
        for row in last.to_dict("records")
    )
    if len(said) > 1:
        return f"So far: {list_in_words(said)}"
    if not said:
        return "No sum is known of these donors"
    row = last.iloc[0]
    half = known[known["cumulative"] >= row["cumulative"] / 2].iloc[0]
    by = f"was pledged by {in_a_sentence(row['donor_label'])}"
    if row["kind"] == UNATTRIBUTED:
        by = "no named donor accounts for"
    month = month_in_words(half["month"])
    if known["cumulative"].iloc[0] == row["cumulative"]:
        return f"All of what {by} was announced in {month}"
    return f"Half of what {by} was announced by {month}"


def over_time_alt(known: pd.DataFrame) -> str:
    """Describe the lines from their numbers, for those who do not see them."""
    if known.empty:
        return "No lines."
    last = known.drop_duplicates("donors", keep="last").to_dict("records")
    lines = [
        f"{row['donor_label']} {money_in_words(row['cumulative'], row['currency'])}"
        for row in last
    ]
    span = [month_in_words(known["month"].agg(end)) for end in ("min", "max")]
    between = f"from {span[0]} to {span[1]}"
    return f"Lines of what was pledged so far, {between}: {'; '.join(lines)}."
