"""The tables and frames as such: rows, columns, files, and lines that fetch them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.captions import capital
from lib.charts.silences import silence_without_rows
from lib.export.about import About
from lib.export.data.sheets import SNIPPETS, Sheet, sheets_of
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.frames.search import words_of
from lib.model.counts import counted, part_in_words
from lib.model.formats import currency_in_words
from lib.model.language import gettext, gettext_noop, number_in_digits
from lib.model.ledger import Ledger
from lib.model.links import FEED
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.cards import show_silence
from lib.ui.link import CSV_FOR_EXCEL, MARKED, public_address
from lib.ui.search import ask, asked_for
from lib.ui.tables import choose_a_row, day_of_column, mark_of, month_of_column, opening
from lib.ui.text import contents, fine_print, linked, literal, prose

SECTIONS = {
    "search": gettext_noop("Search"),
    "tables": gettext_noop("Tables and files"),
    "elsewhere": gettext_noop("Use it elsewhere"),
    "coverage": gettext_noop("Coverage and version"),
    "quality": gettext_noop("Quality"),
    "cite": gettext_noop("How to cite"),
}


def section(name: str) -> str:
    """Title a section of the page."""
    return gettext(SECTIONS[name])


NAME, FILTER = "name", "filter"
#: Of the files: their words, format and what else is asked for.
FILES = (
    ("CSV", "csv", ()),
    (CSV_FOR_EXCEL, "csv", (MARKED,)),
    *((one.upper(), one, ()) for one in ("xlsx", "json", "parquet")),
)
#: More rows than these are in the files alone.
MOST = 5_000
#: Figures this large are shown without decimals; the files keep them.
LARGE = 100_000
BEHIND = gettext_noop("see what is behind it")
#: What a row of a ledger's table opens.
MARKS = {
    **{"donors": "donor_id", "meetings": "meeting_id", "mechanisms": "mechanism"},
    **{"item_classes": "item_class", "pledges": "pledge_id", "claims": "pledge_id"},
    **{"condition_events": "pledge_id", "statements": "meeting_id"},
}
WHOLE = (
    (gettext_noop("the whole ledger (ZIP)"), "/api/v1/ledger.zip"),
    (
        gettext_noop("its description, a Tabular Data Package"),
        "/api/v1/datapackage.json",
    ),
    (gettext_noop("the description of the interface, OpenAPI"), "/api/openapi.json"),
    (gettext_noop("what is recorded from day to day, an Atom feed"), FEED),
)


def show_contents() -> None:
    """Link to the sections of the page."""
    st.markdown(contents({one: section(one) for one in SECTIONS}))


def choose_sheet(ledger: Ledger) -> Sheet:
    """Let the reader choose a frame or a table; one that is not known is said.

    It is narrowed to the rows that hold the words of the link.
    """
    st.header(section("tables"), anchor="tables")
    asked, sheets = link.own(NAME), sheets_of(ledger)
    if asked and asked not in sheets:
        st.warning(gettext("Left out of this view: `name` in the link names no table."))
    titles = {
        code: gettext("Computed: {title}", title=sheet.title)
        if sheet.is_frame
        else gettext("Ledger: {title}", title=sheet.title)
        for code, sheet in sheets.items()
    }
    code = link.pick(gettext("Computed for your choices, or as recorded"), NAME, titles)
    return replace(sheets[code], filter=asked_for(FILTER))


def show_sheet(sheet: Sheet, view: View) -> None:
    """Show a table whole: its rows, its columns, its caveats, its files."""
    about = about_of(sheet, view)
    with st.container(border=True, key="sheet_card"):
        kind = gettext((sheet.contract.__doc__ or "").strip())
        st.caption(literal(f"{kind} {about.words}."))
        rows, columns, caveats = st.tabs(
            [gettext("Rows"), gettext("Columns"), gettext("What to know")],
            key="sheet_tabs",
            on_change="rerun",
        )
        # Only what is looked at is made and sent.
        if columns.open:
            with columns:
                _show_columns(sheet.every_row(view), about)
        elif caveats.open:
            with caveats:
                st.markdown("\n".join(f"- {literal(one)}" for one in about.caveats))
        else:
            with rows:
                _show_rows(sheet, view)
        show_files(sheet, view.selection)


def about_of(sheet: Sheet, view: View) -> About:
    """Say what a sheet is, once for a ledger and a selection.

    The words of a stranger's link are no words of this page: all its rows are spoken of.
    """
    key = ("about", sheet.code, view.ledger.hash, view.selection)
    # Not by itself: what has columns is weighed as a frame.
    (about,) = from_cache(key, lambda: (replace(sheet, filter="").about(view),))
    return about


def show_files(sheet: Sheet, chosen: Selection) -> None:
    """Link to the files of the very rows of a sheet, and to the ledger as a whole."""
    files = [
        linked(gettext(words), sheet.path(one, chosen, *more))
        for words, one, more in FILES
    ]
    whole = [linked(gettext(words), path) for words, path in WHOLE]
    parts = {"files": " · ".join(files), "whole": " · ".join(whole)}
    if sheet.filter:
        said = gettext(
            "The rows with your words as files: {files}. Also: {whole}.", **parts
        )
    else:
        said = gettext("These rows as files: {files}. Also: {whole}.", **parts)
    fine_print(said)


def _show_columns(rows: pd.DataFrame, about: About) -> None:
    meanings = [about.columns[str(name)].partition(". ") for name in rows]
    described = {
        gettext("In files"): list(rows),
        gettext("Column"): [title for title, _, _ in meanings],
        gettext("Meaning, unit"): [meaning for _, _, meaning in meanings],
    }
    st.dataframe(
        pd.DataFrame(described),
        hide_index=True,
        alt=gettext("The columns of {title}", title=about.title),
    )


def _show_rows(sheet: Sheet, view: View) -> None:
    rows = sheet.every_row(view)
    if rows.empty:
        of = view if sheet.is_frame else View(view.ledger, Selection(asof=view.day))
        nothing = gettext("no row of {title}", title=sheet.title)
        show_silence(silence_without_rows(of, nothing), "no_rows")
        return
    ask(gettext("Rows that contain"), FILTER, placeholder=gettext("Every row"))
    of_sheet = (sheet.code, view.ledger.hash, view.selection)
    words, kept = words_of(sheet.filter), rows
    if words:
        kept = from_cache(("rows with", *of_sheet, words), lambda: sheet.rows(view))
    said, marks = rows_in_words(len(rows), len(kept)), marks_of(sheet)
    st.caption(f"{said} {choose_a_row(gettext(BEHIND))}" if marks else said)
    if kept.empty:
        st.info(
            gettext(
                "No row holds all of these words. Leave one out, or write less of it."
            )
        )
        return
    shown, key = kept.head(MOST), f"{sheet.code}_rows_{'_'.join(words)}"
    st.dataframe(
        shown,
        column_config=from_cache(("columns", *of_sheet), lambda: _columns(sheet, rows)),
        hide_index=True,
        placeholder="",
        alt=f"{sheet.title}. {counted(len(shown), 'row')}",
        **(opening(key, lambda: marks(shown)) if marks else {"key": key}),
    )


def rows_in_words(every: int, kept: int) -> str:
    """Say how many rows there are, and how many of them are shown."""
    said = f"{capital(counted(every, 'row'))}."
    if kept < every:
        part = capital(part_in_words(kept, every, "row"))
        said = gettext("{rows}; the files hold the same.", rows=part)
    if kept <= MOST:
        return said
    cut = gettext(
        "The first {number} are shown, the files hold all of them.",
        number=number_in_digits(MOST),
    )
    return f"{said} {cut}"


def marks_of(sheet: Sheet) -> Callable[[pd.DataFrame], list[str]] | None:
    """Tell how the rows of a sheet name what they open; None where they open nothing."""
    if not sheet.is_frame:
        column = MARKS.get(sheet.name)
        return None if column is None else lambda rows: rows[column].tolist()
    named = list(FRAMES[sheet.name].opens)
    if not named:
        return None
    return lambda rows: [mark_of(row) for row in rows[named].to_dict("records")]


def _columns(sheet: Sheet, rows: pd.DataFrame) -> dict[str, Any]:
    currency = rows["currency"].iloc[0] if sheet.is_frame and "currency" in rows else ""
    schema = sheet.contract.to_schema()
    return {
        name: _column(rule, rows[name], currency)
        for name, rule in schema.columns.items()
    }


def _column(rule: Any, values: pd.Series, currency: str) -> Any:
    """Head a column by its title, what it holds one hover away."""
    unit, title = (rule.metadata or {}).get("unit"), gettext(rule.title)
    about = ". ".join(
        gettext(one).rstrip(".") for one in (rule.description, unit) if one
    )
    if unit == "currency":
        about = capital(currency_in_words(currency))
        title = gettext("{title}, {unit}", title=title, unit=currency)
    of = st.column_config
    said: dict[str, Any] = {"label": title, "help": about or None}
    if pd.api.types.is_datetime64_any_dtype(values):
        return of.DateColumn(
            format=month_of_column() if values.name == "month" else day_of_column(),
            **said,
        )
    if pd.api.types.is_bool_dtype(values):
        return of.CheckboxColumn(**said)
    if pd.api.types.is_numeric_dtype(values):
        return of.NumberColumn(format=_form(values, unit), **said)
    return of.LinkColumn(**said) if values.name == "url" else of.TextColumn(**said)


def _form(values: pd.Series, unit: str | None) -> str:
    """Write whole numbers and large ones without decimals, a year without commas."""
    if unit == "year" or str(values.name).endswith("_year"):
        return "%d"
    known = values.dropna()
    whole = pd.api.types.is_integer_dtype(values) or bool((known % 1 == 0).all())
    return "%,.0f" if whole or known.max() >= LARGE else "%,.3f"


def show_snippets(sheet: Sheet, chosen: Selection) -> None:
    """Show lines to paste elsewhere, which fetch the very rows chosen."""
    st.header(section("elsewhere"), anchor="elsewhere")
    st.markdown(prose("snippets", sheet=sheet, day=chosen.day))
    address = f"{public_address()}{sheet.path('csv', chosen)}"
    tabs = st.tabs(
        [gettext(one.label) for one in SNIPPETS], key="programs", on_change="rerun"
    )
    for tab, snippet in zip(tabs, SNIPPETS, strict=True):
        if tab.open:
            with tab:
                st.code(
                    snippet.write(address, sheet),
                    language=snippet.language,
                    wrap_lines=True,
                )
                fine_print(gettext(snippet.note))
