"""The list of mutants, and how one is put into a tree of files."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LISTS = sorted(Path(__file__).parent.glob("*.toml"))


class Misplaced(ValueError):  # noqa: N818 (said of a mutant)
    """A mutant whose text is not in its file, or is there more than once."""


@dataclass(frozen=True)
class Mutant:
    """A fault in one place of the code.

    Parameters
    ----------
    name
        What is broken, in plain words.
    file
        From the root of the tree.
    old, new
        The text that stands there exactly once, and what takes its place.
    tests
        What should fail, as pytest takes it; narrow, so that it takes seconds.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def all_mutants() -> list[Mutant]:
    """Read every list, in the order of the rooms of the code and of their lines."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LISTS]
    return [
        Mutant(**{**one, "tests": tuple(one["tests"])})
        for each in read
        for one in each["mutant"]
    ]


def chosen_mutants(words: str) -> list[Mutant]:
    """Keep the mutants whose name or file holds the words; all of them without any."""
    return [one for one in all_mutants() if words in one.name or words in one.file]


def mutated(mutant: Mutant, tree: Path) -> str:
    """Write the file of a tree as the mutant has it.

    Raises
    ------
    Misplaced
        Where the old text does not stand in the file exactly once.
    """
    text = (tree / mutant.file).read_text(encoding="utf-8")
    count = text.count(mutant.old)
    if count != 1:
        message = (
            f'{mutant.file}, mutant "{mutant.name}": its old text stands there {count} '
            f"times. Expected: once. Correct the list.\n{mutant.old}"
        )
        raise Misplaced(message)
    return text.replace(mutant.old, mutant.new)
