"""One donor, or one set of donors, in detail; or a few compared."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from lib.charts.captions import Row, capital, in_a_sentence, worth_in_words
from lib.charts.ranks import SEVERAL, place_in_words, places_of
from lib.charts.statement import Topic
from lib.frames.contributions import contributions
from lib.frames.labels import nobody
from lib.model.counts import counted
from lib.model.formats import (
    announcements_in_words,
    donors_in_words,
    list_in_words,
    money_in_words,
    range_in_words,
    uncounted_in_words,
)
from lib.model.glossary import ENTRY_STATES, STATE_WORDS
from lib.model.language import gettext, gettext_noop
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR, UNATTRIBUTED
from lib.ui.beside import other_view
from lib.ui.cards import show_chart, show_one_of
from lib.ui.condition_cards import show_conditions_of
from lib.ui.evidence import show_contributions
from lib.ui.in_kind import show_in_kind
from lib.ui.link import show_feed
from lib.ui.places import show_related
from lib.ui.text import Markdown, heading, prose

#: The ways to cut one donor's sums, with the chart that draws each.
CUTS = {
    "time": (gettext_noop("Over time"), "donor_months"),
    "meeting": (gettext_noop("By meeting"), "donor_meetings"),
    "channel": (gettext_noop("By channel"), "donor_mechanisms"),
}
#: How many rows of the ranking are drawn, with the chart that draws each.
LENGTHS = {
    "first": (gettext_noop("The largest"), "leading_donors"),
    "all": (gettext_noop("All"), "donor_totals"),
    "size": (gettext_noop("Sum against size"), "donor_ranks"),
    "map": (gettext_noop("Map"), "donor_map"),
}


def names_of_donors(totals: pd.DataFrame) -> dict[str, str]:
    """Name the rows that can be opened, in the order of the frame."""
    return dict(zip(totals["donors"], totals["donor_label"], strict=True))


def show_donor(key: str | None, totals: pd.DataFrame, view: View) -> None:
    """Show a donor's profile: its sum, its rank, charts of both, its pledges."""
    if key is None:
        return
    heading(nobody() if key == UNATTRIBUTED else donors_in_words(key, view.ledger))
    for row in totals[totals["donors"] == key].to_dict("records"):
        st.markdown(" ".join(donor_in_words(row, view)))
    st.markdown(rank_in_words(key, totals, view))
    _show_standing(key, totals, view)
    show_one_of(gettext("Profile"), "cut", CUTS, view.but(show=key))
    rows = contributions(view)
    rows = rows[rows["donors"].fillna(UNATTRIBUTED) == key]
    show_in_kind(rows["pledge_id"], view, one_donor=True)
    show_conditions_of("donors", key, view)
    heading(gettext("Its pledges"))
    show_contributions(rows, view, key, one_donor=True)
    alone = key != UNATTRIBUTED and SEPARATOR not in key
    show_related(key, view)
    show_feed(Selection(donor=(key,)) if alone else Selection(show=key))


def rank_in_words(key: str, totals: pd.DataFrame, view: View) -> Markdown:
    """Say where a donor ranks by sum and for its size; of what has no rank, nothing."""
    by_sum, by_size = (
        place_in_words(key, totals, view.but(per=per).selection)
        for per in ("total", "gdp")
    )
    return prose("donor_rank", by_sum=capital(by_sum), by_size=by_size)


def _show_standing(key: str, totals: pd.DataFrame, view: View) -> None:
    """Draw a donor's sum with its parts, and beside it the donors around it.

    By share of GDP, unless the reader chose a measure; by sum where no GDP is known.
    Without a sum there is neither.
    """
    of_donor, chosen = view.but(show=key), view.selection.per
    measures = dict.fromkeys(
        (*((chosen,) if chosen != "total" else ()), "gdp", "total")
    )
    ranked = [per for per in measures if key in places_of(totals, per)]
    if totals.loc[totals["donors"] == key, "value"].isna().all():
        return
    if not ranked or len(places_of(totals, ranked[0])) < SEVERAL:
        show_chart("donor_parts", of_donor)
        return
    # Two that are compared stand beside each other already.
    with st.grid(1 if other_view(view.ledger) else 2):
        show_chart("donor_parts", of_donor)
        show_chart("donor_peers", of_donor.but(per=ranked[0]))


