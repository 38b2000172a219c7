"""What a figure is of: a ledger, and what the reader chose of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from lib.model.ledger import Ledger
from lib.model.selection import Selection


@dataclass(frozen=True)
class View:
    """A ledger and a selection: all that decides a frame, a chart or a sentence."""

    ledger: Ledger
    selection: Selection

    def but(self, **choices: Any) -> Self:
        """Return the view with some other choices."""
        return replace(self, selection=replace(self.selection, **choices))

    @property
    def day(self) -> date:
        """The as-of date; a selection without one is a programmer's error."""
        return self.selection.day
