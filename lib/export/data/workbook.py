"""A frame as a workbook: the data, and a second sheet that says what it is."""

from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import Any
from unicodedata import category

import pandas as pd
import xlsxwriter
from pandas.api import types

from lib.export.about import About

#: A text is never a formula or a link, whatever it begins with.
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: The signs that open a formula, full-width ones too, and those that open a new cell.
OPENING = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
#: Letters and a symbol that are drawn as blanks: the Hangul fillers, empty Braille.
DRAWN_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: What one cell holds; xlsxwriter leaves a longer one out without a word.
LONGEST_CELL = 32_767
#: Widths in characters.
NARROWEST, WIDEST = 8, 60
#: Sums of money are shown without decimals from here on; the cell keeps them.
LARGE = 100_000

Write = Callable[[int, int, Any], object]


def as_xlsx(frame: pd.DataFrame, about: About) -> bytes:
    """Write a sheet "data" with a frozen header row, and a sheet "about".

    Numbers, days and booleans are cells of their kind, missing values empty cells. Text
    is always text. The date of creation is that of the data, so that the same data
    gives the same bytes.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    created = datetime.combine(about.dated, time())
    book.set_properties({"title": about.title, "created": created})
    _write_data(book, frame)
    _write_about(book, about)
    book.close()
    return file.getvalue()


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula instead of showing it."""
    first = next((sign for sign in text if sign in OPENING or not _unseen(sign)), "")
    return first in OPENING


def _unseen(sign: str) -> bool:
    """Tell what takes no ink: a spreadsheet may drop it before it looks."""
    invisible = category(sign) in {"Cc", "Cf"}
    return invisible or sign.isspace() or sign in DRAWN_BLANK


def _write_data(book: Any, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet("data")
    sheet.freeze_panes(1, 0)
    heading = book.add_format({"bold": True, "bottom": 1})
    for place, name in enumerate(frame.columns):
        column = frame[name]
        sheet.write_string(0, place, str(name), heading)
        sheet.set_column(place, place, _width(column))
        write = _writer(book, sheet, column)
        for row, value in enumerate(column.array, start=1):
            if not pd.isna(value):
                write(row, place, value)
    if not frame.empty:
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _writer(book: Any, sheet: Any, column: pd.Series) -> Write:
    """Choose how the values of a column are written, by its type."""
    if types.is_datetime64_any_dtype(column):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        return lambda row, place, value: sheet.write_datetime(
            row, place, value.to_pydatetime(), day
        )
    if types.is_bool_dtype(column):
        return lambda row, place, value: sheet.write_boolean(row, place, bool(value))
    if types.is_numeric_dtype(column):
        large = types.is_float_dtype(column) and column.abs().max() >= LARGE
        shown = book.add_format({"num_format": "#,##0" if large else "General"})
        return lambda row, place, value: sheet.write_number(row, place, value, shown)
    return _text_writer(book, sheet)


def _text_writer(book: Any, sheet: Any) -> Write:
    """Write text; what would run keeps its quote mark, also when it is edited."""
    quoted = book.add_format({"quote_prefix": True})

    def write(row: int, place: int, value: Any) -> None:
        text = str(value)[:LONGEST_CELL]
        sheet.write_string(row, place, text, quoted if runs(text) else None)

    return write


def _width(column: pd.Series) -> int:
    if types.is_datetime64_any_dtype(column):
        longest = len("2026-02-12")
    elif types.is_numeric_dtype(column):
        longest = 16 if types.is_float_dtype(column) else NARROWEST
    else:
        longest = max((len(str(value)) for value in column.dropna()), default=0)
    return max(NARROWEST, min(max(longest, len(str(column.name))) + 2, WIDEST))


def _write_about(book: Any, about: About) -> None:
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    name = book.add_format({"bold": True, "valign": "top"})
    write = _text_writer(book, sheet)
    for row, (label, text) in enumerate(about.in_rows()):
        sheet.write_string(row, 0, label, name)
        write(row, 1, text)
