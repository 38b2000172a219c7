"""The gate before scripts: a started server, real sockets."""

import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.bench.server import serving

APP = Path(__file__).with_name("gated") / "app.py"
SECONDS = 60


class Reader:
    """A browser with a choice and a button."""

    def __init__(self, name, socket):
        self._name, self._socket, self._widgets = name, socket, {}

    def ask(self, **values):
        """Ask for a run with what the widgets hold; True is a click."""
        message = BackMsg()
        message.rerun_script.query_string = f"name={self._name}"
        message.rerun_script.widget_states.SetInParent()
        for label, value in values.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._widgets[label]
            field = "trigger_value" if value is True else "string_value"
            setattr(state, field, value)
        self._socket.send(message.SerializeToString())

    def served(self):
        """Wait for the end of a run."""
        self._until(lambda message: message.HasField("script_finished"))

    def told(self):
        """Wait for words above the page, and read them."""
        message = self._until(lambda one: one.delta.new_element.HasField("html"))
        return message.delta.new_element.html.body

    def leave(self):
        """Close the page."""
        self._socket.close()

    def _until(self, holds):
        while True:
            message = ForwardMsg.FromString(self._socket.recv(SECONDS))
            for kind in ("selectbox", "button"):
                widget = getattr(message.delta.new_element, kind)
                self._widgets.setdefault(widget.label, widget.id)
            if holds(message):
                return message


class House:
    """A server whose scripts can be held at work, and what they wrote down."""

    def __init__(self, server, folder):
        self._stream = server.address.replace("http", "ws") + "/_stcore/stream"
        self._folder = folder
        self.forget()

    def forget(self):
        (self._folder / "log").write_text("")

    def log(self):
        return (self._folder / "log").read_text().splitlines()

    @contextmanager
    def readers(self, *names):
        """Let readers come, and serve each once."""
        with ExitStack() as stack:
            sockets = [stack.enter_context(connect(self._stream)) for _ in names]
            readers = list(map(Reader, names, sockets))
            for reader in readers:
                reader.ask()
                reader.served()
            self.forget()
            yield readers

    @contextmanager
    def held(self, reader):
        """Keep the script of one at work: the gate is full."""
        (self._folder / "hold").touch()
        reader.ask()
        self.until(1)
        yield
        (self._folder / "hold").unlink()

    def until(self, lines):
        """Wait until so many lines have been written."""
        end = time.monotonic() + SECONDS
        while len(self.log()) < lines:
            assert time.monotonic() < end, self.log()
            time.sleep(0.01)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GATED_FOLDER", str(folder))
        with serving(APP) as server:
            yield House(server, folder)


def test_scripts_wait_in_line_and_go_in_the_order_in_which_they_came(house):
    with house.readers("inside", "b", "c", "a") as (inside, *waiting):
        with house.held(inside):
            for reader in waiting:
                reader.ask()
                assert "Many people are reading" in reader.told()
            assert house.log() == ["first inside"]
        for reader in waiting:
            reader.served()
    names = ["inside", "b", "c", "a"]
    assert house.log() == [
        f"{one} {name}" for name in names for one in ("first", "end")
    ]


def test_who_left_is_not_run_for(house):
    with house.readers("inside", "left", "stayed") as (inside, left, stayed):
        with house.held(inside):
            left.ask()
            left.told()
            left.leave()
            stayed.ask()
            stayed.told()
        stayed.served()
    assert house.log()[2:] == ["first stayed", "end stayed"]


def test_choices_made_in_line_are_one_run_and_no_click_is_lost(house):
    with house.readers("inside", "chooser") as (inside, chooser):
        with house.held(inside):
            chooser.ask(Choice="second", Click=True)
            chooser.told()
            chooser.ask(Choice="third")
        chooser.served()
    assert house.log()[2:] == ["click chooser", "third chooser", "end chooser"]
