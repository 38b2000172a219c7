import pytest

from tests.ledgers import put, row


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
    assert report.kinds() == {"broken reference": 2}


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
