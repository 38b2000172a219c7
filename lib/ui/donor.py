"""One donor, or one set of donors, in detail; or a few compared."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row, capital, worth_in_words
from lib.charts.ranks import SEVERAL, place_in_words, places_of
from lib.frames.contributions import contributions
from lib.frames.labels import NOBODY
from lib.model.formats import (
    announcements_in_words,
    counted,
    donors_in_words,
    money_in_words,
    range_in_words,
    unconverted_in_words,
    uncounted_in_words,
)
from lib.model.glossary import STATE_WORDS
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED
from lib.ui.cards import show_chart, show_one_of
from lib.ui.condition_cards import show_conditions_of
from lib.ui.evidence import show_contributions
from lib.ui.in_kind import show_in_kind
from lib.ui.link import show_feed
from lib.ui.places import show_related
from lib.ui.text import Markdown, heading, literal, prose

#: The ways to cut one donor's sums, with the chart that draws each.
CUTS = {
    "time": ("Over time", "donor_months"),
    "meeting": ("By meeting", "donor_meetings"),
    "channel": ("By channel", "donor_mechanisms"),
}
#: How many rows of the ranking are drawn, with the chart that draws each.
LENGTHS = {
    "first": ("The largest", "leading_donors"),
    "all": ("All", "donor_totals"),
    "size": ("Sum against size", "donor_ranks"),
}


def names_of_donors(totals: pd.DataFrame) -> dict[str, str]:
    """Name the rows that can be opened, in the order of the frame."""
    return dict(zip(totals["donors"], totals["donor_label"], strict=True))


def show_donor(key: str | None, totals: pd.DataFrame, view: View) -> None:
    """Show a donor's profile: its sum, its rank, charts of both, its pledges."""
    if key is None:
        return
    heading(NOBODY if key == UNATTRIBUTED else donors_in_words(key, view.ledger))
    for row in totals[totals["donors"] == key].to_dict("records"):
        st.markdown(literal(" ".join(donor_in_words(row))))
    st.markdown(rank_in_words(key, totals, view))
    _show_standing(key, totals, view)
    show_one_of("Profile", "cut", CUTS, view.but(show=key))
    rows = contributions(view)
    rows = rows[rows["donors"].fillna(UNATTRIBUTED) == key]
    show_in_kind(rows["pledge_id"], view, one_donor=True)
    show_conditions_of("donors", key, view)
    heading("Its pledges")
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
    parts, peers = st.columns(2)
    with parts:
        show_chart("donor_parts", of_donor)
    with peers:
        show_chart("donor_peers", of_donor.but(per=ranked[0]))


def compare_donors(view: View) -> None:
    """Show the chosen donors over time on one axis, where two or more are chosen."""
    if len(view.selection.donor) > 1:
        show_chart("donors_compared", view)


def donor_in_words(row: Row) -> list[str]:
    """Say what a row of donor_totals holds, each doubt in a sentence of its own."""
    currency, value = row["currency"], row["value"]
    parts: list[str] = []
    if pd.notna(value):
        parts = [
            f"{money_in_words(row[state], currency)} {words}"
            for state, words in STATE_WORDS.items()
            if pd.notna(row[state])
        ]
    sentences = [f"{_number(row)}: {worth_in_words(row)}."]
    if parts:
        sentences.append(f"By state: {'; '.join(parts)}.")
    if row["unpriced"]:
        of_all = announcements_in_words(row["entries"])
        sentences.append(f"Without a sum: {row['unpriced']} of {of_all}.")
    if pd.notna(value) and (left := unconverted_in_words(row["unconverted_sums"])):
        sentences.append(f"Beside it: {left}.")
    if row["joint_pledges"]:
        sentences.append(joint_in_words(row))
    return sentences


def _number(row: Row) -> str:
    """Count what a donor promised by itself; without a pledge, the entries."""
    if row["kind"] == UNATTRIBUTED:
        return counted(row["entries"], "announcement")
    if not row["pledges"]:
        return announcements_in_words(row["entries"])
    return counted(row["pledges"], "pledge")


def joint_in_words(row: Row) -> str:
    """Say what a donor gives together with others, which is in no sum of its own."""
    taking = f"And takes part in {counted(row['joint_pledges'], 'joint pledge')}"
    left = uncounted_in_words(row["joint_unpriced"], row["joint_unconverted_sums"])
    if left:
        taking += f" ({'; '.join(left)})"
    if pd.isna(row["joint_value"]):
        return f"{taking}, not split."
    ends = row["joint_low"], row["joint_value"], row["joint_high"]
    if max(ends) == 0:
        return f"{taking}, not split; single donors account for all that is stated."
    worth = range_in_words(min(ends), max(ends), row["currency"])
    beyond = " beyond what single donors account for" if min(ends) == 0 else ""
    return f"{taking} worth {worth}{beyond}, not split."
