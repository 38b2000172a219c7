import re

import pytest

from lib.ledger.package import examine
from tests.ledgers import kinds_of, put, row, write_ledger


@pytest.mark.parametrize(
    ("place", "cell", "target"),
    [
        ("pledges lva meeting_id", "udcg-2025-04-12", "meetings"),
        ("pledges lva item_class", "tank", "item_classes"),
        ("pledges lva part_of", "nothing", "pledges"),
        ("pledges lva counted_in", "nothing", "pledges"),
        ("pledges lva replaces", "nothing", "pledges"),
        ("claims deu-c2 pledge_id", "nothing", "pledges"),
        ("claims deu-c2 source_id", "papier", "sources"),
        ("condition_events lva-01 pledge_id", "nothing", "pledges"),
        ("condition_events lva-01 donor_id", "ZZZ", "donors"),
        ("condition_events lva-01 source_id", "papier", "sources"),
        ("statements a-1 meeting_id", "udcg-2025-04-12", "meetings"),
        ("statements a-1 source_id", "papier", "sources"),
    ],
)
def test_a_key_that_no_row_has_is_refused(tables, refused, place, cell, target):
    put(tables, place, cell)
    _, key, column = place.split()
    refused(tables, rf'\({key}\): {column} "{cell}" is not in {target}\.csv. Known: ')


@pytest.mark.parametrize(
    ("place", "cell", "member"),
    [
        ("pledges joint donors", "DEU;XYZ", "XYZ"),
        ("pledges deu mechanism", "ifu;purrl", "purrl"),
        ("claims five-c1 donors_as_named", "DEU;LVX", "LVX"),
        ("meetings udcg-2025-04-11 source_ids", "paper;papier", "papier"),
    ],
)
def test_each_member_of_a_list_is_looked_up(tables, refused, place, cell, member):
    put(tables, place, cell)
    refused(tables, f'{place.split()[2]} "{member}" is not in ')


def test_two_unknown_members_are_two_problems(tables, tmp_path):
    from lib.ledger.package import examine
    from tests.ledgers import write_ledger

    row(tables, "pledges", "joint")["donors"] = "XXA;XXB"
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert kinds_of(report) == {"broken reference": 2}


def test_the_nearest_key_is_named(tables, refused):
    row(tables, "claims", "deu-c2")["source_id"] = "minstry"
    refused(tables, 'source_id "minstry" is not in sources.csv. Known: ministry')


def test_a_removed_row_that_others_refer_to_is_refused(tables, refused):
    tables["meetings"] = [
        one for one in tables["meetings"] if one["meeting_id"] != "udcg-2025-04-11"
    ]
    tables["statements"] = tables["statements"][:1]
    for key in ("deu", "joint"):
        row(tables, "pledges", key)["meeting_id"] = ""
    refused(tables, r'\(total\): meeting_id "udcg-2025-04-11" is not in meetings')


def copied(tables, key, new, **cells):
    """Add a pledge that copies another, with a lead claim of its own."""
    tables["pledges"].append(row(tables, "pledges", key) | {"pledge_id": new} | cells)
    claim = next(one for one in tables["claims"] if one["pledge_id"] == key)
    tables["claims"].append(
        claim
        | {"claim_id": f"{new}-c1", "pledge_id": new}
        | {name: cells[name] for name in ("recorded_on",) if name in cells}
    )


def test_a_row_that_is_part_of_itself_is_refused(tables, refused):
    row(tables, "pledges", "nor-2")["part_of"] = "nor-2"
    refused(tables, "lead back to the row: nor-2 -> nor-2.")


def test_a_cycle_of_part_of_is_refused_with_its_path(tables, refused):
    row(tables, "pledges", "total")["part_of"] = "lva"
    row(tables, "pledges", "lva")["part_of"] = "deu"
    refused(tables, r"\(total\): part_of .* lead back .*: total -> lva -> deu -> total")


