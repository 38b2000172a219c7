"""Who says so."""

from lib.ui.cards import show_chart
from lib.ui.evidence import show_document, show_sources
from lib.ui.navigation import introduce
from lib.ui.pledge import show_opened_pledge
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_opened_pledge(view)
show_chart("disputes", view)
show_document(view)
show_sources(view)
