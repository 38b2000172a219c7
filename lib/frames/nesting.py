"""Pledges that include pledges: the forest that `part_of` makes, to any depth."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.model.keys import positions

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

#: In place of a row number: part of nothing.
NOTHING = -1


@dataclass(frozen=True, eq=False)
class Nesting:
    """For each row, the row of its whole; `NOTHING` where it is part of nothing."""

    whole: Rows

    def levels(self) -> Iterator[tuple[Flags, Rows]]:
        """Climb from every row at once: which are still nested, and in which row."""
        above = self.whole
        while (nested := above != NOTHING).any():
            yield nested, above
            above = np.where(nested, self.whole[above], NOTHING)

    def sums(self, own: Numbers) -> tuple[Numbers, Numbers]:
        """Sum what the parts are worth, from the deepest up: effective values and parts.

        `own` has the shape (rows, columns), and is missing where a row states no value;
        so have both results. `parts` is the sum of the effective values of the direct
        parts, missing where none has one; the effective value the larger of that and
        the own value. Each column by itself.
        """
        effective, parts = own.copy(), np.full_like(own, np.nan)
        depth = sum((nested for nested, _ in self.levels()), np.zeros(len(own), int))
        for level in range(depth.max(initial=0), 0, -1):
            row = np.flatnonzero(depth == level)
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
        for nested, above in self.levels():
            found |= nested & flag[above]
        return found

    def any_equal_above(self, code: Rows) -> Flags:
        """Tell whether a row above has the same code; a negative code equals nothing."""
        found = np.zeros(len(code), bool)
        for nested, above in self.levels():
            found |= nested & (code >= 0) & (code[above] == code)
        return found


def nesting_of(pledge: pd.Series, whole: pd.Series) -> Nesting:
    """Build the forest of pledges in force, cumulative ones left out, by pledge_id.

    A `whole` that is not among them has no effect.
    """
    return Nesting(positions(whole, pledge))
