"""How it built up."""

from lib.ui.navigation import introduce
from lib.ui.session import current_view
from lib.ui.timeline import show_timeline

view = current_view()

introduce(view.ledger)
show_timeline(view)
