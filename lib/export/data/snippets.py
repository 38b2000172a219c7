"""Lines to paste elsewhere that fetch a file: pandas, R, Google Sheets, Excel."""

from dataclasses import dataclass
from pathlib import Path

from lib.export.data.sheets import Sheet
from lib.export.markup import templates_of

#: Power Query's types, by how the name of a column's own type begins.
POWER_QUERY = {
    **{"datetime": "date", "bool": "logical"},
    **{"float": "number", "int": "number"},
}
TEMPLATES = templates_of(Path(__file__).parent)


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
