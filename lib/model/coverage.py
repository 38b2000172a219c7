"""How far published reports were searched, in words: one wording wherever it is said."""

from lib.model.formats import day_in_words, list_in_words
from lib.model.language import gettext
from lib.model.ledger import Coverage


def searched_in_words(coverage: Coverage) -> str:
    """Say how far meetings were searched: meetings searched to 8 Sep 2026, except ..."""
    day, gaps = day_in_words(coverage.end), _gaps(coverage)
    if not gaps:
        return gettext("meetings searched to {day}", day=day)
    return gettext("meetings searched to {day}, except {gaps}", day=day, gaps=gaps)


def _gaps(coverage: Coverage) -> str:
    return list_in_words(tuple(gap.name for gap in coverage.gaps))


def coverage_in_words(coverage: Coverage) -> str:
    """Say in full how far published reports were searched, and what was not found."""
    days = {
        "start": day_in_words(coverage.start),
        "end": day_in_words(coverage.end),
        "checked": day_in_words(coverage.checked_on),
        "scope": coverage.scope,
    }
    said = gettext(
        "Searched from {start} to {end}, checked on {checked}: {scope}", **days
    )
    if left := _gaps(coverage):
        said = gettext(
            "Searched from {start} to {end}, except {gaps}, checked on {checked}: {scope}",
            gaps=left,
            **days,
        )
    gaps = gaps_in_words(coverage)
    return f"{said} {gaps}" if gaps else said


def gaps_in_words(coverage: Coverage) -> str:
    """Say of each gap what is known of it; "" without one."""
    return " ".join(
        gettext("Except {gap}: {note}", gap=gap.name, note=gap.note)
        for gap in coverage.gaps
    )
