"""Make text of a stranger's document in a process of its own, within limits.

A document can be made to take hours or all memory of whoever opens it: the process that
serves readers is not the one that does.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from lib.extract.documents import Unreadable, text_of

ROOT = Path(__file__).resolve().parents[2]
#: Of the process: bytes of its memory, of what it says; seconds it may take in all.
MEMORY, MOST_SAID, SECONDS = 2**30, 50_000_000, 10
_TEXT, _UNREADABLE = "text", "unreadable"


def confined_text(data: bytes, file_name: str, seconds: float = SECONDS) -> str:
    """Make text of a document as `text_of` does, within limits of time and memory.

    Raises
    ------
    Unreadable
        Where `text_of` raises it, and where the document takes more than it may.
    """
    too_much = Unreadable(
        f"{file_name} takes more than {seconds:g} seconds or "
        f"{MEMORY // 2**20:,} MiB to read. Expected: a text of some pages. Paste the text "
        "itself."
    )
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps({"name": file_name}).encode() + b"\n" + data,
            capture_output=True,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_much from None
    if done.returncode:
        raise too_much
    said: dict[str, str] = json.loads(done.stdout)
    if _UNREADABLE in said:
        raise Unreadable(said[_UNREADABLE])
    return said[_TEXT]


def main() -> None:
    """Read a name and a document from the input, and write what it says as JSON."""
    seconds = SECONDS + 1
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_SAID, MOST_SAID))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    said = {}
    try:
        said[_TEXT] = text_of(data, json.loads(head)["name"])
    except Unreadable as unreadable:
        said[_UNREADABLE] = str(unreadable)
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
