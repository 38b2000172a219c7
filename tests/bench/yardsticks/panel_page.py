"""A choice and a bar chart in Panel, as its guides begin, with all files its own."""

import sys

import panel as pn
from bars import RATES, bars

pn.extension("plotly")


def page() -> pn.Column:
    """Make the page of one reader."""
    currency = pn.widgets.Select(name="Currency", options=list(RATES))
    return pn.Column(currency, pn.pane.Plotly(pn.bind(bars, currency)))


pn.serve(page, port=int(sys.argv[1]), show=False, websocket_origin="*")
