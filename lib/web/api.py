"""The HTTP interface as one app; dashboard.py mounts it at /api."""

from collections.abc import Callable
from datetime import date

from fastapi import FastAPI

from lib.export.page.interactive import PAGE
from lib.ledger.service import Served, ledger_service, today
from lib.model.links import FEED
from lib.web import (
    briefing,
    catalogue,
    charts,
    crawlers,
    data,
    embed,
    feed,
    icon,
    oembed,
    openapi,
    problems,
    search,
)
from lib.web.headers import FRAMED_HERE, HeadAsGet
from lib.web.languages import Languages

#: In the order in which the description lists them.
ROUTES = (
    *(data, catalogue, charts, briefing, embed, oembed, openapi),
    *(search, feed, crawlers, icon),
)
#: What stands at the root of the site, beside the pages; all else is below /api.
AT_ROOT = (*(f"/{PAGE}", FEED, crawlers.ROBOTS, crawlers.SITEMAP, icon.ICO, icon.PNG),)
#: Where Streamlit serves unless told otherwise; dashboard.py puts its own in this place.
AT_HOME = "http://localhost:8501"


def make_api(
    served: Callable[[], Served] = lambda: ledger_service().current(),
    today: Callable[[], date] = today,
    site: str = AT_HOME,
    ancestors: str = FRAMED_HERE,
) -> FastAPI:
    """Build the app.

    Parameters
    ----------
    served
        Gives the ledger, or raises LedgerRefused before the first good one.
    today
        The clock, whose day is an as-of date that is not given.
    site
        Public address, without a slash at the end; it stands in links of files.
    ancestors
        Who may frame a chart, as `frame_ancestors` writes it.
    """
    # Its documentation pages would pull scripts from another host.
    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.served, app.state.today, app.state.site = served, today, site
    app.state.frame_ancestors = ancestors
    # Of its own it prepares nothing; dashboard.py puts in what it waits for.
    app.state.warm = lambda: True
    problems.install(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Languages)
    for routes in ROUTES:
        app.include_router(routes.router)
    return app


api = make_api()
