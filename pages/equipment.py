"""Which items and how many."""

from lib.ui.cards import show_chart
from lib.ui.equipment import pick_class, show_class, show_left_out
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_class(pick_class(view), view)
show_left_out(view)
show_chart("items", view)
