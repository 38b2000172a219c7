"""A package as read, sound or not: places, keys, and what is left out."""

from pathlib import Path

import pandas as pd
import pytest

from lib.ledger.draft import Draft, cells, keyed, members

ROWS = pd.DataFrame(
    {"pledge_id": ["a", None, "a", "b"], "donors": ["DEU; NLD", None, "", "NOR"]},
    index=pd.RangeIndex(2, 6),
)


def draft_of(**given):
    bad = {"pledges": frozenset(given.pop("bad", ()))}
    whole = frozenset({"pledges", "claims"})
    return Draft(Path("toy"), {"pledges": ROWS}, {}, whole, bad, **given)


def test_a_row_is_sound_where_no_cell_that_is_asked_for_is_bad():
    draft = draft_of(bad=[(2, "donors"), (5, "pledge_id")])
    assert list(draft.sound("pledges", "donors").index) == [3, 4, 5]
    assert list(draft.sound("pledges", "pledge_id").index) == [2, 3, 4]
    assert list(draft.sound("pledges").index) == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("row", "place"), [(2, "toy/pledges.csv, row 2 (a)"), (3, "toy/pledges.csv, row 3")]
)
def test_a_place_names_file_row_and_key(row, place):
    assert str(draft_of().at("pledges", float(row))) == place


def test_a_table_that_lacks_a_column_is_not_complete():
    assert draft_of().complete == {"pledges", "claims"}
    missing = frozenset({("claims", "lead")})
    assert draft_of(missing=missing).complete == {"pledges"}


def test_of_a_key_given_twice_the_first_row_counts_and_none_without_key():
    assert keyed(ROWS)["row"].to_dict() == {"a": 2, "b": 5}
    assert keyed(ROWS.iloc[:0]).empty
    assert "row" not in ROWS


def test_a_list_is_split_under_the_row_of_its_cell_without_empty_members():
    split = members(ROWS["donors"])
    assert list(split.items()) == [(2, "DEU"), (2, "NLD"), (5, "NOR")]


def test_cells_come_with_their_row():
    assert list(cells(ROWS.tail(1), "donors", "pledge_id")) == [(5, "NOR", "b")]


def test_what_several_rules_need_is_made_once_a_draft():
    made = []
    first, second = draft_of(), draft_of()

    def number_of_pledges(draft):
        made.append(draft)
        return len(draft["pledges"])

    asked = [draft.once(number_of_pledges) for draft in (first, first, second)]
    assert (asked, made) == ([4, 4, 4], [first, second])
