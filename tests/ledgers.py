"""A tiny sound ledger to read, and to break in one place.

Two meetings. At the first 100m USD were announced, of which Germany's 60m and the 20m
that Germany and the Netherlands give together are parts: 20m stay unattributed. At the
second, Latvia promised 5 interceptors on a condition that is pending, Germany repeated
its 60m (counted in the first), Norway's 30m NOK was corrected to 40m on 2026-03-01, the
running total of 500m is in no sum, and Latvia and Norway together gave "hundreds of
millions of dollars".

    tables = sound_tables()
    put(tables, "claims deu-c1 currency", "EURO")
    folder = write_ledger(tmp_path / "broken", **tables)

Another pledging conference, a whole one, is `replenishment()`.
"""

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

from lib.ledger.package import read_ledger
from lib.model.table_schema import resources
from lib.model.tables import TABLES
from tests.subjects import declared, toy_words

DOCUMENT = (
    "Rutte: five allies give hundreds of millions of dollars.\nЛатвія дає 5 дронів.\n"
)

HEAD = {
    "name": "tiny",
    "title": "A tiny ledger",
    "version": "1.0.0",
    "profile": "tabular-data-package",
    "licenses": [{"name": "CC-BY-4.0"}],
    "coverage": {
        "from": "2025-04-11",
        "to": "2026-02-12",
        "checked_on": "2026-11-23",
        "scope": "Two meetings; not all aid.",
    },
    **toy_words(),
}

