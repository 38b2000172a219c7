"""The dashboard on asyncio's own loop, which writes down what it spends on each task.

uvloop does not let one look. Seconds of CPU of the loop's own thread: a busy machine does
not lengthen them.
"""

import asyncio
import sys
import threading
import time
from asyncio import events
from collections import defaultdict
from pathlib import Path

import uvicorn
from streamlit.web import cli  # noqa: TID251 (what `streamlit run` starts)

#: Seconds of what is worth writing down, and between two writings.
LONG, EVERY = 0.005, 1.0
spent: dict[str, list[float]] = defaultdict(list)
run, prepare = events.Handle._run, uvicorn.Config.__init__


def watched(handle) -> None:
    """Run a task's next step, and note whose it was where it took long."""
    start = time.thread_time()
    run(handle)
    if (seconds := time.thread_time() - start) > LONG:
        owner = getattr(handle._callback, "__self__", None)
        of_task = isinstance(owner, asyncio.Task)
        spent[str(owner.get_coro()) if of_task else str(handle)].append(seconds)


def on_asyncio(config, *given, **named) -> None:
    """Prepare a server without uvloop."""
    prepare(config, *given, **named | {"loop": "asyncio"})


def write_down(place: Path) -> None:
    """Write a line for each kind of task, the longest first."""
    while True:
        time.sleep(EVERY)
        lines = [
            f"{max(all_of):.3f} {len(all_of)} {name.split(' at ')[0].split(' running')[0]}"
            for name, all_of in list(spent.items())
        ]
        place.write_text("\n".join(sorted(lines, reverse=True)))


if __name__ == "__main__":
    events.Handle._run, uvicorn.Config.__init__ = watched, on_asyncio
    place, dashboard, port = sys.argv[1:]
    threading.Thread(target=write_down, args=[Path(place)], daemon=True).start()
    sys.argv = ["streamlit", "run", dashboard, "--server.port", port]
    cli.main()
