"""The data themselves: search, tables, files, quality, how to cite."""

from lib.ui.data import choose_sheet, show_contents, show_sheet, show_snippets
from lib.ui.navigation import introduce
from lib.ui.provenance import show_citing, show_coverage, show_quality
from lib.ui.search import show_search
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_contents()
show_search(view)
sheet = choose_sheet(view.ledger)
show_sheet(sheet, view)
show_snippets(sheet, view.selection)
show_coverage(view)
show_quality(view)
show_citing(sheet, view)
