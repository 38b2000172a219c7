"""The description of the interface: complete, and true of what is answered."""

import re

import jsonschema
import pytest

from lib.charts.catalogue import CHARTS
from lib.export.data.flat_files import FORMATS
from lib.frames.catalogue import FRAMES
from lib.frames.money import choices_on
from lib.model.briefing import LONGEST_TITLE, MOST_CHARTS
from lib.model.query import rules
from lib.model.tables import TABLES
from lib.web import briefing, charts, embed
from lib.web.api import api
from lib.web.data_request import PAGE_NAMES
from tests.web.client import TODAY

BRIEFING = "/v1/briefing.{format}"


@pytest.fixture(scope="module")
def described(ask):
    return ask("/openapi.json").json()


def every(value, key):
    """Find every value of a key, at any depth."""
    if isinstance(value, dict):
        yield from (one for name, one in value.items() if name == key)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every(one, key)


def resolve(described, ref):
    value = described
    for step in ref.removeprefix("#/").split("/"):
        value = value[step]
    return value


def parameters_of(described, path):
    return [
        resolve(described, one["$ref"]) if "$ref" in one else one
        for one in described["paths"][path]["get"].get("parameters", [])
    ]


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(described):
    assert described["openapi"].startswith("3.1")
    assert described["info"]["version"]
    refs = set(every(described, "$ref"))
    assert all(resolve(described, ref) for ref in refs)
    schemas = list(every(described, "schema"))
    assert len(schemas) > 10
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_route_is_described(described):
    assert list(described["paths"]) == [
        "/v1/health",
        "/v1/ready",
        "/v1/datapackage.json",
        "/v1/ledger.zip",
        "/v1/tables/{table}.{format}",
        "/v1/frames/{frame}.{format}",
        "/v1/catalogue.jsonld",
        "/v1/charts/{chart}.{format}",
        BRIEFING,
        embed.SCRIPT,
        "/v1/embed.js",
        "/v1/oembed",
        "/v1/search.json",
        "/feed.atom",
    ]
    operations = set(every(described["paths"], "operationId"))
    assert len(operations) == 14
    for path in described["paths"].values():
        assert list(path) == ["get"]
        assert {"200", "304", "503", "default"} <= set(path["get"]["responses"])


def test_path_parameters_are_those_of_the_path_with_their_values(described):
    names = {"table": TABLES, "frame": FRAMES, "format": FORMATS}
    drawn = "/v1/charts/{chart}.{format}"
    for path in set(described["paths"]) - {drawn, BRIEFING}:
        listed = {
            one["name"]: one["schema"]["enum"]
            for one in parameters_of(described, path)
            if one["in"] == "path"
        }
        assert set(listed) == set(re.findall(r"{(\w+)}", path))
        for name, values in listed.items():
            assert values == list(names[name])


def test_a_briefing_is_described_with_its_words_and_formats(described):
    shown = parameters_of(described, BRIEFING)
    (path,) = (one["schema"] for one in shown if one["in"] == "path")
    assert path["enum"] == list(briefing.FORMATS)
    query = {one["name"]: one["schema"] for one in shown if one["in"] == "query"}
    assert {"title", "heading", "comment", "pack", "asof", "donor"} <= set(query)
    assert query["chart"]["minItems"] == 1
    assert query["chart"]["maxItems"] == MOST_CHARTS
    assert query["title"]["maxLength"] == LONGEST_TITLE


def test_a_chart_is_described_with_its_names_rows_and_formats(described):
    shown = parameters_of(described, "/v1/charts/{chart}.{format}")
    path = {one["name"]: one["schema"] for one in shown if one["in"] == "path"}
    assert path["format"]["enum"] == list(charts.FORMATS)
    names, with_row = path["chart"]["anyOf"]
    assert names["enum"] == list(CHARTS)
    assert re.fullmatch(with_row["pattern"], "meeting_bridge@udcg-2026-02-12")
    drawn = {one["name"]: one["schema"] for one in shown if one["in"] == "query"}
    assert {"width", "height", "scale", "theme", "title", "set", "asof"} <= set(drawn)
    assert drawn["width"] == {
        "type": "integer",
        "minimum": 240,
        "maximum": 4000,
        "default": 1200,
    }
    assert drawn["theme"]["enum"] == ["light", "dark", "print"]


def test_every_name_of_a_selection_is_described_with_its_values(described, ledger):
    rule = rules(choices_on(ledger, TODAY))
    shown = {
        one["name"]: one
        for one in parameters_of(described, "/v1/frames/{frame}.{format}")
        if one["in"] == "query"
    }
    assert set(shown) == {*rule, "set", "filter", "bom"}
    assert shown["filter"]["schema"] == {"type": "string", "maxLength": 200}
    assert shown["bom"]["schema"]["enum"] == ["true", "false"]
    for name, one in rule.items():
        schema = shown[name]["schema"]
        assert shown[name]["description"]
        assert (schema.get("type") == "array") is one.several
        listed = schema["items"] if one.several else schema
        if one.allowed:
            assert listed["enum"] == list(one.allowed)
        else:
            assert "date" in every(listed, "format")
        assert schema.get("default", "") == one.default


def test_the_names_that_are_ignored_are_listed(described):
    text = described["info"]["description"]
    assert f"({', '.join(sorted(PAGE_NAMES))})" in text
    assert "any other name, is refused with 400" in " ".join(text.split())


def test_a_table_takes_the_day_words_and_a_mark(described):
    shown = parameters_of(described, "/v1/tables/{table}.{format}")
    names = [one["name"] for one in shown if one["in"] == "query"]
    assert names == ["asof", "filter", "bom"]


def test_values_that_it_lists_are_answered(ask, described):
    shown = parameters_of(described, "/v1/frames/{frame}.{format}")
    for one in shown:
        schema = one["schema"]
        listed = schema.get("items", schema).get("enum", [])
        if one["in"] == "query" and one["name"] != "set":
            for value in listed[:3]:
                path = f"/v1/frames/items.csv?{one['name']}={value}"
                assert ask(path).status_code == 200


def test_problems_are_as_described(ask, described):
    schema = described["components"]["schemas"]["Problem"]
    for path in ("/v1/nonsense", "/v1/frames/x.csv", "/v1/frames/items.csv?aid=x"):
        jsonschema.validate(ask(path).json(), schema)


def test_there_is_no_page_that_loads_scripts_from_another_host(ask, described):
    for path in ("/docs", "/redoc", "/docs/oauth2-redirect"):
        assert ask(path).status_code == 404
    text = ask("/openapi.json").text
    assert "<script" not in text
    assert "http" not in " ".join(server["url"] for server in described["servers"])
    assert api.docs_url is None
    assert api.redoc_url is None
