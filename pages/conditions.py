"""What depends on what."""

import streamlit as st

from lib.ui.cards import open_row, show_chart
from lib.ui.condition_cards import (
    featured,
    finding_of_conditions,
    names_of_conditions,
    show_absent,
    show_condition_cards,
    show_settled_before,
)
from lib.ui.condition_detail import show_condition
from lib.ui.served import load_ledger, selection
from lib.ui.text import literal

ledger = load_ledger()
chosen = selection()

st.title("Conditions", anchor=False)
st.markdown(
    "Pledges that hold only if something else happens first. "
    f"{literal(finding_of_conditions(ledger, chosen))}."
)
show_absent(ledger, chosen)
names = names_of_conditions(ledger, chosen)
opened = open_row("Show in detail", names, featured(ledger, chosen))
first, second = st.container(), st.container()
# What the link names stands first; what is open of its own accord does not.
detail, cards = (first, second) if opened == chosen.show else (second, first)
with cards:
    show_condition_cards(ledger, chosen, columns=3, on_their_page=True)
with detail:
    show_condition(opened, ledger, chosen)
show_chart("conditions", chosen)
show_settled_before(ledger, chosen)
