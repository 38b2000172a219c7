"""The whole ledger as one file: the data package that other software reads."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lib.export.about import coverage_in_words, licence_of
from lib.export.tables import as_recorded
from lib.model.ledger import Ledger

#: The earliest day a ZIP file knows: the same ledger gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16


def as_zip(ledger: Ledger) -> bytes:
    """Pack the descriptor, every table as recorded, the documents, the licence."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in _files(ledger):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is written
            entry.external_attr = READABLE_FILE
            package.writestr(entry, content)
    return file.getvalue()


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
