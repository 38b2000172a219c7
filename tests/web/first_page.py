"""Streamlit's page with a preview put into it, and what a test reads in it."""

from importlib.util import find_spec
from pathlib import Path

from lxml import html
from starlette.applications import Starlette
from starlette.responses import FileResponse, RedirectResponse
from starlette.routing import Route

from lib.web.preview import LinkPreview, Outlines
from tests.web.client import TODAY, Client

SITE = "https://pledges.test"
SHELL = Path(find_spec("streamlit").origin).parent / "static" / "index.html"
ROOT = Path(__file__).parents[2]
PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))


def path_of(page):
    return "/" if page == "overview" else f"/{page}"


def site_of(served, today=lambda: TODAY):
    """Put the preview before an app that gives Streamlit's page for every path."""
    routes = [
        Route("/moved", lambda _: RedirectResponse("/donors")),
        Route("/{path:path}", lambda _: FileResponse(SHELL), methods=["GET", "POST"]),
    ]
    app = LinkPreview(Starlette(routes=routes), Outlines(SITE, served, today))
    return Client(app)


def parsed(answer):
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def meta(page):
    """Read the preview tags by their names."""
    return {
        tag.get("property") or tag.get("name"): tag.get("content")
        for tag in page.iter("meta")
        if tag.get("content")
    }


def words(element):
    return " ".join(element.text_content().split())


def view_of(page):
    """Find the first view of a page, without what only a browser reads of it."""
    view = page.get_element_by_id("first-view")
    for style in view.xpath(".//style"):
        style.drop_tree()
    return view
