"""What the tests of the HTTP interface share: a served tiny ledger."""

from dataclasses import replace

import pytest

from lib.ledger.package import read_ledger
from lib.ledger.service import LedgerService
from lib.model.selection import Selection
from lib.web.dataset import Offer
from tests.ledgers import write_ledger
from tests.web.client import TODAY, client_of
from tests.web.first_page import ROOT, SITE, site_of


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return write_ledger(tmp_path_factory.mktemp("served") / "ledger")


@pytest.fixture(scope="session")
def ledger(folder):
    return read_ledger(folder)


@pytest.fixture(scope="session")
def ask(folder):
    return client_of(folder)


@pytest.fixture(scope="session")
def real_pages():
    """Serve the first page of the shipped ledger."""
    return site_of(LedgerService(ROOT / "seeds").current)


@pytest.fixture(scope="session")
def tiny_pages(folder):
    return site_of(LedgerService(folder).current)


@pytest.fixture
def offer_of(ledger):
    """Offer the tiny ledger with something else in its descriptor."""

    def offer(**stated):
        described = replace(ledger, descriptor={**ledger.descriptor, **stated})
        return Offer(described, SITE, Selection(), TODAY)

    return offer
