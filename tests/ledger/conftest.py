"""What the tests of the ledger share: sound tables, and a reader that must refuse."""

import pytest

from lib.ledger.package import examine, read_ledger
from lib.ledger.report import LedgerRefused
from tests.ledgers import sound_tables, write_ledger


@pytest.fixture
def tables():
    """Give the sound tables, to be broken in one place."""
    return sound_tables()


@pytest.fixture
def folder(tmp_path):
    """Give the folder of a sound ledger on disk."""
    return write_ledger(tmp_path / "ledger")


@pytest.fixture
def refused(tmp_path):
    """Give a function that writes a ledger and sees it refused for one fault alone."""

    def see_refused(tables, match, **parts):
        folder = write_ledger(tmp_path / "ledger", **tables, **parts)
        return see_folder_refused(folder, match)

    return see_refused


@pytest.fixture
def warned(tmp_path):
    """Give a function that writes a sound ledger and returns what is warned of."""

    def see_warned(tables, **parts):
        examined = examine(write_ledger(tmp_path / "ledger", **tables, **parts))
        assert examined.ledger is not None, str(examined.report)
        return [str(problem) for problem in examined.report.warned]

    return see_warned


def see_folder_refused(folder, match):
    with pytest.raises(LedgerRefused, match=match) as caught:
        read_ledger(folder)
    assert len(caught.value.report.refused) == 1, str(caught.value.report)
    return caught.value.report.refused[0]


@pytest.fixture
def folder_refused():
    """Give a function that sees a folder refused for one fault alone."""
    return see_folder_refused
