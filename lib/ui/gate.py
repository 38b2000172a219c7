"""Streamlit's scripts go through a gate: a few run at a time, the others wait in line.

Streamlit starts a thread for each reader's run. A hundred at once starve the loop that
answers pings, and every connection dies. Streamlit has no hook for this, so what it
starts for each run is put in its place.
"""

from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)

from lib.model.gate import SCRIPTS, Gate, Turn
from lib.model.metrics import GATE_WAITS, RERUNS
from lib.ui.text import prose

#: Seconds in line after which the page says so.
PATIENCE = 1.0
#: Where Streamlit keeps what passes: the first place there.
PASSING = (2, 0)


def put_up(gate: Gate = SCRIPTS) -> None:
    """Let the scripts of all sessions go through a gate from now on."""
    GatedRunner.gate = gate
    app_session.ScriptRunner = GatedRunner  # type: ignore[attr-defined, assignment]


class GatedRunner(ScriptRunner):
    """Runs the scripts of one session, each once it is let in."""

    gate = SCRIPTS

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._turn = Turn(self.gate)
        self._requests = GatedRequests(self._turn, self)
        self._requests.request_rerun(given["initial_rerun_data"])

    def _run_script_thread(self) -> None:
        try:
            super()._run_script_thread()
        finally:
            self._turn.leave()

    def show_wait(self) -> None:
        """Tell the reader, above the page, that a turn is waited for."""
        self._pass(wait=f'<p class="waiting" role="status">{prose("waiting")}</p>')

    def end_wait(self) -> None:
        """Take the words away."""
        self._pass(wait="")

    def _pass(self, wait: str) -> None:
        message = ForwardMsg()
        message.metadata.delta_path[:] = PASSING
        element = message.delta.new_element
        if wait:
            element.html.body = wait
        else:
            element.empty.SetInParent()
        event = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG
        self.on_event.send(self, event=event, forward_msg=message)


class GatedRequests(ScriptRequests):
    """What a session asks to be run. It is taken when its turn comes.

    Until then a newer choice joins those before it. A reader who left gives up the turn.
    """

    def __init__(self, turn: Turn, runner: GatedRunner) -> None:
        super().__init__()
        self._turn, self._runner = turn, runner

    def on_scriptrunner_ready(self) -> ScriptRequest:
        """Give the next request, or a stop where there is none."""
        self._turn.leave()
        with self._lock:
            if self._state is not ScriptRequestType.RERUN:
                self._state = ScriptRequestType.STOP
        if self._state is ScriptRequestType.RERUN:
            with GATE_WAITS.time():
                self._turn.wait(PATIENCE, self._runner.show_wait, self._runner.end_wait)
            RERUNS.inc(self._turn.inside)
        return super().on_scriptrunner_ready()

    def request_stop(self) -> None:
        """Stop what runs, or what waits."""
        super().request_stop()
        self._turn.give_up()
