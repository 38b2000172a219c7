"""The zip: pictures, figures, and what one must know of them."""

import json
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from lib.export.downloads import README, as_files
from tests.export.toy_packs import BARS, toy_card, toy_pack
from tests.zips import files_of

FIRST = "charts/01_donor_totals_2026-11-23"


@pytest.fixture(scope="module")
def pack():
    first = toy_card(BARS, comment="Mine.")
    row = toy_card(BARS, name="donor_months@DNK;NOR")
    return toy_pack(first, row, heading="My heading", title="A pack")


@pytest.fixture(scope="module")
def files(pack):
    return files_of(as_files(pack))


def test_each_chart_is_there_in_four_formats_in_order(files):
    names = [name for name in files if name.startswith("charts/")]
    second = "charts/02_donor_months_DNK-NOR_2026-11-23"
    kinds = ("csv", "png", "svg", "xlsx")
    assert names == [f"{name}.{kind}" for name in (FIRST, second) for kind in kinds]


def test_figures_are_the_very_rows_with_formulas_neutralised(files, pack):
    rows = pack.parts[0].card.rows
    read = pd.read_csv(BytesIO(files[f"{FIRST}.csv"]))
    assert read["value"].tolist()[0] == rows["value"].iloc[0]
    assert read["donor_label"].tolist() == ["Germany", "'=1+1"]
    book = openpyxl.load_workbook(BytesIO(files[f"{FIRST}.xlsx"]))
    data = list(book["data"].values)
    assert data[0] == tuple(rows.columns)
    assert data[1][data[0].index("value")] == rows["value"].iloc[0]
    assert "about" in book.sheetnames


def test_the_readme_says_selection_terms_sources_and_citation(files, pack):
    text = files[README].decode()
    for said in (
        *("A pack", pack.words, pack.dated, "My heading", "Comment: Mine."),
        *(pack.parts[0].card.sentence, "- Firm: new and earlier."),
        *("1. Agency <b>, 23 Nov 2026, agency. https://agency.test", pack.citation),
        *(pack.ledger_line, f"Files: {FIRST}.*"),
    ):
        assert said in text


def test_citations_are_ready_for_programs(files):
    assert files["citation.bib"].startswith(b"@misc{pledgeboard-2026-11-23")
    assert json.loads(files["citation.json"])[0]["type"] == "dataset"


def test_the_readers_heading_stands_in_the_picture(pack):
    files = files_of(as_files(pack))
    titles = {
        ElementTree.fromstring(content).findtext("{http://www.w3.org/2000/svg}title")
        for name, content in files.items()
        if name.endswith(".svg")
    }
    assert titles == {"My heading", pack.parts[1].card.finding}


def test_the_same_pack_gives_the_same_bytes_and_another_one_does_not(pack):
    assert as_files(pack) == as_files(pack)
    other = replace(pack, title="Another")
    assert as_files(other) != as_files(pack)
