from dataclasses import replace

from lib.charts.terms import terms_of
from lib.model.glossary import ENTRY_STATES, TERMS, term
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.toy_rows import condition_row, donor_row, frame
from tests.toys import TODAY, claim, pledge, toy_ledger

NOW = Selection(asof=TODAY)
LEDGER = toy_ledger([pledge("p")], [claim("p", 1.0)])


def named(rows, chosen=NOW, ledger=LEDGER):
    return [name for name, _ in terms_of(rows, View(ledger, chosen))]


def test_a_chart_defines_what_it_draws_and_nothing_else():
    rows = frame("donor_totals", [donor_row("DEU", "Germany", value=1.0)])
    assert named(rows) == ["Pledge", "Firm", "New money"]


def test_money_in_doubt_brings_its_terms(totals):
    assert named(totals) == [
        "Pledge",
        "Firm",
        "New money",
        "Announced earlier",
        "Joint pledge",
        "No donor named",
        "No price given",
        "Low, high",
        "Open-ended",
    ]


def test_conditional_money_is_defined_where_it_is_counted(totals):
    assert "Promised on a condition" not in named(totals)
    assert "Promised on a condition" in named(totals, replace(NOW, basis="conditional"))


def test_new_money_alone_needs_no_word_for_firm(totals):
    assert "Firm" not in named(totals, replace(NOW, basis="new"))


def test_a_condition_is_defined_though_it_counts_in_no_basis():
    rows = frame("conditions", [condition_row("pac3")])
    assert named(rows) == ["Pledge", "Promised on a condition"]


def test_the_mechanism_of_a_filter_is_defined_as_the_ledger_does(totals):
    lists = {
        "mechanisms": [
            {"mechanism": "purl", "label": "PURL", "definition": "A list of needs."},
            {"mechanism": "ifu", "label": "IFU"},
        ]
    }
    ledger = toy_ledger([pledge("p")], [claim("p", 1.0)], **lists)
    terms = terms_of(totals, View(ledger, replace(NOW, mechanism=("purl",))))
    assert terms[-2:] == (
        term("mechanism"),
        ("PURL", "A list of needs"),
    )


def test_another_claim_than_the_lead_brings_the_word_claim(totals):
    assert "Claim" in named(totals, replace(NOW, claims="highest"))


def test_definitions_are_plain_text_that_ends_without_a_full_stop():
    for meaning in [
        *(one.definition for one in TERMS.values()),
        *(state.meaning for state in ENTRY_STATES.values()),
    ]:
        assert meaning[-1] != "."
        assert not set("*_`{}<>") & set(meaning)
