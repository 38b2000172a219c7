"""What can be had as a file: every frame, every table, at the address that gives it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from lib.export.about import About, about_frame, about_table
from lib.frames.catalogue import FRAMES
from lib.model.columns import Table
from lib.model.ledger import in_force
from lib.model.selection import Selection
from lib.model.tables import TABLES, VERSIONED
from lib.model.view import View


@dataclass(frozen=True)
class Sheet:
    """A frame, or a table of the ledger; `code` is its place in the HTTP interface."""

    folder: str
    name: str

    @property
    def code(self) -> str:
        """Its name where tables and frames are listed together: frames/claims."""
        return f"{self.folder}/{self.name}"

    @property
    def is_frame(self) -> bool:
        """Whether it is computed for the selection, and no table as recorded."""
        return self.folder == "frames"

    @property
    def follows_day(self) -> bool:
        """Whether it differs from one as-of date to another."""
        return self.is_frame or self.name in VERSIONED

    @property
    def contract(self) -> type[Table]:
        """What its columns hold."""
        return FRAMES[self.name].contract if self.is_frame else TABLES[self.name]

    @property
    def title(self) -> str:
        """Its name as a heading: Donor totals."""
        return self.name.replace("_", " ").capitalize()

    def rows(self, view: View) -> pd.DataFrame:
        """Give the rows that its files hold for a selection.

        A frame follows the whole selection, a versioned table its as-of date, another
        table nothing of it.
        """
        if self.is_frame:
            return FRAMES[self.name](view.but(show=None))
        table = view.ledger[self.name]
        if not self.follows_day:
            return table
        return in_force(table, view.selection.day).reset_index(drop=True)

    def path(self, extension: str, selection: Selection) -> str:
        """Give the path and query of one of its files, the as-of date pinned."""
        query = urlencode(self.query(selection))
        return f"/api/v1/{self.code}.{extension}{'?' if query else ''}{query}"

    def query(self, selection: Selection) -> list[tuple[str, str]]:
        """Give the part of a link that changes its rows."""
        pairs = replace(selection, show=None).query()
        return [
            (name, value)
            for name, value in pairs
            if self.is_frame or (name == "asof" and self.follows_day)
        ]

    def about(self, view: View) -> About:
        """Say what its files are."""
        if self.is_frame:
            return about_frame(self.name, view.but(show=None))
        day = view.selection.day if self.follows_day else None
        return about_table(self.name, view.ledger, day)


#: By their codes, in the order in which they are offered.
SHEETS = {
    f"{folder}/{name}": Sheet(folder, name)
    for folder, names in (("frames", FRAMES), ("tables", TABLES))
    for name in names
}
