"""Messages that no page of ours sends, over the WebSocket of a server at work.

What each must be answered with stands beside it; others are served all the while.
"""

import random
import re
import time
from collections import Counter
from contextlib import contextmanager

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.fuzz.hostile import BOMBS, TEXTS

SECONDS = 60
#: How a line is closed (RFC 6455): a message that is none; a text; one that is too large.
NOT_A_MESSAGE, A_TEXT, TOO_LARGE = 1002, 1003, 1009
#: What tells that a page ran, and that it could not: then its own values are at fault.
_TITLE, _FAILED = "Methodology | Pledgeboard", "This page could not be shown."
MEGABYTE = 10**6
_ID = re.compile(r'\bid: "(\$\$[^"]+)"')
#: What Streamlit tells every page of itself, unasked: where its script lies, its version.
_OF_ITSELF = re.compile(r'main_script_path: "[^"]*"')
#: What no reader may be told else: where files lie, and what a program was doing.
TOLD = re.compile(r"Traceback|site-packages|\.py\b|/lib/python")
_FLAGS = (
    *("clear_cache", "set_run_on_save", "stop_script", "load_git_info"),
    *("debug_disconnect_websocket", "debug_shutdown_runtime", "app_heartbeat"),
)


@contextmanager
def line(address):
    """Open a WebSocket as a page does."""
    with connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=["streamlit"],
        origin=f"http://{address}",
        max_size=None,
        open_timeout=SECONDS,
        close_timeout=5,
    ) as opened:
        yield opened


def run(page="", query=""):
    """Write the message by which a page asks for its script to run."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    return message


def told(opened, message, *wanted):
    """Send a message that runs the script; give all that is told until it has run.

    Of several runs it is the first that tells one of what is wanted.
    """
    opened.send(message.SerializeToString())
    end, heard = time.monotonic() + SECONDS, []
    while time.monotonic() < end:
        answer = ForwardMsg()
        answer.ParseFromString(opened.recv(timeout=SECONDS))
        heard.append(str(answer))
        said = "".join(heard)
        finished = answer.WhichOneof("type") == "script_finished"
        if finished and any(one in said for one in wanted or [""]):
            return _OF_ITSELF.sub("", said)
    raise AssertionError(f"It is never told: {wanted}")


def closed_with(opened):
    """Wait until the server closes a line, and give the code that it says."""
    try:
        while True:
            opened.recv(timeout=SECONDS)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def refused(address, message):
    """Send what is no message, and give the code that the line is closed with."""
    with line(address) as opened:
        opened.send(message)
        return closed_with(opened)


def widgets_of(said):
    """List the widgets of a page, of all that it was told."""
    return sorted({*_ID.findall(said)})


def widget_states(chance, widgets):
    """Make a message of widgets with values of wrong kinds, and of none that is there."""
    message = run(chance.choice(["", "donors", "data", "briefing", "nowhere", "../x"]))
    message.rerun_script.query_string = f"q={chance.choice(TEXTS[:20])}".replace(
        "\ud800", ""
    )
    for _ in range(chance.randrange(1, 6)):
        state = message.rerun_script.widget_states.widgets.add()
        state.id = chance.choice([*widgets, "$$ID-0-none", "", "x" * 1000])
        _put(chance, state)
    return message


def _put(chance, state):
    text = chance.choice([one for one in (*TEXTS, *BOMBS) if one != "\ud800"])
    field, values = chance.choice(
        [
            ("int_value", [-1, 2**62, 0]),
            ("double_value", [float("nan"), float("inf"), -1e308]),
            ("string_value", [text]),
            ("json_value", ['{"a":', "[" * 2000, "null", '{"value": 1}']),
            ("bytes_value", [b"\xff\x00" * 10]),
            ("trigger_value", [True]),
            ("string_array_value", [[text, "EUR", ""]]),
            ("arrow_value", [b"ARROW1\0\0" + b"\xff" * 20]),
        ]
    )
    value = chance.choice(values)
    if field == "string_array_value":
        state.string_array_value.data.extend(value)
    elif field == "arrow_value":
        state.arrow_value.data = value
    else:
        setattr(state, field, value)


def mutated(chance, message):
    """Change some bytes of a message."""
    changed = bytearray(message)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(changed))
        if chance.random() < 0.5:
            changed[place] ^= 1 << chance.randrange(8)
        else:
            changed[place:place] = chance.randbytes(chance.randrange(1, 20))
    return bytes(changed)


def is_message(sent):
    """Tell whether bytes are a message at all."""
    try:
        BackMsg().ParseFromString(sent)
    except DecodeError:
        return False
    return True


def throw(address, seed, times):
    """Throw so many messages at a server; count what they came to.

    One that is none closes its line. After one that is, the next page runs there, or
    says that it cannot for the values that were sent. Nobody is told where files lie.
    """
    chance, came_to = random.Random(seed), Counter()
    with line(address) as opened:
        widgets = widgets_of(told(opened, run("donors")))
    assert len(widgets) > 10
    for number in range(times):
        message = widget_states(chance, widgets).SerializeToString()
        if number % 2:
            message = mutated(chance, message)
        came_to[_thrown(address, message)] += 1
    for flag in _FLAGS:
        came_to[_thrown(address, BackMsg(**{flag: True}).SerializeToString())] += 1
    return came_to


def _thrown(address, message):
    with line(address) as opened:
        opened.send(message)
        if not is_message(message):
            code = closed_with(opened)
            assert code == NOT_A_MESSAGE, (code, message)
            return "closed: no message"
        try:
            said = told(opened, run("methodology"), _TITLE, _FAILED)
        except ConnectionClosed as closed:
            raise AssertionError(
                f"closed on a message: {closed}, {message!r}"
            ) from None
    assert not TOLD.search(said), TOLD.findall(said)
    return "answered" if _TITLE in said else "told of a failure"
