"""Snippets: run as they stand against a server, they give the very figures."""

import os
import re
from contextlib import contextmanager
from datetime import date
from threading import Thread

import pandas as pd
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from lib.export.data.flat_files import neutral
from lib.export.data.sheets import SHEETS, SNIPPETS
from lib.ledger.service import LedgerService
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.api import make_api
from tests.ledgers import row, sound_tables, write_ledger

DAY = date(2026, 2, 28)
CHOSEN = Selection(currency="EUR", donor=("DEU", "NOR"), asof=DAY)
EVERYTHING = Selection(asof=DAY)
WRITERS = {snippet.label: snippet.write for snippet in SNIPPETS}
sheets = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)


@contextmanager
def serving(folder):
    """Serve the HTTP interface to this machine, on a free port."""
    api = make_api(LedgerService(folder).current, lambda: date(2026, 11, 23))
    options = {"ws": "none", "lifespan": "off", "log_level": "warning"}
    config = uvicorn.Config(Starlette(routes=[Mount("/api", api)]), port=0, **options)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    tables = sound_tables()
    # What a hasty reader takes for missing, for a number or for a formula.
    row(tables, "pledges", "deu")["item"] = "NA"
    row(tables, "pledges", "joint")["item"] = "null"
    row(tables, "pledges", "lva")["item"] = "=1+1"
    row(tables, "statements", "a-1")["position"] = 'Says "1,5",\nthen "007".'
    return write_ledger(tmp_path_factory.mktemp("snippets") / "ledger", **tables)


@pytest.fixture(scope="module")
def site(folder):
    with serving(folder) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield address


@pytest.fixture(scope="module")
def ledger(folder):
    return LedgerService(folder).current().ledger


def as_written(rows):
    """Neutralise what a spreadsheet would run, as CSV does."""
    texts = rows.select_dtypes("str").columns
    return rows.assign(
        **{
            name: rows[name].map(neutral, na_action="ignore").astype("str")
            for name in texts
        }
    )


def held_alike(read, rows):
    """Give what was read the types of the rows, where the same values have another."""
    assert list(read.columns) == list(rows.columns)
    for name in rows:
        if len(rows) and pd.api.types.is_datetime64_any_dtype(rows[name]):
            assert pd.api.types.is_datetime64_any_dtype(read[name]), name
    return read.astype(rows.dtypes.to_dict())


@sheets
@pytest.mark.parametrize("chosen", [CHOSEN, EVERYTHING], ids=["some", "all"])
def test_the_lines_for_pandas_give_the_very_rows(site, ledger, sheet, chosen):
    rows = sheet.rows(View(ledger, chosen))
    lines = WRITERS["pandas"](f"{site}{sheet.path('csv', chosen)}", sheet)
    names = {}
    exec(lines, names)  # what a reader does with them
    read = held_alike(names[sheet.name], rows)
    pd.testing.assert_frame_equal(read, as_written(rows))


@sheets
@pytest.mark.parametrize("label", WRITERS)
def test_every_snippet_names_the_address_once_and_leaves_nothing_to_fill(sheet, label):
    address = f"https://site.test{sheet.path('csv', CHOSEN)}"
    lines = WRITERS[label](address, sheet)
    assert re.findall(r"https?://[^\"\s]+", lines) == [address]
    assert not re.search(r"\{\w*\}", lines)


def test_every_column_that_is_no_text_has_its_type_in_excel():
    lines = WRITERS["Excel"]("https://site.test/x", SHEETS["frames/donor_totals"])
    assert '{"value", type number}' in lines
    assert '{"open_ended", type logical}' in lines
    assert '{"gdp_year", type number}' in lines
    assert '"donor_label"' not in lines
    month = WRITERS["Excel"]("https://site.test/x", SHEETS["frames/timeline"])
    assert '{"month", type date}' in month


@pytest.mark.parametrize("sheet", [one for one in SHEETS.values() if not one.is_frame])
def test_brackets_of_the_query_for_excel_are_closed(sheet):
    lines = WRITERS["Excel"]("https://site.test/x", sheet)
    bare = re.sub(r'"[^"]*"', "", lines)
    for opening, closing in ("()", "{}", "[]"):
        assert bare.count(opening) == bare.count(closing)
    assert not re.search(r",\s*\}", bare)


def test_the_server_of_these_tests_is_this_machine(site):
    assert site.startswith("http://127.0.0.1:")
    assert os.environ["no_proxy"] == "127.0.0.1"
