"""Disputes: how far the figures of one pledge lie apart, as percent of its lead claim."""

from collections.abc import Iterable
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, captioned
from lib.charts.rows import BAR_AT, ROW, WORDS_AT
from lib.charts.style import ACCENT, FAINT, NAMES_TITLED, SLATE, quiet
from lib.model.formats import counted, day_in_words, number_in_words, range_in_words

#: Letters of a row's name that fit on a phone.
LONGEST = 34
PERCENT = 100
#: Ticks of an axis that is logarithmic: figures can differ by a factor of ten.
TICKS = [20, 50, 100, 200, 500, 1000, 2000, 5000]


def disputed_figures(disputes: pd.DataFrame) -> go.Figure:
    """Draw the span of each disputed pledge's claims around its lead claim.

    Parameters
    ----------
    disputes
        The frame `disputes`, in its order.
    """
    height = ROW * max(len(disputes), 1) + 110
    figure = quiet(go.Figure(), height, below=NAMES_TITLED)
    if len(disputes):
        _spans(figure, disputes)
        _words(figure, disputes)
    figure.update_xaxes(
        title={"text": "Percent of the lead claim (logarithmic)", "font": {"size": 12}},
        gridcolor=FAINT,
        zeroline=False,
        fixedrange=True,
        type="log",
        tickvals=TICKS,
        range=[log10(end) for end in _reach(disputes)],
    )
    ends = [len(disputes) - 0.5, -0.5]
    figure.update_yaxes(range=ends, visible=False, fixedrange=True)
    return captioned(figure, disputes_finding(disputes), disputes_alt(disputes))


def disputes_finding(disputes: pd.DataFrame) -> str:
    """Say on how many pledges sources differ, and where most."""
    if disputes.empty:
        return "Sources do not differ on any pledge of this selection"
    top = disputes.iloc[0].to_dict()
    pledges = counted(len(disputes), "figure")
    furthest = f"{_name(top)}, {worth_of_dispute(top)}"
    return f"{pledges} disputed; furthest apart: {furthest}"


def disputes_alt(disputes: pd.DataFrame) -> str:
    """Describe the chart from its numbers, for those who do not see it."""
    lines = [dispute_in_words(row) for row in disputes.to_dict("records")]
    spans = f"Spans of {counted(len(lines), 'figure')}"
    return f"{spans}: {'; '.join(lines)}." if lines else f"{spans}."


def dispute_in_words(row: Row) -> str:
    """Write who, the span of the figures and how many claims state one."""
    return f"{_name(row)}: {worth_of_dispute(row)}, {counted(row['claims'], 'claim')}"


def worth_of_dispute(row: Row) -> str:
    """Write the span between the lowest and the highest claim: $35 to 48 billion."""
    return range_in_words(row["lowest"], row["highest"], row["currency"])


def _name(row: Row) -> str:
    who = "Whole meeting" if row["scope"] == "total" else row["donor_label"]
    if len(who) > LONGEST:
        who = f"{who[: LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return f"{who}, {day_in_words(row['announced_on'])}"


def _spans(figure: go.Figure, disputes: pd.DataFrame) -> None:
    lead = disputes["lead"].fillna(disputes["lowest"])
    ends = pd.DataFrame(
        {end: PERCENT * disputes[end] / lead for end in ("lowest", "highest")}
    ).assign(gap=float("nan"))
    at = [row + BAR_AT for row in range(len(disputes))]
    named = {"customdata": _thrice(disputes["pledge_id"]), "hoverinfo": "text"}
    said = map(dispute_in_words, disputes.to_dict("records"))
    figure.add_scatter(
        x=ends.to_numpy().ravel().tolist(),
        y=_thrice(at),
        mode="lines+markers",
        line={"color": SLATE, "width": 4},
        marker={"symbol": "line-ns-open", "size": 9, "color": SLATE},
        hovertext=_thrice(said),
        name="lowest to highest claim",
        **named,
    )
    known = disputes["lead"].notna().to_numpy()
    figure.add_scatter(
        x=[PERCENT] * int(known.sum()),
        y=[y for y, has_lead in zip(at, known, strict=True) if has_lead],
        mode="markers",
        marker={"size": 11, "color": ACCENT},
        customdata=disputes["pledge_id"][known].tolist(),
        hovertext=["The lead claim"] * int(known.sum()),
        hoverinfo="text",
        name="lead claim",
    )


def _reach(disputes: pd.DataFrame) -> tuple[float, float]:
    """Take the ends of the axis: at least from half of a lead claim to its double."""
    lead = disputes["lead"].fillna(disputes["lowest"])
    low = (PERCENT * disputes["lowest"] / lead).min()
    high = (PERCENT * disputes["highest"] / lead).max()
    return float(min(low, 50) * 0.9), float(max(high, 200) * 1.1)


def _thrice(values: Iterable[Any]) -> list[Any]:
    """Give both ends of each line, and the gap after it, the same value."""
    return [value for value in values for _ in range(3)]


def _words(figure: go.Figure, disputes: pd.DataFrame) -> None:
    figure.add_scatter(
        x=[1.001 * _reach(disputes)[0]] * len(disputes),
        y=[row + WORDS_AT for row in range(len(disputes))],
        text=[_row_in_words(row) for row in disputes.to_dict("records")],
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _row_in_words(row: Row) -> str:
    return f"<b>{_name(row)}</b>  {worth_of_dispute(row)} ({number_in_words(row['claims'])})"
