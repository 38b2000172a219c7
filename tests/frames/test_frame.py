"""Frames as records: what a record says of its frame holds, and follows from its contract."""

from datetime import date
from pathlib import Path

import pandas as pd
import pandera
import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.frame import Frame
from lib.frames.measures import count, key, money, text
from lib.ledger.package import read_ledger
from lib.model.columns import Table, columns_of
from lib.model.selection import Selection
from lib.model.view import View

REFUSED = pandera.errors.SchemaError, pandera.errors.SchemaErrors
SEEDS = Path(__file__).parents[2] / "seeds"


class Alms(Table):
    """One row is a giver."""

    giver: str = key("Giver")
    coins: int = count("Coins")
    worth: float = money("Worth")
    a_head: float = money("A head", millions=False)


class AlmsByTown(Table):
    """One row is a giver in a town."""

    giver: str = text("Giver")
    town: str = text("Town")

    class Config:
        unique = ["giver", "town"]  # noqa: RUF012 (as pandera reads it)


def alms(_: View) -> pd.DataFrame:
    return pd.DataFrame({"giver": ["Ann"]})


@pytest.fixture(scope="module")
def view() -> View:
    return View(
        read_ledger(SEEDS), Selection(asof=date(2026, 11, 23), since=date(2025, 12, 1))
    )


@pytest.fixture(scope="module")
def made(view: View) -> dict[str, pd.DataFrame]:
    return {name: frame(view) for name, frame in FRAMES.items()}


def test_a_frame_is_named_as_its_function_and_made_by_it(view: View):
    frame = Frame(alms, Alms)
    assert frame.name == "alms"
    pd.testing.assert_frame_equal(frame(view), alms(view))


def test_columns_and_keys_follow_from_the_contract():
    alone, together = Frame(alms, Alms), Frame(alms, AlmsByTown)
    assert [rule.title for rule in alone.columns.values()][:2] == ["Giver", "Coins"]
    assert alone.keys == ("giver",)
    assert together.keys == ("giver", "town")


def test_a_row_opens_by_its_keys_unless_something_else_is_said():
    assert Frame(alms, AlmsByTown).opens == ("giver", "town")
    assert Frame(alms, AlmsByTown, marked_by=("town",)).opens == ("town",)
    assert Frame(alms, AlmsByTown, marked_by=()).opens == ()


def test_money_shows_in_millions_unless_it_is_a_head():
    assert Frame(alms, Alms).money_columns == ("worth",)
    assert Frame(alms, AlmsByTown).money_columns == ()


def test_some_columns_of_a_contract_can_come_first():
    assert columns_of(Alms) == ["giver", "coins", "worth", "a_head"]
    assert columns_of(Alms, "worth", "giver") == ["worth", "giver", "coins", "a_head"]


@pytest.mark.parametrize("name", FRAMES)
def test_a_contract_takes_what_its_frame_makes_and_no_other_columns(name: str, made):
    contract, frame = FRAMES[name].contract, made[name]
    assert not frame.empty
    contract.validate(frame)
    with pytest.raises(REFUSED, match="not in DataFrameSchema"):
        contract.validate(frame.assign(extra=1))
    for column in frame:
        with pytest.raises(REFUSED, match="not in dataframe"):
            contract.validate(frame.drop(columns=column))


@pytest.mark.parametrize("name", FRAMES)
def test_the_keys_of_a_frame_tell_its_rows_apart(name: str, made):
    frame, keys = made[name], list(FRAMES[name].keys)
    assert keys
    assert not frame.duplicated(keys).any()
    twice = pd.concat([frame, frame.head(1)], ignore_index=True)
    with pytest.raises(
        pandera.errors.SchemaError, match=r"not unique|duplicate values"
    ):
        FRAMES[name].contract.validate(twice)


@pytest.mark.parametrize("name", FRAMES)
def test_a_record_names_columns_that_its_frame_has(name: str):
    frame = FRAMES[name]
    assert {*frame.shown, *frame.opens} <= set(frame.columns)
    assert len(set(frame.shown)) == len(frame.shown)
    if frame.cites:
        assert frame.cites in frame.columns
        assert frame.cites in FRAMES["contributions"].columns


@pytest.mark.parametrize("name", FRAMES)
def test_rows_said_to_stand_from_the_oldest_do_so(name: str, made):
    frame = FRAMES[name]
    rows = made[name].assign(all="all")
    of = next((key for key in frame.keys if key in ("donors", "group")), "all")
    times = [rows[time].dropna() for time in ("month", "date") if time in rows]
    from_oldest = [
        time.groupby(rows[of]).is_monotonic_increasing.all() for time in times
    ]
    assert not frame.oldest_first or from_oldest == [True]


def test_frames_of_items_hold_no_money_and_all_others_state_sums():
    for name, frame in FRAMES.items():
        if frame.of_items:
            assert not frame.money_columns, name
        elif name not in ("condition_history", "quality"):
            assert frame.money_columns, name
