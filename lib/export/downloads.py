"""A briefing as a zip of files: pictures, figures, and what one must know of them."""

from pathlib import Path

from lib.export.archive import zipped
from lib.export.citation.bibliography import bibtex, csl_json
from lib.export.data.flat_files import as_csv
from lib.export.data.workbook import as_xlsx
from lib.export.markup import templates_of
from lib.export.names import file_name, name_of_chart
from lib.export.pack import Pack, Part
from lib.export.picture.pictures import draw_picture
from lib.model.card import Card

README = "README.txt"
TEMPLATES = templates_of(Path(__file__).parent)
PICTURES = ("png", "svg")


def as_files(pack: Pack) -> bytes:
    """Pack a briefing as a zip of files, the same for the same pack.

    Of each chart PNG, SVG, CSV and XLSX, numbered in order; README.txt; the citation
    for BibTeX and as CSL-JSON.
    """
    names = [name_of(part, number) for number, part in enumerate(pack.parts, start=1)]
    parts = list(zip(names, pack.parts, strict=True))
    files = {f"charts/{name}.csv": as_csv(part.card.rows) for name, part in parts}
    for name, part in parts:
        files[f"charts/{name}.xlsx"] = as_xlsx(part.card.rows, part.about)
        for format in PICTURES:
            files[f"charts/{name}.{format}"] = draw_picture(_titled(part), format)
    readme = TEMPLATES.get_template(README)
    about = readme.render(pack=pack, charts=parts)
    cited = [
        ("citation.bib", bibtex(pack.cited).encode()),
        ("citation.json", csl_json(pack.cited).encode()),
    ]
    return zipped([(README, about.encode()), *sorted(files.items()), *cited])


def name_of(part: Part, number: int) -> str:
    """Name the files of a chart, without an extension: 01_donor_totals_2026-11-25."""
    card = part.card
    name = file_name(name_of_chart(card.name), (), card.as_of, "png")
    return f"{number:02}_{name.removeprefix('pledgeboard_').removesuffix('.png')}"


def _titled(part: Part) -> Card:
    """Let a reader's own heading stand in the picture."""
    return part.card.titled(part.title, part.card.comment)
