"""Routes for charts: as pictures, as pages, as plotly's JSON, and the rows drawn."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.about import About, about_chart
from lib.export.data.flat_files import FORMATS as TABLE_FORMATS
from lib.export.names import file_name, name_of_chart
from lib.export.page.interactive import DRAWING, chart_page, figure_json, plotly_js
from lib.export.picture.pictures import MEDIA_TYPES, draw_picture
from lib.export.picture.typesetting import SizeRefused
from lib.model.card import Card
from lib.model.links import OF
from lib.model.metrics import PICTURES
from lib.model.parameters import BadValue
from lib.model.view import View
from lib.web.answers import HTML, File, Format, answer
from lib.web.chart_request import ChartRequest, chart_request
from lib.web.data_request import Asked, Visit, known_name
from lib.web.headers import hash_of, page_policy
from lib.web.openapi import CHART_QUERY, listed, responses
from lib.web.problems import Refused

router = APIRouter(default_response_class=Response)


@dataclass(frozen=True)
class Wanted:
    """A chart that is to be written, and what it takes."""

    card: Card
    about: About
    asked: ChartRequest


def _picture(name: str) -> Format[[Wanted]]:
    def drawn(wanted: Wanted) -> bytes:
        asked = wanted.asked
        return draw_picture(wanted.card, name, asked.size, asked.theme)

    return Format(MEDIA_TYPES[name], drawn, inline=True)


def _rows(name: str) -> Format[[Wanted]]:
    made = TABLE_FORMATS[name]
    return Format(made.media_type, lambda one: made.write(one.card.rows, one.about))


FORMATS: dict[str, Format[[Wanted]]] = {
    **{name: _picture(name) for name in MEDIA_TYPES},
    "html": Format(
        HTML, lambda one: chart_page(one.card, one.asked.theme), inline=True
    ),
    "json": Format(
        "application/json", lambda one: figure_json(one.card, one.about), inline=True
    ),
    **{name: _rows(name) for name in ("csv", "xlsx")},
}

ChartName = Annotated[
    str,
    Path(
        description="A chart; of a chart of one row also name@row, as "
        "donor_months@USA. Without the row in the name it is that of "
        "`set`, else of `show`, else of `item`.",
        json_schema_extra={
            "anyOf": [{"enum": list(CHARTS)}, {"pattern": f"^[a-z_]+{OF}.+$"}]
        },
    ),
]
FormatName = Annotated[str, Path(json_schema_extra=listed(FORMATS))]


@router.get(
    "/v1/charts/{chart}.{format}",
    summary="A chart for the selection",
    description="As a picture (png, svg, pdf), as a page that works offline (html), as "
    "plotly's JSON, or the very rows that are drawn (csv, xlsx).",
    responses=responses(*(made.media_type for made in FORMATS.values())),
    openapi_extra=CHART_QUERY,
)
def read_chart(visit: Asked, chart: ChartName, format: FormatName) -> Response:
    """Answer with a chart. Not async: it is drawn beside the event loop."""
    made = FORMATS[known_name("format", format, FORMATS)]
    asked = chart_request(visit, chart)
    name = name_of_chart(asked.named)
    pairs = replace(asked.selection, show=None).query()
    called, policy = file_name(name, pairs, asked.selection.day, format), ""
    if format == "html":
        policy = page_policy(visit.ancestors, hash_of(plotly_js()), hash_of(DRAWING))

    def write() -> bytes:
        with PICTURES.labels(format).time():
            return _written(made, asked, visit)

    file = File(made.media_type, called, made.inline, policy, asked.selection.asof)
    return answer(visit, file, write, asked.depends, [visit.site])


def titled_card(asked: ChartRequest, visit: Visit) -> Card:
    """Gather a chart, under the reader's own title where there is one."""
    view = View(visit.ledger, asked.selection)
    return card_of(asked.named, view, visit.site).titled(asked.title)


def _written(made: Format[[Wanted]], asked: ChartRequest, visit: Visit) -> bytes:
    card = titled_card(asked, visit)
    about = about_chart(card, View(visit.ledger, asked.selection))
    try:
        return made.write(Wanted(card, about, asked))
    except SizeRefused as refused:
        found = str(getattr(asked.size, refused.name))
        high = refused.name == "height"
        fault = "does not hold this chart" if high else "is too much"
        problem = BadValue(refused.name, found, refused.expected, fault=fault)
        raise Refused(HTTPStatus.BAD_REQUEST, [problem]) from None
