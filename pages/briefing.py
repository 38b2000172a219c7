"""Charts collected, in the reader's order and with the reader's words."""

from lib.ui.briefing import show_briefing
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_briefing(view)
