"""Run the benchmarks: `make bench`; `python -m tests.bench reruns` runs those named.

Films are made only when they are asked for: they are to be looked at.
"""

import sys

from tests.bench import (
    briefings,
    deck,
    drawing,
    exports,
    film,
    first_view,
    frames,
    growth,
    lighthouse,
    preview,
    reruns,
)

BENCHMARKS = {
    "frames": frames.report,
    "growth": growth.report,
    "reruns": reruns.report,
    "drawing": drawing.report,
    "preview": preview.report,
    "deck": deck.report,
    "exports": exports.report,
    "briefings": briefings.report,
    "first": first_view.report,
    "lighthouse": lighthouse.report,
}
ON_DEMAND = {"film": film.report}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        (BENCHMARKS | ON_DEMAND)[name]()
