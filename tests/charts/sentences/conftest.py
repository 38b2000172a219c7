"""What sentences are asked of: the whole of a small ledger, today."""

from dataclasses import replace

import pytest

from lib.charts.sentences.said import Asked
from lib.model.selection import Selection
from tests.toys import TODAY, claim, pledge, toy_ledger


@pytest.fixture(scope="session")
def asked():
    """Return what is asked, with some choices in place of the defaults."""
    ledger = toy_ledger([pledge("p")], [claim("p", 1.0)])
    now = Selection(asof=TODAY)
    return lambda **chosen: Asked(replace(now, **chosen), ledger)
