"""Imports point one way: pages, ui, then export and charts, then frames, then model."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: What each part may import of lib; what it holds itself is always allowed.
ALLOWED = {
    "pages": {"ui", "export", "charts", "frames", "model"},
    "lib.ui": {"export", "charts", "frames", "ledger", "extract", "model"},
    "lib.web": {"export", "charts", "frames", "ledger", "model"},
    "lib.editing": {"charts", "frames", "ledger", "model"},
    "lib.export": {"frames", "model"},
    "lib.charts": {"frames", "model"},
    "lib.frames": {"model"},
    "lib.ledger": {"model"},
    "lib.extract": {"model"},
    "lib.model": set(),
}
FILES = sorted(
    path.relative_to(ROOT)
    for folder in ("pages", "lib")
    for path in (ROOT / folder).rglob("*.py")
)


def part_of(path: Path) -> str:
    return "pages" if path.parts[0] == "pages" else ".".join(path.parts[:2])


def lib_imports(source: str) -> Iterator[str]:
    """Give the part of lib that each import statement names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("lib."))


def wrong_imports(path: Path, source: str) -> set[str]:
    part = part_of(path)
    own = part.removeprefix("lib.")
    return set(lib_imports(source)) - ALLOWED.get(part, set()) - {own}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_imports_only_what_lies_below_it(path: Path):
    assert wrong_imports(path, (ROOT / path).read_text()) == set()


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("lib/frames/donors.py", "from lib.charts import style", {"charts"}),
        ("lib/model/tables.py", "from lib import frames", {"frames"}),
        ("lib/ledger/check.py", "import lib.frames.money", {"frames"}),
        ("lib/charts/donors.py", "from lib.ui.cards import show_chart", {"ui"}),
        ("pages/donors.py", "from lib.web.api import api", {"web"}),
    ],
)
def test_another_direction_is_found(path: str, source: str, found: set[str]):
    assert wrong_imports(Path(path), source) == found


def test_every_part_of_lib_has_its_place():
    assert {part_of(path) for path in FILES if len(path.parts) > 2} <= set(ALLOWED)


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[0] == "pages"])
def test_a_page_only_arranges(path: Path):
    source = (ROOT / path).read_text()
    banned = (ast.FunctionDef, ast.ClassDef, ast.Try, ast.For, ast.While)
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, banned)]
    assert found == []
    assert len(source.splitlines()) <= 60
    for word in ("groupby", "session_state", "unsafe_allow_html"):
        assert word not in source


def test_no_file_is_named_for_nothing():
    vague = {"utils", "helpers", "common", "core"}
    assert not {path.stem for path in FILES} & vague


def classes_of(source: str) -> list[str]:
    body = ast.parse(source).body
    return [node.name for node in body if isinstance(node, ast.ClassDef)]


def test_no_two_classes_share_a_name():
    named = Counter(
        name
        for path in FILES
        for name in classes_of((ROOT / path).read_text())
        if not name.startswith("_")
    )
    assert not {name for name, times in named.items() if times > 1}


#: Lines that a reader can take in at once.
LONGEST_FILE, LONGEST_FUNCTION = 320, 45


def functions_of(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_and_no_function_is_long():
    sources = {path: (ROOT / path).read_text() for path in FILES}
    files = {
        str(path): len(source.splitlines())
        for path, source in sources.items()
        if len(source.splitlines()) > LONGEST_FILE
    }
    functions = {
        f"{path}: {one.name}": one.end_lineno - one.lineno + 1
        for path, source in sources.items()
        for one in functions_of(source)
        if one.end_lineno - one.lineno >= LONGEST_FUNCTION
    }
    assert not files | functions
