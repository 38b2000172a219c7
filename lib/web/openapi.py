"""The description of the HTTP interface, from the rules that requests are read by."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Response
from fastapi.openapi.utils import get_openapi

from lib.export.about import software_version
from lib.export.data.flat_files import json_bytes
from lib.frames.money import choices_on
from lib.frames.search import LONGEST
from lib.model.parameters import LinkRule
from lib.model.query import rules
from lib.model.selection import link_names
from lib.web.answers import File, answer
from lib.web.chart_request import OPTIONS, TITLE, WORDS
from lib.web.data_request import BOM, FILTER, PAGE_NAMES, SET_MEANING, Asked, Visit

router = APIRouter(default_response_class=Response)


def _query(names: Iterable[str]) -> dict[str, Any]:
    refs = [{"$ref": f"#/components/parameters/{name}"} for name in names]
    return {"parameters": refs}


TABLE_QUERY = _query(["asof", "filter", "bom"])
FRAME_QUERY = _query([*link_names(), "set", "filter", "bom"])
CHART_QUERY = _query([*link_names(), "set", *OPTIONS, "bom", "title"])
FEED_QUERY = _query([*link_names(), "page"])
SEARCH_QUERY = _query([*link_names(), "q"])
BRIEFING_QUERY = _query([*link_names(), "set", "title", *WORDS])


def listed(names: Iterable[str]) -> dict[str, Any]:
    """Describe a path parameter by all its values."""
    return {"enum": list(names)}


def responses(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """Describe the answers of a route: its content, 304, and problems."""
    refused = {"$ref": "#/components/schemas/Problem"}
    problem = {"content": {"application/problem+json": {"schema": refused}}}
    return {
        200: {
            "description": "The file.",
            "content": {kind.split(";")[0]: {} for kind in media_types},
        },
        304: {"description": "What If-None-Match names still holds."},
        503: {
            "description": "Not now: no ledger has been good yet, or too much is "
            "asked for; then Retry-After says when.",
            **problem,
        },
        "default": {"description": "What is wrong, and what is allowed.", **problem},
    }


@router.get("/openapi.json", include_in_schema=False)
def read_openapi(visit: Asked) -> Response:
    """Answer with the description of the interface."""
    file = File("application/json", "openapi.json", inline=True)
    return answer(visit, file, lambda: json_bytes(described(visit)), [visit.today])


def described(visit: Visit) -> dict[str, Any]:
    """Describe every route with every parameter and its values (OpenAPI 3.1)."""
    request, ledger = visit.request, visit.ledger
    description = get_openapi(
        title=ledger.title,
        version=software_version(),
        description=_beside("interface.txt").format(
            page_names=", ".join(sorted(PAGE_NAMES))
        ),
        routes=request.app.routes,
        servers=[{"url": request.scope.get("root_path") or "/"}],
    )
    named = dict(rules(choices_on(ledger, visit.today)))
    named["set"] = replace(named["show"], meaning=SET_MEANING)
    named |= {"filter": FILTER, "bom": BOM}
    parameters = {name: _ruled(name, rule) for name, rule in named.items()}
    parameters["filter"]["schema"]["maxLength"] = LONGEST
    for name, option in {**OPTIONS, "title": TITLE, **WORDS}.items():
        parameters[name] = _parameter(name, option.meaning) | {"schema": option.schema}
    parameters["page"] = _parameter("page", "Page of the feed, from 1.") | {
        "schema": {"type": "integer", "minimum": 1, "default": 1}
    }
    parameters["q"] = _parameter("q", "Words to look for.") | {
        "schema": {"type": "string", "maxLength": LONGEST}
    }
    components = description.setdefault("components", {})
    components["parameters"] = parameters
    components["schemas"] = {"Problem": json.loads(_beside("problem.json"))}
    return description


def _ruled(name: str, rule: LinkRule) -> dict[str, Any]:
    schema = _schema(rule)
    if rule.several:
        schema = {"type": "array", "items": schema, "uniqueItems": True}
    if rule.default:
        schema["default"] = rule.default
    # What the schema lists is not said again.
    listing = rule.expected == ", ".join(rule.allowed)
    expected = "a value of the list" if listing else rule.expected
    described = _parameter(name, f"{rule.meaning} Expected: {expected}.")
    return described | {"style": "form", "explode": True, "schema": schema}


def _parameter(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": said}


def _schema(rule: LinkRule) -> dict[str, Any]:
    if not rule.day:
        listed = {"enum": list(rule.allowed)} if rule.allowed else {}
        return {"type": "string", **listed}
    word = [{"const": rule.default}] if rule.default else []
    # A blank day is none, as of a form that was left empty.
    blank = {"type": "string", "maxLength": 0}
    return {"anyOf": [*word, blank, {"type": "string", "format": "date"}]}


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
