"""Traced and untraced: what named donors account for, and what nobody does.

The two are never added: headlines overlap one another, and sums announced earlier can
overlap too.
"""

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.sums import sum_by
from lib.model.view import View
from lib.model.vocabulary import UNATTRIBUTED

TRACED = "traced"


@cached(whole_part)
def traced_totals(view: View) -> pd.DataFrame:
    """Sum what is traced to donors and joint sets, and apart from it what is not.

    Returns
    -------
    DataFrame
        Two rows, "traced" and "unattributed", with the columns of `sum_by`; a row
        without contributions is missing in every column.
    """
    return traced_of(contributions(view), view.selection.basis)


def traced_of(rows: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Sum contributions as `traced_totals` does those of a selection."""
    untraced = rows["scope"] == "total"
    by = rows.assign(to=untraced.map({True: UNATTRIBUTED, False: TRACED}).astype("str"))
    return sum_by(by, ["to"], basis).reindex([TRACED, UNATTRIBUTED])
