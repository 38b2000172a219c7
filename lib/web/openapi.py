"""The description of the HTTP interface, from the rules that requests are read by."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from lib.export.about import software_version
from lib.export.data.flat_files import json_bytes
from lib.frames.money import choices_on
from lib.model.ledger import Ledger
from lib.model.parameters import LinkRule
from lib.model.query import Choices, rules
from lib.model.selection import link_names
from lib.web.answers import File, answer, etag
from lib.web.briefing_request import WORDS
from lib.web.chart_request import OPTIONS, TITLE, Option
from lib.web.data_request import PAGE_NAMES, SET_MEANING, ServedNow, Today

router = APIRouter()

DESCRIPTION = f"""\
Pledges as data. GET and HEAD only, public, no key. Every answer with an ETag may be
asked for again with If-None-Match: 304 says that nothing has changed.

A page's query works behind a frame's address: names that belong to pages are ignored
({", ".join(sorted(PAGE_NAMES))}),
unless the route lists them. An unknown value of a name below, and any other name, is refused with 400. Errors are
problems (RFC 9457), which name what is allowed.
Missing is an empty cell in CSV, null in JSON. In CSV and XLSX, text that a spreadsheet
would run as a formula is neutralised; the other formats and ledger.zip leave it as it is.
"""


def _query(names: Iterable[str]) -> dict[str, Any]:
    refs = [{"$ref": f"#/components/parameters/{name}"} for name in names]
    return {"parameters": refs}


TABLE_QUERY = _query(["asof"])
FRAME_QUERY = _query([*link_names(), "set"])
CHART_QUERY = _query([*link_names(), "set", *OPTIONS, "title"])
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
        503: {"description": "No ledger has been good yet.", **problem},
        "default": {"description": "What is wrong, and what is allowed.", **problem},
    }


@router.get("/openapi.json", include_in_schema=False, response_class=Response)
def read_openapi(request: Request, served: ServedNow, today: Today) -> Response:
    """Answer with the description of the interface."""
    app: FastAPI = request.app
    root = request.scope.get("root_path", "")
    ledger = served.ledger
    tag = etag(request, ledger, [today])
    file = File("application/json", "openapi.json", inline=True)
    return answer(
        request,
        tag,
        file,
        lambda: json_bytes(describe(app, root, ledger, choices_on(ledger, today))),
    )


def describe(
    app: FastAPI, root: str, ledger: Ledger, choices: Choices
) -> dict[str, Any]:
    """Describe every route with every parameter and its values (OpenAPI 3.1).

    Parameters
    ----------
    app
        Its routes name the parameters.
    root
        The path that the app is mounted at.
    ledger, choices
        Title and licence; the values that are allowed.
    """
    description = get_openapi(
        title=ledger.title,
        version=software_version(),
        description=DESCRIPTION,
        routes=app.routes,
        servers=[{"url": root or "/"}],
    )
    named = rules(choices)
    row = replace(named["show"], meaning=SET_MEANING)
    parameters = {name: _parameter(name, rule) for name, rule in named.items()}
    parameters["set"] = _parameter("set", row)
    drawn = {**OPTIONS, "title": TITLE, **WORDS}
    parameters |= {name: _option(name, option) for name, option in drawn.items()}
    components = description.setdefault("components", {})
    components["parameters"] = parameters
    components["schemas"] = {"Problem": PROBLEM}
    return description


def _parameter(name: str, rule: LinkRule) -> dict[str, Any]:
    schema = _schema(rule)
    if rule.several:
        schema = {"type": "array", "items": schema, "uniqueItems": True}
    if rule.default:
        schema["default"] = rule.default
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": f"{rule.meaning} Expected: {_expected(rule)}.",
        "style": "form",
        "explode": True,
        "schema": schema,
    }


def _option(name: str, option: Option) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": option.meaning,
        "schema": dict(option.schema),
    }


def _schema(rule: LinkRule) -> dict[str, Any]:
    if not rule.day:
        return {"type": "string", "enum": list(rule.allowed)}
    day = {"type": "string", "format": "date"}
    return {"anyOf": [{"const": rule.default}, day]} if rule.default else day


def _expected(rule: LinkRule) -> str:
    """Leave out what the schema lists already."""
    listing = rule.expected == ", ".join(rule.allowed)
    return "a value of the list" if listing else rule.expected


_TEXT = {"type": "string"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "instance": _TEXT,
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "found", "expected", "detail"],
                "properties": {
                    "name": _TEXT,
                    "found": _TEXT,
                    "expected": _TEXT,
                    "detail": _TEXT,
                    "allowed": {"type": "array", "items": _TEXT},
                    "allowed_count": {"type": "integer"},
                },
            },
        },
        "report": {"type": "array", "items": _TEXT},
    },
}
