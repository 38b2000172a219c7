"""Run every benchmark: `make bench`."""

from tests.bench import frames

if __name__ == "__main__":
    frames.report()
