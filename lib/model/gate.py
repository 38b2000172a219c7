"""Who may compute now: so many at a time, in the order in which they came.

Threads that compute at once share one interpreter: each takes longer, and whatever else
wants to run, such as the answers that keep connections alive, waits for all of them.
Scripts of pages come first: whoever writes files rests while scripts run.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import cpu_count
from threading import Event, Lock, local
from time import sleep, thread_time


class Full(Exception):  # noqa: N818 (said of a gate)
    """There is no place, and the line is long enough."""

    def __init__(
        self, said: str = "Many files are being written at this moment."
    ) -> None:
        super().__init__(f"{said} Ask again.")


class Gate:
    """Lets a number in at a time; the others wait in line, without the interpreter.

    For a place of its own accord (`place`) nobody waits behind more than `longest`
    others, nor for more than so many `seconds`.
    """

    def __init__(self, places: int, longest: int = 0, seconds: float = 0.0) -> None:
        self._places = self._free = places
        self.longest, self.seconds = longest, seconds
        self._line: OrderedDict[Turn, None] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def place(self) -> Iterator[None]:
        """Take a place for as long as the context lasts; Full is raised where it is.

        At its end and at each `give_way` within, the thread rests while scripts run.
        """
        turn = Turn(self)
        crowded = self.is_full and self.waiting >= self.longest
        if crowded or not turn.wait(self.seconds, turn.give_up, lambda: None):
            raise Full
        _OWN.since = thread_time()
        try:
            yield
            give_way()
        finally:
            _OWN.since = None
            turn.leave()

    @property
    def is_busy(self) -> bool:
        """Whether anyone is inside."""
        return self._free < self._places

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._line)

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now must wait."""
        return self._free == 0

    def enter(self, turn: "Turn") -> bool:
        """Let a turn in at once, or put it in line; false where it must wait."""
        with self._lock:
            if turn.given_up:
                return True
            turn.inside = self._free > 0
            if turn.inside:
                self._free -= 1
            else:
                self._line[turn] = None
            return turn.inside

    def give_up(self, turn: "Turn") -> None:
        """Take a turn out of the line; one that is inside stays until it leaves."""
        with self._lock:
            turn.given_up = True
            if turn in self._line:
                del self._line[turn]
                turn.called.set()

    def leave(self, turn: "Turn") -> None:
        """Pass the place of a turn on to the one that has waited longest."""
        with self._lock:
            if not turn.inside:
                return
            turn.inside = False
            if not self._line:
                self._free += 1
                return
            following, _ = self._line.popitem(last=False)
            following.inside = True
            following.called.set()


class Turn:
    """One reader's turns at a gate: a thread waits, any thread may give up for it."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.called = Event()
        self.inside = self.given_up = False

    def wait(
        self,
        patience: float,
        impatient: Callable[[], None],
        relieved: Callable[[], None],
    ) -> bool:
        """Wait to be let in; false where it was given up.

        Who waits for more than so many seconds calls `impatient`, and `relieved` at
        the end of it.
        """
        self.called.clear()
        if not self._gate.enter(self) and not self.called.wait(patience):
            impatient()
            self.called.wait()
            relieved()
        return self.inside

    def give_up(self) -> None:
        """Wait no longer, and never again."""
        self._gate.give_up(self)

    def leave(self) -> None:
        """Let the next one in; of no effect where it is not inside."""
        self._gate.leave(self)


def give_way() -> None:
    """Rest a while after work, where scripts run; of no effect outside a `place`.

    So whoever holds a place takes a tenth of a core from them at most.
    """
    since: float | None = getattr(_OWN, "since", None)
    if since is None:
        return
    if SCRIPTS.is_busy:
        sleep(REST * (thread_time() - since))
    _OWN.since = thread_time()


#: Of each thread: since when it has worked.
_OWN = local()
#: Time at rest for each at work.
REST = 9
CORES = cpu_count() or 1
#: Scripts of pages: their work is in the interpreter, of which a process has one.
SCRIPTS = Gate(min(CORES, 2))
#: Answers that are files, and those that take seconds. Each that waits holds one of the
#: forty threads of the server, which must have others left; no longer than leaves time to
#: write it before PLEDGEBOARD_SECONDS have passed, for then nobody takes it any more.
FILES, PACKS = Gate(CORES, 16, 20.0), Gate(1, 7, 20.0)
#: Documents of readers that are opened: whoever waited would hold a place of a script.
DOCUMENTS = Gate(1)
