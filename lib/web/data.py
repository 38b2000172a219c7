"""Routes for data: the ledger as a whole, its tables, and frames of a selection."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from lib.export.about import (
    NAME,
    about_frame,
    about_table,
    coverage_as_meta,
    rates_as_meta,
    software_version,
)
from lib.export.data.flat_files import FORMATS, as_descriptor, as_zip, json_bytes
from lib.export.names import file_name
from lib.frames.catalogue import FRAMES
from lib.frames.search import rows_holding
from lib.ledger.service import Served
from lib.model.gate import Full
from lib.model.ledger import in_force
from lib.model.tables import TABLES, VERSIONED
from lib.model.view import View
from lib.web.answers import File, answer
from lib.web.data_request import (
    Asked,
    frame_request,
    keep_set,
    known_name,
    table_request,
)
from lib.web.headers import PUBLIC, UNKEPT
from lib.web.openapi import FRAME_QUERY, TABLE_QUERY, listed, responses

router = APIRouter(default_response_class=Response)

CONTENT = tuple(made.media_type for made in FORMATS.values())
TableName = Annotated[str, Path(json_schema_extra=listed(TABLES))]
FrameName = Annotated[str, Path(json_schema_extra=listed(FRAMES))]
FormatName = Annotated[str, Path(json_schema_extra=listed(FORMATS))]


@router.get(
    "/v1/health",
    summary="Whether a ledger is served, and which",
    description="`ledger` is `stale` where a newer one was refused: `report` says why.",
    responses=responses("application/json"),
)
def read_health(request: Request) -> Response:
    """Answer with the state of the service; never kept."""
    served: Served = request.app.state.served()
    ledger, report = served.ledger, served.stale_report
    health = {
        "status": "ok",
        "ledger": "ok" if report is None else "stale",
        **({} if report is None else {"report": str(report).splitlines()}),
        "hash": ledger.hash,
        "version": ledger.version,
        "software": f"{NAME} {software_version()}",
        "rows": {name: len(table) for name, table in ledger.tables.items()},
        "coverage": coverage_as_meta(ledger.coverage),
        "rates": rates_as_meta(),
    }
    return _at_this_moment(health)


@router.get(
    "/v1/ready",
    summary="Whether readers may be sent here",
    description="200 once a ledger is served and the pages are ready; 503 before. "
    "A process that is not ready is well: it is still starting.",
    responses=responses("application/json"),
)
def read_readiness(request: Request) -> Response:
    """Answer whether a proxy may send readers; never kept."""
    request.app.state.served()
    if not request.app.state.warm():
        raise Full("The pages are being prepared.")
    return _at_this_moment({"status": "ready"})


def _at_this_moment(said: Mapping[str, object]) -> Response:
    headers = {**PUBLIC, **UNKEPT}
    return Response(json_bytes(said), headers=headers, media_type="application/json")


@router.get(
    "/v1/datapackage.json",
    summary="The descriptor of the data package",
    description="Frictionless Tabular Data Package: every table, column and key.",
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
    responses=responses("application/zip"),
)
def read_package(visit: Asked) -> Response:
    """Answer with the whole ledger as one file."""
    file = File("application/zip", file_name("ledger", (), None, "zip"))
    return answer(visit, file, lambda: as_zip(visit.ledger))


@router.get(
    "/v1/tables/{table}.{format}",
    summary="A table of the ledger",
    description="As recorded: in full, withdrawn rows included; with `asof`, the rows "
    "of a versioned table in force on that day. The other names of a selection change "
    "nothing.",
    responses=responses(*CONTENT),
    openapi_extra=TABLE_QUERY,
)
def read_table(visit: Asked, table: TableName, format: FormatName) -> Response:
    """Answer with a table of the ledger."""
    known_name("table", table, TABLES)
    made = FORMATS[known_name("format", format, FORMATS)]
    asof, words = table_request(visit)
    about = about_table(table, visit.ledger, asof).holding(words)
    name = file_name(table, about.selection, about.as_of, format)

    def write() -> bytes:
        rows = visit.ledger[table]
        if asof is not None and table in VERSIONED:
            rows = in_force(rows, asof).reset_index(drop=True)
        return made.write(rows_holding(rows, words), about)

    day = asof if table in VERSIONED else None
    file = File(made.media_type, name, made.inline, day=day)
    return answer(visit, file, write, about.selection)


@router.get(
    "/v1/frames/{frame}.{format}",
    summary="A frame for the selection",
    description="What may be concluded from the ledger: sums, conditions, quantities.",
    responses=responses(*CONTENT),
    openapi_extra=FRAME_QUERY,
)
def read_frame(visit: Asked, frame: FrameName, format: FormatName) -> Response:
    """Answer with a frame for the selection."""
    known_name("frame", frame, FRAMES)
    made = FORMATS[known_name("format", format, FORMATS)]
    asked = frame_request(visit, frame)
    name = file_name(frame, asked.pairs, asked.selection.day, format)

    def write() -> bytes:
        view = View(visit.ledger, asked.selection)
        rows = keep_set(FRAMES[frame](view), asked.row, visit.ledger)
        about = about_frame(frame, view, asked.row).holding(asked.filter)
        return made.write(rows_holding(rows, asked.filter), about)

    file = File(made.media_type, name, made.inline, day=asked.selection.asof)
    return answer(visit, file, write, asked.pairs)
