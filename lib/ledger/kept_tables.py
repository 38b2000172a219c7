"""Tables that were checked before, kept beside, so that a restart need not check them.

A folder in PLEDGEBOARD_CACHE for each ledger, named by the hash of its content and that
of the software which checked it: where either differs, nothing is found. What is broken
there is logged and taken for nothing.
"""

import json
import logging
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from lib.ledger.report import Problem, Where
from lib.model.settings import CACHE
from lib.model.tables import TABLES

_log = logging.getLogger(__name__)

#: A package of fewer bytes is checked sooner than it is looked up, and is not kept.
LARGE = 2 * 2**20
#: So many ledgers are kept, those that were checked last.
MOST_KEPT = 3
_LIST = "kept.json"
_LIB = Path(__file__).parents[1]
#: What decides with our own code what is sound, and what a table is in memory.
_CHECKING = ("ledger", "model")
_PACKAGES = ("pandas", "pyarrow", "pandera", "CurrencyConverter", "pycountry")


@dataclass(frozen=True, eq=False)
class Kept:
    """Tables of a sound ledger, by row number, and what the check found to doubt.

    The places of `warned` name files as they lie in the folder of the ledger.
    """

    tables: Mapping[str, pd.DataFrame]
    warned: tuple[Problem, ...]

    def doubts(self, folder: Path) -> list[Problem]:
        """Name the places of what was found to doubt in a folder."""
        return [_placed(one, str(folder / one.where.file)) for one in self.warned]


def taken(content: str, size: int) -> Kept | None:
    """Take the tables of a package by the hash and the bytes of its content.

    None where it was not checked before by this very software.
    """
    folder = _folder(content)
    if size < LARGE or not folder.exists():
        return None
    try:
        return _read(folder)
    except Exception:
        # Whatever is wrong with a file that is only a copy: it is made anew.
        _log.exception("The tables kept in %s are broken and are made anew", folder)
        shutil.rmtree(folder, ignore_errors=True)
        return None


def keep(
    content: str,
    size: int,
    tables: Mapping[str, pd.DataFrame],
    doubts: Iterable[Problem],
) -> None:
    """Keep the tables of a sound package; a folder that cannot be written is logged.

    `doubts` name files under the folder of the package.
    """
    folder = _folder(content)
    if size < LARGE or folder.exists():
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: another process may look for it at any moment.
        with TemporaryDirectory(dir=folder.parent) as beside:
            made = Path(beside) / folder.name
            made.mkdir()
            _write(made, tables, doubts)
            made.rename(folder)
        _drop_old(folder.parent)
    except OSError as error:
        if folder.exists():
            return  # Another process was sooner.
        said = CACHE.said(f"{folder.parent} cannot be written ({error})")
        _log.warning("%s. Until then a large ledger is checked at each start.", said)


def _folder(content: str) -> Path:
    return CACHE.value() / "tables" / f"{content[:32]}-{_software()[:16]}"


@cache
def _software() -> str:
    """Take the hash of the code that checks, and of what it is built on."""
    digest = sha256(repr([version(name) for name in _PACKAGES]).encode())
    for part in _CHECKING:
        for file in sorted((_LIB / part).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(
    folder: Path, tables: Mapping[str, pd.DataFrame], doubts: Iterable[Problem]
) -> None:
    for name, rows in tables.items():
        rows.reset_index(drop=True).to_parquet(_file(folder, name))
    sums = {name: _sum_of(_file(folder, name)) for name in tables}
    warned = [asdict(_placed(one, Path(one.where.file).name)) for one in doubts]
    listed = json.dumps({"sums": sums, "warned": warned})
    (folder / _LIST).write_text(listed, encoding="utf-8")


def _read(folder: Path) -> Kept:
    listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    tables = {name: _table(folder, name, listed["sums"][name]) for name in TABLES}
    return Kept(tables, tuple(map(_problem, listed["warned"])))


def _table(folder: Path, name: str, due: str) -> pd.DataFrame:
    file = _file(folder, name)
    if _sum_of(file) != due:
        message = f"{file} is not the file that was written"
        raise ValueError(message)
    rows = pd.read_parquet(file)
    # Its columns and their types; what is in them was checked before it was written.
    TABLES[name].validate(rows.head(0))
    return rows.set_axis(pd.RangeIndex(2, len(rows) + 2), axis="index")


def _file(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def _sum_of(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _problem(stated: dict[str, Any]) -> Problem:
    return Problem(**{**stated, "where": Where(**stated["where"])})


def _placed(problem: Problem, file: str) -> Problem:
    return replace(problem, where=replace(problem.where, file=file))


def _drop_old(kept: Path) -> None:
    """Leave the ledgers that were written last."""
    folders = sorted(kept.iterdir(), key=lambda one: one.stat().st_mtime)
    for folder in folders[:-MOST_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
