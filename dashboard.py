"""What `streamlit run` starts: the dashboard and the HTTP interface in one process."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pyarrow as pa
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from lib.export.office.template import template_trouble
from lib.ledger.report import LedgerRefused
from lib.ledger.service import ledger_service
from lib.model.settings import CACHE, SITE, SettingRefused
from lib.ui.link import at_home
from lib.web.api import AT_ROOT, api
from lib.web.headers import SecurityHeaders, frame_ancestors
from lib.web.not_found import NotFound
from lib.web.preloads import every_file
from lib.web.preview import LinkPreview, Outlines
from lib.web.smaller_files import SmallerFiles
from lib.web.static_files import StreamlitFiles

ROOT = Path(__file__).resolve().parent
LOGGER = logging.getLogger(__name__)
#: Seconds between looks at the files of the ledger.
LOOK = 5.0
# Arrow's own pools keep what they took once; the system's takes a fifth less in all.
pa.set_memory_pool(pa.system_memory_pool())
smaller = SmallerFiles(CACHE.value())

try:
    api.state.site = SITE.value() or at_home()
    api.state.frame_ancestors = frame_ancestors()
except SettingRefused as refused:
    sys.exit(f"Pledgeboard does not start. {refused}")


outlines = Outlines(api.state.site)


@asynccontextmanager
async def at_work(_: st.App) -> AsyncIterator[None]:
    """Read the ledger before the first visitor; a refused one is in the log at once."""
    smaller.want_all(every_file())
    if trouble := await run_in_threadpool(template_trouble):
        LOGGER.error("There will be no slides. %s", trouble)
    with suppress(LedgerRefused):
        await run_in_threadpool(ledger_service().current)
    # What lives as long as the process need not be looked through at each collection.
    gc.collect()
    gc.freeze()
    warming = asyncio.create_task(keep_warm(outlines))
    yield
    warming.cancel()


async def keep_warm(outlines: Outlines) -> None:
    """See now and then whether the ledger or the day is another, and be ready for it."""
    while True:
        await run_in_threadpool(outlines.warm)
        await asyncio.sleep(LOOK)


def say_it_failed(error: Exception) -> bool:
    """Say that a page failed; what failed is for the log, not for the reader."""
    LOGGER.error("A page failed", exc_info=error)
    st.error("This page could not be shown. The failure is logged; try again later.")
    return True


# The script lies in lib/ui: a folder `pages` beside it would switch Streamlit to its
# old multipage mode. `Mount` leaves out /api itself, which would fall to the dashboard.
app = st.App(
    ROOT / "lib" / "ui" / "app.py",
    routes=[
        *(Route(path, api) for path in (*AT_ROOT, "/api")),
        Mount("/api", api),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(NotFound, site=api.state.site),
        Middleware(StreamlitFiles, made=smaller),
        Middleware(LinkPreview, outlines=outlines),
    ],
    lifespan=at_work,
    on_script_error=say_it_failed,
)
