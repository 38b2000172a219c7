"""The messages of the code, and the catalogues that translate them.

`make messages` takes every message out of the code into the catalogues. What is new
there is blank until somebody translates it; what is said nowhere any more goes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from lib.frames.catalogue import FRAMES
from lib.model.language import CATALOGUES, ENGLISH, LANGUAGES
from lib.model.tables import TABLES

ROOT = Path(__file__).parents[1]
#: What marks a message, and which of its arguments are one; "c" is a context.
KEYWORDS = {
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_noop": (1, 2),
    "pgettext": ((1, "c"), 2),
}
#: How messages are found in which files.
READERS = [
    ("**/explanations/*.md", "tests.messages:whole"),
    ("**.html", "jinja2"),
    ("**.svg", "jinja2"),
    ("**.txt", "jinja2"),
    ("**.py", "python"),
]
HEADER = """\
# Words for readers, translated. `make messages` takes them out of the code.
#"""


def whole(
    file: IO[bytes], *_: Any, **__: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Take a whole text as one message."""
    yield 1, "gettext", file.read().decode().strip(), []


def messages() -> Catalog:
    """Gather the messages of the code."""
    found = Catalog(charset="utf-8", header_comment=HEADER)
    for folder in ("lib", "pages"):
        taken = extract_from_dir(
            ROOT / folder, READERS, keywords=KEYWORDS, comment_tags=["Translators:"]
        )
        for file, _, message, comments, context in taken:
            found.add(
                message,
                locations=[(f"{folder}/{file}", None)],
                auto_comments=comments,
                context=context,
            )
    for words in headings():
        found.add(words, locations=[("lib/frames", None)])
    return found


def headings() -> Iterator[str]:
    """Give what columns are called, in frames and in tables, and what they mean."""
    contracts = [frame.contract for frame in FRAMES.values()]
    for contract in (*contracts, *TABLES.values()):
        for column in contract.to_schema().columns.values():
            yield from filter(None, (column.title, column.description))


def path_of(code: str) -> Path:
    """Say where the catalogue of a language is."""
    return CATALOGUES / f"{code}.po"


def catalogue(code: str) -> Catalog:
    """Read the catalogue of a language; a new one, and English, are empty."""
    locale = LANGUAGES[code].locale
    if not path_of(code).exists():
        return Catalog(locale=locale, charset="utf-8", header_comment=HEADER)
    with path_of(code).open("rb") as file:
        return read_po(file, locale=locale)


def is_translated(message: Message) -> bool:
    """Tell whether every form of a message has words."""
    said = message.string
    return all(said) if isinstance(said, tuple | list) else bool(said)


def main() -> None:
    """Bring the catalogues up to the code, and say what is not translated."""
    found = messages()
    for code in LANGUAGES:
        if code == ENGLISH:
            continue
        kept = catalogue(code)
        kept.update(found, no_fuzzy_matching=True, update_creation_date=False)
        kept.obsolete.clear()
        kept.header_comment, kept.project, kept.version = HEADER, "Pledgeboard", ""
        kept.fuzzy = False
        with path_of(code).open("wb") as file:
            write_po(file, kept, sort_by_file=True, ignore_obsolete=True, width=96)
        blank = sum(1 for one in kept if one.id and not is_translated(one))
        print(  # noqa: T201 (it is a command)
            f"{code}: {len(kept)} messages, {blank} not translated"
        )


if __name__ == "__main__":
    main()
