"""Text that a spreadsheet would run instead of showing."""

import re

#: Blanks and marks that take no room: a spreadsheet may drop them before it looks.
_UNSEEN = r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*?"
#: The signs that open a formula, full-width ones too, and those that open a new cell.
_OPENING = re.compile(rf"{_UNSEEN}[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula."""
    return _OPENING.match(text) is not None


def neutral(text: str) -> str:
    """Put an apostrophe before what would run: spreadsheets then show it as text."""
    return f"'{text}" if runs(text) else text
