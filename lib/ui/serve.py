"""What `make serve` starts: several processes of the dashboard behind one port.

Each is all that `streamlit run dashboard.py` serves, with the same options, from flags,
environment and files. They share the socket that listens and the secret of cookies, and
nothing else: whichever process the system gives a connection to answers it. One that
dies is started again; SIGHUP replaces them one by one, each after the next is ready;
SIGTERM ends them all.
"""

import logging
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import streamlit as st
import uvicorn
from streamlit import config
from streamlit.logger import update_formatter
from streamlit.web import bootstrap
from streamlit.web.cli import main_run
from streamlit.web.server.starlette.starlette_server import (
    _get_server_address,
    _get_uvicorn_config_kwargs,
)
from uvicorn.supervisors import Multiprocess

from lib.model.setting import SettingRefused
from lib.model.settings import (
    COOKIE_SECRET,
    METRICS,
    METRICS_FOLDER,
    PROCESSES,
    see_needed,
)

ROOT = Path(__file__).resolve().parents[2]
#: Seconds that a process which is to end gives the answers under way.
GRACE = 30
#: Seconds after which a process that says nothing is taken for dead, and within which a
#: new one must be ready: it reads the ledger first.
SILENCE = 60


def take_options() -> None:
    """Take Streamlit's options as `streamlit run` does: its server alone reads no flags."""
    script = str(ROOT / "dashboard.py")
    config._main_script_path = script
    asked = main_run.make_context("serve.py", [script, *sys.argv[1:]]).params
    flags = {name: asked[name] for name in asked.keys() - {"target", "args"}}
    bootstrap.load_config_options(flags)


def keep_logs_short() -> None:
    """Let the lines of the server through, but none for each request, as Streamlit does.

    To be called once the server and Streamlit have both set up what they log.
    """
    update_formatter()
    logging.getLogger("uvicorn.access").handlers.clear()


def app() -> st.App:
    """Make the application of one process."""
    take_options()
    keep_logs_short()
    from dashboard import app as dashboard

    return dashboard


class Door(socket.socket):
    """A socket bound to an address, which each process that is handed it binds anew.

    The system deals out connections to the processes that listen. Of one socket that all
    share, whichever is awake first takes nearly every connection of a rush.
    """

    def __init__(self, host: str, port: int) -> None:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        super().__init__(found[0], found[1])
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.bind(found[4])

    def __reduce__(self) -> tuple[Callable[[str, int], "Door"], tuple[str, int]]:
        """Say how the next process makes its own."""
        return Door, self.getsockname()[:2]


def settings_of(processes: int) -> uvicorn.Config:
    """Say how each process serves."""
    return uvicorn.Config(
        "lib.ui.serve:app",
        factory=True,
        host=_get_server_address(),
        port=config.get_option("server.port"),
        workers=processes,
        timeout_graceful_shutdown=GRACE,
        timeout_worker_healthcheck=SILENCE,
        server_header=False,
        # Of messages, pings, compression and TLS, what `streamlit run` tells it.
        **_get_uvicorn_config_kwargs(),
    )


def main() -> None:
    """Serve until a signal ends it."""
    os.chdir(ROOT)
    take_options()
    try:
        # Else each process would refuse them, be started again, and again.
        see_needed()
        settings = settings_of(PROCESSES.value())
        door = Door(settings.host, settings.port)
    except (SettingRefused, OSError) as refused:
        sys.exit(f"Pledgeboard does not start. {refused}")
    keep_logs_short()
    if METRICS.value() and not METRICS_FOLDER.value():
        METRICS_FOLDER.pass_on(mkdtemp(prefix="pledgeboard-metrics-"))
    COOKIE_SECRET.pass_on(config.get_option("server.cookieSecret"))
    if settings.workers == 1:
        uvicorn.Server(settings).run(sockets=[door])
    else:
        Multiprocess(settings, sockets=[door]).run()


if __name__ == "__main__":
    main()
