"""All charts, each with the question that it answers."""

from lib.ui.gallery import show_contents, show_gallery
from lib.ui.navigation import introduce
from lib.ui.places import show_questions
from lib.ui.session import current_view

view = current_view()

introduce(view.ledger)
show_contents(view.ledger)
show_gallery(view)
show_questions(view)
