"""The review as a whole: the text on one side, the rows beside it, what they come to."""

import streamlit as st

from lib.model.view import View
from lib.ui.add import state
from lib.ui.add.intake import offer_text
from lib.ui.add.outcome import filled_in, outcome_of
from lib.ui.add.passages import show_text
from lib.ui.add.results import show_results
from lib.ui.add.rows import show_rows
from lib.ui.add.source import show_source
from lib.ui.components import quiet_button
from lib.ui.text import literal


def show_intake(view: View) -> None:
    """Take a text; while one is under review, another one is a click away."""
    if state.current() is None:
        offer_text(view.ledger)
        return
    with st.expander("Another text", expanded=bool(state.said())):
        offer_text(view.ledger)
        quiet_button("Forget this text and its rows", ":material/delete:", state.drop)


def show_review(view: View) -> None:
    """Show the review under way, if there is one."""
    review = state.current()
    if review is None:
        return
    for said in review.notices:
        st.warning(literal(said))
    done = filled_in(review, view.ledger)
    outcome = outcome_of(done, view.ledger)
    show_source(review, done, view.ledger, outcome.others)
    text, rows = st.columns([2, 3], gap="medium")
    with text:
        st.header("The text", anchor="text")
        show_text(review)
    with rows:
        show_rows(review, done, view, outcome.problems)
    show_results(done, outcome, view)
