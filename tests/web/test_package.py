"""Health, the descriptor and the whole ledger over HTTP."""

from io import BytesIO
from zipfile import ZipFile

from lib.model.tables import TABLES
from tests.ledgers import row, sound_tables, write_ledger
from tests.web.client import client_of


def broken_tables():
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    return tables


def test_health_says_which_ledger_is_served(ask, ledger):
    answer = ask("/v1/health")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    health = answer.json()
    assert health["status"] == "ok"
    assert health["ledger"] == "ok"
    assert "report" not in health
    assert health["hash"] == ledger.hash
    assert health["version"] == "1.0.0"
    assert health["software"].startswith("Pledgeboard ")
    assert health["rows"] == {name: len(ledger[name]) for name in TABLES}
    assert health["coverage"]["to"] == "2026-02-12"
    assert health["rates"]["last"] > health["rates"]["first"]


def test_a_broken_ledger_leaves_the_last_good_one_served_and_health_says_so(tmp_path):
    ask = client_of(write_ledger(tmp_path / "ledger"))
    good = ask("/v1/health").json()
    frame = ask("/v1/frames/donor_totals.csv")
    write_ledger(tmp_path / "ledger", **broken_tables())
    stale = ask("/v1/health")
    assert stale.status_code == 200
    assert stale.json()["ledger"] == "stale"
    assert any('"EURO"' in line for line in stale.json()["report"])
    assert stale.json()["hash"] == good["hash"]
    again = ask("/v1/frames/donor_totals.csv")
    assert (again.content, again.headers) == (frame.content, frame.headers)
    write_ledger(tmp_path / "ledger")
    assert ask("/v1/health").json()["ledger"] == "ok"


def test_before_the_first_good_ledger_every_route_says_why_there_is_none(tmp_path):
    ask = client_of(write_ledger(tmp_path / "ledger", **broken_tables()))
    paths = ["/v1/health", "/v1/ledger.zip", "/v1/frames/items.csv", "/openapi.json"]
    for path in paths:
        answer = ask(path)
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert any('"EURO"' in line for line in answer.json()["report"])
    assert ask("/v1/nonsense").status_code == 404


def test_the_descriptor_is_that_of_the_package(ask, ledger):
    answer = ask("/v1/datapackage.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == ledger.descriptor


def test_the_package_holds_every_table_and_document(ask, ledger):
    answer = ask("/v1/ledger.zip")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="pledgeboard_ledger.zip"'
    )
    names = ZipFile(BytesIO(answer.content)).namelist()
    assert {f"{name}.csv" for name in TABLES} <= set(names)
    assert {f"documents/{name}.txt" for name in ledger.documents} <= set(names)
    assert {"datapackage.json", "LICENCE.txt"} <= set(names)
