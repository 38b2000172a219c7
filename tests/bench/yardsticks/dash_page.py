"""A choice and a bar chart in Dash, as its guides begin, on the server they name."""

import sys

from bars import RATES, bars
from dash import Dash, Input, Output, callback, dcc, html
from waitress import serve

app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Dropdown(list(RATES), "USD", id="currency", clearable=False),
        dcc.Graph(id="chart"),
    ]
)


@callback(Output("chart", "figure"), Input("currency", "value"))
def chart(currency):
    return bars(currency)


serve(app.server, listen=f"127.0.0.1:{sys.argv[1]}", threads=8)
