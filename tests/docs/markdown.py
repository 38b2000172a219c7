"""The Markdown of this repository, taken apart for tests: tables, code, links."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
INTERFACE, LEDGER = ROOT / "docs" / "interface.md", ROOT / "docs" / "ledger.md"
FILES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").glob("*.md")]
)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^ {4}.*$", re.MULTILINE)

Row = dict[str, str]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def spans(text: str) -> list[str]:
    """List the code spans."""
    return _SPAN.findall(text)


def code_of(path: Path) -> list[str]:
    """List the code spans and the lines of code blocks."""
    return [*spans(text_of(path)), *map(str.strip, _BLOCK.findall(text_of(path)))]


def links(path: Path) -> list[str]:
    return _LINK.findall(text_of(path))


def anchors(path: Path) -> set[str]:
    """Name the headings as a link does."""
    headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def table(path: Path, *columns: str) -> list[Row]:
    """Read the table that has these columns; not one is an error."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text_of(path), re.MULTILINE):
        head, _, *rows = (_cells(line) for line in block.splitlines())
        if tuple(head) == columns:
            found.append([dict(zip(columns, row, strict=True)) for row in rows])
    assert len(found) == 1, f"{path.name}: {len(found)} tables of {columns}"
    return found[0]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
