"""What the data cover, which version they are, what is doubtful, how to cite them."""

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.charts.captions import capital
from lib.charts.headlines import doubts_in_words
from lib.charts.silences import silence_without_rows
from lib.export.about import licence_of
from lib.export.citation.bibliography import cited_view, text_citation
from lib.export.data.sheets import SHEETS, Sheet
from lib.frames.cache import asof_part, cached, from_cache
from lib.frames.contributions import contributions
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import reference_rates
from lib.frames.quality import KINDS, finding_counts, quality
from lib.ledger.report import Problem, Where
from lib.ledger.service import today
from lib.model.counts import counted, part_in_words
from lib.model.coverage import coverage_in_words
from lib.model.filters import filters_in_words
from lib.model.formats import day_in_words, number_in_words
from lib.model.language import gettext, gettext_noop, number_in_digits
from lib.model.ledger import Ledger, in_force
from lib.model.links import page_link
from lib.model.tables import TABLES, VERSIONED
from lib.model.view import View
from lib.ui.data import MARKS, MOST, section
from lib.ui.link import public_address
from lib.ui.session import in_service
from lib.ui.tables import choose_a_row, opening, show_frame, show_rows
from lib.ui.text import literal, prose

ABOUT = gettext_noop("see what it is about")
NO_FINDING = gettext_noop("Nothing is to be looked at in these rows.")


def show_coverage(view: View) -> None:
    """Say how far was searched, which version this is, and how large its tables are."""
    st.header(section("coverage"), anchor="coverage")
    st.markdown(coverage_in_facts(view.ledger))
    st.table(
        counts_of_tables(view),
        border="horizontal",
        hide_index=True,
        alt=gettext("The tables of the ledger and how many rows they have"),
    )


def coverage_in_facts(ledger: Ledger) -> str:
    """List coverage, version and rates as Markdown."""
    covered = coverage_in_words(ledger.coverage)
    return prose("coverage", covered=covered, ledger=ledger, rates=reference_rates())


@cached(asof_part)
def counts_of_tables(view: View) -> pd.DataFrame:
    """Count the rows of each table, all that were recorded and those in force."""
    counts = []
    for name in view.ledger.held:
        rows, standing = view.ledger[name], gettext("no versions")
        if name in VERSIONED:
            standing = number_in_digits(len(in_force(rows, view.day)))
        said = gettext((TABLES[name].__doc__ or "").strip())
        said = said.removeprefix("One row is ").rstrip(".")
        title = SHEETS[f"tables/{name}"].title
        counts.append((title, said, number_in_digits(len(rows)), standing))
    standing = gettext("Valid {day}", day=day_in_words(view.day))
    heads = (gettext("Table"), gettext("One row is"), gettext("Recorded"))
    return pd.DataFrame(counts, columns=[*heads, standing])


def show_quality(view: View) -> None:
    """Say how sure the chosen figures are, and what the check of the ledger doubts."""
    st.header(section("quality"), anchor="quality")
    key = ("quality", view.ledger.hash, view.selection)
    st.markdown(from_cache(key, lambda: quality_in_words(view)))
    _show_findings(view)
    _show_warnings(in_service().warned, view.ledger)


def _show_findings(view: View) -> None:
    """List what is to be looked at in the chosen rows; a row opens its pledge."""
    found = quality(view)
    st.markdown(findings_in_words(found))
    if found.empty:
        return
    number = counted(len(found), "row")
    alt = gettext("Findings of quality. {rows}", rows=number)
    marks = found["pledge_id"].head(MOST).tolist
    show_frame(found.head(MOST), "quality", alt, **opening("findings", marks))


def findings_in_words(found: pd.DataFrame) -> str:
    """Count the findings by kind, as Markdown; of a kind without any it says none."""
    counts = finding_counts(found)
    said = [
        f"- {capital(gettext(kind))}, {gettext(words)}: {number_in_digits(counts[kind])}"
        for kind, words in KINDS.items()
    ]
    opening = gettext(NO_FINDING)
    if counts.any():
        ask = choose_a_row(gettext("see its pledge"))
        opening = gettext("To be looked at in these rows. {choose}", choose=ask)
    return "\n".join([f"{opening}\n", *said])


