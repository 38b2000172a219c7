"""All datasets as one catalogue of DCAT, the vocabulary of open data portals."""

from typing import Any

from fastapi import APIRouter, Response

from lib.export.about import NAME
from lib.export.data.flat_files import json_bytes
from lib.model.selection import Selection
from lib.web.answers import File, answer
from lib.web.data_request import Asked
from lib.web.dataset import Dataset, Offer
from lib.web.discovery import CATALOGUE
from lib.web.openapi import responses

router = APIRouter(default_response_class=Response)

MEDIA_TYPE = "application/ld+json"
#: Where IANA names the types of files, as DCAT asks for them.
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@router.get(
    f"/{CATALOGUE.removeprefix('api/')}",
    summary="All tables and frames as datasets, in DCAT",
    description="A dcat:Catalog in JSON-LD: the ledger as a whole, every frame and every "
    "table, each with its files. datapackage.json says what their columns hold.",
    responses=responses(MEDIA_TYPE),
)
def read_catalogue(visit: Asked) -> Response:
    """Answer with the catalogue of what is served today."""
    offer = Offer(visit.ledger, visit.site, Selection(), visit.today)
    file = File(MEDIA_TYPE, "catalogue.jsonld", inline=True)
    return answer(
        visit, file, lambda: json_bytes(as_dcat(offer)), [visit.site, visit.today]
    )


def as_dcat(offer: Offer) -> dict[str, Any]:
    """Write what a site offers as JSON-LD of DCAT 3."""
    datasets = [Dataset(offer), *offer.parts]
    return {
        "@context": CONTEXT,
        "@id": f"{offer.site}/{CATALOGUE}",
        "@type": "dcat:Catalog",
        "dct:title": f"{NAME}: {offer.ledger.title}",
        "dct:description": datasets[0].description,
        "foaf:homepage": {"@id": f"{offer.site}/"},
        "dcat:dataset": [_dataset(one) for one in datasets],
    }


def _dataset(dataset: Dataset) -> dict[str, Any]:
    """Describe a dataset; what the ledger does not state is left out."""
    offer, ledger = dataset.offer, dataset.offer.ledger
    part = {"dct:isPartOf": {"@id": Dataset(offer).page}} if dataset.sheet else {}
    said = {
        "@id": dataset.page,
        "@type": "dcat:Dataset",
        "dct:title": dataset.title,
        "dct:description": dataset.description,
        "dct:identifier": f"sha256:{ledger.hash}",
        "dcat:version": ledger.version,
        "dct:issued": _day(offer.created),
        "dct:modified": _day(offer.changed),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(str(ledger.coverage.start)),
            "dcat:endDate": _day(str(ledger.coverage.end)),
        },
        "dct:bibliographicCitation": dataset.citation,
        "dcat:landingPage": {"@id": dataset.page},
        "dcat:distribution": [_file(*one, offer.licences) for one in dataset.files],
        **_agents(offer),
        **part,
    }
    if dataset.sheet is None:
        said["dct:spatial"] = [
            {"@type": "dct:Location", "rdfs:label": name} for name in offer.places
        ]
    return {name: value for name, value in said.items() if value}


def _file(address: str, media_type: str, licences: list[str]) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{media_type}"},
        "dct:license": [_reference(one) for one in licences],
    }


def _agents(offer: Offer) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for role, name, address in offer.people:
        page = {"foaf:homepage": {"@id": address}} if address else {}
        agent = {"@type": "foaf:Agent", "foaf:name": name} | page
        found.setdefault(f"dct:{role}", []).append(agent)
    return found


def _reference(licence: str) -> Any:
    return {"@id": licence} if "://" in licence else licence


def _day(day: str) -> dict[str, str] | None:
    return {"@type": "xsd:date", "@value": day} if day else None
