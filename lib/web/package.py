"""Routes for the ledger as a whole: is it well, its descriptor, all of it."""

from fastapi import APIRouter, Request, Response

from lib.export.about import (
    NAME,
    coverage_as_meta,
    rates_as_meta,
    software_version,
)
from lib.export.data.flat_files import as_descriptor, as_zip, json_bytes
from lib.export.names import file_name
from lib.web.answers import File, answer, etag
from lib.web.data_request import ServedNow
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
def read_health(served: ServedNow) -> Response:
    """Answer with the state of the service; never kept."""
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
def read_descriptor(request: Request, served: ServedNow) -> Response:
    """Answer with datapackage.json."""
    ledger = served.ledger
    file = File("application/json", "datapackage.json", inline=True)
    tag = etag(request, ledger)
    return answer(request, tag, file, lambda: as_descriptor(ledger))


@router.get(
    "/v1/ledger.zip",
    summary="The whole data package",
    description="The descriptor, every table as recorded, the documents held in full "
    "and the licence notice.",
    response_class=Response,
    responses=responses("application/zip"),
)
def read_package(request: Request, served: ServedNow) -> Response:
    """Answer with the whole ledger as one file."""
    ledger = served.ledger
    file = File("application/zip", file_name("ledger", (), None, "zip"))
    return answer(request, etag(request, ledger), file, lambda: as_zip(ledger))
