"""What a page of Streamlit's loads, told in the first HTML: a browser fetches it at once.

Streamlit asks for the code of an element only when its script run has sent one, and its
browser for what that code imports.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lib.model.settings import CACHE
from lib.web.answers import html_of
from lib.web.icon_font import is_icon_font
from lib.web.smaller_files import SmallerFiles, ways
from lib.web.streamlit_folder import FOLDER, PREFIX, STATIC

#: Streamlit's elements around every page: the choices, the style, the links of a view.
AROUND = ("Selectbox", "DateInput", "Multiselect", "Button", "Html", "BidiComponent")
#: Those of each page as it opens. tests/browser/test_preloads.py compares.
ELEMENTS = {
    "overview": ("PlotlyChart", "Metric", "Table", "PageLink", "Progress"),
    "donors": ("PlotlyChart", "ButtonGroup"),
    "meetings": ("PlotlyChart", "ButtonGroup"),
    "conditions": ("PlotlyChart", "Progress", "NumberInput", "DataFrame"),
    "equipment": ("PlotlyChart",),
    "timeline": ("PlotlyChart", "ButtonGroup"),
    "evidence": ("PlotlyChart", "DataFrame"),
    "data": ("TextInput", "DataFrame", "Table", "StreamlitSyntaxHighlighter"),
    "gallery": ("PageLink",),
    "briefing": ("PlotlyChart", "PageLink", "FileUploader"),
    "add": (),
    "changes": ("PlotlyChart", "DataFrame", "StreamlitSyntaxHighlighter"),
    "methodology": ("Table", "PageLink", "StreamlitSyntaxHighlighter"),
}
_IMPORT = re.compile(r'(?:from|import)"\./([^"]+)"')
_NAMED = re.compile(rf'"\.{PREFIX}/([^"]+\.(?:js|css))"')


@cache
def of_shell() -> tuple[Path, ...]:
    """Return the code and the style that Streamlit's page names itself."""
    page = FOLDER / "index.html"
    return tuple(STATIC / name for name in _NAMED.findall(page.read_text()))


@cache
def of_page(page: str) -> tuple[Path, ...]:
    """Return what a page loads beside: the code of its elements, and their styles.

    An element of which this Streamlit keeps no such file is left out.
    """
    code: dict[Path, None] = dict.fromkeys(of_shell())
    styles: list[Path] = []
    for element in (*ELEMENTS.get(page, ()), *AROUND):
        _follow((STATIC / "js").glob(f"{element}.*.js"), code)
        styles += (STATIC / "css").glob(f"{element}.*.css")
    return tuple(file for file in code if file not in of_shell()) + tuple(styles)


def _follow(files: Iterable[Path], found: dict[Path, None]) -> None:
    """Add files, and what these import, which Streamlit keeps beside them."""
    for file in files:
        if file not in found:
            found[file] = None
            _follow(_imported(file), found)


@cache
def _imported(file: Path) -> tuple[Path, ...]:
    names = _IMPORT.findall(file.read_text())
    return tuple(file.with_name(name) for name in names)


def every_file() -> Iterator[Path]:
    """Give what the pages load, what all of them do first, and the font of icons."""
    seen = dict.fromkeys([*of_shell(), *filter(is_icon_font, STATIC.rglob("*"))])
    for page in ELEMENTS:
        seen |= dict.fromkeys(of_page(page))
    yield from seen


@cache
def preload_links(page: str) -> bytes:
    """Write the lines of a page's head by which it loads at once, and connects."""
    return html_of("preloads", files=of_page(page)).encode()


def make_all(files: Iterable[Path]) -> None:
    """Make files smaller now, for an image of a container; OSError where that fails."""
    smaller = SmallerFiles(CACHE.value())
    for file in files:
        for way in ways(file):
            smaller.make(file, way)


if __name__ == "__main__":
    make_all(every_file())
