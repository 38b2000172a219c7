"""Run every benchmark, `make bench`, or some: `python -m tests.bench reruns drawing`."""

from argparse import ArgumentParser

from tests.bench import drawing, frames, reruns

BENCHMARKS = {
    "frames": frames.report,
    "reruns": reruns.report,
    "drawing": drawing.report,
}

if __name__ == "__main__":
    parser = ArgumentParser(description="They print figures and assert nothing.")
    parser.add_argument("names", nargs="*", choices=BENCHMARKS)
    for name in parser.parse_args().names or BENCHMARKS:
        BENCHMARKS[name]()
