"""What is said and drawn of any ledger: true for none, one and many of everything."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.pages import QUESTIONS
from lib.model.view import View
from lib.web.outline import PageRequest, outline_of
from tests.counts import slips
from tests.made_up import FILTERS, law, ledgers, selections
from tests.toys import NOW

#: Each example draws every chart: what fails is told as it was found.
law_of_all_charts = settings(law, max_examples=10, phases=[Phase.generate])
#: Between the texts of a page.
TAGS = re.compile("<style>.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL)
CHOICES = st.sampled_from([{}, *FILTERS])


def cards(view):
    """Make the card of every chart; of those of one row, for each row that there is."""
    rows = rows_to_open(view.ledger)
    for name in CHARTS:
        for row in sorted(rows.get(name, {""})):
            yield card_of(f"{name}@{row}" if row else name, view)


@law_of_all_charts
@given(ledgers(), selections(), CHOICES)
def test_no_axis_is_drawn_for_nothing(ledger, selection, chosen):
    for card in cards(View(ledger, replace(selection, **chosen))):
        layout = card.figure["layout"]
        axes = [one for name, one in layout.items() if re.match("[xy]axis", name)]
        seen = [one for one in axes if one.get("visible", True)]
        assert bool(card.undrawn) <= (not seen), (card.name, card.undrawn)


@law_of_all_charts
@given(ledgers(), selections(), CHOICES)
def test_the_first_html_of_every_page_is_made_without_a_slip(ledger, selection, chosen):
    for page in QUESTIONS:
        asked = PageRequest(page, replace(selection, **chosen))
        made = outline_of(asked, ledger, "https://pledges.example", NOW.day)
        for text in TAGS.split(made.body):
            assert not slips(" ".join(unescape(text).split())), (page, text)
