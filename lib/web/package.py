"""Routes for the ledger as a whole: is it well, its descriptor, all of it."""

from fastapi import APIRouter, Request, Response

from lib.export.about import (
    NAME,
    coverage_as_meta,
    rates_as_meta,
    software_version,
)
from lib.export.data.flat_files import json_bytes
from lib.export.data.frame_package import as_descriptor, as_zip
from lib.export.names import file_name
from lib.ledger.service import Served
from lib.web.answers import File, answer
from lib.web.data_request import Asked
from lib.web.headers import PUBLIC
from lib.web.openapi import responses
from lib.web.problems import report_lines

router = APIRouter()


@router.get(
    "/v1/health",
    summary="Whether a ledger is served, and which",
    description="`ledger` is `stale` where a newer one was refused: `report` says why.",
    response_class=Response,
    responses=responses("application/json"),
)
def read_health(request: Request) -> Response:
    """Answer with the state of the service; never kept."""
    served: Served = request.app.state.served()
    ledger, report = served.ledger, served.stale_report
    health = {
        "status": "ok",
        "ledger": "ok" if report is None else "stale",
        **({} if report is None else {"report": report_lines(report)}),
        "hash": ledger.hash,
        "version": ledger.version,
        "software": f"{NAME} {software_version()}",
        "rows": {name: len(table) for name, table in ledger.tables.items()},
        "coverage": coverage_as_meta(ledger.coverage),
        "rates": rates_as_meta(),
    }
    headers = {**PUBLIC, "Cache-Control": "no-store"}
    return Response(json_bytes(health), headers=headers, media_type="application/json")


@router.get(
    "/v1/datapackage.json",
    summary="The descriptor of the data package",
    description="Frictionless Tabular Data Package: every table, column and key.",
    response_class=Response,
    responses=responses("application/json"),
)
def read_descriptor(visit: Asked) -> Response:
    """Answer with datapackage.json."""
    file = File("application/json", "datapackage.json", inline=True)
    return answer(visit, file, lambda: as_descriptor(visit.ledger))


@router.get(
    "/v1/ledger.zip",
    summary="The whole data package",
    description="The descriptor, every table as recorded, the documents held in full "
    "and the licence notice.",
    response_class=Response,
    responses=responses("application/zip"),
)
def read_package(visit: Asked) -> Response:
    """Answer with the whole ledger as one file."""
    file = File("application/zip", file_name("ledger", (), None, "zip"))
    return answer(visit, file, lambda: as_zip(visit.ledger))
