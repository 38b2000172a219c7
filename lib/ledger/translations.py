"""What a ledger says in other languages: which of its words, each once."""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft, cells
from lib.ledger.report import Problem, quoted
from lib.model.ledger import Ledger
from lib.model.subject import LISTS

#: Columns of tables whose words readers see again and again.
TRANSLATED = {
    "mechanisms": ("label", "definition"),
    "item_classes": ("label", "definition"),
}


def repeated_translations(draft: Draft) -> Iterator[Problem]:
    """Find words that are said a second time in a language."""
    key = ["language", "words"]
    rows = draft.sound("translations", *key).dropna(subset=key)
    for row, language, words in cells(rows[rows.duplicated(key)], *key):
        found = f"{quoted(words)} is said in {language} already"
        expected = "Expected: one translation of the same words into a language"
        yield Problem(
            draft.at("translations", row), "repeated translation", found, expected
        )


def own_words(ledger: Ledger) -> list[str]:
    """List the words of a ledger that can be said in another language, each once.

    Notes, items and quotations are facts: they stay as they are.
    """
    subject, coverage = ledger.subject_as_written, ledger.coverage_as_written
    said = [str(ledger.descriptor["title"]), subject.name, subject.scope]
    said += [subject.meeting, *subject.limits, coverage.scope]
    said += [words for gap in coverage.gaps for words in (gap.name, gap.note)]
    for name in LISTS:
        for word in ledger.vocabulary[name].values():
            said += [word.label, word.definition]
    for table, columns in TRANSLATED.items():
        said += [words for column in columns for words in ledger[table][column]]
    donors = ledger["donors"]
    said += list(donors.loc[donors["kind"] != "government", "name"])
    return list(dict.fromkeys(words for words in said if pd.notna(words) and words))
