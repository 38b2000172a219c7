import pandas as pd
import pytest

from lib.ledger.package import read_ledger
from lib.model.tables import TABLES
from tests.ledgers import put, row


@pytest.mark.parametrize(
    "cell",
    ["2025-02-30", "2025-4-11", "11.04.2025", "2025-04-11T00:00", "soon", "0202-04-11"],
)
def test_an_impossible_date_is_refused(tables, refused, cell):
    row(tables, "pledges", "deu")["announced_on"] = cell
    refused(tables, rf'row 3 \(deu\): announced_on "{cell}" is not a date. Expected: a')


@pytest.mark.parametrize(
    "cell", ["60,000,000", "60,5", "60m", "1_000", "nan", "inf", "1e400"]
)
def test_a_number_is_digits_and_a_point(tables, refused, cell):
    row(tables, "claims", "deu-c1")["amount"] = cell
    refused(tables, rf'amount "{cell}" is not a number. Expected: digits')


@pytest.mark.parametrize("cell", ["50.0", "50.5", "about 50", "9" * 30])
def test_a_whole_number_is_digits(tables, refused, cell):
    row(tables, "meetings", "udcg-2025-04-11")["participants_count"] = cell
    refused(tables, f'participants_count "{cell}" is not a whole number')


@pytest.mark.parametrize("cell", ["True", "TRUE", "yes", "1"])
def test_true_and_false_are_spelled_so(tables, refused, cell):
    row(tables, "claims", "deu-c1")["lead"] = cell
    refused(tables, f'lead "{cell}" is not true or false')


def test_a_missing_lead_is_refused(tables, refused):
    row(tables, "claims", "deu-c1")["lead"] = ""
    refused(tables, "lead is empty")


@pytest.mark.parametrize("cell", ["a\x0bb", "a\x7f", "\x01", "  ", "\n"])
def test_what_no_spreadsheet_can_hold_is_refused(tables, refused, cell):
    row(tables, "pledges", "deu")["note"] = cell
    refused(tables, "note '.*' holds blanks or control characters")


def test_a_line_break_in_a_key_is_refused(tables, refused):
    row(tables, "statements", "a-1")["statement_id"] = "a-1\n"
    refused(tables, r"statement_id 'a-1\\n' holds blanks or control")


def test_the_ledger_has_the_types_of_the_contracts(folder):
    ledger = read_ledger(folder)
    for name, contract in TABLES.items():
        contract.validate(ledger[name])
        assert isinstance(ledger[name].index, pd.RangeIndex)
    assert ledger["claims"]["lead"].dtype == bool
    assert ledger["claims"]["quote_start"].dtype == "Int64"
    assert ledger["pledges"]["withdrawn_on"].dtype == "datetime64[us]"
    assert ledger["pledges"]["period_start"].iloc[1] == pd.Timestamp("2025-01-01")
    assert ledger["pledges"]["note"].isna().all()


@pytest.mark.parametrize("cell", [" a", "a ", "\xa0a", "a\n", "\ta"])
def test_blanks_around_a_text_are_refused(tables, refused, cell):
    row(tables, "pledges", "deu")["note"] = cell
    refused(tables, r"row 3 \(deu\): note .* has stray blanks. Expected: no blank at")


@pytest.mark.parametrize(
    ("column", "cell"),
    [("lead", "true "), ("currency", " USD"), ("amount", "1 "), ("pledge_id", "deu ")],
)
def test_blanks_around_any_cell_are_said_once(tables, refused, column, cell):
    row(tables, "claims", "deu-c2")[column] = cell
    refused(tables, f'{column} "{cell}" has stray blanks')


@pytest.mark.parametrize(
    ("column", "cell", "kind"),
    [
        ("amount", "١٢٣", "a number"),
        ("amount", "１２３", "a number"),
        ("quote_start", "٣", "a whole number"),
        ("recorded_on", "２０２５-04-11", "a date"),
        ("recorded_on", "٢٠٢٥-٠٤-١١", "a date"),
    ],
)
def test_digits_of_other_scripts_are_refused(tables, refused, column, cell, kind):
    row(tables, "claims", "deu-c2").update({column: cell})
    if column == "quote_start":
        row(tables, "claims", "deu-c2")["quote_end"] = ""
    refused(tables, f'{column} "{cell}" is not {kind}')


@pytest.mark.parametrize(
    ("place", "cell", "match"),
    [
        (
            "claims deu-c1 currency",
            "EURO",
            'currency "EURO" is not known. Known: EUR',
        ),
        ("claims deu-c1 qualifier", "circa", 'qualifier "circa" is not known'),
        (
            "pledges deu scope",
            "single",
            "Known: donor, joint, headline, total, cumulative",
        ),
        ("pledges deu aid_type", "civil", 'aid_type "civil" is not known'),
        ("sources paper kind", "blog", 'kind "blog" is not known'),
        ("sources paper language", "xx", 'language "xx" is not known'),
        ("sources paper url", "javascript:alert(1)", "url .* is not well formed"),
        ("meetings udcg-2025-04-11 country", "BE", 'country "BE" is not known'),
        ("donors DEU groups", "EU;NATO;OTAN", 'groups "OTAN" is not known'),
        (
            "donors DEU gdp_usd",
            "-5",
            'gdp_usd "-5" is too small. Expected: above 0',
        ),
        ("donors DEU gdp_year", "1889", "Expected: 1990 or more"),
        ("claims deu-c1 amount", "0", 'amount "0" is too small'),
        ("pledges deu novelty", "", r"row 3 \(deu\): novelty is empty.* Fill in"),
        (
            "pledges deu novelty",
            "restated",
            'novelty "restated" is the word of an older ledger. Expected: announced_before',
        ),
        ("pledges deu recorded_on", "", "recorded_on is empty"),
        (
            "pledges joint donors",
            "DEU; NLD",
            'donors "DEU; NLD" has stray blanks',
        ),
        ("pledges deu mechanism", "ifu ;purl", "mechanism .* has stray blanks"),
        ("claims five-c1 donors_as_named", " DEU", "donors_as_named .* stray"),
        ("meetings udcg-2025-04-11 source_ids", "a ;b", "source_ids .* stray"),
        (
            "pledges joint donors",
            "DEU;;NLD",
            'donors "DEU;;NLD" is not well formed',
        ),
    ],
)
def test_a_cell_that_breaks_its_contract_is_refused(
    tables, refused, place, cell, match
):
    put(tables, place, cell)
    refused(tables, match)


def test_a_duplicate_key_names_the_row_that_has_it_already(tables, refused):
    row(tables, "statements", "b-1")["statement_id"] = "a-1"
    problem = refused(tables, r'statement_id "a-1" is the key of row 3 already')
    assert problem.where.row == 4


def test_a_wrong_cell_is_said_once(tables, refused):
    row(tables, "claims", "deu-c1")["claim_id"] = " "
    refused(tables, "claim_id ' ' holds blanks")


@pytest.mark.parametrize(
    ("place", "most"),
    [
        (("claims", "deu-c2", "amount_to"), "1,000,000,000,000,000"),
        (("claims", "deu-c1", "amount"), "1,000,000,000,000,000"),
        (("claims", "joint-c1", "quantity"), "1,000,000,000,000"),
        (("pledges", "lva", "condition_threshold"), "1,000,000,000,000"),
        (("condition_events", "lva-01", "quantity"), "1,000,000,000,000"),
    ],
)
def test_what_is_beyond_all_reason_is_refused(tables, refused, place, most):
    table, key, column = place
    row(tables, table, key)[column] = "1e308"
    refused(tables, f'{column} "1e308" is too large. Expected: {most} or less')
