"""One reader's browser as the server sees it: Streamlit's protocol over a websocket."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251 (Streamlit's protocol)
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo  # noqa: TID251
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251
from streamlit.proto.Selectbox_pb2 import Selectbox  # noqa: TID251
from streamlit.proto.WidgetStates_pb2 import WidgetState  # noqa: TID251
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.bench.run import Run, Unfinished
from tests.bench.server import Server
from tests.bench.widgets import untouched

CHOOSER = "Currency"
CHOICES = ("USD", "EUR", "GBP")
#: For so many runs Streamlit's client keeps a large message, and says that it does.
RUNS_KEPT = 2
#: A browser waits so long for a connection, and longer.
PATIENCE_SECONDS = 60


class Reader:
    """A page in a browser: it remembers what Streamlit's own client remembers."""

    def __init__(self, socket: ClientConnection, context: ContextInfo) -> None:
        self._socket, self._context = socket, context
        self._script = ""
        self._states: dict[str, WidgetState] = {}
        self._chooser, self._fragment = Selectbox(), ""
        self._kept: deque[dict[str, str]] = deque(maxlen=RUNS_KEPT)
        self._charts: int | None = None

    async def open(self, path: str, query: str = "") -> None:
        """Visit a page."""
        state = ClientState(page_name=path, query_string=query)
        self._charts = (await self._run(state)).charts
        if not self._chooser.id:
            raise Unfinished(f"/{path}: no choice is called {CHOOSER}")

    async def choose(self, value: str) -> Run:
        """Choose a value, and wait until the page stands anew."""
        self._states[self._chooser.id].string_value = value
        name = self._chooser.query_param_key
        # A browser leaves a default out of the link.
        query = f"{name}={value}" if name and value != self._chooser.options[0] else ""
        return await self._run(
            ClientState(
                query_string=query,
                page_script_hash=self._script,
                fragment_id=self._fragment,
            )
        )

    async def _run(self, state: ClientState) -> Run:
        state.widget_states.SetInParent()
        state.widget_states.widgets.extend(self._states.values())
        for kept in self._kept:
            state.cached_message_hashes.extend(kept)
        state.context_info.CopyFrom(self._context)
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        run = Run(self._kept)
        while not run.take(await self._next()):
            pass
        if self._charts not in (None, run.charts):
            raise Unfinished(f"drew {run.charts} charts, {self._charts} at first")
        self._remember(run)
        return run

    async def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(await self._socket.recv(decode=False))
        return message

    def _remember(self, run: Run) -> None:
        self._script = run.script
        self._kept.append(run.large)
        for delta in run.deltas:
            element = delta.new_element
            if (found := untouched(element)) is None:
                continue
            state, insisted = found
            if insisted or state.id not in self._states:
                self._states[state.id] = state
            if element.selectbox.label == CHOOSER:
                self._chooser, self._fragment = element.selectbox, delta.fragment_id


@asynccontextmanager
async def reader_at(
    server: Server, path: str, query: str = ""
) -> AsyncIterator[Reader]:
    """Connect as a browser does, and visit a page."""
    stream = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    context = ContextInfo(
        timezone="UTC",
        timezone_offset=0,
        locale="en-GB",
        url=f"{server.address}/{path}?{query}",
        is_embedded=False,
        color_scheme="light",
    )
    async with connect(
        stream,
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE_SECONDS,
    ) as socket:
        reader = Reader(socket, context)
        await reader.open(path, query)
        yield reader
