"""Pledges that include pledges: the forest that `part_of` makes, to any depth."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

#: In place of a row number: part of nothing.
NOTHING = -1


@dataclass(frozen=True, eq=False)
class Nesting:
    """For each row, the row of its whole (or `NOTHING`) and how many stand above it."""

    whole: Rows
    depth: Rows

    def sums(self, own: Numbers) -> tuple[Numbers, Numbers]:
        """Sum what the parts are worth, from the deepest up.

        Parameters
        ----------
        own
            Shape (rows, columns): a row's own value, missing where it states none.

        Returns
        -------
        effective, parts
            Of the same shape. `parts` is the sum of the effective values of the direct
            parts, missing where none has one; `effective` the larger of that and the
            own value. Each column by itself.
        """
        effective, parts = own.copy(), np.full_like(own, np.nan)
        for level in range(self.depth.max(initial=0), 0, -1):
            row = np.flatnonzero(self.depth == level)
            whole = self.whole[row]
            added = np.zeros_like(own)
            priced = np.zeros(own.shape, bool)
            np.add.at(added, whole, np.nan_to_num(effective[row]))
            np.logical_or.at(priced, whole, ~np.isnan(effective[row]))
            parts = np.where(priced, added, parts)
            effective = np.where(priced, np.fmax(own, added), effective)
        return effective, parts

    def any_above(self, flag: Flags) -> Flags:
        """Tell whether a row that this one is part of, at any depth, has the flag."""
        found = np.zeros_like(flag)
        above = self.whole
        while (above != NOTHING).any():
            found |= (above != NOTHING) & flag[above]
            above = np.where(above != NOTHING, self.whole[above], NOTHING)
        return found

    def any_equal_above(self, code: Rows) -> Flags:
        """Tell whether a row above has the same code; a negative code equals nothing."""
        found = np.zeros(len(code), bool)
        above = self.whole
        while (above != NOTHING).any():
            found |= (above != NOTHING) & (code >= 0) & (code[above] == code)
            above = np.where(above != NOTHING, self.whole[above], NOTHING)
        return found


def nesting_of(pledge: pd.Series, whole: pd.Series) -> Nesting:
    """Build the forest of some pledges.

    Parameters
    ----------
    pledge
        The pledge_id of pledges in force, without the cumulative ones.
    whole
        The pledge_id that each is part of, in the same order; one that is not among
        them has no effect.
    """
    row = pd.Index(pledge).get_indexer(pd.Index(whole))
    depth = np.zeros(len(row), np.int64)
    above = row
    while (above != NOTHING).any():
        depth += above != NOTHING
        above = np.where(above != NOTHING, row[above], NOTHING)
    return Nesting(row, depth)
