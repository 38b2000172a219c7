"""Who pledged how much."""

from lib.frames.donors import donor_totals
from lib.model.language import gettext
from lib.ui.cards import open_row, show_one_of
from lib.ui.donor import LENGTHS, compare_donors, names_of_donors, show_donor
from lib.ui.navigation import introduce
from lib.ui.session import current_view

view = current_view()
totals = donor_totals(view)

introduce(view.ledger)
opened = open_row(
    gettext("One donor in detail"), names_of_donors(totals), view.selection
)
show_donor(opened, totals, view)
compare_donors(view)
show_one_of(gettext("Donors shown"), "rows", LENGTHS, view)
