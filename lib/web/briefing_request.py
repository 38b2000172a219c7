"""What a request for a briefing asks for: which charts, with which words of the reader's."""

from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import Request

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    read_briefing,
)
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue
from lib.model.selection import Selection
from lib.web.chart_request import Option
from lib.web.data_request import refuse, selection_of


def _several(most: int, longest: int) -> dict[str, Any]:
    text = {"type": "string", "maxLength": longest + len(f"{MOST_CHARTS}:")}
    return {"type": "array", "items": text, "maxItems": most}


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
}


def briefing_request(
    request: Request, ledger: Ledger, today: date
) -> tuple[Briefing, Selection]:
    """Read a briefing and its selection from a query; every wrong value is refused.

    A row that is opened names that of the charts of one row without an own; it filters
    nothing. The as-of date of the selection is resolved.
    """
    selection, problems = selection_of(request, ledger, today)
    given = request.query_params
    query = {name: given.getlist(name) for name in given}
    briefing, more = read_briefing(query, CHARTS, rows_to_open(ledger))
    if not any(given.getlist("chart")):
        expected, fault = "at least one chart, as chart=donor_totals", "is missing"
        more.append(BadValue("chart", "", expected, fault=fault))
    refuse([*problems, *more])
    return briefing, replace(selection, show=None).on(today)
