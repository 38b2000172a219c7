"""The route of the box in the header: where one can go, found by words."""

from dataclasses import replace

from fastapi import APIRouter, Response

from lib.charts.finds import Find, finds
from lib.export.data.flat_files import json_bytes
from lib.frames.search import LONGEST, read_words
from lib.model.formats import figures_as_printed
from lib.model.parameters import LinkRule, read_values
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.answers import File, answer
from lib.web.data_request import Asked, refuse, selection_of
from lib.web.openapi import SEARCH_QUERY, responses

router = APIRouter(default_response_class=Response)

#: What is looked for.
WORDS = LinkRule(
    read_words,
    f"words of at most {LONGEST} characters in all, with a letter or a digit",
    "Words to look for; without any, questions that can be asked.",
    fault="cannot be looked for",
)


@router.get(
    "/v1/search.json",
    summary="Where to go on the pages, by words",
    description="Pages, charts, donors, meetings, conditions, pledges, speakers, "
    "sources: the best first, each with the path of a page that keeps the selection. "
    "The filters of a selection hide nothing. Without words, what can be asked.",
    responses=responses("application/json"),
    openapi_extra=SEARCH_QUERY,
)
def read_search(visit: Asked) -> Response:
    """Answer with what is found. Not async: it is found beside the event loop."""
    chosen, problems = selection_of(visit)
    asked = "".join(read_values("q", visit.given("q"), WORDS, problems))
    refuse(problems)
    kept = replace(chosen, show=None)

    def write() -> bytes:
        view = View(visit.ledger, kept.on(visit.today))
        with figures_as_printed(visit.ledger):
            found = finds(view, asked)
        return json_bytes({"finds": [_told(find, kept) for find in found]})

    file = File("application/json", "search.json", inline=True, day=kept.asof)
    # Without an as-of date the answer is that of the day.
    return answer(visit, file, write, kept.query(), [asked, visit.today])


def _told(find: Find, kept: Selection) -> dict[str, str]:
    return {
        "kind": find.kind,
        "words": find.place.words,
        "told": find.told,
        "address": find.place.address(kept),
    }
