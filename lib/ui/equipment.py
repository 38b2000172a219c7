"""Which items and how many: one class in detail, and what is in no quantity."""

from collections import Counter

import pandas as pd
import streamlit as st

from lib.charts.captions import capital
from lib.charts.item_rows import stated, with_unit
from lib.frames.cache import from_cache
from lib.frames.contributions import contributions
from lib.frames.item_parts import items_left_out
from lib.frames.items import items
from lib.model.formats import counted, entries_in_words, list_in_words, number_in_words
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.item_entries import REASONS, of_class, show_conditions, show_entries
from lib.ui.text import heading, literal

#: This page's own name in the link, and what stands for no class.
ITEM, ALL = "item", "all"
NONE_OF_IT = (
    "No entry of this class fits these choices. Pick another class, or widen them in "
    "the side bar."
)
COUNTS = (
    "Counted are new pledges and those announced before, by the number that the lead "
    "claim of each states; conditional ones stand apart. A joint pledge stands under its "
    "own set of donors, never split."
)


def pick_class(view: View) -> str | None:
    """Let the reader pick one class of item; None is all of them."""
    asked, known = link.own(ITEM), view.ledger["item_classes"]["item_class"]
    # A word of a stranger's link makes no key of what is from_cache.
    sought = asked if (known == asked).any() else None
    if asked not in (None, ALL, sought):
        st.warning(literal(f'Left out of this view: item "{asked}" is not known.'))
    key = ("classes offered", view.ledger.hash, view.selection, sought)
    offered = from_cache(key, lambda: _offered(sought, view))
    picked = link.pick("One class of item in detail", ITEM, offered)
    return None if picked == ALL else picked


def _offered(sought: str | None, view: View) -> dict[str, str]:
    """Name the classes of this selection, and the one that the link asks for."""
    labels = view.ledger["item_classes"].set_index("item_class")["label"].map(capital)
    present = labels.index.isin([*items(view)["item_class"], sought])
    names = labels[present].sort_values(key=lambda names: names.str.casefold())
    return {ALL: "All classes"} | {str(one): name for one, name in names.items()}


def show_class(item: str | None, view: View) -> None:
    """Show one class: what it is, how many, by donor and by year, its pledges."""
    if item is None:
        return
    labels = view.ledger["item_classes"].set_index("item_class")["label"]
    heading(capital(str(labels[item])))
    key = ("class in words", item, view.ledger.hash, view.selection)
    st.markdown(from_cache(key, lambda: _class_in_words(item, view)))
    if of_class(item, contributions(view)).empty:
        st.info(NONE_OF_IT)
        return
    _show_parts(item, view)
    show_conditions(item, view)
    show_entries(item, view)


def _class_in_words(item: str, view: View) -> str:
    """Define a class, say how many were promised, and what of it is left out."""
    table = view.ledger["item_classes"].set_index("item_class")
    said = [str(table.loc[item, "definition"])]
    entries = len(of_class(item, contributions(view)))
    if entries:
        left_out = left_out_in_words(of_class(item, items_left_out(view)), entries)
        promised = promised_in_words(of_class(item, items(view)))
        said.append(f"{promised}. {left_out}")
    return literal("\n\n".join(said))


def _show_parts(item: str, view: View) -> None:
    """Draw one class by donor and by year, where any number of it is stated."""
    rows = of_class(item, items(view))
    if rows[["quantity", "conditional_quantity"]].isna().all(axis=None):
        return
    by_donor, by_year = st.columns(2)
    of_item = view.but(show=item)
    with by_donor:
        show_chart("item_donors", of_item)
    with by_year:
        show_chart("item_years", of_item)


def promised_in_words(rows: pd.DataFrame) -> str:
    """Say how many of one class were promised, in every unit, and by how many donors.

    Parameters
    ----------
    rows
        The rows of one class of the frame `items`.
    """
    known = stated(rows.assign(key=rows["item_class"], name=rows["item_label"]))
    if known.empty:
        return "How many is not stated"
    numbers = list_in_words(tuple(map(with_unit, known.to_dict("records"))))
    donors = known["donors"].dropna().str.split(SEPARATOR).explode().nunique()
    by = f", by {counted(donors, 'donor')}" if donors else ""
    return capital(f"{numbers}{by}")


def show_left_out(view: View) -> None:
    """Say above all classes what is counted, and what is left out and why."""
    entries = len(contributions(view))
    if not entries:
        return
    key = ("items left out", view.ledger.hash, view.selection)
    said = from_cache(key, lambda: left_out_in_words(items_left_out(view), entries))
    heading("All classes")
    st.markdown(literal(f"{COUNTS} {said}"))


def left_out_in_words(left_out: pd.DataFrame, entries: int) -> str:
    """Count the entries in a quantity, and the others by the reason they are in none.

    Parameters
    ----------
    left_out
        The frame `items_left_out`, or the rows of one class.
    entries
        Of the ledger in the selection, running totals not among them.
    """
    counts = Counter(dict(left_out.groupby("reason")["entries"].sum()))
    totals = counts.pop("cumulative", 0)
    inside = entries - counts.total()
    why = [
        f"{words} ({number_in_words(counts[reason])})"
        for reason, words in REASONS.items()
        if counts[reason]
    ]
    number = "none is"
    if inside:
        number = f"{number_in_words(inside)} {'is' if inside == 1 else 'are'}"
    said = [f"Of {entries_in_words(entries)}, {number} in these numbers."]
    if why:
        said.append(f"Left out: {'; '.join(why)}.")
    if totals:
        said.append(f"Running totals quoted for context, in no number: {totals}.")
    return " ".join(said)
