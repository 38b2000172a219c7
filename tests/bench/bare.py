"""The yardstick for pages: a choice and a bar chart, as Streamlit's guides begin."""

import plotly.express as px
import streamlit as st  # noqa: TID251 (a page, though none of ours)

RATES = {"USD": 1.0, "EUR": 0.9, "GBP": 0.8}
PLEDGED = {f"Country {number}": number * 1.5 for number in range(1, 11)}

currency = st.selectbox("Currency", list(RATES))
bars = {name: value * RATES[currency] for name, value in PLEDGED.items()}
figure = px.bar(x=list(bars), y=list(bars.values()), title=f"Pledged, {currency}")
st.plotly_chart(figure)
