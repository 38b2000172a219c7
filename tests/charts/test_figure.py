"""A figure in plain values: what Plotly is given is what JSON holds, and it is accepted."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.charts.figure import Figure, over
from lib.ledger.package import read_ledger
from lib.model.view import View
from tests.charts.digest import ROWS
from tests.toys import NOW


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(Path(__file__).parents[2] / "seeds")


def test_traces_and_settings_of_the_layout_are_written_as_plotly_reads_them():
    figure = Figure()
    figure.bar(x=[1], name="new")
    figure.scatter(x=[2], mode="text")
    figure.note(text="Said")
    figure.note(text="again")
    figure.shape(type="rect")
    figure.lay(xaxis={"title": {"text": "Tanks"}}).lay(xaxis={"nticks": 6})
    assert figure.plain() == {
        "data": [
            {"type": "bar", "x": [1], "name": "new"},
            {"type": "scatter", "x": [2], "mode": "text"},
        ],
        "layout": {
            "annotations": [{"text": "Said"}, {"text": "again"}],
            "shapes": [{"type": "rect"}],
            "xaxis": {"title": {"text": "Tanks"}, "nticks": 6},
        },
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ((1, None), [1, None]),
        ([pd.Timestamp("2026-02-12 06:30")], ["2026-02-12T06:30:00"]),
        ([np.float64(0.5), np.int64(2), np.bool_(True)], [0.5, 2, True]),
        ([float("nan"), float("inf")], [None, None]),
        ({"size": None, "color": "red"}, {"color": "red"}),
    ],
)
def test_values_are_written_as_json_has_them(value, written):
    figure = Figure()
    figure.bar(x=value, base=None)
    (trace,) = figure.plain()["data"]
    assert trace == {"type": "bar", "x": written}
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace


def test_a_figure_that_was_written_down_is_on_its_own():
    look = {"color": "red"}
    figure = Figure()
    figure.bar(marker=look)
    figure.plain()["data"][0]["marker"]["color"] = "blue"
    assert look == {"color": "red"}


def test_settings_are_laid_over_others_deeply_and_both_stay_as_they_are():
    below, above = {"font": {"size": 12, "color": "red"}}, {"font": {"size": 9}, "x": 1}
    assert over(below, above) == {"font": {"size": 9, "color": "red"}, "x": 1}
    assert (below["font"]["size"], above["font"]) == (12, {"size": 9})


@pytest.mark.parametrize("donors", [(), ("AUT",)], ids=["all", "none"])
@pytest.mark.parametrize("name", CHARTS)
def test_plotly_accepts_the_figure_of_every_chart_and_reads_it_as_it_is(
    name, donors, ledger
):
    view = View(ledger, replace(NOW, show=ROWS.get(name), donor=donors))
    figure = card_of(name, view).figure
    read = go.Figure(figure).to_dict()
    del read["layout"]["template"]
    assert json.loads(json.dumps(read)) == figure
