"""File names for downloads."""

import re
from collections.abc import Iterable
from datetime import date

from lib.model.links import OF
from lib.model.vocabulary import SEPARATOR

#: A name of this many characters still shows whole in a file manager.
LONGEST = 80
#: Days and words are said with their name; the other values speak for themselves.
WITH_NAME = ("from", "to", "rates", "filter")
_OTHER = re.compile(r"[^A-Za-z0-9.]+")


def file_name(
    name: str, pairs: Iterable[tuple[str, str]], asof: date | None, extension: str
) -> str:
    """Compose a short ASCII file name from what is in the file.

    Such as pledgeboard_donor_totals_EUR-DEU_2026-11-23.csv, of a selection as
    `Selection.query` gives it. One that would make the name too long is only said to be
    a selection; a table in full has no day.
    """
    said = [
        f"{key}-{value}" if key in WITH_NAME else value
        for key, value in pairs
        if key != "asof"
    ]
    chosen = _OTHER.sub("-", "-".join(said)).strip("-")
    day = asof.isoformat() if asof else ""
    composed = "_".join(filter(None, ["pledgeboard", name, chosen, day]))
    if len(composed) + len(extension) >= LONGEST:
        composed = "_".join(filter(None, ["pledgeboard", name, "selection", day]))
    return f"{composed}.{extension}"


def name_of_chart(named: str) -> str:
    """Write the name of a chart, and of its row, as file names do."""
    return named.replace(OF, "_").replace(SEPARATOR, "-")
