"""The chart of the bare Dash and Panel pages, the same as of the bare Streamlit page."""

import plotly.express as px
from plotly.graph_objects import Figure

RATES = {"USD": 1.0, "EUR": 0.9, "GBP": 0.8}
PLEDGED = {f"Country {number}": number * 1.5 for number in range(1, 11)}


def bars(currency: str) -> Figure:
    """Draw the countries in a currency."""
    values = [value * RATES[currency] for value in PLEDGED.values()]
    return px.bar(x=list(PLEDGED), y=values, title=f"Pledged, {currency}")
