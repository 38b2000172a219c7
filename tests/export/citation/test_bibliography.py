"""A citation says what is cited, as of when, of which ledger, and where it stands."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft7Validator

from lib.charts.cards import card_of
from lib.export.citation.bibliography import (
    bibtex,
    cited_card,
    cited_view,
    csl_json,
    text_citation,
)
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View

DAY, SEEN = date(2026, 2, 12), date(2026, 11, 25)
LINK = "https://example.org/donors?donor=DEU&asof=2026-02-12&view=0a1b2c3d"
#: What the data model of the Citation Style Language asks of the names used here.
TEXT = {"type": "string"}
DATED = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "minItems": 1,
            "maxItems": 2,
            "items": {"minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
    "additionalProperties": False,
}
CSL = {
    "type": "array",
    "minItems": 1,
    "items": {
        "required": ["type", "id"],
        "properties": {
            **dict.fromkeys(("id", "title", "container-title", "publisher"), TEXT),
            **dict.fromkeys(("version", "URL", "note"), TEXT),
            **dict.fromkeys(("issued", "accessed"), DATED),
            "type": {"enum": ["dataset", "webpage"]},
            "author": {"items": {"required": ["literal"]}},
        },
        "additionalProperties": False,
    },
}


def view_of_title(title: str, ledger: Ledger, link: str = LINK):
    return cited_view(title, link, ledger, DAY, SEEN)


def fields_of(entry: str) -> dict[str, str]:
    """Read the fields of an entry by counting braces, as BibTeX does."""
    read, body = {}, entry[entry.index(",") + 1 :]
    while match := re.search(r"(\w+) = \{", body):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(body[end], 0)
            end += 1
        read[match[1]] = body[match.end() : end - 1]
        body = body[end:]
    return read


def test_the_text_says_what_as_of_when_and_of_which_ledger(ledger):
    said = text_citation(view_of_title("Germany pledged most", ledger))
    assert said == (
        "Germany pledged most. A tiny ledger. Pledgeboard, ledger 1.0.0 "
        f"({ledger.hash[:8]}), as of 12 Feb 2026; meetings searched to 12 Feb 2026. "
        f"Licence: CC-BY-4.0. Accessed 25 Nov 2026. {LINK}"
    )


def test_a_finding_that_ends_with_a_full_stop_gets_no_second_one(ledger):
    said = text_citation(view_of_title("Germany pledged\n most. ", ledger))
    assert said.startswith("Germany pledged most. A tiny ledger. ")


def test_the_data_as_a_whole_go_by_the_title_of_the_ledger(ledger):
    view = view_of_title("", ledger)
    assert text_citation(view).startswith("A tiny ledger. Pledgeboard")
    (entry,) = json.loads(csl_json(view))
    assert entry["title"] == "A tiny ledger"
    assert "container-title" not in entry
    assert "howpublished" not in fields_of(bibtex(view))


def test_a_ledger_without_a_licence_claims_none(ledger):
    bare = replace(ledger, documents={}, descriptor={"title": "Bare"}, version="1")
    view = view_of_title("", bare)
    for said in (text_citation(view), bibtex(view), csl_json(view)):
        assert "Licence" not in said


def test_bibtex_keeps_letters_and_escapes_what_tex_reads(ledger):
    title = r"Łódź & Київ: 50% of #1_a {x} \input{y} $5 ~ ^"
    fields = fields_of(bibtex(view_of_title(title, ledger)))
    assert fields["title"] == (
        r"{Łódź \& Київ: 50\% of \#1\_a \textbraceleft{}x\textbraceright{} "
        r"\textbackslash{}input\textbraceleft{}y\textbraceright{} \$5 "
        r"\textasciitilde{} \textasciicircum{}}"
    )


@pytest.mark.parametrize("title", ["}", "{", r"\}", "}{", "a}, url = {evil", "@misc{x"])
def test_no_title_breaks_out_of_its_field(title, ledger):
    entry = bibtex(view_of_title(title, ledger))
    assert entry.count("{") == entry.count("}")
    assert fields_of(entry)["url"] == LINK
    assert fields_of(entry)["urldate"] == "2026-11-25"


def test_the_link_in_bibtex_is_the_link_whatever_a_reader_put_into_it(ledger):
    fields = fields_of(bibtex(view_of_title("A", ledger, LINK + "&q=50%25}_{")))
    assert fields["url"] == LINK + "&q=50%25%7D_%7B"


def test_bibtex_dates_the_figures_and_names_the_ledger(ledger):
    # Cited in a later year: the figures keep theirs.
    entry = bibtex(replace(view_of_title("A", ledger), accessed=date(2027, 1, 3)))
    fields = fields_of(entry)
    assert entry.startswith("@misc{pledgeboard-2026-02-12-")
    assert (fields["year"], fields["month"], fields["version"]) == (
        *("2026", "2"),
        "1.0.0",
    )
    assert ledger.hash in fields["note"]
    assert "as of 12 Feb 2026" in fields["note"]


def test_csl_json_meets_the_data_model(ledger):
    data = json.loads(csl_json(view_of_title("Most & “more”", ledger)))
    assert list(Draft7Validator(CSL).iter_errors(data)) == []
    assert data[0]["title"] == "Most & “more”"
    assert data[0]["issued"] == {"date-parts": [[2026, 2, 12]]}
    assert data[0]["accessed"] == {"date-parts": [[2026, 11, 25]]}
    assert data[0]["URL"] == LINK
    assert ledger.hash in data[0]["note"]


@pytest.mark.parametrize("key", ["id", "type"])
def test_the_data_model_refuses_an_entry_without_what_it_requires(key, ledger):
    data = json.loads(csl_json(view_of_title("A", ledger)))
    del data[0][key]
    assert list(Draft7Validator(CSL).iter_errors(data))


def test_two_views_have_two_keys_and_one_view_has_one(ledger):
    views = [view_of_title("A", ledger, LINK), view_of_title("B", ledger, LINK)]
    assert views[0].key == views[1].key
    assert view_of_title("A", ledger, LINK + "&per=gdp").key != views[0].key
    assert replace(views[0], ledger=replace(ledger, hash="0")).key != views[0].key


def test_a_chart_is_cited_by_its_finding_and_its_link(ledger):
    chosen = Selection(asof=DAY)
    card = card_of("donor_totals", View(ledger, chosen), "https://example.org")
    said = text_citation(cited_card(card, ledger, SEEN))
    assert said.startswith(f"{card.finding.rstrip('.')}. A tiny ledger. ")
    assert said.endswith(f" {card.link}")
    assert "as of 12 Feb 2026" in said
