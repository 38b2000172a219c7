"""How pledges added up from meeting to meeting: one rising line, and the meetings."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from lib.charts.figure import Figure
from lib.charts.timeline import (
    band_of,
    meetings_plot,
    stacked,
    traced_by_month,
    traced_rows,
    traced_so_far,
    with_legend,
)
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot

MARKED = gettext_noop("Triangles mark meetings.")
#: Pixels of the sums.
TALL = 200


def build_up_plots(months: pd.DataFrame, basis: str = "firm") -> list[Plot]:
    """Describe what is traced added up, over the meetings; of one month its column.

    `months` are rows of the frame `timeline`.
    """
    traced = traced_rows(months)
    if not traced["cumulative"].notna().any():
        return []
    if len(traced) == 1:
        return [traced_by_month(traced, basis), meetings_plot(traced)]
    so_far = traced_so_far(traced, basis)
    note = " ".join(filter(None, [gettext(MARKED), so_far.footnote]))
    return [replace(so_far, kind="areas", footnote=note), meetings_plot(traced)]


def build_up_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the sums, tall, with the meetings marked right below."""
    sums, meetings = map(band_of, plots)
    figure = stacked(plots, [replace(sums, foot=0, body=TALL), meetings])
    if plots[0].kind == "columns":
        return with_legend(figure)
    # Words say what is marked.
    return figure.lay(showlegend=False)
