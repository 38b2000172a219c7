"""Write the schemas of a package: python -m lib.ledger.describe FOLDER.

The head of datapackage.json is written by hand and kept; `resources` comes from the
contracts.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.ledger.files import DESCRIPTOR
from lib.ledger.head import descriptor_of
from lib.model.table_schema import resources


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the resources of a descriptor; the exit code is 1 without one."""
    parser = argparse.ArgumentParser(prog="python -m lib.ledger.describe")
    parser.description = "Write the schemas of a ledger from the contracts."
    parser.add_argument("folder", type=Path, help="the ledger")
    path = parser.parse_args(arguments).folder / DESCRIPTOR
    try:
        path.write_text(described(path.read_bytes()), encoding="utf-8")
    except (OSError, ValueError) as error:
        print(f"{path}: cannot be described ({error}). Expected: a descriptor.")
        return 1
    print(f"{path}: {len(resources())} resources written from the contracts.")
    return 0


def described(data: bytes) -> str:
    """Return a descriptor with the resources of the contracts under its own head."""
    whole = descriptor_of(data) | {"resources": resources()}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
