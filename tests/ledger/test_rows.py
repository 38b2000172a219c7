import pytest

from lib.ledger import rows
from lib.ledger.package import read_ledger
from tests.ledgers import kinds_of, row


def edit(folder, table, change):
    path = folder / f"{table}.csv"
    path.write_bytes(change(path.read_bytes()))
    return folder


def test_a_byte_order_mark_is_accepted(folder):
    plain = read_ledger(folder)["donors"]
    edit(folder, "donors", lambda data: b"\xef\xbb\xbf" + data)
    assert read_ledger(folder)["donors"].equals(plain)


def test_line_ends_of_windows_are_accepted(folder):
    plain = read_ledger(folder)["donors"]
    edit(folder, "donors", lambda data: data.replace(b"\n", b"\r\n"))
    assert read_ledger(folder)["donors"].equals(plain)


def test_a_table_that_is_not_utf8_names_the_byte(folder, folder_refused):
    edit(folder, "donors", lambda data: data.replace(b"Norway", b"Norv\xe8ge"))
    offset = (folder / "donors.csv").read_bytes().index(b"\xe8")
    folder_refused(folder, rf"not UTF-8: byte 0xE8 at offset {offset} \(line 5\)")


def test_a_nul_byte_is_refused(folder, folder_refused):
    edit(folder, "donors", lambda data: data.replace(b"Norway", b"Nor\0way"))
    folder_refused(folder, r"donors\.csv: the file has a NUL byte at offset")


def test_a_row_with_too_many_cells_is_refused(folder, folder_refused):
    edit(folder, "mechanisms", lambda data: data.replace(b"several states", b"a, b"))
    folder_refused(folder, r"row 3 \(ifu\): the row has 4 cells. Expected: 3, as in")


def test_a_row_with_too_few_cells_is_refused_and_its_key_still_counts(
    folder, folder_refused
):
    edit(
        folder, "sources", lambda data: data.replace(b"paper,Paper,press,,", b"paper,")
    )
    folder_refused(folder, r"row 3 \(paper\): the row has 4 cells. Expected: 7")


def test_an_empty_row_is_refused(folder, folder_refused):
    edit(folder, "mechanisms", lambda data: data.replace(b"\nifu", b"\n\nifu"))
    folder_refused(folder, "row 3: the row is empty")


def test_a_row_of_empty_cells_is_refused(folder, folder_refused):
    edit(folder, "mechanisms", lambda data: data + b",,\n")
    folder_refused(folder, "row 5: the row is empty")


@pytest.mark.parametrize("change", [b'"Any other" channel', b'"Any other'])
def test_a_stray_quote_is_refused(folder, folder_refused, change):
    edit(folder, "mechanisms", lambda data: data.replace(b"Any other channel.", change))
    folder_refused(folder, r"mechanisms\.csv: line \d is not CSV")


def test_a_cell_too_long_to_be_one_is_refused(folder, folder_refused):
    edit(folder, "mechanisms", lambda data: data.replace(b"Any", b"x" * 200_000))
    folder_refused(folder, "is not CSV .field larger than field limit")


@pytest.mark.parametrize("data", [b"", b"\n"])
def test_an_empty_file_is_refused_in_one_line(folder, folder_refused, data):
    edit(folder, "meetings", lambda _: data)
    folder_refused(folder, "meetings.csv: the table is empty")


def test_a_table_without_rows_is_refused(folder, folder_refused):
    edit(folder, "claims", lambda data: data.splitlines(keepends=True)[0])
    folder_refused(folder, r"claims\.csv: the table is empty")


def test_a_missing_column_is_refused_and_said_once(tables, refused):
    for one in tables["claims"]:
        del one["lead"]
    refused(tables, r'claims\.csv, row 1: column "lead" is missing')


def test_an_unknown_column_is_refused_with_the_nearest(tables, refused):
    for one in tables["claims"]:
        one["remark"] = "x"
    refused(tables, 'column "remark" is not known. Known: .*Correct or remove')


def test_a_repeated_column_is_refused(folder, folder_refused):
    edit(
        folder,
        "mechanisms",
        lambda data: data.replace(b"\n", b",again\n").replace(
            b"definition,again", b"definition,label"
        ),
    )
    folder_refused(folder, 'column "label" stands there 2 times')


def test_columns_in_another_order_are_refused(tables, refused):
    tables["mechanisms"] = [dict(reversed(one.items())) for one in tables["mechanisms"]]
    refused(tables, 'column "definition" stands in the place of "mechanism"')


def test_a_row_is_numbered_by_record_whatever_its_cells_hold(tables, refused):
    row(tables, "mechanisms", "purl")["definition"] = "Two\nlines,\nthree"
    row(tables, "mechanisms", "none_such")["label"] = ""
    refused(tables, r"row 4 \(none_such\): label is empty")


def test_line_breaks_in_a_text_are_kept(tables, tmp_path):
    from tests.ledgers import write_ledger

    row(tables, "mechanisms", "purl")["definition"] = "Two\nlines"
    ledger = read_ledger(write_ledger(tmp_path / "ledger", **tables))
    assert ledger["mechanisms"]["definition"].iloc[0] == "Two\nlines"


def test_words_that_others_read_as_missing_are_text(tables, tmp_path):
    from tests.ledgers import write_ledger

    row(tables, "mechanisms", "purl")["label"] = "NA"
    row(tables, "mechanisms", "ifu")["label"] = "null"
    ledger = read_ledger(write_ledger(tmp_path / "ledger", **tables))
    assert ledger["mechanisms"]["label"].tolist() == ["NA", "null", "Other"]


def test_a_misspelled_column_hides_no_fault_of_the_others(tables, tmp_path):
    from lib.ledger.package import examine
    from tests.ledgers import write_ledger

    row(tables, "pledges", "deu")["donors"] = "DEU;NLD"
    row(tables, "pledges", "joint")["donors"] = "NLD;DEU"
    row(tables, "pledges", "nor-2")["part_of"] = "nowhere"
    row(tables, "claims", "lva-c1")["lead"] = "false"
    for one in tables["pledges"]:
        one["notes"] = one.pop("note")
    for one in tables["claims"]:
        one["notes"] = one.pop("note")
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert kinds_of(report) == {
        "unknown column": 2,
        "missing column": 2,
        "scope and donors": 1,
        "donors out of order": 1,
        "broken reference": 1,
        "lead": 1,
    }


def test_a_column_that_is_there_and_empty_is_not_said_to_be_missing(tables, refused):
    for one in tables["statements"][1:]:
        tables["statements"].remove(one)
    tables["statements"][0]["speaker"] = ""
    refused(tables, r"row 2 \(rutte-1\): speaker is empty")


def test_a_file_is_read_alike_in_blocks_of_any_size(folder, monkeypatch):
    whole = read_ledger(folder)["pledges"]
    monkeypatch.setattr(rows, "_BLOCK", 2)
    assert read_ledger(folder)["pledges"].equals(whole)


def test_an_odd_row_is_numbered_in_whatever_block_it_stands(
    folder, folder_refused, monkeypatch
):
    monkeypatch.setattr(rows, "_BLOCK", 1)
    edit(folder, "mechanisms", lambda data: data + b"a,b,c,d\n")
    folder_refused(folder, r"mechanisms\.csv, row 5 \(a\): the row has 4 cells")
