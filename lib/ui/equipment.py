"""Which items and how many: one class with its pledges, and what is in no quantity."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.captions import capital
from lib.charts.item_rows import ends_in_words, stated, with_unit
from lib.frames.cache import from_cache
from lib.frames.conditions import conditions
from lib.frames.contributions import contributions
from lib.frames.item_parts import items_left_out
from lib.frames.items import chosen_items, items
from lib.model.counts import counted
from lib.model.formats import list_in_words, names_of
from lib.model.glossary import ENTRY_STATES
from lib.model.language import gettext, gettext_noop, pgettext
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.condition import columns, in_a_table
from lib.ui.evidence import unfiltered_claims, with_sources
from lib.ui.navigation import link_to
from lib.ui.tables import (
    NAMES,
    choose_a_row,
    day_of_column,
    opening,
    show_rows,
    with_short_names,
)
from lib.ui.text import Markdown, heading, literal, prose

#: This page's own name in the link, and what stands for no class.
ITEM, ALL = "item", "all"
#: Why an entry of the ledger is in no number.
REASONS = {
    "silent": gettext_noop("no number, or none with a unit"),
    "unclassed": gettext_noop("no class of item"),
    "in_whole": gettext_noop(
        "part of a pledge whose own number, in the same unit, holds theirs"
    ),
    "restated": ENTRY_STATES["restated"].label,
    "lapsed": ENTRY_STATES["lapsed"].label,
}
#: What the state of a number of things is called.
OF_GOODS = {key: state.label_of_goods for key, state in ENTRY_STATES.items()}
#: Why a row is in no number, in a column of a table.
LEFT_OUT = {
    "silent": gettext_noop("no number"),
    "in_whole": gettext_noop("in its whole"),
    "restated": ENTRY_STATES["restated"].label,
    "lapsed": ENTRY_STATES["lapsed"].label,
}


def pick_class(view: View) -> str | None:
    """Let the reader pick one class of item; None is all of them."""
    asked, known = link.own(ITEM), view.ledger["item_classes"]["item_class"]
    # A word of a stranger's link makes no key of the cache.
    sought = asked if (known == asked).any() else None
    if asked not in (None, ALL, sought):
        unknown = gettext(
            'Left out of this view: item "{item}" is not known.', item=asked
        )
        st.warning(literal(unknown))
    key = ("classes offered", view.ledger.hash, view.selection, sought)
    offered = from_cache(key, lambda: _offered(sought, view))
    picked = link.pick(gettext("One class of item in detail"), ITEM, offered)
    return None if picked == ALL else picked


def _offered(sought: str | None, view: View) -> dict[str, str]:
    """Name the classes of this selection, and the one that the link asks for."""
    labels = _labels(view).map(capital)
    present = labels.index.isin([*items(view)["item_class"], sought])
    names = labels[present].sort_values(key=lambda names: names.str.casefold())
    return {ALL: gettext("All classes")} | {
        str(one): name for one, name in names.items()
    }


def _labels(view: View) -> pd.Series:
    """Name the classes of items, by their codes."""
    return pd.Series(names_of(view.ledger, "item_classes"), dtype="str")


def show_class(item: str | None, view: View) -> None:
    """Show one class: what it is, how many, by donor and by year, its pledges."""
    if item is None:
        return
    heading(capital(str(_labels(view)[item])))
    key = ("class in words", item, view.ledger.hash, view.selection)
    st.markdown(from_cache(key, lambda: _class_in_words(item, view)))
    if of_class(item, contributions(view)).empty:
        show_chart("item_donors", view.but(show=item))
        return
    _show_parts(item, view)
    show_conditions(item, view)
    show_entries(item, view)


def _class_in_words(item: str, view: View) -> str:
    """Define a class, say how many were promised, and what of it is left out."""
    table = view.ledger["item_classes"].set_index("item_class")
    said = [view.ledger.in_language(str(table.loc[item, "definition"]))]
    entries = len(of_class(item, contributions(view)))
    if entries:
        left_out = left_out_in_words(of_class(item, items_left_out(view)), entries)
        promised = promised_in_words(of_class(item, items(view)))
        said.append(Markdown(f"{literal(promised)}. {left_out}"))
    return "\n\n".join(map(literal, said))


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
    """Say of the rows of one class of `items` how many, in every unit, and by whom."""
    known = stated(rows.assign(key=rows["item_class"], name=rows["item_label"]))
    if known.empty:
        return gettext("How many is not stated")
    numbers = list_in_words(tuple(map(with_unit, known.to_dict("records"))))
    donors = known["donors"].dropna().str.split(SEPARATOR).explode().nunique()
    if not donors:
        return capital(numbers)
    by = counted(donors, "donor")
    return capital(gettext("{numbers}, by {donors}", numbers=numbers, donors=by))


def show_left_out(view: View) -> None:
    """Say above all classes what is counted, and what is left out and why."""
    entries = len(contributions(view))
    if not entries:
        return
    said = left_out_in_words(items_left_out(view), entries)
    heading(gettext("All classes"))
    st.markdown(prose("items", left_out=said))


def left_out_in_words(left_out: pd.DataFrame, entries: int) -> str:
    """Count the entries in a quantity, and the others by the reason they are in none.

    Running totals of the frame `items_left_out` are not among the `entries`.
    """
    counts = Counter(dict(left_out.groupby("reason")["entries"].sum()))
    totals = counts.pop("cumulative", 0)
    return prose(
        "items_left_out",
        entries=entries,
        inside=entries - counts.total(),
        why=[(gettext(REASONS[one]), counts[one]) for one in REASONS if counts[one]],
        totals=totals,
    )


def of_class(item: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of one class of item."""
    return rows[rows["item_class"] == item]


