"""Tables of frames: human column names, separated thousands, a dash for missing."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.donors import short_label
from lib.frames.catalogue import FRAMES
from lib.frames.drill_down import EXACTLY, mark
from lib.model.drawings import DRAWINGS
from lib.model.formats import currency_in_words, scale_of
from lib.model.glossary import ENTRY_STATES
from lib.model.language import (
    ENGLISH,
    by_language,
    gettext,
    gettext_noop,
    language,
    pgettext,
)
from lib.model.vocabulary import OUTSIDE, UNATTRIBUTED, UNCLASSED
from lib.ui import link

#: The column that names a row stays in sight when one scrolls sideways.
PINNED = ("donor_label", "date", "item_label")
#: The keys of rows that name no donor, meeting or class.
MISSING = {"donors": UNATTRIBUTED, "meeting_id": OUTSIDE, "item_class": UNCLASSED}
FORMS = {
    "per_gdp": "%.3f",
    "spread": "%.2f",
    "per_capita": "%,.2f",
    **dict.fromkeys(("gdp_year", "population_year", "year"), "%d"),
}
#: How deep a pill of a hatched or dotted state is in its colour, on white.
WHITE, DEPTH = 255, 0.5
Marks = Callable[[], list[str]]
#: What stands for a figure or a word that is missing, where no word says more.
MISSING_CELL = "\N{EN DASH}"
#: What is yes is said in words: a box that is ticked looks like a row that is chosen.
YES = {
    "disputed": gettext_noop("sources disagree"),
    "open_ended": gettext_noop("or more"),
    "conditional_open_ended": gettext_noop("or more"),
    "parts_exceed_whole": gettext_noop("parts exceed the whole"),
    "no_later_report": gettext_noop("no later report"),
    "unconverted": gettext_noop("not converted"),
    "lead": gettext_noop("this one counts"),
}
JUST_YES = gettext_noop("yes")
#: Pixels of a column of donors, in which the longest name takes two lines.
NAMES = 170
#: Letters of a cell beyond which words go on in further lines, and pixels of a row that
#: has room for three: Streamlit breaks no line in a lower one.
LONG, THREE_LINES = 30, 68


def show_frame(frame: pd.DataFrame, name: str, alt: str, **how: Any) -> None:
    """Show a frame under its contract's titles, money in millions."""
    currency = frame["currency"].iloc[0] if "currency" in frame else ""
    divisor, _ = scale_of(1e6)
    money = [one for one in FRAMES[name].money_columns if one in frame]
    frame = with_short_names(frame)
    flags = [str(one) for one in frame.select_dtypes("bool")]
    in_millions = frame.assign(
        **{one: frame[one] / divisor for one in money},
        **{one: in_yes(frame[one]) for one in flags},
    )
    shown = [one for one in FRAMES[name].shown if one in frame]
    _show(in_millions, shown, alt, column_config=_columns(name, currency), **how)


def show_rows(
    rows: pd.DataFrame, alt: str, columns: dict[str, Any], **how: Any
) -> None:
    """Show rows that are no frame: the columns named, in the order named."""
    _show(rows, list(columns), alt, column_config=columns, **how)


def _show(rows: pd.DataFrame, columns: list[str], alt: str, **how: Any) -> None:
    """Show the columns that hold anything, their words on three lines where need be."""
    shown = [one for one in columns if _holds_anything(rows[one])]
    st.dataframe(
        rows,
        column_order=shown,
        hide_index=True,
        placeholder=MISSING_CELL,
        alt=alt,
        row_height=THREE_LINES if _has_long_words(rows[shown]) else None,
        **how,
    )


def with_short_names(rows: pd.DataFrame) -> pd.DataFrame:
    """Name of a long list of donors the first, so that a cell has room for it."""
    # Some frames count their donors under the same name.
    if not {"donors", "donor_label"} <= {*rows.select_dtypes("str")}:
        return rows
    keys = rows["donors"].fillna("")
    short = list(map(short_label, rows["donor_label"], keys))
    return rows.assign(donor_label=pd.Series(short, rows.index, dtype="str"))


def _holds_anything(cells: pd.Series) -> bool:
    return bool((cells.notna() & (cells.astype("str") != "")).any())


def _has_long_words(rows: pd.DataFrame) -> bool:
    """Tell whether a text is too long for a line; an address is cut anyway."""
    texts: pd.DataFrame = rows.drop(columns="url", errors="ignore")
    texts = texts.select_dtypes("str")
    return any((texts[one].str.len() > LONG).any() for one in texts)


def in_yes(flags: pd.Series) -> pd.Series:
    """Say in words what is yes, and nothing of what is not."""
    yes = gettext(YES.get(str(flags.name), JUST_YES))
    return flags.map({True: yes, False: ""}).astype("str")


