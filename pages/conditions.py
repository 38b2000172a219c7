"""What depends on what."""

import streamlit as st

from lib.frames.conditions import conditions
from lib.ui.cards import open_row, show_chart
from lib.ui.condition import (
    names_of_conditions,
    show_condition,
    show_condition_cards,
)
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()
listed = conditions(ledger, chosen)

st.title("Conditions", anchor=False)
st.markdown("Pledges that hold only if something else happens first.")
opened = open_row("Show in detail", names_of_conditions(listed), chosen)
show_condition(opened, listed, ledger, chosen)
others = listed[listed["pledge_id"] != opened]
show_condition_cards(others, chosen, columns=2)
show_chart("conditions", chosen)
