"""One chart in a frame on another site: a small page, and the script that draws it."""

import gzip
from functools import cache
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from plotly.offline import get_plotlyjs_version

from lib.export.about import NAME
from lib.export.page.interactive import (
    DRAWING,
    FITTING,
    FITTING_PATH,
    PAGE,
    embedded_page,
    plotly_js,
)
from lib.ledger.report import LedgerRefused
from lib.model.parameters import BadValue
from lib.model.problems import problems_in_words
from lib.web.answers import HTML, File, answer, html_of
from lib.web.chart_request import chart_request
from lib.web.charts import titled_card
from lib.web.data_request import Visit, visit_of
from lib.web.headers import FOR_A_DAY, FOR_GOOD, PUBLIC, UNKEPT, hash_of, page_policy
from lib.web.openapi import responses
from lib.web.problems import Refused

router = APIRouter(default_response_class=Response)

SCRIPT = f"/v1/plotly-{get_plotlyjs_version()}.min.js"


@router.get(f"/{PAGE}", include_in_schema=False)
def read_embedded(request: Request) -> Response:
    """Answer with a page of one chart, or with one that says what is wrong."""
    try:
        return _page(visit_of(request))
    except Refused as refused:
        return _trouble(request, refused.status, problems_in_words(refused.problems))
    except LedgerRefused:
        said = ["There are no figures yet: the ledger that was read is refused."]
        return _trouble(request, HTTPStatus.SERVICE_UNAVAILABLE, said)


@router.get(
    SCRIPT,
    summary="The program that draws charts in a page",
    description="plotly.js, under the MIT licence.",
    responses=responses("text/javascript"),
)
def read_script(request: Request) -> Response:
    """Answer with plotly.js, compressed once."""
    headers = {**PUBLIC, "Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(plotly_js(), headers=headers, media_type="text/javascript")
    headers["Content-Encoding"] = "gzip"
    return Response(_compressed(), headers=headers, media_type="text/javascript")


@router.get(
    f"/{FITTING_PATH.removeprefix('api/')}",
    summary="The script that gives frames the height of their charts",
    description="For pages of other sites: it listens to the charts in their frames, and "
    "asks no server for anything.",
    responses=responses("text/javascript"),
)
def read_fitting() -> Response:
    """Answer with the script that comes with the code of an embedded chart."""
    headers = {**PUBLIC, "Cache-Control": FOR_A_DAY}
    return Response(FITTING, headers=headers, media_type="text/javascript")


def _page(visit: Visit) -> Response:
    charts = visit.given("chart")
    if len(charts) != 1:
        fault = "is not one" if charts else "is missing"
        problem = BadValue(
            "chart", ", ".join(charts), "the name of one chart", fault=fault
        )
        raise Refused(HTTPStatus.BAD_REQUEST, [problem])
    asked = chart_request(visit, charts[0])
    policy = page_policy(visit.ancestors, "'self'", hash_of(DRAWING))
    file = File(HTML, f"{PAGE}.html", inline=True, policy=policy)
    # Relative, so that it holds below whatever a proxy puts before the path.
    mounted = bool(visit.request.scope.get("root_path"))
    script = f"{'' if mounted else 'api/'}{SCRIPT.removeprefix('/')}"

    def write() -> bytes:
        return embedded_page(titled_card(asked, visit), asked.theme, script)

    return answer(visit, file, write, asked.depends, [visit.site])


def _trouble(request: Request, status: HTTPStatus, said: list[str]) -> Response:
    page = html_of("no_chart", name=NAME, said=said)
    policy = page_policy(request.app.state.frame_ancestors, "'none'")
    own = {**UNKEPT, "Content-Security-Policy": policy}
    return Response(page, status, PUBLIC | own, HTML)


@cache
def _compressed() -> bytes:
    return gzip.compress(plotly_js().encode(), compresslevel=9, mtime=0)
