"""The catalogue of DCAT: all datasets, with their files."""

from lib.web.catalogue import CONTEXT, as_dcat
from tests.web.first_page import SITE


def every_key(value):
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every_key(one)


def test_the_catalogue_is_answered_and_kept(ask):
    answer = ask("/v1/catalogue.jsonld")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@type"] == "dcat:Catalog"
    etag = answer.headers["etag"]
    assert ask("/v1/catalogue.jsonld", if_none_match=etag).status_code == 304


def test_every_term_is_of_a_vocabulary_that_is_named(offer_of):
    keys = set(every_key(as_dcat(offer_of()))) - {*CONTEXT, "@context"}
    terms = {key for key in keys if not key.startswith("@")}
    assert {one.partition(":")[0] for one in terms} <= set(CONTEXT)


def test_the_ledger_and_every_part_are_listed_once(offer_of):
    offer = offer_of()
    listed = as_dcat(offer)["dcat:dataset"]
    pages = [one["@id"] for one in listed]
    assert pages == [f"{SITE}/data", *(one.page for one in offer.parts)]
    assert len(pages) == len(set(pages)) > 20
    assert all(one["dct:isPartOf"] == {"@id": f"{SITE}/data"} for one in listed[1:])


def test_a_dataset_says_of_when_it_is_whose_and_how_it_is_had(offer_of):
    offer = offer_of(
        created="2026-11-20",
        contributors=[{"title": "A", "role": "author", "path": "https://a.test"}],
        licenses=[{"name": "CC-BY-4.0", "path": "https://licence.test"}],
    )
    whole, *parts = as_dcat(offer)["dcat:dataset"]
    assert whole["dct:issued"] == {"@type": "xsd:date", "@value": "2026-11-20"}
    assert whole["dct:temporal"]["dcat:endDate"]["@value"] == "2026-02-12"
    assert whole["dct:creator"] == [
        {
            "@type": "foaf:Agent",
            "foaf:name": "A",
            "foaf:homepage": {"@id": "https://a.test"},
        }
    ]
    assert next(one["rdfs:label"] for one in whole["dct:spatial"]) == "Germany"
    assert whole["dct:identifier"].endswith(offer.ledger.hash)
    csv = parts[0]["dcat:distribution"][0]
    assert csv["dcat:downloadURL"] == {"@id": f"{SITE}/api/v1/frames/contributions.csv"}
    assert csv["dcat:mediaType"]["@id"].endswith("/text/csv")
    assert csv["dct:license"] == [{"@id": "https://licence.test"}]


def test_what_is_not_stated_is_left_out(offer_of):
    whole = as_dcat(offer_of())["dcat:dataset"][0]
    assert "dct:issued" not in whole
    assert "dct:creator" not in whole
    assert whole["dcat:distribution"][0]["dct:license"] == ["CC-BY-4.0"]
