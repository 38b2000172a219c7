"""Every frame of the shipped ledger and of made-up ones: time, memory, growth."""

import math
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from lib.frames.cache import forget
from lib.frames.catalogue import FRAMES
from lib.frames.money import reference_rates
from lib.ledger.package import read_ledger
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import made_up_ledger

SEEDS = Path(__file__).parents[2] / "seeds"
SIZES = (1_000, 10_000, 100_000)
CHOSEN = Selection(asof=date(2026, 11, 23))
SHIPPED = 0


def ledger_of_size(size: int) -> Ledger:
    """Read the shipped ledger (`SHIPPED`), or make one up."""
    return read_ledger(SEEDS) if size == SHIPPED else made_up_ledger(size)


def make_all(ledger: Ledger) -> None:
    """Make every frame from the loaded tables, with nothing kept from before."""
    forget()
    for frame in FRAMES.values():
        frame(View(ledger, CHOSEN))


def plain_sum(ledger: Ledger) -> None:
    """Do what a first notebook would: merge, group, sum. The yardstick."""
    merged = ledger["pledges"].merge(ledger["claims"], on="pledge_id")
    merged[merged["lead"]].groupby("donors")["amount"].sum()


def seconds(work: Callable[[Ledger], None], ledger: Ledger, runs: int) -> float:
    """Take the median of some runs after one that is not counted."""
    work(ledger)
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work(ledger)
        taken.append(perf_counter() - start)
    return median(taken)


def measured(size: int) -> tuple[int, float, float, float]:
    """Return pledges, seconds, the process's peak MiB and the ratio to the yardstick."""
    ledger = ledger_of_size(size)
    reference_rates()
    runs = 3 if size >= max(SIZES) else 15
    taken = seconds(make_all, ledger, runs)
    yardstick = seconds(plain_sum, ledger, runs)
    # Of the process: Arrow keeps the texts where tracemalloc does not look.
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 2**10
    return len(ledger["pledges"]), taken, peak, taken / yardstick


def report() -> None:
    """Print a row a ledger, each measured in a process of its own."""
    print("| ledger | pledges | all frames, ms | process peak, MiB | x merge and sum |")
    print("| --- | ---: | ---: | ---: | ---: |")
    taken = {}
    for size in (SHIPPED, *SIZES):
        command = [sys.executable, "-m", "tests.bench.frames", str(size)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True)
        pledges, spent, peak, ratio = printed.stdout.split()
        taken[size] = float(spent)
        name = "shipped" if size == SHIPPED else "made up"
        print(
            f"| {name} | {int(pledges):,} | {float(spent) * 1e3:,.0f} "
            f"| {float(peak):,.0f} | {float(ratio):,.1f} |"
        )
    for small, large in pairwise(SIZES):
        exponent = math.log(taken[large] / taken[small]) / math.log(large / small)
        print(f"\ngrowth from {small:,} to {large:,} pledges: n^{exponent:.2f}")


if __name__ == "__main__":
    print(*measured(int(sys.argv[1])))