def test_part_of_and_counted_in_make_one_graph(tables, refused):
    row(tables, "pledges", "nor-2")["counted_in"] = "five"
    row(tables, "pledges", "five").update(part_of="nor-2")
    refused(tables, "nor-2 -> five -> nor-2")


def test_every_cycle_is_reported(tables, tmp_path):
    row(tables, "pledges", "nor-2")["part_of"] = "nor-2"
    row(tables, "pledges", "total")["part_of"] = "deu"
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert [one.kind for one in report.refused] == ["cycle", "cycle"]


def test_a_cycle_through_the_replacement_of_a_row_is_refused(tables, refused):
    copied(tables, "nor-2", "nor-part", part_of="nor", replaces="", item="other")
    row(tables, "pledges", "nor-2")["part_of"] = "nor-part"
    refused(tables, "nor-2 -> nor-part -> nor-2")


def test_a_cycle_through_a_correction_of_a_correction_is_refused(tables, refused):
    copied(tables, "nor-2", "nor-part", part_of="nor", replaces="", item="other")
    later = {"recorded_on": "2026-04-01", "replaces": "nor-2"}
    copied(tables, "nor-2", "nor-3", part_of="nor-part", **later)
    row(tables, "pledges", "nor-2")["withdrawn_on"] = "2026-04-01"
    refused(tables, "nor-part -> nor-3 -> nor-part")


@pytest.mark.parametrize("whole", ["deu", "deu-2"])
def test_a_corrected_direction_is_no_cycle(tables, tmp_path, whole):
    # deu was part of total; both are corrected and now total-2 is part of deu.
    row(tables, "pledges", "total")["withdrawn_on"] = "2025-06-01"
    row(tables, "pledges", "joint")["part_of"] = ""
    copied(
        tables,
        "total",
        "total-2",
        part_of=whole,
        replaces="total",
        recorded_on="2025-06-01",
        withdrawn_on="",
    )
    row(tables, "pledges", "deu")["withdrawn_on"] = "2025-06-01"
    copied(
        tables,
        "deu",
        "deu-2",
        part_of="",
        replaces="deu",
        recorded_on="2025-06-01",
        withdrawn_on="",
    )
    assert examine(write_ledger(tmp_path / "ledger", **tables)).report.refused == ()


def test_money_counted_in_a_running_total_is_refused(tables, refused):
    row(tables, "pledges", "deu-again")["counted_in"] = "running"
    refused(tables, 'counted_in leads to "running", which is cumulative')


def test_money_counted_in_a_row_replaced_by_a_running_total_is_refused(tables, refused):
    row(tables, "pledges", "five")["counted_in"] = "nor"
    row(tables, "pledges", "nor-2").update(scope="cumulative")
    refused(tables, 'counted_in leads to "nor-2", which is cumulative')


def test_a_row_replaced_twice_is_refused(tables, refused):
    copied(tables, "nor-2", "nor-3", item="other")
    refused(tables, r'\(nor-3\): "nor" is replaced by "nor-2" already')


def test_a_replaced_row_that_still_stands_is_refused(tables, refused):
    row(tables, "pledges", "nor")["withdrawn_on"] = ""
    row(tables, "claims", "nor-c1")["withdrawn_on"] = ""
    refused(tables, r'\(nor-2\): "nor" is replaced and still stands on 2026-03-01')


def test_a_row_withdrawn_after_its_replacement_is_refused(tables, refused):
    row(tables, "pledges", "nor")["withdrawn_on"] = "2026-03-02"
    refused(
        tables, r'"nor" is replaced and still stands on 2026-03-01. Expected: its w'
    )


def test_rows_that_replace_one_another_are_refused(tables, tmp_path):
    row(tables, "pledges", "nor")["replaces"] = "nor-2"
    row(tables, "pledges", "nor-2")["withdrawn_on"] = "2026-03-01"
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert re.search("replaces lead back to the row: nor -> nor-2 -> nor", str(report))
