"""The text of a document: plain text, a web page, PDF or Word."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath
from time import monotonic

from lib.extract.tokens import words_of
from lib.model.packing import Unreadable as Unreadable

MOST_BYTES = 50_000_000
#: A longer text is cut by who reads it, not here: it is refused.
MOST_CHARACTERS = 2_000_000
MOST_PAGES = 400
MOST_SECONDS = 30.0
#: A Word file may unpack to so many bytes; a bomb of zeros unpacks to a thousand times its own.
MOST_UNPACKED = 100_000_000
#: Fewer letters a page than this is a scan.
FEWEST_LETTERS = 20
KINDS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
_BLOCKS = words_of(
    "p div li tr h1 h2 h3 h4 h5 h6 br section article header footer ul ol table "
    "blockquote dd dt"
)


def text_of(data: bytes, file_name: str) -> str:
    """Return the text of a document, by the ending of its name.

    Raises
    ------
    Unreadable
        Where it is too large, of another kind, binary, locked, scanned or a bomb.
    """
    kind = PurePath(file_name).suffix.lower()
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"{file_name}: {len(data):,} bytes; at most {MOST_BYTES:,} are read. "
            "Save the part that matters as text."
        )
    if kind not in _READERS:
        raise Unreadable(
            f"{file_name}: its name ends in {kind or 'nothing'}. Expected: "
            f"{', '.join(KINDS)}. Save it as one of these."
        )
    text = _READERS[kind](data, file_name).replace("\x00", "")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            f"{file_name}: {len(text):,} characters of text; at most "
            f"{MOST_CHARACTERS:,} are read. Cut it into parts."
        )
    if not text.strip():
        raise Unreadable(f"{file_name}: it holds no text. Give a document that does.")
    return text


def _plain(data: bytes, file_name: str) -> str:
    """Decode text; a byte of zero or text of no known coding is a binary file."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\x00" in data[:8192] or data.startswith((b"%PDF", b"PK\x03\x04")):
        raise Unreadable(
            f"{file_name}: it is a binary file, not text. Give it the ending of its kind "
            f"({', '.join(KINDS)}) or save it as text."
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\r\n", "\n")


def _web_page(data: bytes, file_name: str) -> str:
    """Take what a reader sees of a page: no script, style or hidden head."""
    from lxml import etree, html

    printed = _plain(data, file_name)
    if not printed.strip():
        return ""
    try:
        page = html.document_fromstring(
            printed.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except etree.ParserError as error:
        raise Unreadable(
            f"{file_name}: no web page was found in it ({error})."
        ) from error
    etree.strip_elements(
        page,
        etree.Comment,
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "svg",
        with_tail=False,
    )
    return _tidied("".join(_printed(page)))


def _printed(element: object) -> Iterator[str]:
    """Give the words of an element; cells of a row are parted by bars."""
    name = getattr(element, "tag", "")
    if not isinstance(name, str):
        yield _squeezed(getattr(element, "tail", None))
        return
    opening = {"li": "\n- ", "td": " | ", "th": " | ", "tr": "\n"}.get(
        name, "\n\n" if name in _BLOCKS else ""
    )
    yield opening
    yield _squeezed(getattr(element, "text", None))
    for child in element:  # type: ignore[attr-defined]
        yield from _printed(child)
    yield {"tr": " |\n", "li": ""}.get(
        name, "\n\n" if name in _BLOCKS and name not in ("br",) else ""
    )
    yield _squeezed(getattr(element, "tail", None))


def _squeezed(words: str | None) -> str:
    return re.sub(r"\s+", " ", words) if words else ""


def _tidied(text: str) -> str:
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    text = re.sub(r"(?m)^ *\|(.*\|) *$", r"|\1", text)
    text = re.sub(r"\|\n\n+(?=\|)", "|\n", text)
    text = re.sub(r"(?m)^- \n+", "- ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _pdf(data: bytes, file_name: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(
                f"{file_name}: it is protected by a password. Save a copy without one."
            )
        pages = len(reader.pages)
        _refuse_long(file_name, pages)
        return _pages(reader, file_name)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        OSError,
    ) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            f"{file_name}: it is no PDF that can be read ({error})."
        ) from error


def _refuse_long(file_name: str, pages: int) -> None:
    if pages > MOST_PAGES:
        raise Unreadable(
            f"{file_name}: {pages} pages; at most {MOST_PAGES} are read. Save the part "
            "that matters."
        )


def _pages(reader: object, file_name: str) -> str:
    """Read page by page, within a time, and tell a scan by its want of letters."""
    started, found = monotonic(), []
    for page in reader.pages:  # type: ignore[attr-defined]
        found.append(page.extract_text() or "")
        if monotonic() - started > MOST_SECONDS:
            raise Unreadable(
                f"{file_name}: reading took more than {MOST_SECONDS:.0f} seconds. Save "
                "the part that matters as text."
            )
    letters = sum(letter.isalpha() for text in found for letter in text)
    if letters < FEWEST_LETTERS * max(len(found), 1):
        raise Unreadable(
            f"{file_name}: its {len(found)} pages hold pictures, no text: it was scanned. "
            "Have its text recognised first, or paste the passage."
        )
    return "\n\n".join(found)


def _word(data: bytes, file_name: str) -> str:
    """Read paragraphs and tables in their order, after a look at what unpacks."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    _refuse_bomb(data, file_name)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(
            f"{file_name}: it is no Word document that can be read. Save it as .docx "
            "without a password."
        ) from error
    return "\n\n".join(_blocks(document)) + "\n"


def _blocks(document: object) -> Iterator[str]:
    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if hasattr(block, "rows"):
            rows = (
                [cell.text.replace("\n", " ") for cell in row.cells]
                for row in block.rows
            )
            yield "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
        elif "List" in (block.style.name if block.style is not None else ""):
            yield f"- {block.text}"
        else:
            yield block.text


def _refuse_bomb(data: bytes, file_name: str) -> None:
    """Refuse a file that says it unpacks to too much, before unpacking any of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable(
            f"{file_name}: it is no Word document, or locked by a password. Save it as "
            ".docx without a password."
        ) from error
    if unpacked > MOST_UNPACKED:
        raise Unreadable(
            f"{file_name}: it unpacks to {unpacked:,} bytes; at most {MOST_UNPACKED:,} "
            "are read. Save the part that matters as text."
        )


_READERS: dict[str, Callable[[bytes, str], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _web_page,
    ".htm": _web_page,
    ".pdf": _pdf,
    ".docx": _word,
}
