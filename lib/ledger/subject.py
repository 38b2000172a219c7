"""What the descriptor says of the subject of a ledger: its words, and closed lists.

`subject` holds what sentences call it; `vocabulary` the lists that the tables use.
"""

import re
from collections.abc import Iterator
from typing import Any

from lib.ledger.report import quoted
from lib.model.columns import ID
from lib.model.subject import LISTS, Subject, Vocabulary, Word

#: What was found, and what was expected.
Fault = tuple[str, str]

_SUBJECT = (
    'Expected: subject with name, scope and meeting, such as {"name": "Pledges to the '
    'Fund", "scope": "at its conferences", "meeting": "conference of the Fund"}'
)
_ENTRIES = (
    'a list of entries such as {"code": "loan", "label": "loan", '
    '"definition": "Money that is to be paid back."}'
)
_LIST = f"Expected: {_ENTRIES}"
_FLAGS = ("official", "second_hand")
_CODE = 'Expected: letters, digits, ".", "_" and "-", as in_kind'


def read_subject(descriptor: dict[str, Any]) -> tuple[Subject | None, list[Fault]]:
    """Read what sentences call the subject; None where anything is wrong with it."""
    stated = descriptor.get("subject")
    if not isinstance(stated, dict):
        return None, [("subject is missing or no object", _SUBJECT)]
    names = ("name", "scope", "meeting")
    faults = [
        (f"subject.{name} is missing or no text", _SUBJECT)
        for name in names
        if not is_text(stated.get(name))
    ]
    limits = stated.get("limits", [])
    if not isinstance(limits, list) or not all(map(is_text, limits)):
        expected = "Expected: a list of sentences, or none"
        faults.append(("subject.limits is no list of texts", expected))
    if faults:
        return None, faults
    name, scope, meeting = (stated[name] for name in names)
    return Subject(name, scope, meeting, tuple(limits)), []


def read_vocabulary(descriptor: dict[str, Any]) -> tuple[Vocabulary, list[Fault]]:
    """Read the lists that are sound, and say what is wrong with the others."""
    stated = descriptor.get("vocabulary")
    if not isinstance(stated, dict):
        expected = f"Expected: vocabulary with {', '.join(LISTS)}, each {_ENTRIES}"
        return {}, [("vocabulary is missing or no object", expected)]
    vocabulary: dict[str, dict[str, Word]] = {}
    faults: list[Fault] = []
    for name in LISTS:
        found = list(_broken_list(f"vocabulary.{name}", stated.get(name)))
        faults += found
        if not found:
            words = [_word(entry) for entry in stated[name]]
            vocabulary[name] = {word.code: word for word in words}
    for name in stated.keys() - LISTS:
        found_there = f"vocabulary.{name} is no list of the ledger"
        faults.append((found_there, f"Known: {', '.join(LISTS)}"))
    return vocabulary, faults


def is_text(value: object) -> bool:
    """Tell whether a value is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def _word(entry: dict[str, Any]) -> Word:
    code, label, definition = (entry[name] for name in ("code", "label", "definition"))
    flags = {name: entry.get(name, False) for name in _FLAGS}
    return Word(code, label, definition, **flags)


def _broken_list(where: str, entries: object) -> Iterator[Fault]:
    if not isinstance(entries, list):
        yield f"{where} is missing or no list", _LIST
        return
    codes: list[str] = []
    for number, entry in enumerate(entries, start=1):
        at = f"{where}, entry {number}"
        faults = list(_broken_entry(at, entry))
        yield from faults
        if not faults:
            if entry["code"] in codes:
                found = f"{at}: the code {quoted(entry['code'])} stands there already"
                yield found, "Expected: each code once"
            codes.append(entry["code"])


def _broken_entry(at: str, entry: object) -> Iterator[Fault]:
    if not isinstance(entry, dict):
        yield f"{at} is no object", _LIST
        return
    for name in ("code", "label", "definition"):
        if not is_text(entry.get(name)):
            yield f"{at}: {name} is missing or no text", _LIST
    code = entry.get("code")
    if isinstance(code, str) and code.strip() and not re.fullmatch(ID, code):
        yield f"{at}: the code {quoted(code)} is not well formed", _CODE
    flags = [name for name in _FLAGS if not isinstance(entry.get(name, False), bool)]
    for name in flags:
        yield f"{at}: {name} is neither true nor false", "Expected: true or false"
