"""Propose rows of a ledger from a document: python -m lib.extract FILE."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pandas as pd

from lib.extract.documents import Unreadable, text_of
from lib.extract.names import names_of
from lib.extract.readers import RULES, UnknownReaderError, read_as
from lib.model.proposal import Extraction, Names, Proposal
from lib.model.tables import Claims, Pledges

#: Tables that hold names; a conference may do without the last three.
_NAMED = ("donors", "pledges", "meetings", "statements", "mechanisms", "item_classes")
_READ, _NOT_READ = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a document and print what it proposes; 2 where it cannot be read."""
    asked = _arguments(arguments)
    try:
        text = text_of(asked.file.read_bytes(), asked.file.name)
        names = names_in(asked.ledger)
        found = read_as(asked.reader, text, names, asked.published_on)
    except (Unreadable, UnknownReaderError, OSError) as error:
        print(error, file=sys.stderr)
        return _NOT_READ
    _print_json(found, asked.source_id) if asked.format == "json" else _print_csv(
        found, asked.source_id
    )
    for notice in found.notices:
        print(notice, file=sys.stderr)
    return _READ


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lib.extract", description=__doc__)
    parser.add_argument("file", type=Path, help="txt, md, html, pdf or docx")
    parser.add_argument("--source-id", default="", help="key of the document")
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    parser.add_argument("--reader", default=RULES, help="rules, or one plugged in")
    parser.add_argument("--ledger", type=Path, default=Path("seeds"), help="folder")
    parser.add_argument("--published-on", type=date.fromisoformat, help="2026-02-12")
    return parser.parse_args(arguments)


def names_in(folder: Path) -> Names:
    """Collect names from the files of a ledger, which `make check` has checked."""
    paths = {name: folder / f"{name}.csv" for name in _NAMED}
    return names_of(
        {
            name: pd.read_csv(path, dtype="str")
            for name, path in paths.items()
            if path.exists()
        }
    )


def _print_csv(found: Extraction, source_id: str) -> None:
    """Print one row a proposal: the columns of pledges and claims, then evidence."""
    columns = dict.fromkeys([*Pledges.to_schema().columns, *Claims.to_schema().columns])
    writer = csv.writer(sys.stdout)
    writer.writerow([*columns, "confidence", "evidence"])
    for one in found.proposals:
        cells = {**one.claim, **one.pledge, "source_id": source_id}
        row = [cells.get(column, "") for column in columns]
        writer.writerow([*row, one.confidence, _evidence(found.text, one)])


def _evidence(text: str, one: Proposal) -> str:
    """Write which words gave each field: amount 5-13 “$48bn”."""
    return "; ".join(
        f"{each.field} {span.start}-{span.end} “{' '.join(span.of(text).split())}”"
        for each in one.evidence
        for span in each.spans
    )


def _print_json(found: Extraction, source_id: str) -> None:
    proposals = [asdict(one) for one in found.proposals]
    for one in proposals:
        one["claim"]["source_id"] = source_id
    told = {"proposals": proposals, "notices": found.notices}
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    sys.exit(main())
