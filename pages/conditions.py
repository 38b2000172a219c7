"""What depends on what."""

import streamlit as st

from lib.charts.cards import card_of
from lib.model.language import gettext
from lib.ui.cards import open_row, show_chart
from lib.ui.condition_cards import (
    featured,
    overview,
    show_absent,
    show_condition,
    show_condition_cards,
    show_settled_before,
)
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()
told = overview(view)
finding = card_of("conditions", view).finding

introduce(view.ledger, finding)
show_absent(view)
opened = open_row(gettext("Show in detail"), told.names, featured(view))
first, second = st.container(), st.container()
# What the link names stands first; what is open of its own accord does not.
detail, cards = (first, second) if opened == view.selection.show else (second, first)
with cards:
    show_condition_cards(view, columns=3)
with detail:
    show_condition(opened, view)
show_chart("conditions", view)
show_settled_before(view)
