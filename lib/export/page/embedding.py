"""One chart in a frame on another site: its address, and the code to copy."""

from collections.abc import Iterable
from pathlib import Path

from lib.export.markup import templates_of
from lib.model.links import page_link, shown, split_name
from lib.model.selection import Selection

#: Path of the page that shows one chart alone.
PAGE = "embed"
#: Pixels that most charts need at the width of an article.
HEIGHT = 520

_TEMPLATES = templates_of(Path(__file__).parent)


def embed_link(
    site: str,
    named: str,
    selection: Selection,
    own: Iterable[tuple[str, str]] = (),
) -> str:
    """Compose the address of the page that shows one chart alone.

    The chart is named with the row that it is of: `meeting_bridge@udcg-2026-02-12`. The
    selection has its as-of date resolved, so that the frame goes on showing these
    figures; `own` is what else the page takes: `theme`, `title`.
    """
    _, row = split_name(named)
    chosen = shown(selection, None) if row else selection
    return page_link(site, PAGE, chosen, [("chart", named), *own])


def iframe_code(
    site: str, named: str, selection: Selection, title: str, height: int = HEIGHT
) -> str:
    """Write the HTML that shows a chart on another site, as `embed_link` takes it.

    `title`, the chart's finding, says to readers of the other page what it holds.
    """
    address = embed_link(site, named, selection)
    template = _TEMPLATES.get_template("iframe.html")
    return template.render(address=address, title=title, height=height)
