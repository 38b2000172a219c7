"""What can be asked: questions that the ledger answers, each with the link that does.

No question names anything but what the ledger holds: its largest donors, its newest
meeting and condition, what was promised most often, where sources differ most.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from lib.charts.captions import in_a_sentence
from lib.charts.cards import ChartCard, card_of
from lib.charts.catalogue import charts_of
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.frames.conditions import conditions
from lib.frames.donors import donor_totals
from lib.frames.items import items
from lib.frames.meetings import meeting_totals
from lib.frames.related import pledge_place
from lib.model.formats import donors_in_words, meeting_in_words, names_of
from lib.model.language import gettext
from lib.model.links import OF, split_name
from lib.model.places import Place
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: So many questions are asked; what cannot be answered gives way to the next.
ASKED = 10


@dataclass(frozen=True)
class Question:
    """A question, in the words of the link that answers it, and the chart that does."""

    place: Place
    chart: str

    def answer(self, view: View) -> ChartCard:
        """Make the card whose finding answers it."""
        name, row = split_name(self.chart)
        chosen = self.place.selection(view.selection)
        return card_of(name, View(view.ledger, chosen).but(show=row))


def questions(view: View) -> tuple[Question, ...]:
    """List ten questions that the selection answers, fewer where it holds less."""
    whole = view.but(show=None)
    return from_cache(
        ("questions", view.ledger.hash, whole.selection),
        lambda: tuple(islice(_answered(whole), ASKED)),
    )


def _answered(view: View) -> Iterator[Question]:
    shown = charts_of(view.ledger)
    for asked in _every(view):
        if split_name(asked.chart)[0] in shown and not asked.answer(view).silence:
            yield asked


def _every(view: View) -> Iterator[Question]:
    yield Question(Place(gettext("Who pledged most?"), "donors"), "leading_donors")
    yield from _of_donors(view)
    yield from _of_meetings(view)
    yield from _of_conditions(view)
    yield from _of_items(view)
    yield from _of_disputes(view)
    said = gettext("What changed in the last month, and what did it move?")
    yield Question(Place(said, "changes"), "change_steps")
    said = gettext("How did the pledges build up, month by month?")
    yield Question(Place(said, "timeline"), "timeline")


def _of_donors(view: View) -> Iterator[Question]:
    said = gettext("Who pledged most for the size of their economy?")
    by_gdp = Place(said, "donors", changes=(("per", "gdp"),))
    yield Question(by_gdp, "leading_donors")
    totals = donor_totals(view)
    single = totals[(totals["kind"] == "donor") & totals["value"].notna()]
    largest = tuple(single["donors"].head(2))
    if not largest:
        return
    first = largest[0]
    said = gettext("When did {donor} promise what it did?", donor=_named(first, view))
    yield Question(Place(said, "donors", first), f"donor_months{OF}{first}")
    if len(largest) > 1:
        names = _named(SEPARATOR.join(largest), view)
        said = gettext("How do {donors} compare over time?", donors=names)
        both = Place(said, "donors", changes=(("donor", largest),))
        yield Question(both, "donors_compared")


def _named(key: str, view: View) -> str:
    return in_a_sentence(donors_in_words(key, view.ledger))


def _of_meetings(view: View) -> Iterator[Question]:
    totals = meeting_totals(view)
    for key in totals[totals["headline"].notna()]["meeting_id"].tail(1):
        day = meeting_in_words(key, view.ledger)
        said = gettext(
            "Who accounts for the headline of the meeting of {day}?", day=day
        )
        yield Question(Place(said, "meetings", key), f"meeting_bridge{OF}{key}")
    said = gettext("Which meeting brought most from named donors?")
    traced = Place(said, "meetings", own=(("axis", "traced"),))
    yield Question(traced, "traced_meeting_totals")


def _of_conditions(view: View) -> Iterator[Question]:
    for key in conditions(view)["pledge_id"].head(1):
        place = pledge_place(key, view.ledger)
        said = gettext("Has the condition of “{pledge}” been met?", pledge=place.words)
        answers = Place(said, "conditions", key)
        yield Question(answers, f"condition_history{OF}{key}")


def _of_items(view: View) -> Iterator[Question]:
    listed = items(view)
    listed = listed[listed["quantity"].notna()].sort_values("entries", kind="stable")
    labels = names_of(view.ledger, "item_classes")
    for key in listed["item_class"].dropna().tail(1):
        said = gettext("Who promised how many of “{item}”?", item=labels[key])
        answers = Place(said, "equipment", own=(("item", key),))
        yield Question(answers, f"item_donors{OF}{key}")


def _of_disputes(view: View) -> Iterator[Question]:
    differ: pd.Series = FRAMES["disputes"](view)["pledge_id"]
    for key in differ.head(1):
        named = pledge_place(key, view.ledger).words
        said = gettext(
            "Where do sources disagree, on “{pledge}” and others?", pledge=named
        )
        yield Question(Place(said, "evidence", key), "disputes")