def show_conditions(item: str, view: View) -> None:
    """List the pledges of a class that depend, or depended, on a condition."""
    rows = from_cache(
        ("conditions of class", item, view.ledger.hash, view.selection),
        lambda: _with_condition(item, view),
    )
    if rows.empty:
        return
    states = rows["state"].value_counts().items()
    counts = ", ".join(f"{number} {state}" for state, number in states)
    st.markdown(gettext("**On a condition**: {states}", states=counts))
    alt = gettext("Pledges of this class with a condition")
    _list(rows, alt, columns(), f"conditions_{item}", item)
    only = {"show": rows["pledge_id"].iloc[0]} if len(rows) == 1 else {}
    link_to("conditions", gettext("Conditions in detail"), **only)


def show_entries(item: str, view: View) -> None:
    """List every entry of a class: how many, whether it is counted, who says so."""
    rows = from_cache(
        ("entries of class", item, view.ledger.hash, view.selection),
        lambda: entries_in_detail(item, view),
    )
    st.markdown(
        gettext("**Its pledges**, counted or left out.")
        + f" {choose_a_row(gettext('see who says so'))}"
    )
    text = st.column_config.TextColumn
    _list(
        rows,
        gettext(
            "Pledges of this class: how many each states, and whether that is counted"
        ),
        {
            "announced_on": st.column_config.DateColumn(
                gettext("Announced"), format=day_of_column()
            ),
            "donor_label": text(gettext("Donor"), width=NAMES),
            "many": text(gettext("How many"), width=140),
            "item": text(pgettext("head of a column", "What"), width=260),
            "counts": text(gettext("Counts as"), width=160),
            "publisher": text(gettext("Source"), width="medium"),
            "url": st.column_config.LinkColumn(gettext("Address"), width="medium"),
            "pledge_id": text(gettext("Pledge")),
        },
        f"entries_{item}",
        item,
    )


def _list(
    rows: pd.DataFrame, alt: str, columns: dict[str, Any], key: str, above: str
) -> None:
    """Show pledges; a row opens one of them, with the class as the way back."""
    show_rows(rows, alt, columns, **opening(key, rows["pledge_id"].tolist, above))


def entries_in_detail(item: str, view: View) -> pd.DataFrame:
    """List the entries of a class, the newest first, with the source of the lead claim.

    `many` is the number that one states, `counts` the state that it counts as, or why
    it is left out.
    """
    rows, said = of_class(item, chosen_items(view)), unfiltered_claims(view)
    lead = said[said["lead"]].set_index("pledge_id")
    what = view.ledger["pledges"].set_index("pledge_id")["item"]
    numbers = map(ends_in_words, rows.to_dict("records"))
    units = rows["unit"].fillna("")
    listed = with_short_names(rows).assign(
        many=[
            f"{number} {unit}" if number else gettext("not stated")
            for number, unit in zip(numbers, units, strict=True)
        ],
        item=rows["pledge_id"].map(what).fillna(gettext("not described")),
        counts=rows["left_out"]
        .map(_left_out_in_words())
        .fillna(rows["state"].map(lambda state: gettext(OF_GOODS[state]))),
    )
    return (
        listed.join(lead[["source_id", "quote_start", "quote_end"]], on="pledge_id")
        .pipe(with_sources, view.ledger)
        .sort_values(["announced_on", "pledge_id"], ascending=[False, True])
    )


def _left_out_in_words() -> dict[str, str]:
    return {
        one: gettext("left out: {reason}", reason=gettext(why))
        for one, why in LEFT_OUT.items()
    }


def _with_condition(item: str, view: View) -> pd.DataFrame:
    entries = of_class(item, contributions(view))
    rows = conditions(view)
    return in_a_table(rows[rows["pledge_id"].isin(entries["pledge_id"])])
