"""The terms that a chart uses, with their definitions."""

from collections.abc import Callable, Iterator

import pandas as pd

from lib.model.glossary import STATE_WORDS, state_term, term
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, UNATTRIBUTED

#: A term and its definition.
Term = tuple[str, str]
#: Numbers of items that wait for something.
CONDITIONAL = "conditional_quantity"
#: Of which rows each term speaks, beside the states.
USED: dict[str, Callable[[pd.DataFrame], bool]] = {
    "joint": lambda rows: (
        any(_is(rows, column, "joint") for column in ("kind", "part"))
        or _holds(rows, "joint")
    ),
    "headline": lambda rows: _is(rows, "place", "headline"),
    "unattributed": lambda rows: (
        any(_is(rows, column, UNATTRIBUTED) for column in ("kind", "part"))
        or _holds(rows, "untraced")
        or _holds(rows, UNATTRIBUTED)
    ),
    "unpriced": lambda rows: _holds(rows, "unpriced"),
    "unconverted": lambda rows: _holds(rows, "unconverted"),
    "bounds": lambda rows: (
        "low" in rows and bool((rows["low"] - rows["high"]).abs().gt(0).any())
    ),
    "open_ended": lambda rows: _holds(rows, "open_ended"),
    "disputed": lambda rows: _holds(rows, "disputed") or "lowest" in rows,
    "claim": lambda rows: "lowest" in rows,
}


def terms_of(rows: pd.DataFrame, view: View) -> tuple[Term, ...]:
    """List the terms that a chart uses, each with its definition, in plain text.

    `rows` are those drawn; the view is without what the chart does not depend on.
    """
    return tuple(
        dict.fromkeys(
            (
                term("pledge"),
                *_of_sums(rows, view.selection),
                *(term(name) for name, used in USED.items() if used(rows)),
                *([term("claim")] if view.selection.claims != "lead" else []),
                *_of_mechanisms(rows, view),
                *_of_classes(rows, view.ledger),
            )
        )
    )


def _of_sums(rows: pd.DataFrame, selection: Selection) -> Iterator[Term]:
    """Define what is counted, and each state that is drawn."""
    counted = {
        state for state in BASES[selection.basis] if _holds(rows, *_columns(state))
    }
    if counted and selection.basis != "new" and "currency" in rows:
        yield term("firm")
    named = {state for state in STATE_WORDS if _named(rows, state)}
    goods = CONDITIONAL in rows
    yield from (
        state_term(state, of_goods=goods)
        for state in STATE_WORDS
        if state in counted | named
    )


def _columns(state: str) -> tuple[str, ...]:
    return (state, "named") if state == "new" else (state,)


def _named(rows: pd.DataFrame, state: str) -> bool:
    """Tell whether a state is drawn whatever a reader counts."""
    if state == "conditional" and ("status" in rows or _holds(rows, CONDITIONAL)):
        return True
    return any(_is(rows, "part", name) for name in _columns(state))


def _of_mechanisms(rows: pd.DataFrame, view: View) -> Iterator[Term]:
    """Define the channels that are drawn, and those that a filter names."""
    drawn = rows["mechanism"].dropna() if "mechanism" in rows else ()
    codes = {*view.selection.mechanism, *drawn}
    if codes:
        yield term("mechanism")
    yield from _defined(view.ledger["mechanisms"], codes)


def _of_classes(rows: pd.DataFrame, ledger: Ledger) -> Iterator[Term]:
    """Define the class of item that the chart is of; of many the names must do."""
    classes = set(rows["item_class"]) if "item_class" in rows else set()
    if len(classes) == 1:
        yield from _defined(ledger["item_classes"], classes)


def _defined(table: pd.DataFrame, codes: set[str]) -> Iterator[Term]:
    for code, label, definition in table.itertuples(index=False):
        if code in codes:
            yield label[0].upper() + label[1:], definition.rstrip(".")


def _holds(rows: pd.DataFrame, *columns: str) -> bool:
    """Tell whether any row has something in columns of numbers or marks."""
    held = [column for column in columns if column in rows]
    return bool(rows[held].fillna(0).gt(0).any(axis=None))


def _is(rows: pd.DataFrame, column: str, word: str) -> bool:
    return column in rows and bool(rows[column].eq(word).any())
