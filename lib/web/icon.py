"""The icon of the site in tabs, bookmarks and search results: three bars, the last open."""

from functools import cache
from io import BytesIO

from fastapi import APIRouter, Response
from PIL import Image, ImageDraw

from lib.export.picture.papers import papers
from lib.web.headers import FOR_A_DAY, PUBLIC

router = APIRouter(default_response_class=Response, include_in_schema=False)

#: Where browsers and search engines look for it, and where Streamlit's page names it.
ICO, PNG = "/favicon.ico", "/favicon.png"
#: Pixels of a side in an ICO, and of a PNG, which is what the others are made from.
SIDES, SIDE = (16, 32, 48), 192
#: From the top, the right end of each bar, in 16ths of a side; where bars begin, how
#: high they are.
BARS, LEFT, HIGH = ((3, 13), (7, 10), (11, 8)), 3, 2


@router.get(ICO)
def read_ico() -> Response:
    """Answer with the icon in the sizes that tabs show."""
    return _icon("ICO", "image/x-icon")


@router.get(PNG)
def read_png() -> Response:
    """Answer with the icon as a picture, in the place of Streamlit's."""
    return _icon("PNG", "image/png")


def _icon(kind: str, media_type: str) -> Response:
    headers = {**PUBLIC, "Cache-Control": FOR_A_DAY}
    return Response(_file(kind), headers=headers, media_type=media_type)


@cache
def _file(kind: str) -> bytes:
    file = BytesIO()
    drawn().save(file, kind, sizes=[(side, side) for side in SIDES])
    return file.getvalue()


def drawn() -> Image.Image:
    """Draw it in the accent of the light page, which stands out on dark tabs too."""
    paper = papers()["light"]
    unit = SIDE // 16
    icon = Image.new("RGBA", (SIDE, SIDE))
    pen = ImageDraw.Draw(icon)
    pen.rounded_rectangle((0, 0, SIDE - 1, SIDE - 1), 3 * unit, paper.accent)
    for top, right in BARS:
        box = (LEFT * unit, top * unit, right * unit - 1, (top + HIGH) * unit - 1)
        last = top == BARS[-1][0]
        pen.rectangle(box, None if last else paper.paper, paper.paper, unit // 2)
    return icon
