"""Routes for the figures: tables of the ledger and frames of a selection."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from lib.export.about import about_frame, about_table
from lib.export.data.flat_files import FORMATS
from lib.export.names import file_name
from lib.frames.catalogue import FRAMES
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
from lib.web.openapi import FRAME_QUERY, TABLE_QUERY, listed, responses

router = APIRouter()

CONTENT = tuple(made.media_type for made in FORMATS.values())
TableName = Annotated[str, Path(json_schema_extra=listed(TABLES))]
FrameName = Annotated[str, Path(json_schema_extra=listed(FRAMES))]
FormatName = Annotated[str, Path(json_schema_extra=listed(FORMATS))]


@router.get(
    "/v1/tables/{table}.{format}",
    summary="A table of the ledger",
    description="As recorded: in full, withdrawn rows included; with `asof`, the rows "
    "of a versioned table in force on that day. The other names of a selection change "
    "nothing.",
    response_class=Response,
    responses=responses(*CONTENT),
    openapi_extra=TABLE_QUERY,
)
def read_table(visit: Asked, table: TableName, format: FormatName) -> Response:
    """Answer with a table of the ledger."""
    known_name("table", table, TABLES)
    made = FORMATS[known_name("format", format, FORMATS)]
    asof = table_request(visit)
    about = about_table(table, visit.ledger, asof)
    name = file_name(table, (), about.as_of, format)

    def write() -> bytes:
        rows = visit.ledger[table]
        if asof is not None and table in VERSIONED:
            rows = in_force(rows, asof).reset_index(drop=True)
        return made.write(rows, about)

    file = File(made.media_type, name, made.inline)
    return answer(visit, file, write, about.selection)


@router.get(
    "/v1/frames/{frame}.{format}",
    summary="A frame for the selection",
    description="What may be concluded from the ledger: sums, conditions, quantities.",
    response_class=Response,
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
        return made.write(rows, about_frame(frame, view, asked.row))

    file = File(made.media_type, name, made.inline)
    return answer(visit, file, write, asked.pairs)
