"""Evidence: claims and reports beside source and passage; documents held in full."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.charts.captions import Row, capital
from lib.frames.claims import claims
from lib.frames.sources import passages
from lib.model.counts import counted
from lib.model.formats import day_in_words, list_in_words
from lib.model.glossary import ENTRY_STATES, TERMS
from lib.model.language import gettext, ngettext, ngettext_noop, pgettext
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.navigation import link_to
from lib.ui.tables import (
    NAMES,
    choose_a_row,
    day_of_column,
    form_of_numbers,
    in_yes,
    money_column,
    opening,
    pills,
    show_rows,
    state_column,
    with_short_names,
)
from lib.ui.text import Markdown, fine_print, heading, linked, literal, prose

DISPUTED = TERMS["disputed"].title
#: How a contribution's own line of the table reads.
STATES = {key: state.label for key, state in ENTRY_STATES.items()}
#: What a contribution takes from the claim that counts.
COUNTED = ["amount_as_printed", "source_id", "quote_start", "quote_end"]


def with_sources(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Add who published it and where, and the passage from a document held in full."""
    columns = ["publisher", "kind", "url", "published_on"]
    return rows.join(named_sources(ledger)[columns], on="source_id").assign(
        passage=passages(rows, ledger)
    )


def named_sources(ledger: Ledger) -> pd.DataFrame:
    """Index the sources by their key, their kind in words."""
    sources = ledger["sources"].set_index("source_id", drop=False)
    return sources.assign(kind=sources["kind"].map(ledger.labels("source_kinds")))


def show_contributions(
    rows: pd.DataFrame,
    view: View,
    above: str,
    *,
    one_donor: bool = False,
    drawer: bool = False,
) -> None:
    """Show pledges with the printed figure, what it adds to a sum, and its source.

    A row opens its pledge. `above` is the mark that they lie behind: the page and the
    drawer may both list them, each under a key of its own.
    """
    listed = in_a_list(rows, view)
    text = st.column_config.TextColumn
    columns = {
        "announced_on": st.column_config.DateColumn(
            gettext("Announced"), format=day_of_column()
        ),
        "donor_label": text(gettext("Donor"), width=NAMES),
        "item": text(pgettext("head of a column", "What"), width=300),
        "printed": text(gettext("Printed figure"), width="medium"),
        "millions": money_column(gettext("Adds"), view.selection.currency),
        "state": state_column(),
        "disputed": text(gettext(DISPUTED), width=150),
        "publisher": text(gettext(gettext("Source")), width="medium"),
        "url": st.column_config.LinkColumn(gettext("Address"), width="medium"),
        "pledge_id": text(gettext("Pledge")),
    }
    if one_donor:
        del columns["donor_label"]
    st.caption(choose_a_row(gettext("see who says so")))
    key = f"{'drawer_' if drawer else ''}pledges_{above}"
    opens = opening(key, listed["pledge_id"].tolist, above)
    show_rows(
        listed,
        gettext("Pledges with their printed figures and sources"),
        columns,
        **opens,
    )


