"""The HTTP interface as one app; dashboard.py mounts it at /api."""

from collections.abc import Callable
from datetime import date

from fastapi import FastAPI

from lib.ledger.clock import today
from lib.ledger.service import Served, ledger_service
from lib.web import data, openapi, package, problems
from lib.web.headers import HeadAsGet


def current_ledger() -> Served:
    """Take the ledger that this process serves."""
    return ledger_service().current()


def make_api(
    served: Callable[[], Served] = current_ledger,
    today: Callable[[], date] = today,
) -> FastAPI:
    """Build the app.

    Parameters
    ----------
    served
        Gives the ledger, or raises LedgerRefused before the first good one.
    today
        The clock: an as-of date that is not given is this day.
    """
    # Its documentation pages would pull scripts from another host.
    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.served = served
    app.state.today = today
    problems.install(app)
    app.add_middleware(HeadAsGet)
    for routes in (package, data, openapi):
        app.include_router(routes.router)
    return app


api = make_api()
