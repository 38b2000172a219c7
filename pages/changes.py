"""What was recorded between two days, and what it did to the sums."""

from lib.ui.changes import (
    show_days,
    show_list,
    show_summary,
    show_text,
    show_what_moved,
)
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_days(view)
show_summary(view)
show_what_moved(view)
show_list(view)
show_text(view)
