"""What all tests share: one reading of what stands as it was."""

import csv
import gc
from dataclasses import replace
from functools import lru_cache, wraps

import pytest
from cachetools import LRUCache

from lib.ledger import package
from lib.ledger.rows import read_rows
from lib.model import language, query

#: What runs pages, and what starts servers.
WHOLE = ("tests.apps", "tests.bench.server")
#: Letters of a cell that Python reads unasked.
LONGEST_CELL = csv.field_size_limit()


@pytest.fixture(autouse=True, scope="session")
def ledgers_read_once():
    """Examine the same files once, and parse the same table once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "_examined", _once_examined(package._examined))
        patch.setattr(package, "read_rows", _once_read())
        patch.setattr(package, "_typed", lru_cache(500)(package._typed))
        yield


@pytest.fixture
def every_language(monkeypatch):
    """Offer every language, also those whose catalogue is not whole yet."""
    query.rules.cache_clear()
    monkeypatch.setattr(language, "OFFERED", tuple(language.LANGUAGES))
    yield
    query.rules.cache_clear()


@pytest.fixture(autouse=True)
def usual_limit_of_cells():
    """Take back the limit that other software sets for all readers of CSV."""
    csv.field_size_limit(LONGEST_CELL)


def pytest_collection_finish():
    """Let the collector of garbage leave alone what stays, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_collection_modifyitems(items):
    """Mark what make quick does without: each costs more than a unit's test may."""
    for item in items:
        if _runs_pages(item):
            item.add_marker("whole")
        if getattr(item.obj, "is_hypothesis_test", False):
            item.add_marker("made_up")


def _runs_pages(item):
    used = vars(item.module).values()
    return any(getattr(one, "__module__", None) in WHOLE for one in used)


def _once_examined(examine):
    known = LRUCache(30)

    @wraps(examine)
    def examine_once(folder, today, *, anew):
        files = package.read_files(folder)
        if files.problems:
            return examine(folder, today, anew=anew)
        key = (today, frozenset(files.content.items()))
        place, found = known.get(key, (None, None))
        if place != folder and (place is None or found.report.problems):
            # Problems name the folder.
            place, found = folder, examine(folder, today, anew=anew)
            known[key] = place, found
        if place == folder:
            return found
        return replace(found, draft=replace(found.draft, folder=folder))

    return examine_once


def _once_read():
    known = LRUCache(500)

    def read_once(data, table, folder):
        if (data, table) in known:
            return known[data, table]
        text = read_rows(data, table, folder)
        if not text.problems:  # They name the folder.
            known[data, table] = text
        return text

    return read_once
