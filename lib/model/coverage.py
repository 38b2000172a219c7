"""How far published reports were searched, in words: one wording wherever it is said."""

from lib.model.formats import day_in_words, list_in_words
from lib.model.ledger import Coverage


def searched_in_words(coverage: Coverage) -> str:
    """Say how far meetings were searched: meetings searched to 8 Sep 2026, except ..."""
    return f"meetings searched to {_end_in_words(coverage)}"


def _end_in_words(coverage: Coverage) -> str:
    gaps = list_in_words(tuple(gap.name for gap in coverage.gaps))
    return f"{day_in_words(coverage.end)}{f', except {gaps}' if gaps else ''}"


def coverage_in_words(coverage: Coverage) -> str:
    """Say in full how far published reports were searched, and what was not found."""
    start, end = day_in_words(coverage.start), _end_in_words(coverage)
    checked = day_in_words(coverage.checked_on)
    said = f"Searched from {start} to {end}, checked on {checked}: {coverage.scope}"
    gaps = gaps_in_words(coverage)
    return f"{said} {gaps}" if gaps else said


def gaps_in_words(coverage: Coverage) -> str:
    """Say of each gap what is known of it; "" without one."""
    return " ".join(f"Except {gap.name}: {gap.note}" for gap in coverage.gaps)
