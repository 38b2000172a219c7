"""A briefing as a zip of files: pictures, figures, and what one must know of them."""

from collections.abc import Iterator

from lib.export.about import source_in_words
from lib.export.archive import zipped
from lib.export.citation.bibliography import bibtex, csl_json
from lib.export.data.flat_files import as_csv
from lib.export.data.workbook import as_xlsx
from lib.export.names import file_name, name_of_chart
from lib.export.pack import Pack, Part
from lib.export.picture.chrome import NoChrome
from lib.export.picture.strips import Picture
from lib.export.picture.typesetting import Size

README = "README.txt"
PICTURES = ("png", "svg")


def as_files(pack: Pack, picture: Picture) -> bytes:
    """Pack a briefing as a zip of files, the same for the same pack and pictures.

    Of each chart PNG, SVG, CSV and XLSX, numbered in order; README.txt; the citation
    for BibTeX and as CSL-JSON. Without any Chrome there are no pictures, and README.txt
    says why.

    Raises
    ------
    NoPicture
        Where a picture cannot be had now.
    """
    files = {}
    for number, part in enumerate(pack.parts, start=1):
        name, rows = f"charts/{name_of(part, number)}", part.card.rows
        files[f"{name}.csv"] = as_csv(rows)
        files[f"{name}.xlsx"] = as_xlsx(rows, part.about)
    missing = ""
    try:
        files |= dict(_pictures(pack, picture))
    except NoChrome as reason:
        missing = f"There are no pictures: {reason}"
    cited = {
        "citation.bib": bibtex(pack.cited).encode(),
        "citation.json": csl_json(pack.cited).encode(),
    }
    about = {README: "\n".join(_about(pack, missing)).encode()}
    return zipped([*about.items(), *sorted(files.items()), *cited.items()])


def name_of(part: Part, number: int) -> str:
    """Name the files of a chart, without an extension: 01_donor_totals_2026-11-25."""
    card = part.card
    name = file_name(name_of_chart(card.name), (), card.as_of, "png")
    return f"{number:02}_{name.removeprefix('pledgeboard_').removesuffix('.png')}"


def _pictures(pack: Pack, picture: Picture) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(pack.parts, start=1):
        # A reader's own heading stands in the picture.
        card = part.card.titled(part.title, part.card.comment)
        for format in PICTURES:
            drawn = picture(card, format, Size())
            yield f"charts/{name_of(part, number)}.{format}", drawn


def _about(pack: Pack, missing: str) -> Iterator[str]:
    yield from (pack.heading, "=" * len(pack.heading), "")
    yield from (pack.words, pack.dated, f"On the site: {pack.cited.link}")
    yield from ([missing] if missing else [])
    for number, part in enumerate(pack.parts, start=1):
        yield from _chart(part, number, pack)
    yield from _list("Caveats of several charts", pack.shared_caveats)
    yield from _list("Terms used", [f"{name}: {text}." for name, text in pack.terms])
    yield from ("", "Data", "----", f"Ledger: {pack.ledger_line}")
    yield from ([f"Licence: {pack.cited.licence}"] if pack.cited.licence else [])
    yield f"To cite: {pack.citation}"
    yield from ("", "Sources", "-------")
    for number, source in enumerate(pack.sources, start=1):
        yield f"{number}. {source_in_words(source)}. {source.address}".rstrip()
    yield ""


def _chart(part: Part, number: int, pack: Pack) -> Iterator[str]:
    card, title = part.card, f"{number}. {part.title}"
    yield from ("", title, "-" * len(title))
    yield f"Files: charts/{name_of(part, number)}.*"
    yield from ([f"{card.finding}."] if part.heading else [])
    yield from (card.what, card.sentence)
    yield from ([f"Comment: {card.comment}"] if card.comment else [])
    yield from (f"- {caveat}" for caveat in pack.own_caveats(card))
    cited = pack.numbers_cited(card)
    yield f"{card.source_line} Sources: {cited or 'none'}."
    yield f"Live view: {card.link}"


def _list(heading: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield from ("", heading, "-" * len(heading))
    yield from (f"- {line}" for line in lines)
