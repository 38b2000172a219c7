"""What one run of a script sends to a browser, and whether it went well."""

from collections.abc import Iterable, Mapping

from streamlit.proto.Alert_pb2 import Alert  # noqa: TID251 (Streamlit's protocol)
from streamlit.proto.Delta_pb2 import Delta  # noqa: TID251
from streamlit.proto.Element_pb2 import Element  # noqa: TID251
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251

CHART = "plotly_chart"
#: How a run ends well: of the whole script, or of a fragment.
WELL = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class Unfinished(RuntimeError):  # noqa: N818 (said of a run)
    """A run that ended otherwise than a reader would want: it must not be counted."""


class Run:
    """Takes in the messages of a run, one by one.

    Parameters
    ----------
    kept
        The large messages that the browser has from the runs before, by hash: the
        server sends but the hash of one that it repeats.
    """

    def __init__(self, kept: Iterable[Mapping[str, str]]) -> None:
        self._kept = tuple(kept)
        self.script = ""
        self.charts = 0
        #: The kinds of its large messages, by hash.
        self.large: dict[str, str] = {}
        #: Hashes of the charts and words on the page.
        self.shown: set[str] = set()
        #: What it shows, each with the fragment that it belongs to.
        self.deltas: list[Delta] = []

    def take(self, message: ForwardMsg) -> bool:
        """Take a message; true for the last: nothing runs any more."""
        kind = message.WhichOneof("type")
        if kind == "session_status_changed":
            return not message.session_status_changed.script_is_running
        if kind == "delta":
            self._see(message)
        elif kind == "ref_hash":
            self._recall(message.ref_hash)
        elif kind in ("new_session", "navigation"):
            self.script = getattr(message, kind).page_script_hash
        else:
            _refuse_failure(message)
        return False

    def _see(self, message: ForwardMsg) -> None:
        if not message.delta.HasField("new_element"):
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind == "exception" or _is_error(element):
            raise Unfinished(str(element))
        self.deltas.append(message.delta)
        self._show(message.hash, kind)
        if message.metadata.cacheable:
            self.large[message.hash] = kind

    def _recall(self, large: str) -> None:
        found = [kinds[large] for kinds in self._kept if large in kinds]
        if not found:
            raise Unfinished("refers to a message that this browser has not")
        self._show(large, found[0])
        self.large[large] = found[0]

    def _show(self, message: str, kind: str) -> None:
        self.charts += kind == CHART
        if kind in (CHART, "markdown"):
            self.shown.add(message)


def _is_error(element: Element) -> bool:
    return element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR


def _refuse_failure(message: ForwardMsg) -> None:
    kind = message.WhichOneof("type")
    if kind in ("page_not_found", "session_event"):
        raise Unfinished(str(message))
    if kind == "script_finished":
        status = message.script_finished
        if status not in WELL:
            raise Unfinished(ForwardMsg.ScriptFinishedStatus.Name(status))
