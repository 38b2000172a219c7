"""How to cite a view: as text, for BibTeX, and as CSL-JSON for reference managers.

view = cited_card(card, ledger, today())
text_citation(view), bibtex(view), csl_json(view)
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from lib.export.about import NAME, licences_of
from lib.model.card import Card
from lib.model.formats import day_in_words
from lib.model.ledger import Ledger

#: What TeX would read as its own. Braces go by name, for BibTeX counts them wherever
#: they stand.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "%&_#$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
#: A link is taken as it is, but for what would end the field.
_IN_LINK = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True)
class Cited:
    """A view, and what one must know to find its figures again.

    `title` is a chart's finding or the name of a page; blank for the data as a whole.
    `licence` may be blank where the ledger states none. `accessed` is the day on which
    the reader saw it.
    """

    title: str
    link: str
    as_of: date
    searched_to: date
    ledger_title: str
    ledger_version: str
    ledger_hash: str
    licence: str
    accessed: date

    @property
    def key(self) -> str:
        """Name the view, the same for the same link: pledgeboard-2026-02-12-1f2e3d4c."""
        digits = sha256(f"{self.link} {self.ledger_hash}".encode()).hexdigest()[:8]
        return f"{NAME.lower()}-{self.as_of}-{digits}"


def cited_view(
    title: str, link: str, ledger: Ledger, as_of: date, accessed: date
) -> Cited:
    """Take what a citation says from a ledger.

    Parameters
    ----------
    title
        Plain text; blank for the data as a whole.
    link
        Opens the same view on a later day: with its as-of date, as
        `lib.model.links.page_link` composes it.
    ledger
        Ledger.
    as_of
        Day of the figures.
    accessed
        Today.
    """
    return Cited(
        title=_GAPS.sub(" ", title).strip().rstrip("."),
        link=link,
        as_of=as_of,
        searched_to=ledger.coverage.end,
        ledger_title=ledger.title,
        ledger_version=ledger.version,
        ledger_hash=ledger.hash,
        licence=", ".join(licences_of(ledger)),
        accessed=accessed,
    )


def cited_card(card: Card, ledger: Ledger, accessed: date) -> Cited:
    """Take what a citation says from a chart: its finding is the title."""
    return cited_view(card.finding, card.link, ledger, card.as_of, accessed)


def text_citation(view: Cited) -> str:
    """Write the citation in one line; it ends with the link."""
    titles = "".join(f"{title}. " for title in _titles(view))
    licence = f" Licence: {view.licence}." if view.licence else ""
    accessed = day_in_words(view.accessed)
    return f"{titles}{_version(view)}.{licence} Accessed {accessed}. {view.link}"


def bibtex(view: Cited) -> str:
    """Write an entry for BibTeX and biblatex, in UTF-8.

    It is a `@misc`, the one type for data that both know. What TeX reads as its own is
    escaped; letters of any script stay as they are.
    """
    own, *whole = _titles(view)
    fields = {
        "author": f"{{{_tex(NAME)}}}",
        "title": f"{{{_tex(own)}}}",
        **({"howpublished": _tex(whole[0])} if whole else {}),
        "year": f"{view.as_of:%Y}",
        "month": f"{view.as_of.month}",
        "version": _tex(view.ledger_version),
        "url": view.link.translate(_IN_LINK),
        "urldate": view.accessed.isoformat(),
        "note": _tex(_note(view)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{view.key},", *lines, "}"]) + "\n"


def csl_json(view: Cited) -> str:
    """Write the data of the Citation Style Language, a list of one entry, as JSON.

    Zotero, Mendeley and pandoc read it. `issued` is the as-of date: what the figures
    were then.
    """
    own, *whole = _titles(view)
    entry = {
        "id": view.key,
        "type": "dataset",
        "title": own,
        **({"container-title": whole[0]} if whole else {}),
        "author": [{"literal": NAME}],
        "publisher": NAME,
        "version": view.ledger_version,
        "issued": _day(view.as_of),
        "accessed": _day(view.accessed),
        "URL": view.link,
        "note": _note(view),
    }
    return json.dumps([entry], ensure_ascii=False, indent=2) + "\n"


def _titles(view: Cited) -> list[str]:
    """List the view's own title, if it has one, and that of the ledger."""
    return [title for title in (view.title, view.ledger_title) if title]


def _version(view: Cited) -> str:
    return (
        f"{NAME}, ledger {view.ledger_version} ({view.ledger_hash[:8]}), as of "
        f"{day_in_words(view.as_of)}; meetings searched to "
        f"{day_in_words(view.searched_to)}"
    )


def _note(view: Cited) -> str:
    licence = f" Licence: {view.licence}." if view.licence else ""
    return f"{_version(view)}. Ledger SHA-256 {view.ledger_hash}.{licence}"


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _day(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}
