"""What is said and drawn of any ledger: true for none, one and many of everything."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.pages import QUESTIONS
from lib.model.view import View
from lib.web.outline import PageRequest, outline_of
from tests.made_up import FILTERS, ledgers, selections
from tests.toys import NOW

THINGS = (
    "pledges|entries|donors|meetings|rows|sources|figures|classes|conditions|documents|"
    "charts|months|days|years|claims|reports|sums|numbers|problems|items"
)
#: What no text says: a plural of one, a count of nothing, what the machine calls missing.
SLIPS = re.compile(
    rf"(?<![\d.,])\b1 (?:\w+ )?(?:{THINGS})\b|(?<![\d.,$€£ ])\b0 (?:{THINGS})\b"
    rf"|\b0 of 0\b|\b1 of 1\b|\bnan\b|\bNone\b|\bNaT\b|  | ,|,,|\.\."
)

law = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def cards(ledger, selection):
    """Make the card of every chart, of those of one row for each row that there is."""
    view, rows = View(ledger, selection), rows_to_open(ledger)
    for name in CHARTS:
        for row in sorted(rows.get(name, {""})):
            yield card_of(f"{name}@{row}" if row else name, view)


def texts(card):
    yield from (card.finding, card.what, card.sentence, card.alt, card.undrawn)
    yield from card.summary
    yield from card.caveats
    for plot in card.plots:
        yield from (plot.heading, plot.footnote, plot.unit, *plot.total)
        yield from (*plot.labels, *plot.categories)


@law
@given(ledgers(), selections(), st.sampled_from([{}, *FILTERS]))
def test_every_chart_is_drawn_and_said_without_a_slip(ledger, selection, chosen):
    for card in cards(ledger, replace(selection, **chosen)):
        assert card.figure is not None
        for text in texts(card):
            slip = SLIPS.search(text)
            assert not slip, (card.name, slip.group(), text)


@law
@given(ledgers(), selections(), st.sampled_from([{}, *FILTERS]))
def test_no_axis_is_drawn_for_nothing(ledger, selection, chosen):
    for card in cards(ledger, replace(selection, **chosen)):
        if card.undrawn:
            layout = card.figure.to_dict()["layout"]
            axes = [one for name, one in layout.items() if re.match("[xy]axis", name)]
            assert not [one for one in axes if one.get("visible", True)], card.name


@law
@given(ledgers(), selections(), st.sampled_from([{}, *FILTERS]))
def test_the_first_html_of_every_page_is_made(ledger, selection, chosen):
    for page in QUESTIONS:
        asked = PageRequest(page, replace(selection, **chosen))
        made = outline_of(asked, ledger, "https://pledges.example", NOW.day)
        text = re.sub("<[^>]*>", "\n", made.body)
        slip = re.search(SLIPS.pattern.replace("|  |", "|"), text)
        assert not slip, (page, slip.group(), text[slip.start() - 80 : slip.end() + 80])
