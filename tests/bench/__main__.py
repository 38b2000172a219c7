"""Run the benchmarks: `make bench`; `python -m tests.bench reruns` runs those named."""

import sys

from tests.bench import deck, drawing, exports, frames, preview, reruns

BENCHMARKS = {
    "frames": frames.report,
    "reruns": reruns.report,
    "drawing": drawing.report,
    "preview": preview.report,
    "deck": deck.report,
    "exports": exports.report,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
