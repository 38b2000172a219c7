"""The bridge of a meeting: its parts add up to the headline, whatever they are."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.frames.bridge import bridge, headline_shares
from lib.frames.catalogue import FRAMES
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.frames.test_sums import february
from tests.toys import NOW, claim, pledge, toy_ledger


def shown(ledger: Ledger, selection: Selection = NOW) -> pd.DataFrame:
    frame = bridge(View(ledger, selection))
    FRAMES["bridge"].contract.validate(frame)
    return frame


def test_a_headline_is_broken_into_who_accounts_for_it():
    frame = shown(february())
    said = frame[["place", "part", "donor_label", "value"]]
    said = said.astype(object).where(said.notna(), "none")
    assert said.to_numpy().tolist() == [
        ["headline", "headline", "Headline", 100.0],
        ["inside", "named", "Norway", 5.0],
        ["inside", "named", "Sweden", "none"],
        ["inside", "joint", "Germany and Norway", 15.0],
        ["inside", "earlier", "United Kingdom", 10.0],
        ["inside", "conditional", "Germany", 8.0],
        ["inside", "unattributed", "No donor named", 62.0],
        ["beside", "restated", "United Kingdom", 4.0],
    ]


@pytest.mark.parametrize("column", ["value", "low", "high"])
def test_the_parts_inside_add_up_to_the_headline_in_every_column(column: str):
    frame = shown(february())
    inside = frame.loc[frame["place"] == "inside", column].sum()
    assert inside == frame.loc[frame["place"] == "headline", column].sum()


def test_a_filter_by_donor_takes_no_part_away():
    chosen = replace(NOW, donor=("NOR",), mechanism=("purl",))
    pd.testing.assert_frame_equal(shown(february(), chosen), shown(february()))


def test_a_filter_by_meeting_keeps_that_meeting():
    assert shown(february(), replace(NOW, meeting=("m2",))).empty
    assert len(shown(february(), replace(NOW, meeting=("m1",)))) == 8


def test_a_part_announced_later_elsewhere_stands_under_its_headline():
    ledger = toy_ledger(
        [
            pledge("total", None, meeting_id="m1"),
            pledge("later", "NOR", meeting_id="m2", part_of="total"),
        ],
        [claim("total", 10), claim("later", 3)],
    )
    frame = shown(ledger)
    assert set(frame["meeting_id"]) == {"m1"}
    assert frame.loc[frame["part"] == "named", "value"].to_list() == [3]


def test_a_meeting_without_a_headline_has_only_what_is_beside():
    ledger = toy_ledger([pledge("nor", "NOR", meeting_id="m1")], [claim("nor", 3)])
    assert shown(ledger)[["place", "value"]].to_numpy().tolist() == [["beside", 3.0]]


def test_what_is_outside_meetings_is_in_no_bridge():
    assert shown(toy_ledger([pledge("nor", "NOR")], [claim("nor", 3)])).empty


def test_a_headline_is_shared_by_who_accounts_for_it_and_how_firmly():
    shares = {"conditional": 8.0, "firm": 30.0, "unattributed": 62.0}
    assert headline_shares(View(february(), NOW)).to_dict("index") == {"m1": shares}


@pytest.mark.parametrize(
    "rows", [([], []), ([pledge("nor", "NOR", meeting_id="m1")], [claim("nor", 3)])]
)
def test_without_a_headline_there_is_no_share(rows):
    assert headline_shares(View(toy_ledger(*rows), NOW))["unattributed"].empty


def test_a_headline_that_nothing_is_known_of_is_all_nobodys():
    ledger = toy_ledger([pledge("total", None, meeting_id="m1")], [claim("total", 10)])
    shares = {"conditional": 0.0, "firm": 0.0, "unattributed": 100.0}
    assert headline_shares(View(ledger, NOW)).to_dict("index") == {"m1": shares}


def test_a_headline_without_a_sum_has_no_share():
    ledger = toy_ledger([pledge("total", None, meeting_id="m1")], [claim("total")])
    assert headline_shares(View(ledger, NOW)).empty
    assert shown(ledger).loc[0, "place"] == "headline"
    assert pd.isna(shown(ledger).loc[0, "value"])