def quality_in_words(view: View) -> str:
    """List what is doubtful of the chosen figures, as Markdown."""
    said = [*doubts_in_words(view), *unclear_in_words(view)]
    if not said:
        return literal(silence_without_rows(view, gettext("no figure")).sentence)
    scope = "; ".join(filters_in_words(view)) or gettext("the whole ledger")
    opening = gettext(
        "For {scope}, as of {day}:",
        scope=literal(scope),
        day=day_in_words(view.selection.day),
    )
    return "\n".join([f"{opening}\n", *(f"- {literal(one)}" for one in said)])


def unclear_in_words(view: View) -> list[str]:
    """Say of how many pledges it is not clear whether they are new."""
    rows = contributions(view)
    novelties = rows.loc[rows["pledge"], "novelty"]
    if novelties.empty:
        return []
    unclear = int((novelties == "unclear").sum())
    if not unclear:
        return []
    share = number_in_words(100 * unclear / len(novelties), 2)
    return [
        gettext(
            "Whether it is new is unclear for {pledges} ({share} percent).",
            pledges=part_in_words(unclear, len(novelties), "pledge"),
            share=share,
        )
    ]


def _show_warnings(warned: tuple[Problem, ...], ledger: Ledger) -> None:
    """List what the check of the ledger warns of; a row opens what it is about."""
    if not warned:
        st.markdown(gettext("The check of the ledger finds nothing to warn of."))
        return
    st.markdown(
        gettext(
            "The check of the ledger lets it pass with {warnings}. {choose}",
            warnings=counted(len(warned), "warning"),
            choose=choose_a_row(gettext(ABOUT)),
        )
    )
    rows = from_cache(
        ("warnings", ledger.hash, warned), lambda: warnings_listed(warned, ledger)
    )
    text = st.column_config.TextColumn
    show_rows(
        rows,
        gettext("Warnings of the check of the ledger"),
        {
            "kind": text(gettext("Warning"), width="medium"),
            "found": text(gettext("Found"), width="large"),
            "expected": text(gettext("Expected"), width="large"),
            "place": text(gettext("Where"), width="medium"),
            "key": text(gettext("Key"), width="medium"),
        },
        **opening("warnings", rows["opens"].tolist),
    )


def warnings_listed(warned: tuple[Problem, ...], ledger: Ledger) -> pd.DataFrame:
    """List warnings with the mark of what each is about; empty where it is no row."""
    return pd.DataFrame(
        [
            {
                "kind": one.kind,
                "found": one.found,
                "expected": one.expected.removeprefix("Expected: "),
                "place": _place(one.where),
                "key": one.where.id,
                "opens": _opens(one.where, ledger),
            }
            for one in warned
        ]
    )


def _place(where: Where) -> str:
    if where.row is None:
        return where.file
    return gettext("{file}, row {row}", file=where.file, row=where.row)


def _opens(where: Where, ledger: Ledger) -> str:
    table = Path(where.file).stem
    if table not in MARKS:
        return ""
    rows = ledger[table]
    held = rows.loc[rows.iloc[:, 0] == where.id, MARKS[table]]
    return "" if held.empty else str(held.iloc[0])


def show_citing(sheet: Sheet, view: View) -> None:
    """Give the text to cite the data by, with a link that opens them again."""
    st.header(section("cite"), anchor="cite")
    st.code(citation(sheet, view), language=None, wrap_lines=True)
    licence = licence_of(view.ledger) or gettext("none is stated")
    st.markdown(prose("licence", licence=licence))


def citation(sheet: Sheet, view: View) -> str:
    """Cite a table or frame, with a link that opens it again."""
    site, own = public_address(), [("name", sheet.code), *sheet.narrowed]
    link = page_link(site, "data", view.selection, own, fingerprint_of(view))
    return text_citation(
        cited_view(sheet.title, link, view.ledger, view.selection.day, today())
    )
