"""Lines to paste elsewhere that fetch a file: pandas, R, Google Sheets, Excel."""

from collections.abc import Callable
from dataclasses import dataclass

from lib.export.data.sheets import Sheet

_PANDAS = """\
import pandas as pd

address = "{address}"
{name} = pd.read_csv(
    address, keep_default_na=False, na_values=[""]{days}
)
"""
_R = """\
library(readr)

address <- "{address}"
{name} <- read_csv(address, na = "")
# Without readr: {name} <- read.csv(address, na.strings = "")
"""
_GOOGLE = '=IMPORTDATA("{address}")'
_EXCEL = """\
let
    File = Web.Contents("{address}"),
    Cells = Csv.Document(
        File, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Headed = Table.PromoteHeaders(Cells, [PromoteAllScalars = true]),
    Typed = Table.TransformColumnTypes(Headed, {{
{types}
    }}, "en-GB")
in
    Typed
"""
#: Power Query's types, by how the name of a column's own type begins.
_POWER_QUERY = {
    **{"datetime": "type date", "bool": "type logical"},
    **{"float": "type number", "int": "type number"},
}


@dataclass(frozen=True)
class Snippet:
    """How a program fetches a CSV file; `note` says where the lines go, as Markdown."""

    label: str
    language: str | None
    write: Callable[[str, Sheet], str]
    note: str


def _pandas(address: str, sheet: Sheet) -> str:
    columns = sheet.contract.to_schema().columns.items()
    days = [name for name, rule in columns if str(rule.dtype).startswith("datetime")]
    listed = ", ".join(f'"{day}"' for day in days)
    parsed = f", parse_dates=[{listed}]" if days else ""
    return _PANDAS.format(address=address, name=sheet.name, days=parsed)


def _excel(address: str, sheet: Sheet) -> str:
    columns = sheet.contract.to_schema().columns.items()
    typed = [
        f'        {{"{name}", {kind}}}'
        for name, rule in columns
        for begins, kind in _POWER_QUERY.items()
        if str(rule.dtype).lower().startswith(begins)
    ]
    return _EXCEL.format(address=address, types=",\n".join(typed))


def _filled(template: str) -> Callable[[str, Sheet], str]:
    return lambda address, sheet: template.format(address=address, name=sheet.name)


SNIPPETS = (
    Snippet("Address", None, _filled("{address}"), "The file itself, as CSV in UTF-8."),
    Snippet(
        "pandas",
        "python",
        _pandas,
        "Days are read as days, an empty cell as missing, and nothing else.",
    ),
    Snippet("R", "r", _filled(_R), "An empty cell is read as missing."),
    Snippet(
        "Google Sheets",
        None,
        _filled(_GOOGLE),
        "Paste it into a cell. In a sheet that writes 1,5 for one and a half, set "
        "*File → Settings → Locale* to United Kingdom. Google must be able to reach "
        "this site.",
    ),
    Snippet(
        "Excel",
        None,
        _excel,
        "Paste it under *Data → Get Data → From Other Sources → Blank Query → Advanced "
        "Editor*. Or give the address alone to *Data → From Web*.",
    ),
)