def in_a_list(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Give pledges what a table of them says, the newest first; what is not known in words."""
    said = unfiltered_claims(view).set_index("claim_id")[COUNTED]
    return (
        with_sources(with_short_names(rows).join(said, on="claim_id"), view.ledger)
        .assign(
            state=pills(rows["state"]),
            item=rows["item"].fillna(gettext("not described")),
            disputed=in_yes(rows["disputed"]),
            printed=lambda frame: frame["amount_as_printed"].fillna(
                gettext("no price given")
            ),
            millions=rows["value"] / 1e6,
        )
        .sort_values(["announced_on", "pledge_id"], ascending=[False, True])
    )


def unfiltered(view: View) -> View:
    """Leave out the filters, which keep rows and change none of them."""
    chosen = view.selection
    priced = Selection(
        chosen.currency, chosen.rates, claims=chosen.claims, asof=view.day
    )
    return View(view.ledger, priced)


def unfiltered_claims(view: View) -> pd.DataFrame:
    """Value the claims of all pledges, whatever the filters."""
    return claims(unfiltered(view))


def sourced(rows: pd.DataFrame, ledger: Ledger) -> list[Row]:
    """Give each row with its `source` linked and its passage `quoted`, as Markdown."""
    return [
        {**row, "source": source_linked(row), "quoted": passage_in_words(row)}
        for row in with_sources(rows, ledger).to_dict("records")
    ]


def claims_in_words(rows: pd.DataFrame, ledger: Ledger) -> str:
    """Write what each source says of a pledge as Markdown, the lead first."""
    listed = rows.sort_values("lead", ascending=False, kind="stable")
    return prose("claims", claims=sourced(listed, ledger))


def source_linked(row: Row) -> Markdown:
    """Link to who published it, with the day and the kind of source."""
    publisher, url, day = row["publisher"], row["url"], row["published_on"]
    words: Markdown = literal(publisher) if pd.isna(url) else linked(publisher, url)
    published: str = "" if pd.isna(day) else f", {day_in_words(day)}"
    return Markdown(f"{words}{published} ({row['kind']})")


def passage_in_words(row: Row) -> Markdown:
    """Quote the passage under its item of a list; nothing where none is held."""
    if pd.isna(row["passage"]):
        return Markdown()
    return Markdown(f"\n  > {literal(' '.join(row['passage'].split()))}\n")


#: The tables whose rows quote passages, and what one of them is called.
QUOTING = {
    "claims": ngettext_noop("{number} claim", "{number} claims"),
    "statements": ngettext_noop("{number} statement", "{number} statements"),
    "condition_events": ngettext_noop("{number} report", "{number} reports"),
}
Span = tuple[int, int]


def show_document(view: View) -> None:
    """Show one document whole, the quoted passages marked."""
    sources = named_sources(view.ledger)
    held = [one for one in sources.index if one in view.ledger.documents]
    if not held:
        return
    heading(gettext("A document, its passages marked"))
    names = {one: f"{sources.loc[one, 'publisher']} ({one})" for one in held}
    opened = link.pick(gettext("Document"), "document", names)
    st.markdown(source_linked(sources.loc[opened].to_dict()))
    quoted = quotes(opened, view)
    st.caption(quotes_in_words(quoted))
    spans = zip(quoted["quote_start"], quoted["quote_end"], strict=True)
    with st.container(border=True):
        st.markdown(marked(view.ledger.documents[opened], spans))


def show_stating_passage(rows: pd.DataFrame, ledger: Ledger) -> None:
    """Show the paragraph that states what claims say, the passage marked.

    Of the claim that counts if its source is held in full, else of the first whose is;
    of none, nothing.
    """
    held = rows[rows["source_id"].isin(ledger.documents)]
    held = held.dropna(subset=["quote_start", "quote_end"])
    for row in held.sort_values("lead", kind="stable").tail(1).to_dict("records"):
        source = row["source_id"]
        span = int(row["quote_start"]), int(row["quote_end"])
        quoted = paragraph_marked(ledger.documents[source], span)
        said = source_linked(named_sources(ledger).loc[source].to_dict())
        st.markdown(quoted)
        fine_print(gettext("{source}, held in full", source=said))
        link_to(
            "evidence",
            gettext("The whole document, its passages marked"),
            document=source,
        )


def paragraph_marked(text: str, span: Span) -> Markdown:
    """Write the paragraph around a passage as Markdown, the passage marked."""
    start, end = span
    first = text.rfind("\n\n", 0, start)
    first = 0 if first < 0 else first + 2
    last = text.find("\n\n", end)
    paragraph = text[first : len(text) if last < 0 else last]
    return Markdown(marked(paragraph, [(start - first, end - first)]))


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
        ngettext(*words, int(counts[table]))
        for table, words in QUOTING.items()
        if table in counts
    )
    if not said:
        return gettext("Marked: what supports nothing as of this day.")
    return gettext("Marked: what supports {things}.", things=list_in_words(said))


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
    sources = named_sources(view.ledger)
    counts = claims["source_id"].value_counts()
    listed = sources.assign(
        claims=sources["source_id"].map(counts).fillna(0).astype(int),
    ).sort_values(["claims", "publisher"], ascending=[False, True])
    heading(capital(counted(len(sources), "published source")))
    text = st.column_config.TextColumn
    show_rows(
        listed,
        gettext("Published sources with the number of claims that rest on each"),
        {
            "publisher": text(gettext("Publisher"), width="medium"),
            "kind": text(gettext("Kind")),
            "published_on": st.column_config.DateColumn(
                gettext("Published"), format=day_of_column()
            ),
            "language": text(gettext("Language")),
            "claims": st.column_config.NumberColumn(
                gettext("Claims"), format=form_of_numbers("%,d")
            ),
            "url": st.column_config.LinkColumn(gettext("Address"), width="large"),
            "note": text(gettext("Note"), width="medium"),
            "source_id": text(gettext("Source")),
        },
    )
