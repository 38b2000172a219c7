"""A language that nobody speaks: every message in it is told from what is no message.

Letters of messages are written wide, as are all words of the ledger: a plain letter
that a reader sees was never translated.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from lib.model import language
from lib.model.language import Language, speaking
from lib.model.ledger import Gap, Ledger
from lib.model.subject import Subject

CODE = "xx"
#: What a translator leaves as it is: parts, code, addresses, HTML.
_KEPT = re.compile(
    r"(\{%.*?%\}|\{\{.*?\}\}|\{\w*\}|`[^`]*`|\]\([^)]*\)|&\w+;|<[^>]+>)", re.DOTALL
)
_LETTER = re.compile("[A-Za-z]")
#: Columns of the ledger that hold words, not codes.
TEXTS = frozenset(
    {
        *("name", "label", "definition", "note", "publisher", "city", "venue"),
        *("chairs", "announced_by", "item", "condition", "speaker", "role"),
        *("party", "position", "unit", "condition_unit", "condition_item", "series"),
    }
)


def wide(text: str) -> str:
    """Write letters wide."""
    return _LETTER.sub(lambda found: chr(ord(found[0]) + 0xFEE0), text)


def said(message: str) -> str:
    """Write a message wide, but for what a translator leaves as it is."""
    parts = _KEPT.split(message)
    return "".join(one if at % 2 else wide(one) for at, one in enumerate(parts))


class Catalogue:
    """Translates whatever is a message."""

    def gettext(self, message: str) -> str:
        """Say a message."""
        return said(message)

    def pgettext(self, context: str, message: str) -> str:
        """Say a message of a context; a pattern of days stays one."""
        return message if context.startswith("pattern") else said(message)

    def ngettext(self, one: str, several: str, number: int) -> str:
        """Say a message of a number."""
        return said(one if number == 1 else several)


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """Speak the language that nobody speaks."""
    spoken = language.LANGUAGES | {CODE: Language("Pseudo", "en_GB")}
    found = language._catalogue

    def catalogue(code: str) -> object:
        return Catalogue() if code == CODE else found(code)

    with (
        patch.dict(language.LANGUAGES, spoken),
        patch.object(language, "_catalogue", catalogue),
        speaking(CODE),
    ):
        yield


def written_wide(ledger: Ledger) -> Ledger:
    """Write all words of a ledger wide; codes and what sources print stay."""
    tables = {
        name: rows.assign(
            **{
                column: rows[column].map(wide, na_action="ignore").astype("str")
                for column in TEXTS & set(rows)
                if (name, column) != ("sources", "note")
            }
        )
        for name, rows in ledger.tables.items()
    }
    subject, coverage = ledger.subject_as_written, ledger.coverage_as_written
    return replace(
        ledger,
        tables=tables,
        subject_as_written=Subject(
            *(wide(one) for one in (subject.name, subject.scope, subject.meeting)),
            tuple(map(wide, subject.limits)),
        ),
        coverage_as_written=replace(
            coverage,
            scope=wide(coverage.scope),
            gaps=tuple(Gap(wide(gap.name), wide(gap.note)) for gap in coverage.gaps),
        ),
        descriptor=dict(ledger.descriptor)
        | {"title": wide(str(ledger.descriptor["title"]))},
        vocabulary={
            name: {
                code: replace(
                    word, label=wide(word.label), definition=wide(word.definition)
                )
                for code, word in words.items()
            }
            for name, words in ledger.vocabulary.items()
        },
        hash=f"{ledger.hash[:-4]}wide",
    )
