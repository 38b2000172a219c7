"""What can be had as a file: frames and tables; and lines that fetch it elsewhere."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from lib.export.about import About, about_frame, about_table
from lib.export.markup import templates_of
from lib.frames.catalogue import FRAMES
from lib.frames.search import rows_holding
from lib.model.columns import Table
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.tables import TABLES, VERSIONED
from lib.model.view import View

#: Power Query's types, by how the name of a column's own type begins.
POWER_QUERY = {
    **{"datetime": "date", "bool": "logical"},
    **{"float": "number", "int": "number"},
}
TEMPLATES = templates_of(Path(__file__).parent)
Pair = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """A frame, or a table of the ledger; `code` is its place in the HTTP interface.

    Of its rows those are meant that hold every word of `filter`; blank is all of them.
    """

    folder: str
    name: str
    filter: str = ""

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
        """Give the rows that its files hold for a selection, in their order.

        A frame follows the whole selection, a versioned table its as-of date, another
        table nothing of it.
        """
        return rows_holding(self.every_row(view), self.filter)

    def every_row(self, view: View) -> pd.DataFrame:
        """Give the rows for a selection, whatever words they hold."""
        if self.is_frame:
            return FRAMES[self.name](view.but(show=None))
        table = view.ledger[self.name]
        if not self.follows_day:
            return table
        return in_force(table, view.selection.day).reset_index(drop=True)

    def path(self, extension: str, selection: Selection, *more: Pair) -> str:
        """Give the path and query of one of its files, the as-of date pinned."""
        query = urlencode([*self.query(selection), *more])
        return f"/api/v1/{self.code}.{extension}{'?' if query else ''}{query}"

    def query(self, selection: Selection) -> list[tuple[str, str]]:
        """Give the part of a link that changes its rows."""
        pairs = replace(selection, show=None).query()
        chosen = [
            (name, value)
            for name, value in pairs
            if self.is_frame or (name == "asof" and self.follows_day)
        ]
        return [*chosen, *self.narrowed]

    @property
    def narrowed(self) -> list[Pair]:
        """The part of a link that narrows its rows by words."""
        return [("filter", self.filter)] if self.filter else []

    def about(self, view: View) -> About:
        """Say what its files are."""
        if self.is_frame:
            return about_frame(self.name, view.but(show=None)).holding(self.filter)
        day = view.selection.day if self.follows_day else None
        return about_table(self.name, view.ledger, day).holding(self.filter)


#: By their codes, in the order in which they are offered.
SHEETS = {
    f"{folder}/{name}": Sheet(folder, name)
    for folder, names in (("frames", FRAMES), ("tables", TABLES))
    for name in names
}


def sheets_of(ledger: Ledger) -> dict[str, Sheet]:
    """Take the sheets by their codes, without tables that a ledger does without."""
    absent = {f"tables/{name}" for name in {*TABLES} - {*ledger.held}}
    return {code: sheet for code, sheet in SHEETS.items() if code not in absent}


@dataclass(frozen=True)
class Snippet:
    """How a program fetches a CSV file; `note` says where the lines go, as Markdown."""

    label: str
    language: str | None
    template: str
    note: str

    def write(self, address: str, sheet: Sheet) -> str:
        """Write the lines for a sheet at its address."""
        types = [
            (name, kind)
            for name, rule in sheet.contract.to_schema().columns.items()
            for begins, kind in POWER_QUERY.items()
            if str(rule.dtype).lower().startswith(begins)
        ]
        return TEMPLATES.get_template(self.template).render(
            address=address,
            name=sheet.name,
            types=types,
            days=[name for name, kind in types if kind == "date"],
        )


SNIPPETS = (
    Snippet("Address", None, "address.txt", "The file itself, as CSV in UTF-8."),
    Snippet(
        "pandas",
        "python",
        "pandas.txt",
        "Days are read as days, an empty cell as missing, and nothing else.",
    ),
    Snippet("R", "r", "r.txt", "An empty cell is read as missing."),
    Snippet(
        "Google Sheets",
        None,
        "google.txt",
        "Paste it into a cell. In a sheet that writes 1,5 for one and a half, set "
        "*File → Settings → Locale* to United Kingdom. Google must be able to reach "
        "this site.",
    ),
    Snippet(
        "Excel",
        None,
        "excel.txt",
        "Paste it under *Data → Get Data → From Other Sources → Blank Query → Advanced "
        "Editor*. Or give the address alone to *Data → From Web*.",
    ),
)
