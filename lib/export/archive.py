"""Files in a zip that is the same for the same files, whenever and wherever made."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The earliest day a ZIP file knows.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files, by name, in the order given."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in files:
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is written
            entry.external_attr = READABLE_FILE
            package.writestr(entry, content)
    return file.getvalue()


def unzipped(package: bytes) -> dict[str, bytes]:
    """Read every file, by name, in their order."""
    with ZipFile(BytesIO(package)) as files:
        return {name: files.read(name) for name in files.namelist()}
