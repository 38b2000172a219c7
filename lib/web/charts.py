"""Routes for charts: as pictures, as pages, as plotly's JSON, and the rows drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.about import About, about_chart
from lib.export.data.flat_files import FORMATS as TABLE_FORMATS
from lib.export.names import file_name, name_of_chart
from lib.export.page.interactive import DRAWING, chart_page, figure_json, plotly_js
from lib.export.picture.pictures import MEDIA_TYPES, draw_picture
from lib.export.picture.renderer import Renderer
from lib.export.picture.typesetting import SizeRefused
from lib.model.card import Card
from lib.model.ledger import Ledger
from lib.model.links import OF
from lib.model.parameters import BadValue
from lib.model.view import View
from lib.web.answers import File, answer, etag
from lib.web.chart_request import ChartRequest, chart_request
from lib.web.data_request import ServedNow, Today, known_name
from lib.web.framing import hash_of, page_policy
from lib.web.openapi import CHART_QUERY, listed, responses
from lib.web.problems import Refused

router = APIRouter()


@dataclass(frozen=True)
class Wanted:
    """A chart that is to be written, and what it takes."""

    card: Card
    about: About
    asked: ChartRequest
    renderer: Renderer


@dataclass(frozen=True)
class ChartFormat:
    """How a chart leaves as a file; `inline` where a browser can show it."""

    media_type: str
    write: Callable[[Wanted], bytes]
    inline: bool = True


def _picture(name: str) -> ChartFormat:
    return ChartFormat(
        MEDIA_TYPES[name],
        lambda wanted: draw_picture(
            wanted.card, name, wanted.asked.size, wanted.asked.theme, wanted.renderer
        ),
    )


def _rows(name: str) -> ChartFormat:
    made = TABLE_FORMATS[name]
    return ChartFormat(
        made.media_type,
        lambda wanted: made.write(wanted.card.rows, wanted.about),
        inline=False,
    )


FORMATS: dict[str, ChartFormat] = {
    **{name: _picture(name) for name in MEDIA_TYPES},
    "html": ChartFormat(
        "text/html; charset=utf-8",
        lambda wanted: chart_page(wanted.card, wanted.asked.theme),
    ),
    "json": ChartFormat(
        "application/json", lambda wanted: figure_json(wanted.card, wanted.about)
    ),
    **{name: _rows(name) for name in ("csv", "xlsx")},
}

ChartName = Annotated[
    str,
    Path(
        description="A chart; of a chart of one row also name@row, as "
        "meeting_bridge@udcg-2026-02-12. Without the row in the name it is that of "
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
    "plotly's JSON, or the very rows that are drawn (csv, xlsx). Under overload 503 "
    "comes with Retry-After; where no Chrome is installed there are no pictures, and "
    "503 says so.",
    response_class=Response,
    responses=responses(*(made.media_type for made in FORMATS.values())),
    openapi_extra=CHART_QUERY,
)
def read_chart(
    request: Request,
    chart: ChartName,
    format: FormatName,
    served: ServedNow,
    today: Today,
) -> Response:
    """Answer with a chart. Not async: it is drawn beside the event loop."""
    made = FORMATS[known_name("format", format, FORMATS)]
    asked = chart_request(request, chart, served.ledger, today)
    name = name_of_chart(asked.named)
    pairs = replace(asked.selection, show=None).query()
    file = File(
        made.media_type,
        file_name(name, pairs, asked.selection.day, format),
        made.inline,
        _policy(request) if format == "html" else "",
    )
    site = request.app.state.site
    tag = etag(request, served.ledger, asked.depends, [site])
    return answer(
        request,
        tag,
        file,
        lambda: _written(made, asked, served.ledger, request),
    )


def titled_card(asked: ChartRequest, ledger: Ledger, site: str) -> Card:
    """Gather a chart, under the reader's own title where there is one."""
    return card_of(asked.named, View(ledger, asked.selection), site).titled(asked.title)


def _written(
    made: ChartFormat, asked: ChartRequest, ledger: Ledger, request: Request
) -> bytes:
    state = request.app.state
    card = titled_card(asked, ledger, state.site)
    about = about_chart(card, View(ledger, asked.selection))
    try:
        return made.write(Wanted(card, about, asked, state.renderer()))
    except SizeRefused as refused:
        found = str(getattr(asked.size, refused.name))
        fault = (
            "does not hold this chart" if refused.name == "height" else "is too much"
        )
        problem = BadValue(refused.name, found, refused.expected, fault=fault)
        raise Refused(HTTPStatus.BAD_REQUEST, [problem]) from None


def _policy(request: Request) -> str:
    scripts = (hash_of(plotly_js()), hash_of(DRAWING))
    return page_policy(request.app.state.frame_ancestors, *scripts)
