"""What is thrown at: the tiny ledger as pages, and a server at work."""

import pytest

from lib.ledger.service import LedgerService
from tests.browser.conftest import server_at_work
from tests.ledgers import write_ledger
from tests.web.first_page import site_of


@pytest.fixture(scope="session")
def tiny_ledger(tmp_path_factory):
    return write_ledger(tmp_path_factory.mktemp("fuzz") / "ledger")


@pytest.fixture(scope="session")
def tiny_pages(tiny_ledger):
    return site_of(LedgerService(tiny_ledger).current)


@pytest.fixture(scope="session")
def address(tiny_ledger):
    """Serve the tiny ledger; give where, without the scheme."""
    with server_at_work(tiny_ledger) as address:
        yield address.removeprefix("http://").replace("localhost", "127.0.0.1")
