"""The gate before scripts: a started server, real sockets."""

import os
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.bench.server import serving

APP = Path(__file__).with_name("gated") / "app.py"
PLACES = os.cpu_count()
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
        message = self._until(lambda one: one.delta.new_element.HasField("toast"))
        return message.delta.new_element.toast.body

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
    def held(self, readers):
        """Keep the scripts of some at work: they fill the gate."""
        (self._folder / "hold").touch()
        for reader in readers:
            reader.ask()
        self.until(len(readers))
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


@pytest.fixture
def inside():
    return [f"inside{number}" for number in range(PLACES)]


def test_scripts_wait_in_line_and_go_in_the_order_in_which_they_came(house, inside):
    names = ["b", "c", "a"]
    with house.readers(*inside, *names) as readers:
        waiting = readers[PLACES:]
        with house.held(readers[:PLACES]):
            for reader in waiting:
                reader.ask()
                assert reader.told().startswith("Many people are reading")
            assert len(house.log()) == PLACES
        for reader in readers:
            reader.served()
    begun = [line for line in house.log() if line.startswith("first")]
    assert begun[PLACES:] == [f"first {name}" for name in names]


def test_who_left_is_not_run_for(house, inside):
    with house.readers(*inside, "left", "stayed") as readers:
        left, stayed = readers[PLACES:]
        with house.held(readers[:PLACES]):
            left.ask()
            left.told()
            left.leave()
            stayed.ask()
            stayed.told()
        stayed.served()
    assert "first stayed" in house.log()
    assert "first left" not in house.log()


def test_choices_made_in_line_are_one_run_and_no_click_is_lost(house, inside):
    with house.readers(*inside, "chooser") as readers:
        chooser = readers[-1]
        with house.held(readers[:PLACES]):
            chooser.ask(Choice="second", Click=True)
            chooser.told()
            chooser.ask(Choice="third")
        chooser.served()
    of_chooser = [line for line in house.log() if line.endswith("chooser")]
    assert of_chooser == ["click chooser", "third chooser", "end chooser"]
