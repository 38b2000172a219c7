"""Each mutant by itself, in a copy of the tree: which test kills it, in what time."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from tests.mutants.mutants import Mutant, mutated

#: What pytest ends with.
PASSED, FAILED = 0, 1
_KILLER = re.compile(r"^(?:FAILED|ERROR) (\S+\.py::.+?)(?: - .*)?$", re.MULTILINE)


class Unsound(RuntimeError):  # noqa: N818 (said of a run)
    """A run of tests that tells nothing of a mutant."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: the first test that failed, blank where it survived."""

    mutant: Mutant
    killed_by: str
    seconds: float


def copies(root: Path, folder: Path, number: int) -> list[Path]:
    """Copy the files that git tracks, as they stand in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True
    )
    names = [name for name in os.fsdecode(listed.stdout).split("\0") if name]
    trees = [folder / f"tree-{one}" for one in range(number)]
    for tree in trees:
        for name in names:
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, tree / name)
    return trees


def refuse_broken(mutants: Sequence[Mutant], tree: Path) -> None:
    """Refuse to go on where a text is misplaced, or a test fails without any mutant."""
    for mutant in mutants:
        mutated(mutant, tree)
    tests = dict.fromkeys(test for mutant in mutants for test in mutant.tests)
    status, said = _tested(tests, tree)
    if status != PASSED:
        message = f"Without any mutant the tests do not pass (status {status}):\n{said}"
        raise Unsound(message)


def outcomes(mutants: Iterable[Mutant], trees: Sequence[Path]) -> Iterator[Outcome]:
    """Try mutants, as many at once as there are trees; give them in their order."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def tried(mutant: Mutant) -> Outcome:
        tree = free.get()
        try:
            return outcome(mutant, tree)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as workers:
        yield from workers.map(tried, mutants)


def outcome(mutant: Mutant, tree: Path) -> Outcome:
    """Break a file of a tree, run the tests of the mutant, and put the file back.

    Raises
    ------
    Unsound
        Where no test could be run.
    """
    path, begun = tree / mutant.file, monotonic()
    sound, broken = path.read_bytes(), mutated(mutant, tree)
    path.write_text(broken, encoding="utf-8")
    try:
        status, said = _tested(mutant.tests, tree)
    finally:
        path.write_bytes(sound)
    if status not in (PASSED, FAILED):
        message = f'Mutant "{mutant.name}": no test was run (status {status}):\n{said}'
        raise Unsound(message)
    return Outcome(mutant, _first_failure(status, said), monotonic() - begun)


def _first_failure(status: int, said: str) -> str:
    if status == PASSED:
        return ""
    named = _KILLER.search(said)
    return named[1] if named else "a test that pytest does not name"


def _tested(tests: Iterable[str], tree: Path) -> tuple[int, str]:
    """Run tests in a tree until the first fails."""
    # Python tells an old .pyc by second and size: a mutant of the same size would be
    # taken for the file before it.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "300"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, *tests],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


def report(tried: Iterable[Outcome]) -> list[Mutant]:
    """Print a table, each line as soon as it is known; return what survived."""
    print("| mutant | killed by | seconds |", "| --- | --- | ---: |", sep="\n")
    survived = []
    for one in tried:
        killer = one.killed_by or "**survived**"
        print(f"| {one.mutant.name} | {killer} | {one.seconds:.1f} |", flush=True)
        if not one.killed_by:
            survived.append(one.mutant)
    return survived
