"""Errors of the HTTP interface: application/problem+json, RFC 9457."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from lib.export.data.flat_files import json_bytes
from lib.export.office.template import TemplateRefused
from lib.ledger.report import LedgerRefused
from lib.model.gate import Full
from lib.model.parameters import BadValue
from lib.model.problems import MOST_PROBLEMS, in_short, problems_in_words
from lib.web.headers import PUBLIC, UNKEPT

MEDIA_TYPE = "application/problem+json"
LOGGER = logging.getLogger(__name__)

#: Seconds after which what could not be made now may be asked for again.
WAIT = 5.0


class Refused(Exception):  # noqa: N818 (said of a request, as LedgerRefused of a ledger)
    """A request that is not answered: its status, and every problem by name."""

    def __init__(self, status: HTTPStatus, problems: list[BadValue]) -> None:
        super().__init__(" ".join(map(str, problems)))
        self.status = status
        self.problems = problems


def install(app: FastAPI) -> None:
    """Answer every error of an app as a problem."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(LedgerRefused, _without_ledger)
    app.add_exception_handler(Full, _overloaded)
    app.add_exception_handler(TemplateRefused, _without_template)
    app.add_exception_handler(HTTPException, _of_routing)
    app.add_exception_handler(Exception, _unforeseen)


def problem(
    request: HTTPConnection, status: int, detail: str, **more: object
) -> Response:
    """Write one problem; `more` are members beyond those that RFC 9457 names."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    return Response(json_bytes(body), status, {**PUBLIC, **UNKEPT}, MEDIA_TYPE)


def _refused(request: Request, refused: Any) -> Response:
    entries = [_entry(problem) for problem in refused.problems[:MOST_PROBLEMS]]
    detail = " ".join(problems_in_words(refused.problems))
    return problem(request, refused.status, detail, problems=entries)


def _entry(problem: BadValue) -> dict[str, Any]:
    short = in_short(problem)
    entry: dict[str, Any] = {"name": short.name, "found": short.found}
    if problem.allowed:
        entry |= {"allowed": short.allowed, "allowed_count": len(problem.allowed)}
    return entry | {"expected": short.expected, "detail": str(short)}


def _without_ledger(request: Request, refused: Any) -> Response:
    lines = str(refused.report).splitlines()
    detail = "No ledger is served: the one that was read is refused."
    return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, detail, report=lines)


def _overloaded(request: Request, full: Exception) -> Response:
    answer = problem(request, HTTPStatus.SERVICE_UNAVAILABLE, str(full))
    answer.headers["Retry-After"] = f"{WAIT:g}"
    return answer


def _without_template(request: Request, refused: Exception) -> Response:
    LOGGER.error("%s", refused)
    return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, str(refused))


def _of_routing(request: Request, error: Any) -> Response:
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer = problem(request, error.status_code, "Only GET and HEAD are answered.")
        answer.headers["Allow"] = "GET, HEAD"
        return answer
    detail = "There is nothing here. /api/openapi.json lists every route."
    return problem(request, error.status_code, detail)


def _unforeseen(request: Request, error: Exception) -> Response:
    # The server prints the traceback: Starlette raises the error again.
    LOGGER.error("%s failed: %r", request.url.path, error)
    detail = "The answer could not be made. The failure is logged."
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
