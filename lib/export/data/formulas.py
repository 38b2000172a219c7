"""Text that a spreadsheet would run instead of showing."""

from unicodedata import category

#: The signs that open a formula, full-width ones too, and those that open a new cell.
_OPENING = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
#: Letters and a symbol that are drawn as blanks: the Hangul fillers, empty Braille.
_DRAWN_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula."""
    first = next((sign for sign in text if sign in _OPENING or not _unseen(sign)), "")
    return first in _OPENING


def neutral(text: str) -> str:
    """Put an apostrophe before what would run: spreadsheets then show it as text."""
    return f"'{text}" if runs(text) else text


def _unseen(sign: str) -> bool:
    """Tell what takes no ink: a spreadsheet may drop it before it looks."""
    invisible = category(sign) in {"Cc", "Cf"}
    return invisible or sign.isspace() or sign in _DRAWN_BLANK
