"""How the figures come about, and how far to trust them."""

import streamlit as st

from lib.ui.methodology import (
    MEASURE,
    show_citing,
    show_conditions,
    show_contents,
    show_counts,
    show_dates,
    show_disputed,
    show_limits,
    show_lists,
    show_numbers,
    show_rates,
    show_scope,
    show_sources,
    show_sums,
    show_terms,
)
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Methodology", anchor=False)
with st.container(width=MEASURE):
    show_contents(chosen)
    show_scope(ledger, chosen)
    show_terms()
    show_numbers(ledger, chosen)
    show_sums(ledger, chosen)
    show_counts(ledger)
    show_conditions(ledger, chosen)
    show_disputed(ledger, chosen)
    show_rates(ledger, chosen)
    show_dates(ledger)
    show_sources(ledger, chosen)
    show_limits(ledger, chosen)
    show_lists(ledger)
    show_citing(ledger, chosen)
