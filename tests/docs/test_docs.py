"""The documents say what there is, and nothing that there is not."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from lib.charts.catalogue import CHARTS
from lib.frames.catalogue import FRAMES
from lib.model import metrics
from lib.model.links import OF, OWN_NAMES, VIEW
from lib.model.pages import title_of
from lib.model.selection import link_names
from lib.model.tables import TABLES
from lib.web.api import AT_ROOT
from tests.docs.markdown import (
    CONTRIBUTING,
    FILES,
    INTERFACE,
    LEDGER,
    README,
    ROOT,
    anchors,
    code_of,
    links,
    spans,
    table,
    text_of,
)

OF_SELECTION = ("name", "values", "default")
OF_PAGES = ("name", "on page", "what it holds")
OF_INTERFACE = ("name", "of", "values", "default")
ADDRESSES = ("for example", "what it gives", "formats")
PAGES = {page.stem for page in (ROOT / "pages").glob("*.py")}
HOME = "http://127.0.0.1:8501"
FOLDERS = ("lib", "pages", "tests", "seeds", "docs", "deploy", ".streamlit", ".ci")
every_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: str(path.relative_to(ROOT))
)


def assert_told(what: str, told: Iterable[str], there: Iterable[str]) -> None:
    """Compare what the documents list with what there is, in both directions."""
    told, there = list(told), set(there)
    assert len(told) == len(set(told)), f"{what}: listed twice: {sorted(told)}"
    missing = there - set(told)
    assert not missing, f"{what}: not in the documents: {sorted(missing)}"
    assert_exists(what, told, there)


def assert_exists(what: str, said: Iterable[str], there: Iterable[str]) -> None:
    unknown = set(said) - set(there)
    assert not unknown, f"{what}: in the documents, but not there: {sorted(unknown)}"


def named(rows: list[dict[str, str]], column: str) -> list[str]:
    return [name for row in rows for name in spans(row[column])]


def test_every_page_is_told():
    rows = table(INTERFACE, "page", "what it answers")
    told = [row["page"].partition("(")[0].strip() for row in rows]
    assert_told("page", told, map(title_of, PAGES))


def test_every_chart_is_told():
    rows = table(INTERFACE, "on page", "charts")
    told = [name.partition(OF)[0] for name in named(rows, "charts")]
    assert_told("chart", told, CHARTS)


def test_a_chart_stands_on_the_page_that_is_told(ask):
    for row in table(INTERFACE, "on page", "charts"):
        page = row["on page"].lower().removeprefix("overview")
        for name in spans(row["charts"]):
            answer = ask(f"/api/v1/charts/{name}.json")
            assert answer.status_code == 200, f"{name}: {answer.text}"
            link = answer.json()["meta"]["link"]
            assert link.startswith(f"http://docs.test/{page}?"), f"{name}: {link}"


def test_every_frame_is_told():
    rows = table(INTERFACE, "frame", "one row is")
    assert_told("frame", named(rows, "frame"), FRAMES)


def test_every_table_of_the_ledger_is_told(ask):
    rows = table(LEDGER, "table", "rows", "one row is")
    assert_told("table", named(rows, "table"), TABLES)
    counts = ask("/api/v1/health").json()["rows"]
    told = {spans(row["table"])[0]: int(row["rows"]) for row in rows}
    assert told == counts, "docs/ledger.md: numbers of rows"


def test_every_name_of_a_selection_is_told():
    rows = table(INTERFACE, *OF_SELECTION)
    assert_told("name of a selection", named(rows, "name"), link_names())


def test_every_name_of_a_page_is_told():
    rows = table(INTERFACE, *OF_PAGES)
    assert_told("name of a page's own", named(rows, "name"), OWN_NAMES | {VIEW})
    places = {place for row in rows for place in row["on page"].lower().split(", ")}
    assert_exists("page", places, PAGES | {"all", "all with charts"})


def test_every_name_of_the_interface_is_told(openapi):
    own = {*openapi["components"]["parameters"]} - OWN_NAMES - {*link_names()}
    rows = table(INTERFACE, *OF_INTERFACE)
    assert_told("name of the interface", named(rows, "name"), own)


def told_values(schema: dict) -> set[str]:
    """Say what the values are where they are few: a short list, or two ends."""
    schema = schema.get("items", schema)
    ends = [schema[end] for end in ("minimum", "maximum") if end in schema]
    words = [one["const"] for one in schema.get("anyOf", ()) if "const" in one]
    listed = schema.get("enum", [])
    return {*map(str, ends), *words, *(listed if len(listed) < 7 else ())}


@pytest.mark.parametrize("columns", [OF_SELECTION, OF_INTERFACE], ids=len)
def test_values_and_defaults_are_those_that_are_read(openapi, columns):
    for row in table(INTERFACE, *columns):
        for name in spans(row["name"]):
            schema = openapi["components"]["parameters"][name]["schema"]
            assert set(spans(row["values"])) == told_values(schema), name
            default = (
                [str(schema["default"]).removesuffix(".0")]
                if "default" in schema
                else []
            )
            assert spans(row["default"]) == default, name


def routes(openapi: dict) -> dict[str, list[str]]:
    """Give the formats of each address under which files are had."""
    found = {"/embed": []}
    for path, route in openapi["paths"].items():
        listed = [
            parameter["schema"]["enum"]
            for parameter in route["get"].get("parameters", ())
            if parameter.get("name") == "format"
        ]
        found[path if path in AT_ROOT else f"/api{path}"] = [
            one for formats in listed for one in formats
        ]
    return found | {"/api/openapi.json": []}


def route_of(address: str, known: Iterable[str]) -> str | None:
    """Find the route that answers at an address."""
    path = address.partition("?")[0]
    forms = {one: re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(one)) for one in known}
    return next((one for one in forms if re.fullmatch(forms[one], path)), None)


def test_every_address_is_told_with_its_formats(openapi):
    known = routes(openapi)
    told = {}
    for row in table(INTERFACE, *ADDRESSES):
        address, *_ = spans(row["for example"])
        told[route_of(address, known) or address] = spans(row["formats"])
    versioned = {one for one in known if re.search(r"\d\.\d", one)}
    assert_told("address", told, {*known} - versioned)
    for route in versioned:
        pattern = re.sub(r"\d+(\.\d+)+", "<version>", route)
        assert pattern in spans(text_of(INTERFACE)), f"address: {pattern}"
    assert told == {one: known[one] for one in told}, "formats"


def examples() -> Iterator[str]:
    """Give every address that a reader may try."""
    yield from named(table(INTERFACE, *ADDRESSES), "for example")
    for path in FILES:
        for code in code_of(path):
            yield from re.findall(rf"{re.escape(HOME)}(/[^\s'\"]+)", code)


def test_every_example_of_an_address_answers(ask):
    tried = 0
    for address in examples():
        page, _, query = address.removeprefix("/").partition("?")
        tried += 1
        if page in PAGES:
            address = f"/api/v1/frames/contributions.json?{query}"
        answer = ask(address)
        assert answer.status_code == 200, f"{address}: {answer.text}"
    assert tried > 10


@every_file
def test_an_address_that_is_named_exists(path, openapi):
    known = {*routes(openapi), "/api/"}
    said = re.findall(r"/(?:api/|embed)[\w./@<>{}-]*", "\n".join(code_of(path)))
    found = {one for one in said if route_of(one, known) or "<version>" in one}
    assert_exists("address", said, found)


def stated_settings() -> set[str]:
    """Find what is read from the environment: in lib, and in the files of deploy."""
    found = set()
    for path in [ROOT / "dashboard.py", *(ROOT / "lib").rglob("*.py")]:
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {
                    *re.findall(
                        r"^(?:(?:PLEDGEBOARD|PROMETHEUS)_\w+|\w+_PATH)$", node.value
                    )
                }
    for name in ("compose.yaml", "Caddyfile", "Containerfile"):
        text = text_of(ROOT / "deploy" / name)
        found |= {*re.findall(r"\$\{?\{?\$?([A-Z]+_[A-Z_]+)", text)}
        found |= {*re.findall(r"\b(PLEDGEBOARD_[A-Z_]+)", text)}
    return found


def test_every_setting_is_told():
    rows = table(INTERFACE, "setting", "meaning", "if unset")
    assert_told("setting", named(rows, "setting"), stated_settings())


def test_every_metric_is_told():
    rows = table(ROOT / "deploy" / "README.md", "metric", "what it counts")
    told = [one.removesuffix("_total") for one in named(rows, "metric")]
    there = {one._name for one in vars(metrics).values() if hasattr(one, "_name")}
    assert_told("metric", told, there)


@every_file
def test_a_setting_that_is_named_exists(path):
    said = re.findall(r"\bPLEDGEBOARD_[A-Z_]+", text_of(path))
    assert_exists("setting", said, stated_settings())


def make_targets() -> set[str]:
    makefile = text_of(ROOT / "Makefile").replace("\\\n", "")
    phony = re.search(r"^\.PHONY: ([a-z\s]+)$", makefile, re.M)
    assert phony is not None
    return {*phony[1].split()}


def test_every_target_of_make_is_told():
    rows = table(INTERFACE, "command", "what it does")
    told = [name.removeprefix("make ") for name in named(rows, "command")]
    assert_told("make target", told, make_targets())


def test_every_variable_of_make_is_told():
    said = "\n".join(spans(text_of(INTERFACE)))
    names = re.findall(r"^([A-Z]+) \?=", text_of(ROOT / "Makefile"), re.MULTILINE)
    missing = {name for name in names if f"{name}=" not in said}
    assert not missing, f"variable of make: not in the documents: {sorted(missing)}"


@every_file
def test_a_target_that_is_named_exists(path):
    said = re.findall(r"\bmake ([a-z]+)\b", "\n".join(code_of(path)))
    assert_exists("make target", said, make_targets())


@every_file
def test_every_relative_link_leads_somewhere(path):
    for link in links(path):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_document():
    assert {f"docs/{path.name}" for path in INTERFACE.parent.iterdir()} <= {
        *links(README)
    }


@every_file
def test_every_path_of_the_code_exists(path):
    folders = "|".join(map(re.escape, FOLDERS))
    text = re.sub(r"\]\([^)]*\)", "]", text_of(path))
    said = re.findall(rf"(?<![\w/.-])((?:{folders})/[\w./-]*)", text)
    assert_exists(
        "path", said, {one for one in said if (ROOT / one.rstrip(".")).exists()}
    )
    said = re.findall(r"\b(?:lib|tests)(?:\.\w+)+", text)
    modules = {one: ROOT / one.replace(".", "/") for one in said}
    there = {
        one
        for one, path in modules.items()
        if path.is_dir() or path.with_suffix(".py").is_file()
    }
    assert_exists("module", said, there)


@every_file
def test_every_file_that_is_named_exists(path):
    kinds = r"[\w-]+\.(?:csv|json|toml|ya?ml|css|js|py|md)"
    names = {one for one in spans(text_of(path)) if re.fullmatch(kinds, one)}
    assert_exists("file", names, {name for name in names if any(_found(name))})


def _found(name: str) -> Iterator[Path]:
    yield from ROOT.glob(name)
    for folder in FOLDERS:
        yield from (ROOT / folder).rglob(name)


def test_what_the_guide_names_stands_in_the_code():
    files = [
        *(ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "seeds/datapackage.json"),
        *(path for path in ROOT.glob("lib/**/*") if path.suffix in {".py", ".md"}),
        *(path for path in ROOT.glob("tests/**/*.py") if path.parent.name != "docs"),
        *(*ROOT.glob("pages/*.py"), *ROOT.glob("seeds/*.csv")),
    ]
    known = {word for path in files for word in re.findall(r"\w+", text_of(path))}
    said = [span for span in spans(text_of(CONTRIBUTING)) if not {" ", "/"} & {*span}]
    words = {word for span in said for word in re.findall(r"[^\W\d]\w{2,}", span)}
    assert_exists("word of the code", words, known)