_ROWS = {
    "sources": """
        source_id | publisher | kind     | url                 | published_on | language
        ministry  | Ministry  | official | https://example.org | 2025-04-11   | de
        paper     | Paper     | press    |                     |              | en
        report    | Agency    | agency   |                     | 2026-02-12   | en
    """,
    "donors": """
        donor_id | name        | kind       | groups     | gdp_usd       | gdp_year | population | population_year
        DEU      | Germany     | government | EU;NATO;G7 | 4500000000000 | 2023     | 83000000   | 2024
        LVA      | Latvia      | government | EU;NATO    | 43000000000   | 2023     | 1900000    | 2024
        NLD      | Netherlands | government | EU;NATO    |               |          |            |
        NOR      | Norway      | government | NATO;NB8   | 480000000000  | 2023     | 5500000    | 2024
    """,
    "meetings": """
        meeting_id      | series | number | date       | city     | country | venue | format    | chairs | participants_count | source_ids
        udcg-2025-04-11 | UDCG   | 27     | 2025-04-11 | Brussels | BEL     | NATO  | in_person | A; B   | 50                 | ministry;paper
        udcg-2026-02-12 | UDCG   | 33     | 2026-02-12 |          |         |       | virtual   | A; B   |                    |
        udcg-2026-03-05 | UDCG   | 34     | 2026-03-05 |          |         |       | virtual   | A; B   |                    | paper
    """,
    "mechanisms": """
        mechanism | label | definition
        purl      | PURL  | American arms that others pay for.
        ifu       | IFU   | A fund of several states.
        none_such | Other | Any other channel.
    """,
    "item_classes": """
        item_class  | label       | definition
        interceptor | interceptor | Missiles against aircraft.
        drone       | drone       | Uncrewed aircraft.
        training    | training    | Courses for soldiers.
    """,
    "pledges": """
        pledge_id | meeting_id      | scope      | donors  | announced_on | aid_type | mechanism | modality    | item         | item_class  | period_start | period_end | part_of | novelty  | counted_in | condition         | condition_item | condition_threshold | condition_unit | recorded_on | withdrawn_on | replaces
        total     | udcg-2025-04-11 | headline   |         | 2025-04-11   | military |           | unspecified |              |             |              |            |         | new      |            |                   |                |                     |                | 2025-04-11  |              |
        deu       | udcg-2025-04-11 | donor      | DEU     | 2025-04-11   | military | purl;ifu  | cash        | drones       | drone       | 2025-01-01   | 2025-12-31 | total   | new      |            |                   |                |                     |                | 2025-04-11  |              |
        joint     | udcg-2025-04-11 | joint      | DEU;NLD | 2025-04-11   | military |           | purchase    | ammunition   |             |              |            | total   | unclear  |            |                   |                |                     |                | 2025-04-11  |              |
        lva       | udcg-2026-02-12 | donor      | LVA     | 2026-02-12   | military |           | in_kind     | interceptors | interceptor |              |            |         | new      |            | 30 come together  | interceptors   | 30                  | missiles       | 2026-02-12  |              |
        deu-again | udcg-2026-02-12 | donor      | DEU     | 2026-02-12   | military | purl      | cash        | drones       | drone       |              |            |         | announced_before | deu        |                   |                |                     |                | 2026-02-12  |              |
        nor       | udcg-2026-02-12 | donor      | NOR     | 2026-02-12   | military |           | cash        | training     | training    |              |            |         | new      |            |                   |                |                     |                | 2026-02-12  | 2026-03-01   |
        nor-2     | udcg-2026-02-12 | donor      | NOR     | 2026-02-12   | military |           | cash        | training     | training    |              |            |         | new      |            |                   |                |                     |                | 2026-03-01  |              | nor
        running   | udcg-2026-02-12 | cumulative |         | 2026-02-12   | military | purl      | unspecified | since 2025   |             |              |            |         | unclear  |            |                   |                |                     |                | 2026-02-12  |              |
        five      | udcg-2026-02-12 | joint      | LVA;NOR | 2026-02-12   | military | purl      | cash        | arms         |             |              |            |         | new      |            |                   |                |                     |                | 2026-02-12  |              |
    """,
    "claims": """
        claim_id   | pledge_id | source_id | lead  | amount    | amount_to | currency | qualifier | amount_as_printed               | quantity | quantity_qualifier | unit     | donors_as_named | quote_start | quote_end | recorded_on | withdrawn_on
        total-c1   | total     | paper     | true  | 100000000 |           | USD      | exact     | $100 million                    |          |                    |          |                 |             |           | 2025-04-11  |
        deu-c1     | deu       | ministry  | true  | 60000000  |           | USD      | about     | rund 60 Mio. Dollar             |          |                    |          |                 |             |           | 2025-04-11  |
        deu-c2     | deu       | paper     | false | 50000000  | 60000000  | EUR      | range     | 50 to 60 million euros          |          |                    |          |                 |             |           | 2025-04-12  |
        joint-c1   | joint     | paper     | true  | 20000000  |           | USD      | up_to     | up to $20 million               | 100      | about              | rounds   |                 |             |           | 2025-04-11  |
        lva-c1     | lva       | report    | true  |           |           |          | none      |                                 | 5        | exact              | missiles |                 | 57          | 77        | 2026-02-12  |
        again-c1   | deu-again | ministry  | true  | 60000000  |           | USD      | exact     | 60 Mio. Dollar                  |          |                    |          |                 |             |           | 2026-02-12  |
        nor-c1     | nor       | paper     | true  | 30000000  |           | NOK      | exact     | 30 million crowns               |          |                    |          |                 |             |           | 2026-02-12  | 2026-03-01
        nor-2-c1   | nor-2     | paper     | true  | 40000000  |           | NOK      | exact     | 40 million crowns               |          |                    |          |                 |             |           | 2026-03-01  |
        running-c1 | running   | paper     | true  | 500000000 |           | USD      | over      | over $500 million               |          |                    |          |                 |             |           | 2026-02-12  |
        five-c1    | five      | report    | true  |           |           | USD      | vague     | hundreds of millions of dollars |          |                    |          | DEU;LVA         | 24          | 55        | 2026-02-12  |
    """,
    "condition_events": """
        event_id | pledge_id | date       | donor_id | quantity | unit     | status_after | source_id | quote_start | quote_end | recorded_on | withdrawn_on
        lva-01   | lva       | 2026-02-13 | DEU      | 10       | missiles | pending      | paper     |             |           | 2026-02-13  |
        lva-02   | lva       | 2026-02-20 | NLD      | 5        | missiles | pending      | paper     |             |           | 2026-02-20  |
        lva-03   | lva       | 2026-03-02 |          |          |          | unknown      | report    | 57          | 77        | 2026-03-02  |
    """,
    "statements": """
        statement_id | meeting_id      | speaker | role      | party | position          | source_id | quote_start | quote_end | recorded_on | withdrawn_on
        rutte-1      | udcg-2026-02-12 | Rutte   | Secretary | NATO  | Thanks the five.  | report    | 0           | 56        | 2026-02-12  |
        a-1          | udcg-2025-04-11 | A       | Minister  | DEU   | Promises drones.  | ministry  |             |           | 2025-04-11  |
        b-1          | udcg-2025-04-11 | B       | Minister  | GBR   | Asks for more.    | paper     |             |           | 2025-04-11  |
    """,
    "rates": """
        currency | day        | value | per | source_id
        NGN      | 2026-02-12 | 1350  | USD | paper
    """,
    "translations": """
        language | words | translation
        de       | drone | Drohne
    """,
}


