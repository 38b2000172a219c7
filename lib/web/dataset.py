"""What the ledger, its tables and its frames are as datasets, and that for schema.org."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from lib.export.about import NAME, licences_of, meanings
from lib.export.citation.bibliography import cited_view, text_citation
from lib.export.data.flat_files import FORMATS
from lib.export.data.sheets import Sheet, sheets_of
from lib.frames.fingerprint import fingerprint_of
from lib.frames.latest import last_change
from lib.model.caption import selection_in_words
from lib.model.ledger import Ledger
from lib.model.links import page_link
from lib.model.selection import Selection
from lib.model.view import View

#: What the roles of a data package are called by schema.org, and by Dublin Core too.
ROLES = {"author": "creator", "publisher": "publisher"}
#: What a ledger as a whole is had as: path and media type.
WHOLE = ("api/v1/ledger.zip", "application/zip")
#: Of donors, those that are places.
STATES = "government"


@dataclass(frozen=True)
class Offer:
    """A ledger for the choices of a link, as of a day where these leave that open.

    `site` is the public address, without a slash at the end.
    """

    ledger: Ledger
    site: str
    chosen: Selection
    today: date

    @cached_property
    def view(self) -> View:
        """The view of the day."""
        return View(self.ledger, self.chosen.on(self.today))

    @property
    def parts(self) -> Iterator["Dataset"]:
        """Each frame and table as a dataset of its own."""
        return (Dataset(self, sheet) for sheet in sheets_of(self.ledger).values())

    @property
    def people(self) -> Iterator[tuple[str, str, str]]:
        """Role, name and address of those whom the descriptor names; blank without one."""
        listed: Any = self.ledger.descriptor.get("contributors")
        for one in listed if isinstance(listed, list) else []:
            if isinstance(one, dict) and one.get("title"):
                role = ROLES.get(str(one.get("role")), "contributor")
                yield role, str(one["title"]), str(one.get("path") or "")

    @property
    def licences(self) -> list[str]:
        """The address of each licence, or its name without one."""
        return [str(one.get("path") or one["name"]) for one in licences_of(self.ledger)]

    @property
    def created(self) -> str:
        """The day on which the descriptor says that the package was made, or a blank."""
        return str(self.ledger.descriptor.get("created") or "")[: len("2026-02-12")]

    @cached_property
    def changed(self) -> str:
        """The day of the last change; blank where none is known."""
        return str(last_change(self.ledger, self.today) or "")

    @property
    def places(self) -> list[str]:
        """The states whose pledges are recorded, by name."""
        donors = self.ledger["donors"]
        return sorted(donors.loc[donors["kind"] == STATES, "name"])


@dataclass(frozen=True)
class Dataset:
    """The ledger as a whole, or one of its sheets: a table, or a frame for the choices."""

    offer: Offer
    sheet: Sheet | None = None

    @property
    def title(self) -> str:
        """Its name, which begins with that of the ledger."""
        whole = self.offer.ledger.title
        return f"{whole}: {self.sheet.title.lower()}" if self.sheet else whole

    @property
    def description(self) -> str:
        """What it is, in sentences."""
        ledger, chosen = self.offer.ledger, self.offer.chosen
        described = str(ledger.descriptor.get("description") or ledger.title)
        if self.sheet is None:
            return f"{described.rstrip('.')}. {ledger.coverage.scope}"
        kind = " ".join((self.sheet.contract.__doc__ or "").split())
        if chosen != Selection() and self.sheet.is_frame:
            kind = f"{kind} {selection_in_words(self.offer.view)}."
        return f"{kind} {ledger.title}. {ledger.coverage.scope}"

    def _link(self, chosen: Selection, fingerprint: str = "") -> str:
        own = [("name", self.sheet.code)] if self.sheet else []
        chosen = replace(chosen, show=None)
        return page_link(self.offer.site, "data", chosen, own, fingerprint)

    @property
    def page(self) -> str:
        """The page that shows it; its name too, for it is the same on every day."""
        return self._link(self.offer.chosen)

    @property
    def files(self) -> Iterator[tuple[str, str]]:
        """The address and media type of each file that it is had as."""
        site = self.offer.site
        if self.sheet is None:
            path, media_type = WHOLE
            yield f"{site}/{path}", media_type
            return
        for name, made in FORMATS.items():
            path = self.sheet.path(name, self.offer.chosen)
            yield f"{site}{path}", made.media_type.split(";")[0]

    @property
    def citation(self) -> str:
        """How to cite it today, in one line."""
        view = self.offer.view
        link = self._link(view.selection, fingerprint_of(view))
        title = self.sheet.title if self.sheet else ""
        cited = cited_view(title, link, view.ledger, view.day, self.offer.today)
        return text_citation(cited)


def as_schema_org(dataset: Dataset) -> dict[str, Any]:
    """Write a dataset as JSON-LD of schema.org; the whole ledger names its parts."""
    offer = dataset.offer
    whole = Dataset(offer)
    catalogue = {"@type": "DataCatalog", "name": NAME, "url": f"{offer.site}/data"}
    said = {
        "@context": "https://schema.org/",
        **_named(dataset),
        "citation": dataset.citation,
        "spatialCoverage": [{"@type": "Place", "name": one} for one in offer.places],
        "distribution": [_download(*file) for file in dataset.files],
        "includedInDataCatalog": catalogue,
    }
    if dataset.sheet is None:
        return said | {"hasPart": [_named(one) for one in offer.parts]}
    columns = meanings(dataset.sheet.contract).items()
    return said | {
        "isPartOf": {"@type": "Dataset", "@id": whole.page, "name": whole.title},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": meaning}
            for name, meaning in columns
        ],
    }


def _named(dataset: Dataset) -> dict[str, Any]:
    """Say what a dataset is; what the ledger does not state is left out."""
    offer, ledger = dataset.offer, dataset.offer.ledger
    said = {
        "@type": "Dataset",
        "@id": dataset.page,
        "url": dataset.page,
        "name": dataset.title,
        "description": dataset.description,
        "isAccessibleForFree": True,
        "license": offer.licences,
        "version": ledger.version,
        "identifier": f"sha256:{ledger.hash}",
        "dateCreated": offer.created,
        "dateModified": offer.changed,
        "temporalCoverage": f"{ledger.coverage.start}/{ledger.coverage.end}",
        **_people(offer),
    }
    return {name: value for name, value in said.items() if value}


def _people(offer: Offer) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for role, name, address in offer.people:
        person = {"@type": "Organization", "name": name}
        found.setdefault(role, []).append(
            person | ({"url": address} if address else {})
        )
    return found


def _download(address: str, media_type: str) -> dict[str, str]:
    said = {"contentUrl": address, "encodingFormat": media_type}
    return {"@type": "DataDownload"} | said
