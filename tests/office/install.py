"""Find the office program that the tests open files with, or install it.

python -m tests.office.install: LibreOffice that is there comes first, then the
distribution's package (as root, with apt-get).
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.installing import from_the_distribution, install_first

OFFICE, PDF_TEXT = "soffice", "pdftotext"
PACKAGES = (
    *("libreoffice-impress", "libreoffice-writer", "libreoffice-calc"),
    *("poppler-utils", "fonts-dejavu-core"),
)
ADVICE = f"""\
The tests of slides, documents and workbooks need LibreOffice ({OFFICE}) and Poppler
({PDF_TEXT}). Do one of these, then run make test again:
  - install LibreOffice (Impress, Writer, Calc) and Poppler's tools with the system's
    package manager;
  - run as root where apt-get and its package sources can be reached."""
#: Seconds that a conversion may take, the first start of LibreOffice included.
SECONDS = 180


def as_pdf(path: Path, folder: Path) -> Path:
    """Have LibreOffice write a file as PDF into a folder, under a profile of its own."""
    profile = (folder / "profile").resolve().as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=SECONDS
    )
    made = folder / f"{path.stem}.pdf"
    if not made.is_file():
        message = f"{' '.join(command)}: no PDF. {ran.stdout} {ran.stderr}"
        raise RuntimeError(message)
    return made


def text_of(pdf: Path) -> list[str]:
    """Read the text of each page."""
    command = [PDF_TEXT, "-layout", str(pdf), "-"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return ran.stdout.removesuffix("\f").split("\f")


def main() -> int:
    """Install an office program where none runs, and see it open a file."""
    return install_first(
        "Office program",
        (_from_the_distribution,),
        _trouble_opening_a_file,
        lambda: str(shutil.which(OFFICE)),
        ADVICE,
    )


def _from_the_distribution() -> str:
    return from_the_distribution(*PACKAGES)


def _trouble_opening_a_file() -> str:
    for program in (OFFICE, PDF_TEXT):
        if not shutil.which(program):
            return f"{program}: not on this machine"
    with TemporaryDirectory() as name:
        file = Path(name, "pledges.txt")
        file.write_text("Pledgeboard", encoding="utf-8")
        try:
            pages = text_of(as_pdf(file, Path(name)))
        except (RuntimeError, OSError, subprocess.SubprocessError) as error:
            return f"opening a file: {error}"
    return "" if "Pledgeboard" in pages[0] else "opening a file: its text is missing"


if __name__ == "__main__":
    sys.exit(main())
