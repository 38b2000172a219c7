"""A server to measure: the dashboard or the bare page, with the same options."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
DASHBOARD = ROOT / "dashboard.py"
BARE = Path(__file__).with_name("bare.py")
#: Without a question on the terminal, and without a call of a foreign host.
HEADLESS = (
    *("--server.headless", "true", "--browser.gatherUsageStats", "false"),
    "--server.port",
)
START_SECONDS = 60
REST_SECONDS = 120
#: Where each page is found; the first page of all is at the root, as is the bare one.
PAGES = {
    page.stem: "" if page.stem == "overview" else page.stem
    for page in sorted((ROOT / "pages").glob("*.py"))
}


@dataclass(frozen=True)
class Server:
    """One that answers."""

    address: str
    process: int

    def cpu_seconds(self) -> float:
        """Read how long it has worked; not a number where the system keeps no /proc."""
        try:
            stat = Path(f"/proc/{self.process}/stat").read_text()
        except FileNotFoundError:
            return float("nan")
        # The name, in brackets, may hold blanks.
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def rest(self) -> None:
        """Wait until it does nothing: after its start it may prepare what it is asked."""
        end, worked = time.monotonic() + REST_SECONDS, self.cpu_seconds()
        while time.monotonic() < end:
            time.sleep(0.5)
            before, worked = worked, self.cpu_seconds()
            # Not a number is no more than anything.
            if not worked - before > 0.02:
                return

    def memory(self) -> float:
        """Read the memory of it and of what it started, in MiB; what is shared, once."""
        return sum(map(_memory, [self.process, *_children(self.process)])) / 2**10


@contextmanager
def serving(
    script: Path, *, as_it_comes: bool = False, patience: float = START_SECONDS
) -> Iterator[Server]:
    """Serve a script of Streamlit's on a free port; wait so long for it to start.

    It has the options of this project, or those with which Streamlit comes.
    """
    flags = [sys.executable, "-m", "streamlit", "run", str(script), *HEADLESS]
    folder = script.parent if as_it_comes else ROOT
    health = "/_stcore/health"
    with answering(
        lambda port: [*flags, str(port)], health, folder, patience
    ) as server:
        yield server


@contextmanager
def answering(
    command: Callable[[int], list[str]],
    asked: str = "",
    folder: Path = ROOT,
    patience: float = START_SECONDS,
) -> Iterator[Server]:
    """Start a server on a free port, from a folder for the sake of its options.

    `asked` is the path that answers once it is ready, after seconds of `patience` at
    the latest.
    """
    ARTEFACTS.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    written = ARTEFACTS / f"bench-{port}.log"
    with written.open("w") as log:
        process = subprocess.Popen(command(port), cwd=folder, stdout=log, stderr=log)
        try:
            address = f"http://localhost:{port}"
            _wait_for(f"{address}{asked}", process, patience)
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)
    written.unlink()


def _wait_for(address: str, process: subprocess.Popen[bytes], patience: float) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start; see {ARTEFACTS}")


def _children(process: int) -> Iterator[int]:
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, listed.read_text().split()):
            yield child
            yield from _children(child)


def _memory(process: int) -> int:
    """Read the share of a process in KiB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
