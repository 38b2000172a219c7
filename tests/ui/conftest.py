"""The shipped ledger, read once for all tests of the pages."""

import pytest

from lib.ledger.package import read_ledger
from tests.apps import ROOT


@pytest.fixture(scope="session")
def real():
    return read_ledger(ROOT / "seeds")
