"""Datasets for schema.org: what the descriptor states, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from lib.export.data.sheets import SHEETS
from lib.model.selection import Selection
from lib.web.dataset import Dataset, as_schema_org
from tests.web.first_page import SITE

TOTALS = SHEETS["frames/donor_totals"]


def test_a_frame_is_described_with_its_files_and_what_it_is_part_of(offer_of):
    offer = offer_of()
    said = as_schema_org(Dataset(offer, TOTALS))
    ledger = offer.ledger
    assert said["@context"] == "https://schema.org/"
    assert said["@type"] == "Dataset"
    assert said["@id"] == said["url"] == f"{SITE}/data?name=frames/donor_totals"
    assert len(said["description"]) >= 50
    assert "as of" not in said["description"]
    assert said["license"] == ["CC-BY-4.0"]
    assert said["version"] == "1.0.0"
    assert said["identifier"] == f"sha256:{ledger.hash}"
    assert said["temporalCoverage"] == "2025-04-11/2026-02-12"
    assert said["dateModified"] == "2026-11-23"
    assert [one["name"] for one in said["spatialCoverage"]] == [
        *("Germany", "Latvia", "Netherlands", "Norway")
    ]
    assert said["isPartOf"]["@id"] == f"{SITE}/data"
    assert said["includedInDataCatalog"]["url"] == f"{SITE}/data"
    assert ledger.hash[:8] in said["citation"]
    assert f"{SITE}/data?asof=2026-11-23&name=frames/donor_totals" in said["citation"]
    columns = {one["name"]: one["description"] for one in said["variableMeasured"]}
    assert columns["per_gdp"].startswith("Share of GDP")
    files = {one["contentUrl"]: one["encodingFormat"] for one in said["distribution"]}
    assert files[f"{SITE}/api/v1/frames/donor_totals.csv"] == "text/csv"
    assert len(files) == 4


def test_every_file_that_is_named_is_there(offer_of, ask):
    offer = offer_of()
    for dataset in (Dataset(offer), Dataset(offer, TOTALS), *offer.parts):
        for address, media_type in dataset.files:
            answer = ask(address.removeprefix(f"{SITE}/api"), "HEAD")
            assert answer.status_code == 200, address
            assert answer.headers["content-type"].split(";")[0] == media_type


def test_the_ledger_names_its_parts_each_with_a_page(offer_of):
    offer = offer_of()
    said = as_schema_org(Dataset(offer))
    assert said["@id"] == f"{SITE}/data"
    parts = {one["@id"]: one for one in said["hasPart"]}
    assert f"{SITE}/data?name=frames/timeline" in parts
    assert f"{SITE}/data?name=tables/pledges" in parts
    assert all(
        one["license"] and len(one["description"]) >= 50 for one in parts.values()
    )
    assert [one["contentUrl"] for one in said["distribution"]] == [
        f"{SITE}/api/v1/ledger.zip"
    ]


def test_a_frame_of_a_choice_says_which_and_its_files_are_of_it(offer_of):
    offer = replace(offer_of(), chosen=Selection(donor=("DEU",), show="DEU"))
    said = as_schema_org(Dataset(offer, TOTALS))
    assert said["url"] == f"{SITE}/data?donor=DEU&name=frames/donor_totals"
    assert "Germany" in said["description"]
    assert said["distribution"][0]["contentUrl"].endswith("donor_totals.csv?donor=DEU")
    table = as_schema_org(Dataset(offer, SHEETS["tables/donors"]))
    assert "Germany" not in table["description"]


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (None, {}),
        ("nobody", {}),
        (["nobody", {"role": "author"}], {}),
        (
            [
                {"title": "A", "role": "author"},
                {"title": "B", "role": "publisher", "path": "https://b.test"},
                {"title": "C", "role": "wrangler"},
                {"title": "D"},
            ],
            {
                "creator": [{"@type": "Organization", "name": "A"}],
                "publisher": [
                    {"@type": "Organization", "name": "B", "url": "https://b.test"}
                ],
                "contributor": [
                    {"@type": "Organization", "name": "C"},
                    {"@type": "Organization", "name": "D"},
                ],
            },
        ),
    ],
)
def test_who_made_it_is_said_as_the_descriptor_states(offer_of, stated, found):
    said = as_schema_org(Dataset(offer_of(contributors=stated)))
    roles = ("creator", "publisher", "contributor")
    assert {role: said[role] for role in roles if role in said} == found


def test_what_the_descriptor_leaves_open_is_left_out(offer_of):
    assert "dateCreated" not in as_schema_org(Dataset(offer_of()))
    offer = offer_of(created="2026-11-20T00:00:00Z", description="All that was said.")
    said = as_schema_org(Dataset(offer))
    assert said["dateCreated"] == "2026-11-20"
    assert said["description"].startswith("All that was said. Two meetings")
    early = replace(offer_of(), today=date(2020, 1, 1))
    assert early.changed == ""
    licence = {"name": "X", "path": "https://licence.test"}
    assert offer_of(licenses=[licence]).licences == ["https://licence.test"]
