"""Routes for briefings: several charts of one selection as slides, document, page, zip."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Response

from lib.charts.cards import card_of
from lib.export.about import about_chart
from lib.export.citation.bibliography import cited_view
from lib.export.downloads import as_files
from lib.export.names import file_name
from lib.export.office.document import as_docx
from lib.export.office.slides import as_pptx
from lib.export.office.template import version_of
from lib.export.pack import Pack, Part
from lib.export.page.webpage import as_html
from lib.frames.fingerprint import fingerprint_of
from lib.model.briefing import Briefing, Entry
from lib.model.caption import selection_in_words
from lib.model.gate import PACKS
from lib.model.links import LONGEST_LINK, page_link
from lib.model.metrics import PICTURES
from lib.model.settings import TEMPLATE
from lib.model.view import View
from lib.web.answers import HTML, File, Format, answer
from lib.web.chart_request import briefing_request
from lib.web.data_request import Asked, known_name
from lib.web.openapi import BRIEFING_QUERY, listed, responses

router = APIRouter(default_response_class=Response)

OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format[[Pack]]] = {
    "pptx": Format(
        f"{OFFICE}.presentationml.presentation",
        lambda pack: as_pptx(pack, TEMPLATE.value()),
    ),
    "docx": Format(f"{OFFICE}.wordprocessingml.document", as_docx),
    "html": Format(HTML, as_html),
    "zip": Format("application/zip", as_files),
}
FormatName = Annotated[str, Path(json_schema_extra=listed(FORMATS))]


@router.get(
    "/v1/briefing.{format}",
    summary="A briefing: several charts for one selection",
    description="Slides with charts that one can edit (pptx), a document (docx), a page "
    "that works offline (html), or all as files (zip). `chart` is repeated, in order; "
    "`heading` and `comment` name the place of their chart, as 2:A heading of my own. "
    "Under overload 503 comes with Retry-After.",
    responses=responses(*(made.media_type for made in FORMATS.values())),
    openapi_extra=BRIEFING_QUERY,
)
def read_pack(visit: Asked, format: FormatName) -> Response:
    """Answer with a briefing. Not async: it is written beside the event loop."""
    made = FORMATS[known_name("format", format, FORMATS)]
    briefing, selection = briefing_request(visit)
    name = file_name("briefing", selection.query(), selection.day, format)
    template = version_of(TEMPLATE.value()) if format == "pptx" else ()
    asked = [*selection.query(), *briefing.query()]

    def write() -> bytes:
        view = View(visit.ledger, selection)
        with PICTURES.labels(format).time():
            pack = pack_of(briefing, view, visit.site, visit.today)
            return made.write(pack)

    file = File(made.media_type, name, gate=PACKS, kept=True)
    return answer(visit, file, write, asked, [visit.today, visit.site, *template])


def pack_of(briefing: Briefing, view: View, site: str, today: date) -> Pack:
    """Gather the charts of a briefing and all that a file says of them."""
    link = link_of(briefing, view, site)
    return Pack(
        title=briefing.title,
        parts=tuple(_part(one, view, site) for one in briefing.entries),
        words=selection_in_words(view),
        cited=cited_view(briefing.title, link, view.ledger, view.selection.day, today),
    )


def link_of(briefing: Briefing, view: View, site: str) -> str:
    """Compose the link that opens a briefing; a longer one than passes, its charts alone.

    The reader's own words are in the file that the link stands in.
    """
    bare = Briefing(entries=tuple(Entry(one.named) for one in briefing.entries))
    whole, without_words = (
        page_link(site, "briefing", view.selection, one.query(), fingerprint_of(view))
        for one in (briefing, bare)
    )
    return whole if len(whole) <= LONGEST_LINK else without_words


def _part(entry: Entry, view: View, site: str) -> Part:
    card = card_of(entry.named, view, site)
    return Part(card.titled("", entry.comment), about_chart(card, view), entry.heading)
