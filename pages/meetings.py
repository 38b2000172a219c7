"""What each meeting brought."""

from lib.frames.meetings import meeting_totals
from lib.model.language import gettext
from lib.ui.cards import open_row, show_one_of
from lib.ui.meeting import (
    SCALES,
    compare_meetings,
    names_of_meetings,
    show_meeting,
)
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()
totals = meeting_totals(view)

introduce(view.ledger)
names = names_of_meetings(totals, view.ledger)
opened = open_row(gettext("One meeting in detail"), names, view.selection)
show_meeting(opened, names, view)
compare_meetings(totals, view)
show_one_of(gettext("Scale"), "axis", SCALES, view)
