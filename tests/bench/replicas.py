"""Three replicas behind nginx: one is killed, the ledger changes, all are restarted.

nginx runs deploy/nginx.conf, with the ports of this machine. Readers hold websockets, as
browsers do, while exports are asked for; each step says what both saw. nginx must be
there: apt-get install nginx.
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo  # noqa: TID251
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus
from websockets.typing import Origin, Subprotocol

from tests.bench.reader import Reader
from tests.bench.run import Run, Unfinished
from tests.bench.server import ROOT, Server

PORT, REPLICAS = 8650, (8651, 8652, 8653)
SITE, STICKY = f"http://127.0.0.1:{PORT}", "pledgeboard_replica"
#: What each reader has open: a row and the drawer, a meeting, a condition, a briefing.
VIEWS = (
    ("donors", "currency=EUR&rows=all&open=DEU"),
    ("meetings", "show=udcg-2026-02-12&claims=highest"),
    ("conditions", "show=udcg-2026-02-12-deu-pac3"),
    ("briefing", "chart=items&chart=largest_donors&title=Mine&currency=GBP"),
)
READERS = 12
#: Seconds for a start, and between a reader's attempts to connect.
PATIENCE, PAUSE = 120, 0.5
EXPORTS = (
    "frames/donor_totals.json?currency=EUR",
    "frames/claims.csv",
    "charts/largest_donors.png?width={}",
    "tables/pledges.xlsx",
    "briefing.docx?chart=items&title={}",
)
CHANGED = "frames/claims.json"


class Log:
    """What happened, by the second."""

    def __init__(self) -> None:
        self._begun = perf_counter()

    def __call__(self, said: str) -> None:
        print(f"{perf_counter() - self._begun:6.1f} s  {said}", flush=True)


@dataclass
class Replica:
    """One process of the dashboard, with a ledger of its own as on a machine of its own."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        settings = {
            "PLEDGEBOARD_PROCESSES": "1",
            "PLEDGEBOARD_LEDGER": str(self.folder / f"ledger-{self.port}"),
            "PLEDGEBOARD_URL": f"http://127.0.0.1:{PORT}",
        }
        flags = ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        with (self.folder / f"{self.port}.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "lib.ui.serve", *flags],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                env=os.environ | settings,
            )
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient() as client:
            while True:
                with suppress(httpx.TransportError):
                    asked = f"http://127.0.0.1:{self.port}/api/v1/ready"
                    if (await client.get(asked)).is_success:
                        return
                await asyncio.sleep(PAUSE)

    async def ledger(self) -> str:
        """Give the hash of what it serves."""
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(f"http://127.0.0.1:{self.port}/api/v1/health")
        return answer.json()["hash"]

    async def end(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await asyncio.to_thread(self.process.wait)

    def change_ledger(self) -> None:
        """Put another figure into the first row of the claims."""
        file = self.folder / f"ledger-{self.port}" / "claims.csv"
        head, first, *rest = file.read_text().splitlines(keepends=True)
        cells = first.split(",")
        cells[head.split(",").index("amount")] += "0"
        new = file.with_suffix(".new")
        new.write_text("".join([head, ",".join(cells), *rest]))
        new.replace(file)


@contextmanager
def nginx(folder: Path) -> Iterator[None]:
    """Run the configuration of deploy/ on the ports of this machine."""
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    for number, port in enumerate(REPLICAS, start=1):
        conf = conf.replace(f"dashboard-{number}:8501", f"127.0.0.1:{port}")
    conf = conf.replace("listen 8080", f"listen 127.0.0.1:{PORT}")
    conf = conf.replace("/var/cache/nginx/pledgeboard", str(folder / "cache"))
    (folder / "pledgeboard.conf").write_text(conf)
    # Else nginx gives its work to an account that may not write here.
    user = "user root;" if os.geteuid() == 0 else ""
    main = f"""
        {user} daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
        events {{}}
        http {{ access_log off; client_body_temp_path {folder}/body;
            proxy_temp_path {folder}/proxy; include {folder}/pledgeboard.conf; }}"""
    (folder / "nginx.conf").write_text(main)
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(folder)]
    command += ["-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def connected(cookie: str) -> connect:
    """Open the websocket of a page."""
    return connect(
        f"ws://127.0.0.1:{PORT}/_stcore/stream",
        origin=Origin(SITE),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": f"{STICKY}={cookie}"},
        max_size=None,
    )


class Guest(Reader):
    """A reader who connects again, as Streamlit's client does."""

    def __init__(self, page: str, query: str) -> None:
        context = ContextInfo(timezone="UTC", locale="en-GB", color_scheme="light")
        context.url = f"{SITE}/{page}?{query}"
        super().__init__(None, context)
        self.page, self.query = page, query
        self.there, self.lost, self.other = False, 0, 0
        #: Seconds until it was connected again, and until the page stood again.
        self.connected, self.back = [], []
        self.seen: frozenset[str] = frozenset()

    async def live(self) -> None:
        """Open the page, and go back to it whenever the connection ends."""
        async with httpx.AsyncClient(timeout=30) as client:
            answer = await client.get(f"{SITE}/{self.page}?{self.query}")
        cookie = answer.raise_for_status().cookies[STICKY]
        ended = 0.0
        while True:
            try:
                async with connected(cookie) as self._socket:
                    met = perf_counter()
                    run = await self._view()
                    if ended:
                        self._compare(frozenset(run.shown))
                        self.connected.append(met - ended)
                        self.back.append(perf_counter() - ended)
                    self.seen, self.there = frozenset(run.shown), True
                    await self._socket.wait_closed()
            except (ConnectionClosed, InvalidStatus, InvalidMessage, OSError):
                await asyncio.sleep(PAUSE)
            if self.there:
                self.there, self.lost, ended = False, self.lost + 1, perf_counter()

    async def _view(self) -> Run:
        """Ask for the page as its address says, with what the widgets held."""
        state = ClientState(query_string=self.query, page_script_hash=self._script)
        if not self._script:
            state.page_name = self.page
        return await self._run(state)

    async def look_again(self) -> None:
        """Ask for the page once more, as any choice does."""
        self.seen = frozenset((await self._view()).shown)

    def _compare(self, shown: frozenset[str]) -> None:
        self.other += shown != self.seen


@dataclass
class Exports:
    """What those saw who asked the interface for files all the while."""

    statuses: Counter[str] = field(default_factory=Counter)
    #: Contents and tags by the hash of the ledger that an answer names.
    said: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    going: bool = True

    async def ask_for_files(self, first: int) -> None:
        number = first * 1_000_000
        async with httpx.AsyncClient(timeout=90) as client:
            while self.going:
                for path in EXPORTS:
                    number += 1
                    await self._ask(client, path.format(300 + number % 900))

    async def ask_for_the_changed(self) -> None:
        """Ask for what the change of the ledger changes, past every cache."""
        number = 0
        async with httpx.AsyncClient(timeout=90) as client:
            while self.going:
                number += 1
                answer = await self._ask(client, f"{CHANGED}?ref={number}")
                if answer is None:
                    continue
                body = json.loads(answer.content)
                rows = sha256(json.dumps(body["data"]).encode()).hexdigest()[:8]
                found = self.said.setdefault(body["meta"]["ledger_hash"][:8], set())
                found.add((rows, answer.headers["etag"]))

    async def _ask(self, client: httpx.AsyncClient, path: str) -> httpx.Response | None:
        try:
            answer = await client.get(f"http://127.0.0.1:{PORT}/api/v1/{path}")
        except httpx.TransportError as error:
            self.statuses[type(error).__name__] += 1
            return None
        self.statuses[str(answer.status_code)] += 1
        return answer if answer.is_success else None

    def counted(self) -> str:
        said = ", ".join(f"{n} x {status}" for status, n in self.statuses.items())
        self.statuses.clear()
        return said or "none"


@dataclass
class House:
    """Readers, exports and replicas, and what is said of them."""

    log: Log
    replicas: list[Replica]
    guests: list[Guest]
    exports: Exports

    async def settle(self) -> None:
        """Wait until every reader has the page again."""
        lost = sum(one.lost for one in self.guests)
        async with asyncio.timeout(PATIENCE):
            while True:
                await asyncio.sleep(3)
                now = sum(one.lost for one in self.guests)
                if now == lost and all(one.there for one in self.guests):
                    return
                lost = now

    def tell(self, what: str) -> None:
        """Say what the readers and the exports saw since the last time."""
        lost = [one for one in self.guests if one.lost]
        other = sum(one.other for one in self.guests)
        said = f"{what}: {len(lost)} of {READERS} readers lost their connection"
        if lost:
            met = [seconds for one in lost for seconds in one.connected]
            back = [seconds for one in lost for seconds in one.back]
            said += (
                f", {len(back)} times in all; connected again after {median(met):.1f} s "
                f"({max(met):.1f} at most), the page stood after {median(back):.1f} s "
                f"({max(back):.1f}), {other} times another view"
            )
        self.log(f"{said}. Exports: {self.exports.counted()}")
        for one in self.guests:
            one.lost, one.other, one.connected, one.back = 0, 0, [], []

    async def kill_one(self) -> None:
        self.log("replica 2 is killed (SIGKILL)")
        await self.replicas[1].end(signal.SIGKILL)
        await asyncio.sleep(5)
        await self.settle()
        self.tell("killed")
        await self.replicas[1].start()
        self.log("replica 2 is started again and ready")

    async def change_ledger(self) -> None:
        self.exports.said.clear()
        old = [await one.ledger() for one in self.replicas]
        for number, one in enumerate(self.replicas, start=1):
            await asyncio.sleep(4)
            one.change_ledger()
            self.log(f"replica {number} has another ledger")
        async with asyncio.timeout(PATIENCE):
            while {await one.ledger() for one in self.replicas} & {*old}:
                await asyncio.sleep(1)
        await asyncio.sleep(3)
        self.tell("ledger changed")
        for ledger, found in self.exports.said.items():
            rows, tags = ({pair[n] for pair in found} for n in (0, 1))
            self.log(
                f"ledger {ledger}: {len(rows)} content in {len(tags)} ETag, and no other"
            )
        if any(len(found) != 1 for found in self.exports.said.values()):
            raise Unfinished("an answer mixes two ledgers")
        # What they see from now on is of the new one.
        await asyncio.gather(*(one.look_again() for one in self.guests))

    def tell_memory(self) -> None:
        taken = [
            f"{Server(SITE, one.process.pid).memory():.0f} MiB" for one in self.replicas
        ]
        self.log(f"the replicas take {', '.join(taken)}")

    async def restart_all(self) -> None:
        for number, one in enumerate(self.replicas, start=1):
            await one.end(signal.SIGTERM)
            self.log(f"replica {number} has ended (SIGTERM)")
            await one.start()
            self.log(f"replica {number} is ready")
        await self.settle()
        self.tell("restarted one by one")


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[House]:
    """Start all, and let readers in."""
    log = Log()
    for port in REPLICAS:
        shutil.copytree(ROOT / "seeds", folder / f"ledger-{port}")
    replicas = [Replica(port, folder) for port in REPLICAS]
    try:
        await asyncio.gather(*(one.start() for one in replicas))
        log("three replicas are ready")
        guests = [Guest(*view) for view in islice(cycle(VIEWS), READERS)]
        exports = Exports()
        with nginx(folder):
            await asyncio.sleep(1)
            async with asyncio.TaskGroup() as tasks:
                living = [tasks.create_task(one.live()) for one in guests]
                tasks.create_task(exports.ask_for_files(1))
                tasks.create_task(exports.ask_for_the_changed())
                yield House(log, replicas, guests, exports)
                exports.going = False
                for one in living:
                    one.cancel()
    finally:
        for one in replicas:
            if one.process is not None and one.process.poll() is None:
                one.process.kill()
                one.process.wait()


async def tell_all() -> None:
    """Go through it, and say at each step what happened."""
    with TemporaryDirectory() as folder:
        async with house(Path(folder)) as one:
            await one.settle()
            one.tell(f"{READERS} readers have their page")
            await one.kill_one()
            await one.change_ledger()
            one.tell_memory()
            await one.restart_all()


def report() -> None:
    """Print the log."""
    print("\nThree replicas behind nginx; seconds since the first start.\n")
    asyncio.run(tell_all())


if __name__ == "__main__":
    report()
