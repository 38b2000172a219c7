"""What a chart is: all that is known of it, in one record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.one_row import RowKind
from lib.charts.rows import rows_figure
from lib.charts.statement import Statement, Topic
from lib.model.filters import FILTERS
from lib.model.plot import Plot
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
    """What a chart draws, how, what it says, and where it stands.

    Parameters
    ----------
    frame
        Name of the frame whose rows it draws.
    page, question
        Where it stands, and the question that it answers there.
    what
        What is shown, before the selection; "{row}" stands for the row that it is of.
    statement
        Says what its rows show.
    finding
        Says it in the few words of a heading.
    plots
        Describes its drawing: all that is drawn of it, anywhere, is made from these.
    figure
        Draws the plots for a screen.
    rows
        Picks the rows of the frame that are drawn; those of the row that it is of come
        without asking.
    of
        The kind of the one row that it is of, if any.
    own
        Names and values of the page's own with which its link shows the chart.
    row_name
        The name under which the page's link takes the row.
    ignores
        Fields of a selection that it does not depend on.
    of_money
        Whether sums are drawn.
    of_figures
        Whether its marks are sums or numbers of items; else they are of something else.
    speaks_of_frame
        Whether its statement is of the whole frame where none of its rows is drawn.
    empty
        Its statement without any row, with {scope}, {where} and {row}.
    """

    frame: str
    page: str
    question: str
    what: str
    statement: Callable[[pd.DataFrame, Topic], Statement]
    finding: Callable[[pd.DataFrame, Selection], str]
    plots: Callable[[pd.DataFrame, Selection], Sequence[Plot]]
    figure: Callable[[Sequence[Plot]], go.Figure] = rows_figure
    rows: Callable[[pd.DataFrame, Selection], pd.DataFrame] = _every_row
    of: RowKind | None = None
    own: tuple[tuple[str, str], ...] = ()
    row_name: str = "show"
    ignores: tuple[str, ...] = ()
    of_money: bool = True
    of_figures: bool = True
    speaks_of_frame: bool = False
    empty: str = "no pledge {scope} was in the ledger"

    def drawn_rows(self, frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
        """Pick the rows of its frame that are drawn."""
        if self.of:
            frame = self.of.rows(frame, selection.show)
        return self.rows(frame, selection)

    def selection(self, chosen: Selection) -> Selection:
        """Leave out what the chart does not depend on."""
        left_out = {*self.ignores, *(() if self.of else ("show",))}
        defaults: dict[str, Any] = {
            field.name: field.default
            for field in fields(chosen)
            if field.name in left_out
        }
        return replace(chosen, **defaults)

    def said_of_nothing(self, row: str, topic: Topic) -> str:
        """Say what the chart shows where it has no rows.

        `row` is the one that it is of in words; blank where none is open.
        """
        filters = topic.within(money=False)
        where = f"lay within the filters{filters}" if filters else "was in the ledger"
        words = self.empty if row or not self.of else Chart.empty
        return words.format(row=row, scope=topic.scope(money=False), where=where)
