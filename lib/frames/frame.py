"""A frame: one record, and all that is known of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pandera.api.pandas.components import Column

from lib.model.columns import Table
from lib.model.view import View


@dataclass(frozen=True)
class Frame:
    """What may be concluded from a ledger for a selection, as a table.

    `make` is its function, whose name is its name; `contract` says what its columns
    hold, strictly, without casts. A table opens with the columns `shown`, the others
    are one click away; none where no chart draws it. The values of `marked_by` name
    what lies behind a row; None stands for its keys. `cites` is the column of
    contributions that names, in the rows drawn, what sources are of; blank where they
    are those of all that is selected. Where rows stand `oldest_first`, a table that is
    cut begins with the newest. Figures `of_items` are numbers of items, not sums of
    money.
    """

    make: Callable[[View], pd.DataFrame]
    contract: type[Table]
    shown: tuple[str, ...] = ()
    marked_by: tuple[str, ...] | None = None
    cites: str = ""
    oldest_first: bool = False
    of_items: bool = False

    def __call__(self, view: View) -> pd.DataFrame:
        """Make it of a ledger and a selection whose as-of date is resolved."""
        return self.make(view)

    @property
    def name(self) -> str:
        """Its name, also in the HTTP interface."""
        return self.make.__name__

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The rule of each column by its name, in the order of the contract."""
        columns: dict[str, Column] = self.contract.to_schema().columns
        return columns

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell its rows apart."""
        together: list[str] | None = self.contract.to_schema().unique
        alone = (name for name, rule in self.columns.items() if rule.unique)
        return tuple(together or alone)

    @property
    def opens(self) -> tuple[str, ...]:
        """The columns whose values name what lies behind a row; none where nothing."""
        return self.keys if self.marked_by is None else self.marked_by

    @cached_property
    def money_columns(self) -> tuple[str, ...]:
        """The columns of sums of money, which show in millions."""
        rules = self.columns.items()
        return tuple(
            name for name, rule in rules if (rule.metadata or {}).get("millions")
        )
