"""Write the schemas of a package: python -m lib.ledger.describe FOLDER.

The head of datapackage.json is written by hand and kept; `resources` comes from the
contracts.
"""

import argparse
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from lib.ledger.files import DESCRIPTOR, table_file
from lib.ledger.head import descriptor_of
from lib.model.table_schema import resources
from lib.model.tables import OPTIONAL, TABLES


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the resources of a descriptor; the exit code is 1 without one."""
    parser = argparse.ArgumentParser(prog="python -m lib.ledger.describe")
    parser.description = "Write the schemas of a ledger from the contracts."
    parser.add_argument("folder", type=Path, help="the ledger")
    path = parser.parse_args(arguments).folder / DESCRIPTOR
    absent = {one for one in OPTIONAL if not path.with_name(table_file(one)).exists()}
    tables = [one for one in TABLES if one not in absent]
    try:
        path.write_text(described(path.read_bytes(), tables), encoding="utf-8")
    except (OSError, ValueError) as error:
        print(f"{path}: cannot be described ({error}). Expected: a descriptor.")
        return 1
    print(f"{path}: {len(tables)} resources written from the contracts.")
    return 0


def described(data: bytes, tables: Collection[str]) -> str:
    """Return a descriptor with the resources of tables under its own head."""
    whole = descriptor_of(data) | {"resources": resources(tables)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
