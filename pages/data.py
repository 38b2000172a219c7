"""The data themselves: search, tables, files, quality, how to cite."""

import streamlit as st

from lib.ui.data import choose_sheet, show_contents, show_sheet, show_snippets
from lib.ui.provenance import show_citing, show_coverage, show_quality
from lib.ui.search import show_search
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Data", anchor=False)
st.markdown(
    "All that stands behind the pages: search it, look through it, take it with you."
)
show_contents()
show_search(ledger, chosen)
sheet = choose_sheet()
show_sheet(sheet, ledger, chosen)
show_snippets(sheet, chosen)
show_coverage(ledger, chosen)
show_quality(ledger, chosen)
show_citing(sheet, ledger, chosen)
