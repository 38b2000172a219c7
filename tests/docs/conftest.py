"""What the tests of the documents share: the shipped ledger, served without Chrome."""

import pytest

from tests.docs.markdown import ROOT
from tests.web.client import client_of


class BlankPaper:
    """Stands in for the renderer: whether an address answers needs no Chrome."""

    def draw(self, *_):
        return b"a picture"


@pytest.fixture(scope="session")
def ask():
    """Ask at the addresses that the documents give, under /api as the server does.

    A site of its own keeps its pictures out of what other tests find in caches.
    """
    client = client_of(ROOT / "seeds", site="http://docs.test", renderer=BlankPaper)
    return lambda address: client(address.removeprefix("/api"))


@pytest.fixture(scope="session")
def openapi(ask):
    return ask("/api/openapi.json").json()