def state_column() -> Any:
    """Head a column of the states of pledges: pills in the colours of the charts.

    Its cells are lists of one label, as `pills` makes them.
    """
    return st.column_config.MultiselectColumn(
        pgettext("head of a column", "State"),
        options=[gettext(one.label) for one in ENTRY_STATES.values()],
        color=[pill_of(key) for key in ENTRY_STATES],
        width=170,
    )


def pill_of(state: str) -> str:
    """Take the colour of a state as charts have it, so light that dark letters show.

    The first stays as it is: white letters can be read on it.
    """
    drawing = DRAWINGS[state]
    if drawing.fill == "solid":
        return drawing.colour
    parts = (int(drawing.colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(WHITE - (WHITE - one) * DEPTH):02X}" for one in parts)


def pills(states: pd.Series) -> pd.Series:
    """Give each state the label of its pill."""
    named = {key: [gettext(one.label)] for key, one in ENTRY_STATES.items()}
    return states.map(named)


@by_language(128)
def _columns(name: str, currency: str) -> dict[str, Any]:
    return {
        column: _column(column, rule, currency)
        for column, rule in FRAMES[name].columns.items()
    }


def _column(column: str, rule: Any, currency: str) -> Any:
    title, pinned = gettext(rule.title), column in PINNED or None
    about = rule.metadata or {}
    if about.get("millions"):
        return money_column(title, currency)
    if str(rule.dtype).startswith("datetime"):
        form = month_of_column() if column == "month" else day_of_column()
        return st.column_config.DateColumn(title, format=form, pinned=pinned)
    if str(rule.dtype) == "bool":
        return st.column_config.TextColumn(title)
    if str(rule.dtype).lower().startswith(("int", "float")):
        form = FORMS.get(column, "%,d")
        if about.get("unit") == "currency":
            title = gettext("{title}, {unit}", title=title, unit=currency)
        return st.column_config.NumberColumn(title, format=form_of_numbers(form))
    width = NAMES if column == "donor_label" else None
    return st.column_config.TextColumn(title, pinned=pinned, width=width)


def day_of_column() -> str:
    """Say how a column writes days, as Moment.js reads it; it knows English months alone."""
    return pgettext("pattern of a column of days", "D MMM YYYY")


def month_of_column() -> str:
    """Say how a column writes months."""
    return pgettext("pattern of a column of months", "MMM YYYY")


def form_of_numbers(form: str) -> str:
    """Say how a column writes numbers: as English has it, else as the browser does.

    A form of years has nothing to separate.
    """
    return form if language() == ENGLISH or "," not in form else "localized"


def money_column(title: str, currency: str) -> Any:
    """Head a column of money, which is shown in millions."""
    return st.column_config.NumberColumn(
        gettext("{title}, m {currency}", title=title, currency=currency),
        format=form_of_numbers("%,.1f"),
        help=gettext("Million {currency}", currency=currency_in_words(currency)),
    )


def mark_of(keys: Row) -> str:
    """Name what lies behind a row by its keys: "DEU,2025-04"."""
    return mark(*(_key_of(column, value) for column, value in keys.items()))


def _key_of(column: str, value: Any) -> str:
    if column == "mechanism":
        return EXACTLY + ("" if pd.isna(value) else value)
    if pd.isna(value):
        return MISSING[column]
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m}" if column == "month" else f"{value:%Y-%m-%d}"
    return str(value)


def choose_a_row(then: str) -> str:
    """Ask for the choice of a row, with the keys that choose it: no table tells them."""
    return gettext("Choose a row (Shift and Space) to {act}.", act=then)


def opening(key: str, marks: Marks, above: str | None = None) -> dict[str, Any]:
    """Let a row of the table of a key open what lies behind it.

    `marks` lists the marks of its rows, in their order; a blank one opens nothing.
    `above` is the mark that the rows lie behind, if any: it is kept as the way back.
    """
    return choosing(key, lambda: open_chosen(key, marks(), above))


def choosing(key: str, act: Callable[[], None]) -> dict[str, Any]:
    """Let one row of the table of a key be chosen, and act on it."""
    return {"key": key, "on_select": act, "selection_mode": "single-row"}


def open_chosen(key: str, marks: list[str], above: str | None = None) -> None:
    """Open what lies behind the chosen row; see `opening`. For callbacks."""
    rows = st.session_state[key].selection.rows
    named = again(key, marks[rows[0]] if rows else None)
    link.write("open", mark(above, named) if above and named else named)


def again(key: str, named: str | None) -> str | None:
    """Give the mark that was chosen; a second click on it means the same again.

    Streamlit takes a second click for the end of the choice, and sends none.
    """
    last = f"{key}_last"
    named = named or st.session_state.get(last)
    st.session_state[last] = named
    return named
