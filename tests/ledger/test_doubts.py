from datetime import date

import pytest

from lib.ledger.package import examine
from tests.ledgers import row, write_ledger


def only(problems):
    (problem,) = problems
    return problem


def test_a_sound_ledger_has_no_warnings(tables, warned):
    assert warned(tables) == []


def test_a_part_of_other_donors_than_its_whole_is_warned_of(tables, warned):
    row(tables, "pledges", "nor-2")["part_of"] = "joint"
    row(tables, "pledges", "nor-2")["announced_on"] = "2025-04-11"
    assert "the whole does not name NOR. Expected: donors among DEU;NLD" in only(
        warned(tables)
    )


def test_any_donor_may_be_part_of_a_whole_without_donors(tables, warned):
    row(tables, "pledges", "nor-2")["part_of"] = "total"
    assert warned(tables) == []


def test_parts_above_their_whole_are_warned_of(tables, warned):
    row(tables, "claims", "joint-c1").update(
        amount="41000000", amount_as_printed="$41 million"
    )
    assert (
        "(total): the parts add up to 101,000,000. Expected: at most 100,000,000"
        in only(warned(tables))
    )


RANGE = {
    "qualifier": "range",
    "amount_to": "105000000",
    "amount_as_printed": "$100 to 105 million",
}


@pytest.mark.parametrize(
    "cells",
    [{"qualifier": "over"}, {"qualifier": "about"}, {"currency": "EUR"}, RANGE],
)
def test_parts_may_exceed_an_open_or_rounded_whole_or_one_of_other_money(
    tables, warned, cells
):
    row(tables, "claims", "joint-c1").update(
        amount="41000000", amount_as_printed="$41 million"
    )
    row(tables, "claims", "total-c1").update(cells)
    assert warned(tables) == []


def test_parts_that_are_withdrawn_do_not_exceed_anything(tables, warned):
    row(tables, "claims", "joint-c1").update(
        amount="41000000", amount_as_printed="$41 million"
    )
    row(tables, "pledges", "joint")["withdrawn_on"] = "2025-05-01"
    assert warned(tables) == []


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("1500000000", "1,5 млрд євро"),
        ("1500000000", "1.5 billion"),
        ("1500000000", "1 500 000 000 kr"),
        ("1500000", "1\u202f500\u202f000 euros"),
        ("1234567", "1'234'567 Fr."),
        ("24700000", "about $24.7 million"),
        ("500000000", "по 500 млн євро"),
        ("2500000", "nearly $2,5 million"),
        ("500000000", "€500 million (US$577 million)"),
        ("30000000", "٣٠ مليون"),
        ("0.5", "50 cents"),
    ],
)
def test_a_figure_is_found_whatever_its_separators_and_scale(
    tables, warned, amount, printed
):
    row(tables, "claims", "again-c1").update(
        amount=amount, amount_as_printed=printed, lead="true"
    )
    found = [one for one in warned(tables) if "amount_as_printed" in one]
    assert found == []


@pytest.mark.parametrize("printed", ["$70 million", "einer Milliarde Euro", "$660"])
def test_an_amount_that_is_not_printed_is_warned_of(tables, warned, printed):
    row(tables, "claims", "again-c1")["amount_as_printed"] = printed
    assert "(again-c1): amount 60,000,000 is not in" in only(warned(tables))


def test_a_figure_in_words_of_the_language_of_its_source_is_found(tables, warned):
    claim = row(tables, "claims", "again-c1")
    claim["amount_as_printed"] = "sechzig Millionen Dollar"
    assert warned(tables) == []
    claim["amount_as_printed"] = "soixante millions de dollars"
    assert "(again-c1): amount 60,000,000 is not in" in only(warned(tables))


def test_the_upper_end_of_a_range_is_looked_for_too(tables, warned):
    row(tables, "claims", "deu-c2")["amount_as_printed"] = "50 million euros or more"
    assert "amount_to 60,000,000 is not in" in only(warned(tables))


def test_a_vague_phrase_on_no_list_is_warned_of(tables, warned):
    row(tables, "claims", "five-c1")["amount_as_printed"] = "Hunderte Millionen"
    assert '"Hunderte Millionen" is on no list and stays unpriced' in only(
        warned(tables)
    )


def test_a_likely_duplicate_is_warned_of(tables, warned):
    again = row(tables, "pledges", "joint") | {"pledge_id": "joint-2"}
    tables["pledges"].append(again)
    tables["claims"].append(
        row(tables, "claims", "joint-c1")
        | {"claim_id": "joint-2-c1", "pledge_id": "joint-2"}
    )
    assert "(joint-2): the row agrees with joint in" in only(warned(tables))


