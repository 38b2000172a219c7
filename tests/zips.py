"""Zips, and office files that are zips, by the names of what is in them."""

from io import BytesIO
from zipfile import ZipFile


def files_of(content: bytes) -> dict[str, bytes]:
    """Read every file of a zip."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
