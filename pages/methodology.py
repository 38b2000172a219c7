"""How the figures come about, and how far to trust them."""

import streamlit as st

from lib.ui.methodology import (
    MEASURE,
    explain_citing,
    explain_conditions,
    explain_counts,
    explain_dates,
    explain_disputed,
    explain_limits,
    explain_lists,
    explain_numbers,
    explain_rates,
    explain_scope,
    explain_sources,
    explain_sums,
    explain_terms,
    show_contents,
)
from lib.ui.session import current_view

view = current_view()

st.title("Methodology", anchor=False)
with st.container(width=MEASURE):
    show_contents(view.selection)
    explain_scope(view)
    explain_terms()
    explain_numbers(view)
    explain_sums(view)
    explain_counts(view.ledger)
    explain_conditions(view)
    explain_disputed(view)
    explain_rates(view)
    explain_dates(view.ledger)
    explain_sources(view)
    explain_limits(view)
    explain_lists(view.ledger)
    explain_citing(view)
