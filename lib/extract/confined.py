"""Read a stranger's document in a process of its own, within limits.

A document can be made to take hours or all memory of whoever opens it: the process that
serves readers is not the one that does.
"""

import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from lib.extract.dateline import first_day
from lib.extract.documents import Unreadable, text_of
from lib.extract.reader import extract
from lib.model.proposal import Extraction, Names

ROOT = Path(__file__).resolve().parents[2]
#: Of the process: bytes of its memory, of what it says; seconds it may take in all.
MEMORY, MOST_SAID, SECONDS = 2**30, 50_000_000, 10
#: Characters of a text: some thirty pages.
MOST_CHARACTERS = 100_000


@dataclass(frozen=True)
class Asked:
    """What to read: a file of a name, or a text where it has none.

    `today` is the last day that may be the text's own.
    """

    name: str
    names: Names
    today: date


@dataclass(frozen=True)
class Answer:
    """What a document proposes and its own day, or why it cannot be read."""

    found: Extraction | None = None
    day: date | None = None
    unreadable: str = ""


_ASKED, _ANSWER = TypeAdapter(Asked), TypeAdapter(Answer)


def confined_extraction(
    data: bytes, asked: Asked, seconds: float = SECONDS
) -> tuple[Extraction, date | None]:
    """Make text of a document and propose its rows, within limits of time and memory.

    With the day that the text gives for itself, the first that it prints in full.

    Raises
    ------
    Unreadable
        Where it is no text that can be read, and where it takes more than it may.
    """
    name = asked.name or "The text"
    too_much = Unreadable(
        f"{name} takes more than {seconds:g} seconds or {MEMORY // 2**20:,} MiB to read. "
        "Expected: some pages of text. Paste the part that matters."
    )
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lib.extract.confined"],
            input=_ASKED.dump_json(asked) + b"\n" + data,
            capture_output=True,
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_much from None
    if done.returncode:
        raise too_much
    answer = _ANSWER.validate_json(done.stdout)
    if answer.found is None:
        raise Unreadable(answer.unreadable)
    return answer.found, answer.day


def answer_of(data: bytes, asked: Asked) -> Answer:
    """Read a document, or say why it cannot be read."""
    try:
        text = (
            text_of(data, asked.name) if asked.name else data.decode("utf-8", "replace")
        )
    except Unreadable as unreadable:
        return Answer(unreadable=str(unreadable))
    if len(text) > MOST_CHARACTERS:
        return Answer(
            unreadable=f"The text has {len(text):,} characters. Expected: at most "
            f"{MOST_CHARACTERS:,}. Paste the pages that matter."
        )
    day = first_day(text, asked.today)
    return Answer(extract(text, asked.names, day), day)


def main() -> None:
    """Read what is asked and a document from the input; write the answer as JSON."""
    seconds = SECONDS + 1
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_SAID, MOST_SAID))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    answer = answer_of(data, _ASKED.validate_json(asked))
    sys.stdout.buffer.write(_ANSWER.dump_json(answer))


if __name__ == "__main__":
    main()
