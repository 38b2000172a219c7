"""Documents held in full, with the passages that the ledger quotes marked."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.model.formats import counted, list_in_words
from lib.model.ledger import in_force
from lib.model.view import View
from lib.ui import link
from lib.ui.evidence import KINDS, source_linked
from lib.ui.tables import DAY, show_rows
from lib.ui.text import heading, literal

#: The tables whose rows quote passages, and what one of them is called.
QUOTING = {
    "claims": ("claim", "claims"),
    "statements": ("statement", "statements"),
    "condition_events": ("report", "reports"),
}
Span = tuple[int, int]


def show_document(view: View) -> None:
    """Show one document whole, the quoted passages marked."""
    sources = view.ledger["sources"].set_index("source_id", drop=False)
    held = [one for one in sources.index if one in view.ledger.documents]
    if not held:
        return
    heading("A document, its passages marked")
    names = {one: f"{sources.loc[one, 'publisher']} ({one})" for one in held}
    opened = link.pick("Document", "document", names)
    st.markdown(source_linked(sources.loc[opened].to_dict()))
    quoted = quotes(opened, view)
    st.caption(quotes_in_words(quoted))
    spans = zip(quoted["quote_start"], quoted["quote_end"], strict=True)
    with st.container(border=True):
        st.markdown(marked(view.ledger.documents[opened], spans))


def quotes(source: str, view: View) -> pd.DataFrame:
    """List the ranges of a document that rows in force quote, and which table does."""
    columns = ["quote_start", "quote_end"]
    found = []
    for table in QUOTING:
        rows = in_force(view.ledger[table], view.day)
        of_source = rows.loc[rows["source_id"] == source, columns].dropna()
        found.append(of_source.astype(int).assign(table=table))
    return pd.concat(found, ignore_index=True)


def quotes_in_words(quoted: pd.DataFrame) -> str:
    """Count what the marked passages support: 5 claims, 13 statements and 4 reports."""
    counts = quoted["table"].value_counts()
    said = tuple(
        counted(int(counts[table]), *words)
        for table, words in QUOTING.items()
        if table in counts
    )
    return f"Marked: what supports {list_in_words(said) or 'nothing as of this day'}."


def marked(text: str, spans: Iterable[Span]) -> str:
    """Write a text as Markdown, ranges of it marked; those that touch as one."""
    pieces, at = [], 0
    for start, end in merged(spans):
        pieces += [literal(text[at:start]), _highlight(text[start:end])]
        at = end
    return "".join([*pieces, literal(text[at:])])


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or touch, in the order of the text."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _highlight(passage: str) -> str:
    """Mark each line by itself: a mark cannot reach over the end of a paragraph."""
    return "\n".join(
        f":orange-background[{literal(line)}]" if line.strip() else line
        for line in passage.split("\n")
    )


def show_sources(view: View) -> None:
    """Show every published source, its kind, and how many claims rest on it."""
    claims = in_force(view.ledger["claims"], view.selection.day)
    sources = view.ledger["sources"]
    counts = claims["source_id"].value_counts()
    listed = sources.assign(
        kind=sources["kind"].map(KINDS),
        claims=sources["source_id"].map(counts).fillna(0).astype(int),
    ).sort_values(["claims", "publisher"], ascending=[False, True])
    heading(f"All {counted(len(sources), 'published source')}")
    text = st.column_config.TextColumn
    show_rows(
        listed,
        "Published sources with the number of claims that rest on each",
        {
            "publisher": text("Publisher", width="medium"),
            "kind": text("Kind"),
            "published_on": st.column_config.DateColumn("Published", format=DAY),
            "language": text("Language"),
            "claims": st.column_config.NumberColumn("Claims", format="%,d"),
            "url": st.column_config.LinkColumn("Address", width="large"),
            "note": text("Note", width="medium"),
            "source_id": text("Source"),
        },
    )
