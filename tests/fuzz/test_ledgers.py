"""What a hostile ledger, document or title comes to: refused in words, or only text."""

import csv
import io
import zipfile

import openpyxl
import pytest
from lxml import etree, html

from lib.ledger.package import examine
from lib.ledger.service import LedgerService
from tests.fuzz.hostile import (
    CONTROLS,
    FORMULAS,
    LETTERS,
    LONG,
    MARK,
    MARKUP,
)
from tests.fuzz.ledgers import PLACES, came_to, full_of_texts, ledger_with
from tests.fuzz.test_queries import what_runs
from tests.web.client import client_of
from tests.web.first_page import PAGES, path_of, site_of

_XML = etree.XMLParser(resolve_entities=False, no_network=True)


@pytest.mark.parametrize(
    "text",
    [*MARKUP[:1], *FORMULAS[:1], *LETTERS[:1], *CONTROLS[:2], *LONG[:1]],
    ids=["markup", "formula", "letters", "nul", "escape", "long"],
)
def test_every_text_is_taken_as_text_or_refused_in_words(tmp_path, text):
    wanted = "refused" if text in CONTROLS else came_to(ledger_with(tmp_path, {}))
    assert came_to(ledger_with(tmp_path, {PLACES[0]: text})) == wanted


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder, kept = full_of_texts(tmp_path_factory.mktemp("hostile"))
    assert len(kept) >= 8
    return folder


def test_no_page_runs_what_a_ledger_says(served):
    ask = site_of(LedgerService(served).current)
    for page in PAGES:
        answer = ask(path_of(page))
        assert answer.status_code == 200
        assert what_runs(answer.content) == []


@pytest.fixture(scope="module")
def ask(served):
    return client_of(served)


@pytest.mark.parametrize("chart", ["largest_donors", "conditions", "timeline"])
def test_no_picture_runs_what_a_ledger_says(ask, chart):
    drawn = etree.fromstring(ask(f"/v1/charts/{chart}.svg").content, _XML)
    assert not [one for one in drawn.iter() if _runs(one)]
    page = html.document_fromstring(ask(f"/v1/charts/{chart}.html").content)
    assert not [one for one in page.iter("script") if one.text == MARK]
    assert not [
        one for one in page.iter() if any(n.startswith("on") for n in one.attrib)
    ]


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_every_part_of_a_document_is_sound(ask, kind):
    answer = ask(f"/v1/briefing.{kind}?chart=largest_donors&title=%3Cb%3E{MARK}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        parts = [one for one in file.namelist() if one.endswith((".xml", ".rels"))]
        assert len(parts) > 5
        for part in parts:
            etree.fromstring(file.read(part), _XML)


@pytest.mark.parametrize("table", ["donors", "pledges", "claims"])
def test_no_cell_runs(ask, table):
    rows = csv.reader(ask(f"/v1/tables/{table}.csv").text.splitlines())
    cells = [cell for one in rows for cell in one]
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "\t", "\r")]
    content = ask(f"/v1/tables/{table}.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines = [line for sheet in book for line in sheet.iter_rows()]
    assert not [one for line in lines for one in line if one.data_type == "f"]
    assert not [one for line in lines for one in line if one.hyperlink]


def _runs(element):
    tag = str(element.tag)
    return tag.endswith(("}script", "}foreignObject", "}image")) or any(
        name.startswith("on") for name in element.attrib
    )


@pytest.mark.parametrize(
    "made",
    [
        b"PK\x03\x04" + b"\0" * 1000,
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b'{"resources": ' + b"[" * 50_000,
        b"\xff\xfe" + "name".encode("utf-16-le"),
    ],
    ids=["zip", "xml", "deep", "utf-16"],
)
def test_another_kind_of_file_is_refused_in_words(tmp_path, made):
    for name in ("datapackage.json", "donors.csv"):
        folder = ledger_with(tmp_path / name, {})
        (folder / name).write_bytes(made)
        assert came_to(folder) == "refused"


@pytest.mark.parametrize("where", ["/etc/passwd", "../secret.csv", "donors.csv/../x"])
def test_no_file_is_read_but_those_of_the_package(tmp_path, where):
    (tmp_path / "secret.csv").write_text("donor_id\nSECRET\n")
    folder = ledger_with(tmp_path / "ledger", {})
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text().replace('"donors.csv"', f'"{where}"')
    descriptor.write_text(text)
    examined = examine(folder)
    assert examined.ledger is None or "SECRET" not in str(examined.ledger.tables)
    assert "root:" not in str(examined.report)
