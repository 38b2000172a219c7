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
from lib.ui.session import current_view

view = current_view()

st.title("Methodology", anchor=False)
with st.container(width=MEASURE):
    show_contents(view.selection)
    show_scope(view)
    show_terms()
    show_numbers(view)
    show_sums(view)
    show_counts(view.ledger)
    show_conditions(view)
    show_disputed(view)
    show_rates(view)
    show_dates(view.ledger)
    show_sources(view)
    show_limits(view)
    show_lists(view.ledger)
    show_citing(view)