def compare_donors(view: View) -> None:
    """Show the chosen donors over time on one axis, where two or more are chosen."""
    if len(view.selection.donor) > 1:
        show_chart("donors_compared", view)


def donor_in_words(row: Row, view: View) -> list[Markdown]:
    """Say in two sentences what a row of donor_totals holds, and what it leaves out."""
    topic = Topic(view.ledger, view.selection).of_donor(row["donors"])
    stated = pd.notna(row["value"])
    said = prose(
        "donor_sum",
        who=_name(row),
        nobody=row["kind"] == UNATTRIBUTED,
        number=_number(row),
        worth=worth_in_words(row) if stated else None,
        priced=row["unpriced"] < row["entries"],
        scope=topic.scope(money=False),
        parts=_parts(row, topic) if stated else "",
    )
    left_out = tuple(_left_out(row, topic))
    if not left_out:
        return [said]
    return [said, prose("donor_left_out", left_out=left_out)]


def _name(row: Row) -> str:
    """Begin a sentence with who promised; several donors together say so."""
    if row["kind"] == UNATTRIBUTED:
        return gettext("No donor is named")
    name = capital(in_a_sentence(row["donor_label"]))
    if row["kind"] == "joint":
        return gettext("{donors} together", donors=name)
    return name


def _number(row: Row) -> str:
    """Count what a donor promised by itself; without a pledge, the announcements."""
    if row["kind"] == UNATTRIBUTED or not row["pledges"]:
        return announcements_in_words(row["entries"])
    return counted(row["pledges"], "pledge")


def _parts(row: Row, topic: Topic) -> str:
    """Say how much of a sum is in which state; of new money alone, nothing."""
    some = {
        state: row[state] for state in BASES[topic.selection.basis] if row[state] > 0
    }
    if not {*some} - {"new"}:
        return ""
    if len(some) == 1:
        state = gettext(STATE_WORDS[next(iter(some))])
        return gettext(", all of it {state}", state=state)
    parts = tuple(
        gettext(
            "{sum} {predicate}",
            sum=money_in_words(money, row["currency"]),
            predicate=gettext(ENTRY_STATES[state].predicate),
        )
        for state, money in some.items()
    )
    return f": {list_in_words(parts)}"


def _left_out(row: Row, topic: Topic) -> Iterator[str]:
    """List what a sum does not hold: other states, no price, no rate, joint pledges."""
    for state, words in STATE_WORDS.items():
        if state not in BASES[topic.selection.basis] and row[state] > 0:
            yield gettext(
                "{sum} {state}",
                sum=money_in_words(row[state], row["currency"]),
                state=gettext(words),
            )
    if row["unpriced"] and (pd.notna(row["value"]) or row["unpriced"] < row["entries"]):
        yield gettext(
            "{announcements} with no price given",
            announcements=announcements_in_words(row["unpriced"]),
        )
    if pd.notna(sums := row["unconverted_sums"]):
        yield gettext("sums that no rate converts ({sums})", sums=sums)
    if row["joint_pledges"]:
        yield joint_in_words(row)


def joint_in_words(row: Row) -> str:
    """Name what a donor gives together with others, which is in no sum of its own."""
    said = gettext(
        "its part of {joint_pledges}",
        joint_pledges=counted(row["joint_pledges"], "joint pledge"),
    )
    beside = uncounted_in_words(row["joint_unpriced"], row["joint_unconverted_sums"])
    if beside:
        said = f"{said} ({'; '.join(beside)})"
    if pd.isna(row["joint_value"]):
        return said
    ends = row["joint_low"], row["joint_value"], row["joint_high"]
    if max(ends) == 0:
        return gettext("{part}, for whose money single donors account", part=said)
    worth = range_in_words(min(ends), max(ends), row["currency"])
    if min(ends) == 0:
        return gettext(
            "{part} worth {sum} beyond what single donors account for",
            part=said,
            sum=worth,
        )
    return gettext("{part} worth {sum} in all", part=said, sum=worth)
