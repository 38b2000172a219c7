"""Run the benchmarks: `make bench`; `python -m tests.bench reruns` runs those named.

Films, which are to be looked at, replicas, which need nginx, and the soak, which takes a
quarter of an hour, only when asked for.
"""

import sys

from tests.bench import (
    briefings,
    deck,
    drawing,
    exports,
    extract,
    film,
    first_view,
    frames,
    growth,
    lighthouse,
    load,
    loop,
    preview,
    replicas,
    reruns,
    soak,
)

BENCHMARKS = {
    "frames": frames.report,
    "growth": growth.report,
    "reruns": reruns.report,
    "load": load.report,
    "loop": loop.report,
    "drawing": drawing.report,
    "preview": preview.report,
    "deck": deck.report,
    "exports": exports.report,
    "briefings": briefings.report,
    "first": first_view.report,
    "lighthouse": lighthouse.report,
    "extract": extract.report,
}
ON_DEMAND = {
    "film": film.report,
    "replicas": replicas.report,
    "soak": soak.report,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        (BENCHMARKS | ON_DEMAND)[name]()
