"""What a reader sees of a ledger that is refused: a report, never a traceback."""

from pathlib import Path

import pytest

from tests.apps import app_of, to_page
from tests.ledgers import row, sound_tables, write_ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app():
    return app_of()


def broken_tables():
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    return tables


def test_before_the_first_good_ledger_the_report_is_shown(app, tmp_path, monkeypatch):
    write_ledger(tmp_path, **broken_tables())
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(tmp_path))
    app.run()
    assert not app.exception
    assert "The ledger is refused: 1 problem" in app.error[0].value
    assert "EURO" in app.markdown[0].value


def test_a_refused_change_keeps_the_last_good_figures(app, tmp_path, monkeypatch):
    write_ledger(tmp_path, **sound_tables())
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(tmp_path))
    app.run()
    assert not app.exception
    assert not app.warning
    write_ledger(tmp_path, **broken_tables())
    to_page(app, "donors")
    assert not app.exception
    said = "A newer edition of the ledger could not be taken: 1 problem"
    assert said in app.warning[0].value
    assert app.title[0].value == "Donors"
