"""A server to measure: the dashboard or the bare page, with the same options."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
DASHBOARD = ROOT / "dashboard.py"
BARE = Path(__file__).with_name("bare.py")
START_SECONDS = 60
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


@contextmanager
def serving(script: Path) -> Iterator[Server]:
    """Serve a script on a free port, from the root for the sake of its options."""
    ARTEFACTS.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", str(port)]
    written = ARTEFACTS / f"bench-{port}.log"
    with written.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            address = f"http://localhost:{port}"
            _wait_for(f"{address}/_stcore/health", process)
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)
    written.unlink()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start; see {ARTEFACTS}")
