"""The whole ledger as one file: the data package that other software reads."""

import json
from collections.abc import Iterator

from lib.export.about import coverage_in_words, licence_of
from lib.export.archive import zipped
from lib.export.data.flat_files import as_recorded
from lib.model.ledger import Ledger


def as_zip(ledger: Ledger) -> bytes:
    """Pack the descriptor, every table as recorded, the documents, the licence."""
    return zipped(_files(ledger))


def as_descriptor(ledger: Ledger) -> bytes:
    """Write datapackage.json."""
    text = json.dumps(ledger.descriptor, indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def _files(ledger: Ledger) -> Iterator[tuple[str, bytes]]:
    yield "datapackage.json", as_descriptor(ledger)
    yield "LICENCE.txt", _notice(ledger).encode()
    for name, table in ledger.tables.items():
        yield f"{name}.csv", as_recorded(table)
    for source_id, text in sorted(ledger.documents.items()):
        yield f"documents/{source_id}.txt", text.encode()


def _notice(ledger: Ledger) -> str:
    return (
        f"{ledger.title}, version {ledger.version}\n"
        f"{coverage_in_words(ledger.coverage)}\n\n"
        f"Licence of the tables: {licence_of(ledger)}\n\n"
        "The sources of every figure are named in sources.csv. The texts in documents/ "
        "belong\nto their publishers; the licence does not cover them.\n"
    )
