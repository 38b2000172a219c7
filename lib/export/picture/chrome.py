"""The Chrome that draws pictures: our fonts, our page, no calls to anybody."""

import asyncio
import logging
import os
from collections.abc import Coroutine, Mapping
from concurrent.futures import CancelledError, Future, wait
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

import plotly
from choreographer.browsers import Chromium
from choreographer.errors import (
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    ChromeNotFoundError,
)
from kaleido import Kaleido
from markupsafe import Markup

from lib.export.markup import templates_of
from lib.model.settings import CHROME

LOGGER = logging.getLogger(__name__)
Made = TypeVar("Made")

FONTS = Path(__file__).parent / "fonts"
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

#: Seconds that Chrome may take to start, to end, to drop what it was doing; and after
#: which it is seen to be dead.
TO_START, TO_END, TO_CANCEL, LOOK = 30.0, 5.0, 1.0, 0.2
#: Chrome's own traffic is off; what is left is sent to a port where nobody listens.
_QUIET = ("--disable-background-networking", "--disable-quic", "--no-pings")
_NOWHERE = "http://127.0.0.1:9"
_SCRIPT = Path(__file__).with_name("drawing.js")
_TEMPLATES = templates_of(Path(__file__).parent)
_FONTS_CONF = "fonts.conf"


class NoPicture(Exception):  # noqa: N818 (what there is not, rather than what failed)
    """A picture that cannot be drawn now; the message says why and what to do."""


class NoChrome(NoPicture):
    """There is no Chrome on this machine, or none that starts."""


class _QuietChrome(Chromium):
    """A Chrome that knows our fonts by its environment: it looks there before all else."""

    def pre_open(self) -> None:
        super().pre_open()
        folder = self.tmp_dir.path
        template = _TEMPLATES.get_template(_FONTS_CONF)
        text = template.render(fonts=FONTS.resolve(), cache=folder / "fonts")
        (folder / _FONTS_CONF).write_text(text, encoding="utf-8")

    def get_env(self) -> dict[str, str]:
        settings = str(self.tmp_dir.path / _FONTS_CONF)
        return {**super().get_env(), "FONTCONFIG_FILE": settings}

    def get_cli(self) -> list[str]:
        return [*super().get_cli(), *_QUIET]


class _Page:
    """The page that kaleido opens, with plotly.js from its package."""

    def generate_index(self) -> str:
        script = Markup(_SCRIPT.read_text(encoding="utf-8"))
        page = _TEMPLATES.get_template("page.html")
        return page.render(plotly=PLOTLY_JS.as_uri(), script=script)


class Chrome:
    """One Chrome or Chromium with the page open, on a thread of its own.

    What one that has died leaves behind may hold up its thread for seconds; the next
    one has another thread. It is searched for where the path is blank.

    Raises
    ------
    NoChrome
        Where there is none, or it ends at once.
    """

    def __init__(self, path: str = "") -> None:
        path = path or CHROME.value()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_left_behind)
        Thread(target=self._run, name="chrome", daemon=True).start()
        try:
            self._kaleido = self._on_thread(_made(path)).result()
            self._on_thread(self._kaleido.open()).result(TO_START)
        except ChromeNotFoundError:
            self._loop.call_soon_threadsafe(self._loop.stop)
            where = f'"{path}" is no program' if path else "There is no Chrome here"
            raise NoChrome(f"{where}. {CHROME.remedy}.") from None
        except (BrowserFailedError, OSError, TimeoutError) as error:
            self.kill()
            raise NoChrome(f"Chrome does not start. {CHROME.remedy}.") from error

    @property
    def group(self) -> int:
        """The process group of Chrome and its helpers."""
        return int(self._kaleido.subprocess.pid)

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._kaleido.subprocess.poll() is None

    def draw(
        self, figure: Mapping[str, Any], options: Mapping[str, Any], seconds: float
    ) -> bytes | None:
        """Draw a figure with kaleido's options; None where Chrome has died.

        Raises
        ------
        TimeoutError
            Where it takes longer; Chrome is then to be killed.
        """
        work = self._kaleido.calc_fig(dict(figure), dict(options))
        drawn: Future[bytes] = self._on_thread(work)
        until = monotonic() + seconds
        try:
            # With a look now and then whether Chrome still runs.
            while not drawn.done():
                if not self.alive:
                    return None
                if monotonic() >= until:
                    raise TimeoutError
                wait([drawn], timeout=min(LOOK, max(0.0, until - monotonic())))
            return drawn.result()
        except (BrowserClosedError, ChannelClosedError, CancelledError):
            return None

    def close(self) -> None:
        """End it and clear away what it leaves on the disk."""
        with suppress(TimeoutError, CancelledError):
            self._on_thread(self._kaleido.close()).result(TO_END)
        self.kill()

    def kill(self) -> None:
        """End it without asking; its thread clears up when it can."""
        process = getattr(self._kaleido, "subprocess", None)
        if process is not None and process.poll() is None:
            # choreographer gives Chrome and its helpers a process group of their own.
            os.killpg(process.pid, SIGKILL)
        closed = self._on_thread(self._kaleido.close())
        closed.add_done_callback(lambda _: self._loop.stop())

    def _run(self) -> None:
        self._loop.run_forever()
        # What waits for an answer of Chrome waits for nothing.
        if waiting := asyncio.all_tasks(self._loop):
            for task in waiting:
                task.cancel()
            self._loop.run_until_complete(asyncio.wait(waiting, timeout=TO_CANCEL))
        self._loop.close()

    def _on_thread(self, work: Coroutine[Any, Any, Made]) -> Future[Made]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)


def _left_behind(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Note what nobody waits for any more: the work of a Chrome that was killed."""
    LOGGER.debug("Left behind by Chrome: %s", context)


async def _made(path: str) -> Kaleido:
    """Make what drives a Chrome; its locks belong to the loop that makes it."""
    return Kaleido(
        path=path or None,
        page_generator=_Page(),
        timeout=None,
        proxy_server=_NOWHERE,
        browser_cls=_QuietChrome,
    )
