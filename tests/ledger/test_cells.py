import pandas as pd
import pytest

from lib.ledger.package import read_ledger
from lib.model.tables import TABLES
from tests.ledgers import row


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
