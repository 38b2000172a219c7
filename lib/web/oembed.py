"""oEmbed: a pasted link of a page becomes its live chart (https://oembed.com)."""

from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, urlsplit

from fastapi import APIRouter, Response
from starlette.datastructures import QueryParams

from lib.charts.cards import card_of
from lib.export.about import NAME
from lib.export.data.flat_files import json_bytes
from lib.export.page.interactive import ARTICLE, frame_height, iframe_code
from lib.model.pages import page_meant
from lib.model.parameters import BadValue, LinkRule, read_values
from lib.model.view import View
from lib.web.answers import File, answer
from lib.web.data_request import Asked, Visit, refuse
from lib.web.discovery import shows_chart
from lib.web.openapi import responses
from lib.web.outline import HEIGHT, WIDTH, PageRequest, linked_chart, picture_link
from lib.web.preview import asked_of
from lib.web.problems import Refused

router = APIRouter(default_response_class=Response)

#: Seconds for which others may show a chart before they ask again: a day.
CACHE_AGE = 86_400
#: No chart is as large.
MOST_PIXELS = 10_000


def _pixels(value: str) -> int | None:
    number = int(value) if value.isascii() and value.isdigit() else 0
    return number if 0 < number <= MOST_PIXELS else None


PIXELS = LinkRule(
    _pixels,
    f"pixels, from 1 to {MOST_PIXELS}",
    "Most pixels that there is room for.",
    fault="is no size",
)
LIMITS = ("maxwidth", "maxheight")


def _address(value: str) -> SplitResult | None:
    """Split a link of the web, or a path; None for anything else."""
    try:
        link = urlsplit(value)
    except ValueError:
        return None
    path = not link.scheme and not link.netloc and value.startswith("/")
    on_web = link.scheme in ("http", "https") and bool(link.netloc)
    return link if path or on_web else None


LINK = LinkRule(
    _address,
    "the link of a page, as https://..., or its path, as /donors",
    "Link of a page that shows a chart, or its path.",
    fault="is no link",
)


def _described(name: str, meaning: str, **more: Any) -> dict[str, Any]:
    schema = {"type": "string"} | more.pop("schema", {})
    return {
        "name": name,
        "in": "query",
        "description": meaning,
        "schema": schema,
    } | more


QUERY = {
    "parameters": [
        _described("url", LINK.meaning, required=True),
        *(
            _described(
                name,
                PIXELS.meaning,
                schema={"type": "integer", "minimum": 1, "maximum": MOST_PIXELS},
            )
            for name in LIMITS
        ),
        _described("format", "Only JSON.", schema={"enum": ["json"]}),
    ]
}


@router.get(
    "/v1/oembed",
    summary="The chart of a page as code to embed",
    description="oEmbed 1.0: for the link of a page of this site that shows a chart. "
    "Other names are ignored, for those who ask add theirs. A link of another site, or "
    "of a page without a chart, is answered 404, another format 501.",
    responses=responses("application/json"),
    openapi_extra=QUERY,
)
def read_oembed(visit: Asked) -> Response:
    """Answer with what shows the chart of a link."""
    asked, limits = _asked(visit)
    view = View(visit.ledger, asked.selection.on(visit.today))
    if not shows_chart(asked.page, asked.own, visit.ledger):
        raise _not_found(visit, "is no page with a chart")
    depends = [asked.page, view.selection.query(), asked.own, limits, visit.site]
    file = File("application/json", "oembed.json", inline=True)
    return answer(
        visit,
        file,
        lambda: json_bytes(_embedded(asked, view, limits, visit.site)),
        depends,
    )


def _asked(visit: Visit) -> tuple[PageRequest, dict[str, int]]:
    """Read the link and the limits; a bad format, limit or link is refused."""
    if other := [one for one in visit.given("format") if one != "json"]:
        problem = BadValue("format", other[0], "json", ("json",), "is not offered")
        raise Refused(HTTPStatus.NOT_IMPLEMENTED, [problem])
    problems: list[BadValue] = []
    limits = {
        name: read[0]
        for name in LIMITS
        if (read := read_values(name, visit.given(name), PIXELS, problems))
    }
    links = read_values("url", visit.given("url"), LINK, problems)
    if not visit.given("url"):
        problems.append(BadValue("url", "", LINK.expected, fault="is missing"))
    refuse(problems)
    path, query = _below(visit.site, links[0])
    page = None if path is None else page_meant(path)
    if page is None:
        raise _not_found(visit, "is no page of this site")
    return asked_of(page, QueryParams(query), visit.ledger, visit.today), limits


def _below(site: str, link: SplitResult) -> tuple[str | None, str]:
    """Give the path below a site, None on another one, and the query.

    http and https are the same site.
    """
    home = urlsplit(site)
    if not link.netloc:
        return link.path, link.query
    if link.netloc.lower() != home.netloc.lower():
        return None, ""
    below = f"{link.path}/".removeprefix(f"{home.path}/")
    outside = home.path and below == f"{link.path}/"
    return None if outside else f"/{below.removesuffix('/')}", link.query


def _not_found(visit: Visit, fault: str) -> Refused:
    expected = f"a page of {visit.site}/ that shows a chart"
    problem = BadValue("url", visit.given("url")[0], expected, fault=fault)
    return Refused(HTTPStatus.NOT_FOUND, [problem])


def _embedded(
    asked: PageRequest, view: View, limits: dict[str, int], site: str
) -> dict[str, Any]:
    """Write the answer: the very code that the page gives to copy."""
    card = card_of(linked_chart(asked.page, view, asked.own), view, site)
    width = min(limits.get("maxwidth", ARTICLE), ARTICLE)
    height = min(frame_height(card, width), limits.get("maxheight", MOST_PIXELS))
    said = {
        "version": "1.0",
        "type": "rich",
        "title": card.finding,
        "provider_name": NAME,
        "provider_url": f"{site}/",
        "cache_age": CACHE_AGE,
        "html": iframe_code(site, card, view.selection, height),
        "width": width,
        "height": height,
    }
    fits = all(
        size <= limits.get(name, size)
        for name, size in zip(LIMITS, (WIDTH, HEIGHT), strict=True)
    )
    picture = {
        "thumbnail_url": picture_link(card, view.selection, site),
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
    }
    # A picture that is larger than asked for may not be named.
    return said | (picture if fits else {})
