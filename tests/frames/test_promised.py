"""What is promised in all: its parts add up, and nobody's headline is among them."""

import pytest
from hypothesis import given

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.frames.promised import PARTS, promised
from lib.frames.sums import traced_totals
from lib.model.view import View
from lib.model.vocabulary import TRACED, UNATTRIBUTED
from tests.made_up import law, ledgers, same, selections
from tests.toys import NOW, claim, event, pledge, toy_ledger

PLEDGES = [
    pledge("whole", None, meeting_id="m1"),
    pledge("deu", "DEU", meeting_id="m1", part_of="whole"),
    pledge("old", "NOR", meeting_id="m2", novelty="announced_before"),
    pledge("both", "DEU;NOR", scope="joint"),
    pledge("if", "SWE", condition="Others give as much"),
    pledge("silent", "GBR"),
]
CLAIMS = [
    claim("whole", 100e6),
    claim("deu", 60e6, qualifier="up_to"),
    claim("old", 5e6),
    claim("both", 7e6),
    claim("if", 3e6),
]


def parts(**chosen):
    ledger = toy_ledger(
        PLEDGES, CLAIMS, condition_events=[event("e1", "if", "pending")]
    )
    return promised(View(ledger, NOW).but(**chosen)).set_index("part")


def test_each_part_is_by_itself_and_headlines_apart():
    rows = parts()
    assert list(rows.index) == [
        *(TRACED, "named", "joint", "earlier", "conditional", UNATTRIBUTED)
    ]
    assert rows["value"].to_list() == [72e6, 60e6, 7e6, 5e6, 3e6, 40e6]
    assert rows["low"].to_list()[:2] == [12e6, 0]
    assert rows["counted"].to_list() == [True, True, True, True, False, True]


def test_donors_and_meetings_are_those_of_the_sums_that_count():
    rows = parts()
    assert rows["donors"].to_list() == [2, 1, 2, 1, 1, 0]
    assert rows["meetings"].to_list() == [2, 1, 0, 1, 0, 1]
    assert rows["donor_label"]["named"] == "Germany"
    assert rows["donor_label"].isna()[[TRACED, "joint", UNATTRIBUTED]].all()
    assert (rows["pledges"][TRACED], rows["unpriced"][TRACED]) == (5, 1)


def test_the_count_decides_what_the_whole_holds():
    rows = parts(basis="new")
    assert rows["value"][TRACED] == 67e6
    assert rows["counted"]["earlier"] == False  # noqa: E712 (numpy's own)
    assert rows["value"]["earlier"] == 5e6


def test_a_part_whose_worth_nobody_states_is_missing_not_zero():
    rows = parts(donor=("GBR",))
    assert rows["value"].isna().all()
    assert rows["unpriced"].to_list() == [1, 1]
    assert parts(donor=("DEU",), mechanism=("purl",)).empty


def test_the_mark_of_a_part_leads_to_its_rows():
    ledger = toy_ledger(PLEDGES, CLAIMS)
    view = View(ledger, NOW)
    for row in promised(view).to_dict("records"):
        rows = behind(contributions(view), row["mark"], ledger)
        assert row["entries"] <= len(rows), row["part"]


@law
@given(ledgers(), selections())
def test_the_parts_that_count_add_up_to_the_whole(ledger, selection):
    view = View(ledger, selection)
    rows = promised(view).set_index("part")
    totals = traced_totals(view)
    for whole in {TRACED, UNATTRIBUTED} & set(rows.index):
        for column in ("value", "low", "high"):
            assert same(rows[column][whole], totals[column][whole])
    inside = rows[rows["counted"]].drop(index=[TRACED, UNATTRIBUTED], errors="ignore")
    if TRACED in rows.index:
        for column in ("value", "low", "high"):
            total = inside[column].sum(min_count=1)
            assert same(total, rows[column][TRACED])
    assert set(rows.index) <= set(PARTS)


def test_its_contract_refuses_a_part_without_a_name():
    rows = parts().reset_index()
    FRAMES["promised"].contract.to_schema().validate(rows)
    with pytest.raises(Exception, match="part_label"):
        FRAMES["promised"].contract.to_schema().validate(rows.assign(part_label=None))
