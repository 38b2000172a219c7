"""What a request for charts asks for: which, of what selection, how drawn and worded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.picture.papers import papers
from lib.export.picture.typesetting import Size
from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    read_briefing,
)
from lib.model.links import shown, split_name
from lib.model.parameters import BadValue, LinkRule, read_values
from lib.model.selection import Selection
from lib.web.data_request import Visit, refuse, selection_of
from lib.web.problems import Refused


@dataclass(frozen=True)
class Option:
    """How a picture is drawn: what a name means, and its values as a JSON Schema."""

    meaning: str
    schema: Mapping[str, Any]

    @property
    def rule(self) -> LinkRule:
        """How its value is read, and what is said of a bad one."""
        fault = "cannot be drawn"
        return LinkRule(self.read, self._expected(), self.meaning, fault=fault)

    def _expected(self) -> str:
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


def _several(most: int, longest: int) -> dict[str, Any]:
    text = {"type": "string", "maxLength": longest + len(f"{MOST_CHARTS}:")}
    return {"type": "array", "items": text, "maxItems": most}


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

WORDS = {
    "chart": Option(
        f"The charts, in order, each once, at most {MOST_CHARTS}; of a chart of one row "
        "name@row.",
        {**_several(MOST_CHARTS, LONGEST_TITLE), "minItems": 1},
    ),
    "heading": Option(
        "Your own heading of a chart, after its place: 2:A heading.",
        _several(MOST_CHARTS, LONGEST_TITLE),
    ),
    "comment": Option(
        "Your own comment on a chart, after its place: 2:A comment.",
        _several(MOST_CHARTS, LONGEST_COMMENT),
    ),
    "pack": Option(
        "All four in one value, in their place, as the link of a long briefing has it.",
        {"type": "string"},
    ),
}


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


def chart_request(visit: Visit, named: str) -> ChartRequest:
    """Read what a query asks of a chart; every wrong value is refused.

    It is named as `donor_totals` or `meeting_bridge@udcg-2026-02-12`. A chart of one row
    without it takes that of `set`, else of `show`, else of `item`.
    """
    name, _ = split_name(named)
    if name not in CHARTS:
        problem = BadValue("chart", named, ", ".join(CHARTS), tuple(CHARTS))
        raise Refused(HTTPStatus.NOT_FOUND, [problem])
    selection, problems = selection_of(visit)
    own = {"chart": [named], "heading": [], "comment": [], "pack": []}
    query = visit.query | own
    briefing, more = read_briefing(query, CHARTS, rows_to_open(visit.ledger))
    problems += [*more, *_row_of_none(visit, name)]
    options = {
        name: read[0]
        for name, option in OPTIONS.items()
        if (read := read_values(name, visit.given(name), option.rule, problems))
    }
    refuse(problems)
    chart = briefing.entries[0].named
    return ChartRequest(
        named=chart,
        selection=shown(selection, split_name(chart)[1]).on(visit.today),
        title=briefing.title,
        theme=options.pop("theme", OPTIONS["theme"].schema["default"]),
        size=replace(Size(), **options),
    )


def briefing_request(visit: Visit) -> tuple[Briefing, Selection]:
    """Read a briefing and its selection from a query; every wrong value is refused.

    A row that is opened names that of the charts of one row without an own; it filters
    nothing. The as-of date of the selection is resolved.
    """
    selection, problems = selection_of(visit)
    briefing, more = read_briefing(visit.query, CHARTS, rows_to_open(visit.ledger))
    if not visit.given("chart") and not visit.given("pack"):
        expected, fault = "at least one chart, as chart=donor_totals", "is missing"
        more.append(BadValue("chart", "", expected, fault=fault))
    refuse([*problems, *more])
    return briefing, replace(selection, show=None).on(visit.today)


def _row_of_none(visit: Visit, name: str) -> list[BadValue]:
    """Refuse `set` of a chart that is not of one row: more would be drawn than asked."""
    rows = visit.given("set")
    if CHARTS[name].of or not rows:
        return []
    fault, expected = f"names no row of {name}", "no value: it is of no single row"
    return [BadValue("set", rows[0], expected, fault=fault)]
