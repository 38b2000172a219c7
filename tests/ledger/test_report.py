from pathlib import Path

from lib.ledger.report import (
    WARNED,
    LedgerRefused,
    Problem,
    Report,
    Where,
    known_codes,
    quoted,
)
from lib.model.vocabulary import CURRENCIES

EURO = Problem(
    Where("seeds/pledges.csv", 14, "udcg-2024-01-23-lva-drones"),
    "unknown code",
    'currency "EURO" is not known',
    "Known: AUD, CAD",
)
DOUBT = Problem(
    Where("seeds/a.csv", 2, "x"), "odd", "odd", "Expected: even", severity=WARNED
)


def test_a_problem_is_said_in_the_form_of_the_house():
    assert str(EURO) == (
        "seeds/pledges.csv, row 14 (udcg-2024-01-23-lva-drones): "
        'currency "EURO" is not known. Known: AUD, CAD. Correct the row.'
    )


def test_a_problem_of_a_whole_file_names_no_row():
    assert str(Where("seeds/pledges.csv")) == "seeds/pledges.csv"


def test_refused_problems_come_before_warnings():
    report = Report.of([DOUBT, EURO])
    assert report.problems == (EURO, DOUBT)
    assert report.refused == (EURO,)
    assert report.warned == (DOUBT,)
    assert str(report) == f"{EURO}\n{DOUBT}"


def test_rows_are_sorted_as_numbers():
    rows = [Problem(Where("f", row), "k", "x", "y") for row in (10, 9, 100)]
    assert [one.where.row for one in Report.of(rows).problems] == [9, 10, 100]


def test_the_same_problem_is_said_once():
    assert Report.of([EURO, EURO]).problems == (EURO,)


def test_the_exception_carries_the_report_and_its_text():
    refused = LedgerRefused(Report.of([EURO, DOUBT]))
    assert refused.report.refused == (EURO,)
    assert "refused for 1 problem:" in str(refused)
    assert str(EURO) in str(refused)


def test_a_short_list_is_printed_whole():
    assert known_codes("c", ("a", "b")) == "Known: a, b"


def test_a_long_list_gives_the_nearest_codes_and_how_many_more():
    said = known_codes("EURO", CURRENCIES)
    assert said.startswith("Known: EUR")
    assert said.endswith(f"and {len(CURRENCIES) - said.count(',') - 1} more")
    assert len(said) < 60


def test_case_does_not_hide_the_nearest_code():
    assert known_codes("usd", CURRENCIES).startswith("Known: USD")


def test_a_code_near_to_nothing_still_shows_what_codes_look_like():
    assert known_codes("???", CURRENCIES).startswith("Known: AED, AFN, ALL and")


def test_an_empty_list_is_said():
    assert known_codes("a", ()) == "None is known yet"


def test_a_long_cell_is_cut_and_kept_on_one_line():
    assert quoted("a\nb") == '"a b"'
    assert len(quoted("x" * 1000)) < 90


def test_a_message_cannot_command_the_terminal():
    assert quoted("\x1b[2Jgone\r") == '" [2Jgone "'


def test_the_name_of_a_file_that_is_no_text_can_be_printed():
    problem = Problem(Where("documents/\udcff.txt"), "k", "found", "Expected: text")
    assert str(problem).encode("utf-8").startswith(b"documents/\\udcff.txt: found")


def test_the_path_begins_with_the_folder_as_given(monkeypatch, folder, tables):
    from lib.ledger.package import examine
    from tests.ledgers import row, write_ledger

    row(tables, "claims", "deu-c1")["currency"] = "EURO"
    monkeypatch.chdir(folder.parent)
    write_ledger(folder, **tables)
    (problem,) = examine(Path("ledger")).report.refused
    assert str(problem).startswith(
        'ledger/claims.csv, row 3 (deu-c1): currency "EURO" is not known. Known: EUR'
    )
    assert str(problem).endswith("Correct the row.")
