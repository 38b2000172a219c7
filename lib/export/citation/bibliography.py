"""How to cite a view: as text, for BibTeX, and as CSL-JSON for reference managers."""

import json
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from lib.export.about import NAME, licences_of
from lib.model.card import Card
from lib.model.coverage import searched_in_words
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
    The link opens the same view on a later day: with its as-of date, as
    `lib.model.links.page_link` composes it. `accessed` is the day on which the reader
    saw it.
    """

    title: str
    link: str
    ledger: Ledger
    as_of: date
    accessed: date

    @property
    def key(self) -> str:
        """Name the view, the same for the same link: pledgeboard-2026-02-12-1f2e3d4c."""
        digits = sha256(f"{self.link} {self.ledger.hash}".encode()).hexdigest()[:8]
        return f"{NAME.lower()}-{self.as_of}-{digits}"

    @property
    def licence(self) -> str:
        """The short names of the licences; blank where the ledger states none."""
        names = (one.get("name") for one in licences_of(self.ledger))
        return ", ".join(str(name) for name in names if name)


def cited_view(
    title: str, link: str, ledger: Ledger, as_of: date, accessed: date
) -> Cited:
    """Cite a view under a title in plain text, in one line and without a full stop."""
    title = _GAPS.sub(" ", title).strip().rstrip(".")
    return Cited(title, link, ledger, as_of, accessed)


def cited_card(card: Card, ledger: Ledger, accessed: date) -> Cited:
    """Cite a chart: its finding is the title."""
    return cited_view(card.finding, card.link, ledger, card.as_of, accessed)


def text_citation(view: Cited) -> str:
    """Write the citation in one line; it ends with the link."""
    titles = "".join(f"{title}. " for title in _titles(view))
    accessed = day_in_words(view.accessed)
    return f"{titles}{_version(view)}.{_licence(view)} Accessed {accessed}. {view.link}"


def bibtex(view: Cited) -> str:
    """Write an entry for BibTeX and biblatex: `@misc`, the one type for data of both."""
    own, *whole = _titles(view)
    fields = {
        "author": f"{{{_tex(NAME)}}}",
        "title": f"{{{_tex(own)}}}",
        **({"howpublished": _tex(whole[0])} if whole else {}),
        "year": f"{view.as_of:%Y}",
        "month": f"{view.as_of.month}",
        "version": _tex(view.ledger.version),
        "url": view.link.translate(_IN_LINK),
        "urldate": view.accessed.isoformat(),
        "note": _tex(_note(view)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{view.key},", *lines, "}"]) + "\n"


def csl_json(view: Cited) -> str:
    """Write JSON of the Citation Style Language, as Zotero, Mendeley and pandoc read it.

    `issued` is the as-of date: what the figures were then.
    """
    own, *whole = _titles(view)
    entry = {
        "id": view.key,
        "type": "dataset",
        "title": own,
        **({"container-title": whole[0]} if whole else {}),
        "author": [{"literal": NAME}],
        "publisher": NAME,
        "version": view.ledger.version,
        "issued": _day(view.as_of),
        "accessed": _day(view.accessed),
        "URL": view.link,
        "note": _note(view),
    }
    return json.dumps([entry], ensure_ascii=False, indent=2) + "\n"


def _titles(view: Cited) -> list[str]:
    """List the view's own title, if it has one, and that of the ledger."""
    return [title for title in (view.title, view.ledger.title) if title]


def _version(view: Cited) -> str:
    return (
        f"{NAME}, ledger {view.ledger.version} ({view.ledger.hash[:8]}), as of "
        f"{day_in_words(view.as_of)}; {searched_in_words(view.ledger.coverage)}"
    )


def _note(view: Cited) -> str:
    return f"{_version(view)}. Ledger SHA-256 {view.ledger.hash}.{_licence(view)}"


def _licence(view: Cited) -> str:
    return f" Licence: {view.licence}." if view.licence else ""


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _day(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}
