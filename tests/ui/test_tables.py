"""Tables in words and marks: what heads a column, what lies behind a row."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.catalogue import CHARTS
from lib.frames.catalogue import FRAMES
from lib.model.glossary import ENTRY_STATES
from lib.ui.tables import (
    _columns,
    _has_long_words,
    _holds_anything,
    in_yes,
    mark_of,
    pill_of,
    pills,
    state_column,
    with_short_names,
)


def test_every_frame_that_a_chart_draws_has_columns_for_its_table_and_opens_rows():
    for chart in CHARTS.values():
        assert FRAMES[chart.frame].shown, chart.frame
    closed = {chart.frame for chart in CHARTS.values() if not FRAMES[chart.frame].opens}
    assert closed == {"change_steps"}


def test_money_is_headed_in_millions_but_not_a_head():
    columns = _columns("donor_totals", "EUR")
    assert columns["value"]["label"] == "Pledged, m EUR"
    assert columns["per_capita"]["label"] == "Per head, EUR"
    assert columns["per_gdp"]["label"] == "Share of GDP"


def test_money_is_shown_in_millions_and_a_head_as_it_is():
    def show():
        from lib.ui.tables import show_frame
        from tests.charts.toy_rows import donor_row, frame

        row = donor_row("DEU", "Germany", value=40.4e9, per_capita=12.5)
        show_frame(frame("donor_totals", [row]), "donor_totals", "A table")

    (table,) = AppTest.from_function(show).run().dataframe
    row = table.value.iloc[0]
    assert (row["value"], row["per_capita"]) == (40_400, 12.5)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"donors": "DEU;NOR"}, "DEU;NOR"),
        ({"meeting_id": "m1", "donors": None}, "m1,unattributed"),
        ({"donors": "DEU", "meeting_id": None}, "DEU,outside"),
        ({"item_class": None, "year": 2025}, "unclassed,2025"),
        ({"donors": "DEU", "mechanism": "ifu;purl"}, "DEU,=ifu;purl"),
        ({"donors": "DEU", "mechanism": None}, "DEU,="),
        ({"to": "traced", "month": pd.Timestamp("2025-04-01")}, "traced,2025-04"),
        ({"item_class": "tank", "year": 2025}, "tank,2025"),
    ],
)
def test_a_row_names_what_lies_behind_it(keys, named):
    assert mark_of(keys) == named


def test_no_column_is_a_box_and_what_is_yes_is_said_in_words():
    kinds = {
        column["type_config"]["type"]
        for name in FRAMES
        for column in _columns(name, "USD").values()
    }
    assert "checkbox" not in kinds
    flags = pd.Series([True, False], name="disputed")
    assert in_yes(flags).tolist() == ["sources disagree", ""]
    assert in_yes(flags.rename("other")).tolist() == ["yes", ""]


def test_a_column_in_which_nothing_is_said_is_left_out():
    assert not _holds_anything(pd.Series(["", ""]))
    assert not _holds_anything(pd.Series([None, float("nan")]))
    assert _holds_anything(pd.Series(["", "sources disagree"]))
    assert _holds_anything(pd.Series([float("nan"), 0.0]))
    assert _holds_anything(pd.Series([["new"]]))


def test_rows_are_tall_where_words_need_it_but_for_an_address():
    short, long = pd.Series(["tanks"], dtype="str"), pd.Series(["a" * 31], dtype="str")
    assert not _has_long_words(pd.DataFrame({"what": short, "url": long}))
    assert _has_long_words(pd.DataFrame({"what": long}))


def test_a_state_is_a_pill_in_its_colour_on_which_letters_can_be_read():
    options = state_column()["type_config"]["options"]
    assert [one["value"] for one in options] == [
        state.label for state in ENTRY_STATES.values()
    ]
    states = pd.Series(["new", "earlier"])
    assert pills(states).tolist() == [
        [ENTRY_STATES["new"].label],
        [ENTRY_STATES["earlier"].label],
    ]
    for state in ENTRY_STATES:
        light = luminance(pill_of(state))
        assert max(1.05 / (light + 0.05), (light + 0.05) / 0.05) > 4.5, state


def luminance(colour):
    """Weigh a colour as WCAG does, from 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in parts
    ]
    return sum(x * y for x, y in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_of_a_long_list_of_donors_the_first_are_named():
    named = {"donors": ["DEU;DNK;NLD;NOR", "NOR", None]}
    labels = ["Germany, Denmark, Netherlands and Norway", "Norway", "No donor named"]
    rows = with_short_names(pd.DataFrame(named | {"donor_label": labels}))
    assert rows["donor_label"].tolist() == [
        "Germany, Denmark and 2 others",
        "Norway",
        "No donor named",
    ]
    bare = pd.DataFrame({"item": ["tanks"]})
    assert with_short_names(bare) is bare


def test_where_donors_are_counted_their_names_stay():
    counted = pd.DataFrame({"donors": [4, 1], "donor_label": [None, "Norway"]})
    assert with_short_names(counted) is counted
