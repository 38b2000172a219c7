"""A link within the site: its words, where it leads, what it changes of a selection."""

from dataclasses import dataclass, replace
from typing import Any

from lib.model.links import page_link
from lib.model.selection import Selection


@dataclass(frozen=True)
class Place:
    """A link to a page of the site, which keeps the reader's choices.

    `show` is the row that it opens, and `own` are names of that page's own with their
    values; `changes` are fields of the selection that it sets, with theirs.
    """

    words: str
    page: str
    show: str | None = None
    own: tuple[tuple[str, str], ...] = ()
    changes: tuple[tuple[str, Any], ...] = ()

    def selection(self, chosen: Selection) -> Selection:
        """Return the selection that it leads to."""
        return replace(chosen, **{"show": self.show, **dict(self.changes)})

    def address(self, chosen: Selection) -> str:
        """Compose its path, with what is kept of the reader's choices."""
        return page_link("", self.page, self.selection(chosen), self.own)