#: How far the shipped ledger says that it was searched.
SEARCHED = "meetings searched to 8 Sept 2026, except the 34th and the 35th"
#: Folder of the invented conference; its README says what is in it.
REPLENISHMENT = Path(__file__).parent / "replenishment"


@cache
def replenishment():
    """Read the invented third replenishment of the Clean Water Fund."""
    return read_ledger(REPLENISHMENT)


def sound_tables():
    """Return every table as a list of rows, each a dict of text; free to be changed."""
    return {table: _parsed(table) for table in TABLES}


def row(tables, table, key):
    """Return the row of a table that has a key in its first column."""
    return next(one for one in tables[table] if next(iter(one.values())) == key)


def put(tables, place, cell):
    """Put a cell in a place, named as "claims deu-c1 currency": table, key, column."""
    table, key, column = place.split()
    row(tables, table, key)[column] = cell


def write_ledger(folder, *, documents=None, head=None, **tables):
    """Write a data package and return its folder.

    Parameters
    ----------
    folder
        Made where it is missing; its files are written anew.
    documents
        Texts by source_id, in place of the document of `report`.
    head
        Fields of datapackage.json to put in place of those of `HEAD`.
    **tables
        Lists of rows by table, in place of the sound ones. The columns of a file are
        those of the first row.
    """
    folder = Path(folder)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    descriptor = HEAD | (head or {})
    vocabulary = declared(descriptor) if "vocabulary" in descriptor else {}
    descriptor = {"resources": resources(vocabulary=vocabulary)} | descriptor
    (folder / "datapackage.json").write_text(
        json.dumps(descriptor, ensure_ascii=False), encoding="utf-8"
    )
    for table, rows in (sound_tables() | tables).items():
        write_table(folder, table, rows)
    for name, text in (
        {"report": DOCUMENT} if documents is None else documents
    ).items():
        (folder / "documents" / f"{name}.txt").write_bytes(text.encode("utf-8"))
    return folder


def write_table(folder, table, rows):
    """Write the file of one table."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        columns = list(rows[0]) if rows else list(TABLES[table].to_schema().columns)
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _parsed(table):
    """Read the drawing of a table; columns that it leaves out are empty."""
    header, *body = [
        [cell.strip() for cell in line.split("|")]
        for line in _ROWS[table].strip().splitlines()
    ]
    columns = TABLES[table].to_schema().columns
    drawn = [dict(zip(header, cells, strict=True)) for cells in body]
    return [{column: one.get(column, "") for column in columns} for one in drawn]


def kinds_of(report):
    """Count the problems of each kind."""
    return dict(Counter(one.kind for one in report.problems))


def ten_faults():
    """Break the sound tables in ten ways, each found by another part of the check."""
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    row(tables, "claims", "joint-c1")["source_id"] = "nowhere"
    row(tables, "claims", "again-c1")["recorded_on"] = "2026-02-30"
    row(tables, "claims", "running-c1")["qualifier"] = "none"
    row(tables, "claims", "five-c1")["quote_end"] = "5000"
    row(tables, "pledges", "deu")["period_end"] = "2020-01-01"
    row(tables, "pledges", "joint")["donors"] = "NLD;DEU"
    row(tables, "pledges", "total")["part_of"] = "deu"
    row(tables, "donors", "NOR")["population"] = "many"
    row(tables, "statements", "b-1")["statement_id"] = "a-1"
    return tables
