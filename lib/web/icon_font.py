"""Streamlit's font of icons, with those alone that can be on a page.

It has four thousand, which weigh more than all other code before a chart is drawn.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from lib.web.streamlit_folder import STATIC

_ROOT = Path(__file__).parents[2]
#: How our pages write an icon.
_OURS = re.compile(r":material/([a-z0-9_]+):")
#: Any word that Streamlit's code states: among them are its icons.
_WORD = re.compile(r"[\"'`](?::material/)?([a-z0-9_]+):?[\"'`]")
_LIGATURES = 4


def is_icon_font(file: Path) -> bool:
    """Whether a file is Streamlit's font of icons."""
    return file.name.startswith("MaterialSymbols-") and file.suffix == ".woff2"


@cache
def icons_of_ours() -> frozenset[str]:
    """Name the icons that our pages state."""
    sources = (*(_ROOT / "lib").rglob("*.py"), *(_ROOT / "pages").glob("*.py"))
    return frozenset(
        name for file in sources for name in _OURS.findall(file.read_text("utf-8"))
    )


def words_of_streamlit() -> set[str]:
    """Give every word that Streamlit's code states."""
    scripts = (STATIC / "js").glob("*.js")
    return {word for file in scripts for word in _WORD.findall(file.read_text("utf-8"))}


@cache
def icon_set() -> str:
    """Name the set of icons: another for other pages, or for another Streamlit."""
    scripts = sorted(file.name for file in (STATIC / "js").glob("*.js"))
    stated = repr((scripts, sorted(icons_of_ours())))
    return f"icons-{sha256(stated.encode()).hexdigest()[:12]}"


def fewer_icons(font: bytes) -> bytes:
    """Leave in a font (WOFF2) the icons that Streamlit's code or our pages name."""
    whole = TTFont(BytesIO(font))
    named = words_of_streamlit() | icons_of_ours()
    icons = {name: glyph for name, glyph in ligatures(whole) if name in named}
    letters = {ord(letter) for name in icons for letter in name}
    # The closure would bring back every icon that can be spelled with these letters.
    options = Options(layout_closure=False, layout_features=["*"], flavor="woff2")
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=icons.values(), unicodes=letters)
    subsetter.subset(whole)
    written = BytesIO()
    whole.flavor = "woff2"
    whole.save(written)
    return written.getvalue()


def ligatures(font: TTFont) -> Iterator[tuple[str, str]]:
    """Give each icon's name, which a page writes as letters, and its glyph."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == _LIGATURES:
                for first, made in table.ligatures.items():
                    for one in made:
                        parts = [first, *one.Component]
                        yield "".join(letter[part] for part in parts), one.LigGlyph
