"""What `streamlit run` starts: the dashboard and the HTTP interface in one process."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyarrow as pa
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.export.about import software_version
from lib.export.office.template import template_trouble
from lib.frames.cache import set_room
from lib.ledger.service import follow, ledger_service
from lib.model.language import ask
from lib.model.logs import set_up
from lib.model.setting import SettingRefused
from lib.model.settings import (
    CACHE,
    LEDGER_EVERY,
    MEMORY,
    SECONDS,
    SITE,
    see_needed,
    stated_in_words,
)
from lib.ui import gate
from lib.ui.link import at_home
from lib.ui.spoken import asked_language
from lib.web.api import AT_ROOT, api
from lib.web.guarded import guard, open_more_files
from lib.web.headers import SecurityHeaders, frame_ancestors
from lib.web.hosts import AllowedHosts, allowed_hosts
from lib.web.languages import Languages
from lib.web.limits import Limits, Most
from lib.web.metrics_server import show_metrics
from lib.web.not_found import NotFound
from lib.web.preloads import every_file
from lib.web.preview import LinkPreview, Outlines
from lib.web.request_log import RequestLog
from lib.web.smaller_files import SmallerFiles
from lib.web.static_files import StreamlitFiles
from lib.web.time_limit import TimeLimit

ROOT = Path(__file__).resolve().parent
LOGGER = logging.getLogger(__name__)
#: Seconds between looks at the files of the ledger.
LOOK = 5.0
#: Seconds that the first readers wait, at most, for pages to be made ready.
PREPARING = 30.0
# Arrow's own pools keep what they took once; the system's takes a fifth less in all.
pa.set_memory_pool(pa.system_memory_pool())
smaller = SmallerFiles(CACHE.value())

try:
    see_needed()
    api.state.site = SITE.value() or at_home()
    api.state.frame_ancestors = frame_ancestors()
    hosts, most, seconds = allowed_hosts(), Most.stated(), SECONDS.value()
    ledger, ledger_every = ledger_service(), LEDGER_EVERY.value()
    set_room(MEMORY.value())
except SettingRefused as refused:
    sys.exit(f"Pledgeboard does not start. {refused}")


guard()
open_more_files()
outlines = Outlines(api.state.site)
gate.put_up()
ask(asked_language)
api.state.warm = lambda: outlines.warmed


@asynccontextmanager
async def at_work(_: st.App) -> AsyncIterator[None]:
    """Read the ledger before the first visitor; a refused one is in the log at once."""
    set_up(session_at_work)
    LOGGER.info(
        "Pledgeboard %s starts. Settings: %s", software_version(), stated_in_words()
    )
    metrics = show_metrics()
    smaller.want_all(every_file())
    if trouble := await run_in_threadpool(template_trouble):
        LOGGER.error("There will be no slides. %s", trouble)
    await run_in_threadpool(ledger.look)
    over = follow(ledger, ledger_every)
    # A proxy sends readers to whoever listens, which begins after this.
    first = asyncio.create_task(warm(outlines))
    await asyncio.wait({first}, timeout=PREPARING)
    warming = asyncio.create_task(keep_warm(outlines, first))
    yield
    over.set()
    if metrics is not None:
        metrics.shutdown()
        metrics.server_close()
    warming.cancel()


def session_at_work() -> str:
    """Name the session whose script this thread runs; blank outside of one."""
    running = get_script_run_ctx(suppress_warning=True)
    return running.session_id if running else ""


async def warm(outlines: Outlines) -> None:
    """Be ready for the first reader of a ledger and a day."""
    if await run_in_threadpool(outlines.warm):
        # What stays need not be looked through at each collection of garbage; what stayed
        # of the ledger or the day before may be garbage by now.
        gc.unfreeze()
        gc.collect()
        gc.freeze()


async def keep_warm(outlines: Outlines, first: asyncio.Task[None]) -> None:
    """See now and then whether the ledger or the day is another, and be ready for it.

    `first` is under way already.
    """
    await first
    while True:
        await asyncio.sleep(LOOK)
        await warm(outlines)


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
        Middleware(RequestLog),
        Middleware(SecurityHeaders, site=api.state.site),
        Middleware(AllowedHosts, allowed=hosts),
        Middleware(Limits, most=most),
        Middleware(TimeLimit, seconds=seconds),
        Middleware(Languages),
        Middleware(NotFound, site=api.state.site),
        Middleware(StreamlitFiles, made=smaller),
        Middleware(LinkPreview, outlines=outlines),
    ],
    lifespan=at_work,
    on_script_error=say_it_failed,
)
