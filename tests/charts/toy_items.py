"""Rows of frames of items, and what a figure of them shows."""

from tests.charts.toy_rows import MISSING

TANK, MISSILE = "tank", "missile"


def row(item_class=TANK, unit="tanks", quantity=MISSING, **columns):
    """Make a row of a frame of items: all of it new and exact unless said."""
    plain = {
        "item_class": item_class,
        "item_label": f"main {item_class}",
        "unit": unit,
        "quantity": quantity,
        "low": columns.get("low", quantity),
        "high": columns.get("high", quantity),
        "open_ended": False,
        "new": quantity,
        "earlier": MISSING,
        "conditional_quantity": MISSING,
        "conditional_low": columns.get("conditional_quantity", MISSING),
        "conditional_high": columns.get("conditional_quantity", MISSING),
        "conditional_open_ended": False,
        "entries": 1,
        "uncounted": 0,
        "donors": "DEU",
        "donor_label": "Germany",
        "kind": "donor",
    }
    return plain | columns


def silent(item_class=TANK, number=1, **columns):
    """Make a row of what states no unit and no number."""
    return row(item_class, None, entries=number, uncounted=number, **columns)


def bars(figure, axis="x"):
    """Bars of one panel by the name in the legend."""
    return {
        trace.name: trace
        for trace in figure.data
        if trace.type == "bar" and (trace.xaxis or "x") == axis
    }


def words(figure):
    return [
        text
        for trace in figure.data
        if trace.type == "scatter" and "text" in (trace.mode or "")
        for text in trace.text
        if text
    ]


def notes(figure):
    return [note.text for note in figure.layout.annotations]
