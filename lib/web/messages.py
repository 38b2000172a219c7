"""What a page sends over its WebSocket: bytes alone, no faster than its client may ask."""

import asyncio
from collections.abc import Callable

from starlette.types import Message, Receive, Send

#: Why a WebSocket is closed: "unsupported data" (RFC 6455).
NO_TEXT = 1003


class Messages:
    """Receive for Streamlit; `wait` takes what a message costs, or says for how long not.

    A text would be a failure in Streamlit, with a traceback in the log for each.
    """

    def __init__(self, receive: Receive, send: Send, wait: Callable[[], float]) -> None:
        self._receive, self._send, self._wait = receive, send, wait

    async def __call__(self) -> Message:
        """Receive the next message."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        if message.get("bytes") is None:
            await self._send({"type": "websocket.close", "code": NO_TEXT})
            return {"type": "websocket.disconnect", "code": NO_TEXT}
        # Meanwhile no more is read from the line, and whoever sends must wait too.
        while wait := self._wait():
            await asyncio.sleep(wait)
        return message
