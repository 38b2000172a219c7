"""While one ledger takes the place of another, no answer is made of both."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event

import pytest
from starlette.datastructures import QueryParams

from lib.ledger.package import read_ledger
from lib.ledger.service import LedgerService
from lib.web import embed
from lib.web.api import AT_ROOT, make_api
from lib.web.preview import Outlines
from tests.ledger.test_zipped import packed
from tests.ledgers import row, sound_tables, write_ledger
from tests.web.client import TODAY, Client, client_of

#: One of each route whose answer depends on the ledger.
PATHS = (
    "/v1/health",
    "/v1/datapackage.json",
    "/v1/tables/donors.json",
    "/v1/frames/donor_totals.json",
    "/v1/frames/contributions.csv",
    "/v1/charts/donor_totals.json",
    "/v1/charts/donor_totals.svg",
    "/v1/briefing.html?chart=largest_donors",
    "/v1/catalogue.jsonld",
    "/v1/oembed?url=/donors",
    "/v1/search.json?q=germany",
    "/openapi.json",
    "/embed?chart=donor_totals",
    "/sitemap.xml",
    "/feed.atom",
)
TIMES = 3


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Pack two ledgers that differ in the name of a donor and in a sum."""
    place = tmp_path_factory.mktemp("editions")
    tables = sound_tables()
    row(tables, "donors", "DEU")["name"] = "Bundesrepublik"
    row(tables, "claims", "deu-c1").update(amount="61000000", amount_as_printed="61m")
    head = {"title": "Another ledger", "version": "2.0.0"}
    written = [
        write_ledger(place / "a"),
        write_ledger(place / "b", head=head, **tables),
    ]
    return [packed(one, one.with_suffix(".zip")) for one in written]


def said(ask, path):
    """Ask, and give what of the answer depends on the ledger."""
    answer = ask(path)
    assert answer.status_code == 200, f"{path}: {answer.text}"
    return answer.headers.get("etag"), answer.content


def test_every_route_that_takes_the_ledger_is_tried(editions):
    routes = client_of(editions[0])("/openapi.json").json()["paths"]
    tried = [one.partition("?")[0] for one in PATHS]
    untried = {
        route
        for route in (*routes, *AT_ROOT)
        if not any(
            re.fullmatch(re.sub("{.*?}", "[a-z_]+", route), one) for one in tried
        )
    }
    without = {"/robots.txt", "/favicon.ico", "/favicon.png", embed.SCRIPT}
    assert untried == without | {"/v1/embed.js", "/v1/ledger.zip", "/v1/ready"}


@pytest.fixture(scope="module")
def whole(editions):
    """Ask for each path of each edition alone."""
    asks = [client_of(edition) for edition in editions]
    given = {path: [said(ask, path) for ask in asks] for path in PATHS}
    assert all(one != two for one, two in given.values()), "nothing tells them apart"
    return given


def test_no_route_takes_the_ledger_twice(editions, whole):
    """Each look gives the other ledger."""
    looks = cycle([LedgerService(one).current() for one in editions])
    ask = Client(make_api(lambda: next(looks), lambda: TODAY))
    given = {path: [said(ask, path), said(ask, path)] for path in PATHS}
    assert not [
        path for path in PATHS if given[path] not in (whole[path], whole[path][::-1])
    ]


def test_no_answer_is_made_of_two_ledgers(editions, whole, tmp_path):
    served = tmp_path / "served.zip"
    served.write_bytes(editions[0].read_bytes())
    service, over = LedgerService(served), Event()

    def swap():
        at = 0
        while not over.is_set():
            at = 1 - at
            fresh = served.with_suffix(".new")
            fresh.write_bytes(editions[at].read_bytes())
            fresh.replace(served)
            service.look()

    ask = Client(make_api(service.current, lambda: TODAY))
    with ThreadPoolExecutor(4) as pool:
        swapping = pool.submit(swap)
        asked = [path for path in PATHS for _ in range(TIMES)]
        given = list(pool.map(lambda path: (path, said(ask, path)), asked))
        over.set()
        swapping.result()
    mixed = {path for path, answer in given if answer not in whole[path]}
    assert not mixed
    held = {whole[path].index(answer) for path, answer in given}
    assert held == {0, 1}, "the ledger did not change meanwhile"


def test_no_first_page_is_made_of_two_ledgers(editions):
    """Each look of a page gives the other ledger: it may look once."""
    ledgers = [LedgerService(one).current() for one in editions]
    whole = [
        Outlines("https://a.test", lambda one=one: one, lambda: TODAY)
        for one in ledgers
    ]
    looks = cycle(ledgers)
    outlines = Outlines("https://a.test", lambda: next(looks), lambda: TODAY)
    for page in ("overview", "donors", "meetings", "data"):
        query = QueryParams("donor=DEU")
        expected = [one.of(page, query) for one in whole]
        assert expected[0] != expected[1]
        assert outlines.of(page, query) in expected


def test_the_package_is_that_of_one_ledger(editions, tmp_path):
    path = tmp_path / "offered.zip"
    path.write_bytes(client_of(editions[1])("/v1/ledger.zip").content)
    assert read_ledger(path).title == "Another ledger"
