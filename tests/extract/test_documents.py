import io
import zipfile

import pytest
from docx import Document
from pypdf import PdfWriter

from lib.extract import documents
from lib.extract.documents import Unreadable, text_of


def docx_of(*paragraphs, rows=()):
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf_of(pages=1, password=None):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def pdf_with_text(words):
    """Write the smallest PDF that prints some words."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_plain_text_is_decoded():
    assert text_of("\ufeffNorway €5\r\nmore".encode(), "a.txt") == "Norway €5\nmore"
    assert text_of("£5".encode("cp1252"), "a.TXT") == "£5"
    assert text_of("£5".encode("utf-16"), "a.md") == "£5"


def test_a_web_page_gives_what_a_reader_sees():
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><script>alert(1)"
        "</script><p>Norway &amp; co<br>pays</p><ul><li>one</li><li>two</li></ul>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></body>"
    )
    text = text_of(page.encode(), "a.html")
    assert "alert" not in text
    assert "p{}" not in text
    assert "Norway & co" in text
    assert "- one\n- two" in text
    assert "| A | B |\n| 1 | 2 |" in text


def test_a_word_document_gives_paragraphs_and_tables():
    text = text_of(docx_of("Norway pays.", rows=[("A", "B"), ("1", "2")]), "a.docx")
    assert text == "Norway pays.\n\n| A | B |\n| 1 | 2 |\n"


def test_a_pdf_gives_its_text():
    data = pdf_with_text("Norway pledged five million euros for drones.")
    assert "Norway pledged five million" in text_of(data, "a.pdf")


def test_a_scanned_pdf_is_said_so():
    with pytest.raises(Unreadable, match="it was scanned"):
        text_of(pdf_of(), "a.pdf")


def test_a_locked_pdf_is_said_so():
    with pytest.raises(Unreadable, match="protected by a password"):
        text_of(pdf_of(password="secret"), "a.pdf")


def test_a_broken_pdf_is_said_so():
    with pytest.raises(Unreadable, match="no PDF that can be read"):
        text_of(b"%PDF-1.7 nothing", "a.pdf")


def test_a_long_pdf_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST_PAGES", 2)
    with pytest.raises(Unreadable, match="3 pages; at most 2"):
        text_of(pdf_of(3), "a.pdf")


def test_a_zip_bomb_is_refused_before_it_unpacks():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 101_000_000)
    with pytest.raises(Unreadable, match=r"unpacks to 101,000,000 bytes"):
        text_of(data.getvalue(), "a.docx")


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0 locked", b"PK\x03\x04"])
def test_no_word_document_is_said_so(data):
    with pytest.raises(Unreadable, match="no Word document"):
        text_of(data, "a.docx")


def test_an_archive_that_is_no_word_document_is_said_so():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("other.txt", "x")
    with pytest.raises(Unreadable, match="no Word document"):
        text_of(data.getvalue(), "a.docx")


def test_binary_is_said_so():
    with pytest.raises(Unreadable, match="it is a binary file"):
        text_of(b"GIF\x00\x01", "a.txt")


def test_another_kind_is_refused_with_what_is_expected():
    with pytest.raises(Unreadable, match=r"ends in \.odt\. Expected: \.txt, \.md"):
        text_of(b"x", "a.odt")


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="11 bytes; at most 10"):
        text_of(b"x" * 11, "a.txt")


def test_too_long_a_text_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST_CHARACTERS", 10)
    with pytest.raises(Unreadable, match="11 characters of text; at most 10"):
        text_of(b"x" * 11, "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_nothing_is_said_so(name):
    with pytest.raises(Unreadable, match="holds no text"):
        text_of(b" \n", name)
