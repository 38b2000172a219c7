"""What a request for a chart asks for: which chart, of what selection, how drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import Request

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.picture.papers import papers
from lib.export.picture.typesetting import Size
from lib.model.briefing import LONGEST_TITLE, read_briefing
from lib.model.ledger import Ledger
from lib.model.links import shown, split_name
from lib.model.parameters import BadValue
from lib.model.selection import Selection
from lib.web.data_request import refuse, selection_of
from lib.web.problems import Refused


@dataclass(frozen=True)
class Option:
    """How a picture is drawn: what a name means, and its values as a JSON Schema."""

    meaning: str
    schema: Mapping[str, Any]

    @property
    def expected(self) -> str:
        """The values in words."""
        if "enum" in self.schema:
            return ", ".join(self.schema["enum"])
        whole = "a whole number" if self.schema["type"] == "integer" else "a number"
        return f"{whole} from {self.schema['minimum']} to {self.schema['maximum']}"

    def read(self, value: str) -> Any:
        """Read a value; None for what the schema does not allow."""
        if "enum" in self.schema:
            return value if value in self.schema["enum"] else None
        read = int if self.schema["type"] == "integer" else float
        try:
            number = read(value)
        except ValueError:
            return None
        fits = self.schema["minimum"] <= number <= self.schema["maximum"]
        return number if fits and value.isascii() else None


def _number(kind: str, least: int, most: int, **more: object) -> dict[str, object]:
    return {"type": kind, "minimum": least, "maximum": most, **more}


OPTIONS = {
    "width": Option(
        "Width of a picture in pixels.",
        _number("integer", 240, 4000, default=Size().width),
    ),
    "height": Option(
        "Height of a picture in pixels; without it, what the chart needs.",
        _number("integer", 160, 4000),
    ),
    "scale": Option(
        "Pixels of a PNG for each of these.",
        _number("number", 1, 4, default=Size().scale),
    ),
    "theme": Option(
        "Paper and ink of pictures and pages; print is in greys.",
        {"type": "string", "enum": list(papers()), "default": "light"},
    ),
}
TITLE = Option(
    "Your own heading, in the place of the chart's finding; of a briefing, its title.",
    {"type": "string", "maxLength": LONGEST_TITLE},
)


@dataclass(frozen=True)
class ChartRequest:
    """A chart by its name, with its row where it is of one; the rest of the request.

    The as-of date of the selection is resolved. A blank title leaves the finding.
    """

    named: str
    selection: Selection
    title: str
    size: Size
    theme: str

    @property
    def depends(self) -> list[object]:
        """What an answer depends on, beside its path."""
        size = (self.size.width, self.size.height, self.size.scale)
        return [self.named, *self.selection.query(), self.title, *size, self.theme]


def chart_request(
    request: Request, named: str, ledger: Ledger, today: date
) -> ChartRequest:
    """Read what a query asks of a chart; every wrong value is refused.

    Parameters
    ----------
    request
        Its query holds the selection, and the row of a chart of one row, unless the
        name has it: `set`, else `show`, else `item`.
    named
        The chart: `donor_totals`, `meeting_bridge@udcg-2026-02-12`.
    ledger
        Ledger.
    today
        The as-of date where none is given.
    """
    name, _ = split_name(named)
    if name not in CHARTS:
        known = tuple(CHARTS)
        problem = BadValue("chart", named, ", ".join(known), known)
        raise Refused(HTTPStatus.NOT_FOUND, [problem])
    selection, problems = selection_of(request, ledger, today)
    given = request.query_params
    query = {key: given.getlist(key) for key in given} | {"chart": [named]}
    for key in ("heading", "comment"):
        query.pop(key, None)
    briefing, more = read_briefing(query, CHARTS, rows_to_open(ledger))
    problems += [*more, *_row_of_none(request, name)]
    options = _options(request, problems)
    refuse(problems)
    chart = briefing.entries[0].named
    return ChartRequest(
        named=chart,
        selection=shown(selection, split_name(chart)[1]).on(today),
        title=briefing.title,
        theme=options.pop("theme", OPTIONS["theme"].schema["default"]),
        size=replace(Size(), **options),
    )


def _row_of_none(request: Request, name: str) -> list[BadValue]:
    """Refuse `set` of a chart that is not of one row: more would be drawn than asked."""
    rows = [row for row in request.query_params.getlist("set") if row]
    if CHARTS[name].of or not rows:
        return []
    fault, expected = f"names no row of {name}", "no value: it is of no single row"
    return [BadValue("set", rows[0], expected, fault=fault)]


def _options(request: Request, problems: list[BadValue]) -> dict[str, Any]:
    options: dict[str, Any] = {}
    for name, option in OPTIONS.items():
        values = [one for one in request.query_params.getlist(name) if one]
        for value in values[:1]:
            options[name] = option.read(value)
            if options[name] is None:
                fault = "cannot be drawn"
                problems.append(BadValue(name, value, option.expected, fault=fault))
        for value in values[1:]:
            expected = f"one value; {values[0]} came first"
            problems.append(BadValue(name, value, expected, fault="is one too many"))
    return options
