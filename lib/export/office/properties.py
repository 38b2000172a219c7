"""What a slide deck and a document say of themselves, and how they are saved."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from lib.export.about import NAME, generated_by
from lib.export.archive import unzipped, zipped
from lib.export.pack import Pack

LANGUAGE = "en-GB"
#: What becomes a link; any other address stays words.
WEB = ("https://", "http://")


def describe(document: Any, pack: Pack) -> None:
    """Say what it is, who made it, and of which day."""
    about = document.core_properties
    about.title, about.subject = pack.heading, pack.words[:255]
    about.author, about.last_modified_by = NAME, generated_by()
    about.language, about.revision = LANGUAGE, 1
    about.created = about.modified = datetime.combine(pack.cited.as_of, time())


def saved(document: Any) -> bytes:
    """Save it without the times at which its parts were written."""
    file = BytesIO()
    document.save(file)
    return zipped(unzipped(file.getvalue()).items())


def count_in_words(number: int, many: int) -> str:
    """Say which of several parts of a chart this one is; blank for a whole."""
    return f" ({number} of {many})" if many > 1 else ""
