"""What a chart is: which rows of which frame it draws, and how."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.model.filters import FILTERS
from lib.model.selection import Selection

#: Numbers of things are those of each lead claim, firm ones and conditional ones apart,
#: whatever a reader counts of sums.
OF_SUMS = ("basis", "claims", "per")
#: A condition's own sum is no sum of several.
OF_OTHER_SUMS = ("basis", "per")
#: Claims are shown side by side, whichever of them counts.
OF_CLAIMS = ("basis", "claims", "per")
#: The parts of a meeting add up only where no filter hides one.
OF_WHOLES = (
    *(one.field for one in FILTERS),
    *OF_OTHER_SUMS,
)
#: Whatever is drawn by time or by meeting is in money.
IN_MONEY = ("per",)


def _every_row(frame: pd.DataFrame, _: Selection) -> pd.DataFrame:
    return frame


@dataclass(frozen=True)
class Chart:
    """What a chart draws, and how.

    `frame` is the name of a frame, `rows` keeps those of its rows that are drawn, and
    `draw` makes the figure of them. `what` says what is shown, before the selection.
    `of_one` marks the charts of the one row that is shown in detail. `ignores` names
    what of a selection it does not depend on. `of_money` tells whether sums are drawn.
    In `what`, "{row}" stands for the name of the row that is shown.
    """

    frame: str
    draw: Callable[[pd.DataFrame, Selection], go.Figure]
    rows: Callable[[pd.DataFrame, Selection], pd.DataFrame] = _every_row
    what: str = "Pledges"
    of_one: bool = False
    of_money: bool = True
    ignores: tuple[str, ...] = ()

    def of(self, selection: Selection) -> Selection:
        """Leave out what the chart does not depend on."""
        left_out = {*self.ignores, *(() if self.of_one else ("show",))}
        defaults: dict[str, Any] = {
            field.name: field.default
            for field in fields(selection)
            if field.name in left_out
        }
        return replace(selection, **defaults)