def test_a_ledger_that_lacks_a_column_is_not_doubted_too(tables, tmp_path):
    tables["pledges"].append(
        row(tables, "pledges", "joint") | {"pledge_id": "joint-2", "item": "other"}
    )
    tables["claims"].append(
        row(tables, "claims", "joint-c1")
        | {"claim_id": "joint-2-c1", "pledge_id": "joint-2"}
    )
    for one in tables["pledges"]:
        del one["item"]
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert [one.kind for one in report.problems] == ["missing column"]


def test_a_corrected_row_is_no_duplicate(tables, warned):
    row(tables, "claims", "nor-2-c1").update(
        amount="30000000", amount_as_printed="30 million crowns"
    )
    assert warned(tables) == []


def test_rows_of_which_nothing_is_known_are_no_duplicates(tables, warned):
    for key in ("bare", "bare-2"):
        tables["pledges"].append(
            row(tables, "pledges", "nor-2")
            | {"pledge_id": key, "item": "", "replaces": ""}
        )
        tables["claims"].append(
            row(tables, "claims", "nor-2-c1")
            | {"claim_id": f"{key}-c1", "pledge_id": key, "qualifier": "none"}
            | {"amount": "", "amount_as_printed": "", "currency": ""}
        )
    assert warned(tables) == []


def test_a_row_larger_than_the_one_it_is_counted_in_is_warned_of(tables, warned):
    row(tables, "claims", "again-c1").update(
        amount="64000000", amount_as_printed="$64 million"
    )
    assert "64,000,000 is counted in deu, which is 60,000,000" in only(warned(tables))


@pytest.mark.parametrize("cells", [{"amount": "63000000"}, {"currency": "EUR"}])
def test_rounding_and_other_money_are_not_warned_of(tables, warned, cells):
    row(tables, "claims", "again-c1").update(
        {"amount": "64000000", "amount_as_printed": "63 to 64"} | cells
    )
    assert warned(tables) == []


def test_a_row_counted_in_one_of_other_donors_is_warned_of(tables, warned):
    row(tables, "pledges", "nor-2")["counted_in"] = "deu"
    assert "the row it is counted in does not name NOR" in only(warned(tables))


@pytest.mark.parametrize("column", ["part_of", "counted_in"])
def test_a_reference_to_a_row_that_nothing_replaces_is_warned_of(
    tables, warned, column
):
    row(tables, "pledges", "nor-2")["replaces"] = ""
    row(tables, "pledges", "five")[column] = "nor"
    assert f'(five): {column} "nor" is withdrawn and nothing' in only(warned(tables))


def test_a_reference_to_a_row_that_is_replaced_is_none_to_a_withdrawn_one(
    tables, warned
):
    row(tables, "pledges", "deu-again")["part_of"] = "nor"
    row(tables, "pledges", "deu-again")["donors"] = "NOR"
    row(tables, "pledges", "deu-again")["counted_in"] = ""
    assert "is withdrawn" not in "".join(warned(tables))


def test_a_withdrawn_row_may_refer_to_a_withdrawn_one(tables, warned):
    row(tables, "pledges", "nor-2")["replaces"] = ""
    row(tables, "pledges", "five").update(part_of="nor", withdrawn_on="2026-03-02")
    assert warned(tables) == []


@pytest.mark.parametrize(("day", "count"), [("2026-03-02", 0), ("2026-03-01", 1)])
def test_rows_recorded_after_today_are_warned_of(folder, day, count):
    report = examine(folder, today=date.fromisoformat(day)).report
    assert len(report.warned) == len(report.problems) == count
    assert all("(lva-03): recorded_on 2026-03-02" in str(one) for one in report.warned)


def test_a_meeting_with_a_total_and_no_headline_is_warned_of_once(tables, warned):
    row(tables, "pledges", "total")["scope"] = "total"
    again = row(tables, "pledges", "total") | {"pledge_id": "more", "item": "drones"}
    tables["pledges"].append(again)
    said = row(tables, "claims", "total-c1") | {"claim_id": "m", "pledge_id": "more"}
    tables["claims"].append(said)
    found = only(warned(tables))
    assert '(total): meeting "udcg-2025-04-11" has no headline' in found
    assert "scope headline where the sum is announced for the meeting as a" in found


def test_totals_outside_meetings_and_withdrawn_ones_need_no_headline(tables, warned):
    row(tables, "pledges", "total").update(scope="total", meeting_id="")
    assert warned(tables) == []
    row(tables, "pledges", "total")["meeting_id"] = "udcg-2025-04-11"
    assert len(warned(tables)) == 1
    row(tables, "pledges", "total")["withdrawn_on"] = "2026-11-01"
    assert not any("no headline" in one for one in warned(tables))
