"""What the tests of the documents share: the shipped ledger."""

import pytest

from tests.docs.markdown import ROOT
from tests.web.client import client_of


@pytest.fixture(scope="session")
def ask():
    """Ask at the addresses that the documents give, under /api as the server does.

    A site of its own keeps its pictures out of what other tests find in caches.
    """
    client = client_of(ROOT / "seeds", site="http://docs.test")
    return lambda address: client(address.removeprefix("/api"))


@pytest.fixture(scope="session")
def openapi(ask):
    return ask("/api/openapi.json").json()
