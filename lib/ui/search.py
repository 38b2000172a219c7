"""One box that searches donors, meetings, pledges, items, speakers and sources."""

import pandas as pd
import streamlit as st

from lib.frames.search import LONGEST, excerpt, found, read_words, words_of
from lib.model.language import gettext, pgettext
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.ui import link
from lib.ui.tables import choose_a_row, choosing, day_of_column, open_chosen, show_rows
from lib.ui.text import prose

#: So many finds are shown: who needs more of them needs another word.
MOST = 50
NAME = "q"
#: Pixels that the longest kind takes.
KIND = 90


def asked_for(name: str) -> str:
    """Read the words to look for of the link, too many cut; blank where there are none."""
    return read_words((link.own(name) or "")[:LONGEST]) or ""


def ask(label: str, name: str, placeholder: str) -> str:
    """Ask for words to look for, kept in the link; what of them is left out is said."""
    given = link.own(name) or ""
    asked = given[:LONGEST]
    st.text_input(
        label,
        max_chars=LONGEST,
        type="search",
        placeholder=placeholder,
        **link.tied(
            f"{name}_asked", asked, lambda text: link.write(name, text.strip())
        ),
    )
    if given != asked:
        st.warning(
            gettext(
                "Only the first {number} characters are looked for.", number=LONGEST
            )
        )
    if asked.strip() and not words_of(asked):
        st.info(
            gettext("There is no letter and no digit in this. Type a word or a number.")
        )
    return asked_for(name)


def show_search(view: View) -> None:
    """Show the box, and what it finds as of the day."""
    st.header(gettext("Search"), anchor="search")
    asked = ask(
        gettext("Donors, meetings, pledges, items, speakers, sources"),
        NAME,
        placeholder=gettext("A donor, an item, a place, a year or a sum"),
    )
    if not asked:
        return
    finds = found(view, asked)
    if finds.empty:
        st.info(prose("search_nothing", day=view.day))
        return
    st.caption(
        prose(
            "search_finds",
            finds=len(finds),
            most=MOST,
            day=view.day,
            choose=choose_a_row(gettext("open it")),
        )
    )
    _table(finds.head(MOST), asked, view.ledger)


def _table(finds: pd.DataFrame, asked: str, ledger: Ledger) -> None:
    text = st.column_config.TextColumn
    key = f"finds_{'_'.join(words_of(asked))}"
    show_rows(
        _shown(finds, asked, ledger),
        gettext("What is found for {words}", words=asked),
        {
            "kind": text(gettext("Kind"), width=KIND),
            "title": text(pgettext("head of a column", "What"), width="large"),
            "where": text(gettext("Found in"), width="large"),
            "day": st.column_config.DateColumn(gettext("Day"), format=day_of_column()),
            "address": st.column_config.LinkColumn(gettext("Address"), width="medium"),
            "key": text(gettext("Key")),
        },
        **choosing(key, lambda: _open(key, finds)),
    )


def _shown(finds: pd.DataFrame, asked: str, ledger: Ledger) -> pd.DataFrame:
    words = words_of(asked)
    addresses = ledger["sources"].set_index("source_id")["url"]
    where = [
        f"{gettext(field)}: {excerpt(text, words)}"
        if field != "title"
        else gettext("its name")
        for field, text in zip(finds["field"], finds["text"], strict=True)
    ]
    sources = finds["key"].where(finds["opens"].isna())
    return finds.assign(where=where, address=sources.map(addresses))


def _open(key: str, finds: pd.DataFrame) -> None:
    """Open the chosen find; what rests on a source is found by its key."""
    chosen = finds.iloc[st.session_state[key].selection.rows]
    sources = chosen.loc[chosen["opens"].isna(), "key"].tolist()
    if sources:
        link.write(NAME, sources[0])
    else:
        open_chosen(key, finds["opens"].fillna("").tolist())
