"""From a text to rows that are proposed, and a patch to take away."""

from lib.ui.add.page import show_intake, show_review
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_intake(view)
show_review(view)
