"""The workbook inside a native chart: what one edits there, as text that never runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter

from lib.export.data.workbook import SAFE, runs


class _SafeWriter(CategoryWorkbookWriter):
    """Writes names as text, whatever they begin with, under a fixed date."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        book = xlsxwriter.Workbook(xlsx_file, SAFE)
        book.set_properties(
            {"created": datetime.combine(self._chart_data.created, time())}
        )
        sheet = book.add_worksheet("Sheet1")
        quoted = book.add_format({"quote_prefix": True})

        def write_text(sheet: Any, row: int, column: int, *cell: Any) -> Any:
            text, *style = cell
            style = [quoted] if runs(text) else style
            return sheet.write_string(row, column, text, *style)

        sheet.add_write_handler(str, write_text)
        yield book, sheet
        book.close()


class SafeChartData(CategoryChartData):
    """Categories and series of a chart, dated: the same data gives the same bytes."""

    def __init__(self, created: date) -> None:
        super().__init__(number_format="General")  # type: ignore[no-untyped-call]
        self.created = created

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _SafeWriter(self)  # type: ignore[no-untyped-call]
