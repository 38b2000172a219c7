"""The pages: their order, their question, and links from one to another."""

from pathlib import Path
from typing import Any

import streamlit as st

from lib.charts.catalogue import CHARTS
from lib.model import pages
from lib.model.language import gettext
from lib.model.ledger import Ledger
from lib.model.links import split_name
from lib.model.pages import BEHIND_MORE, MORE, QUESTIONS, introduction, pages_of
from lib.ui import collection, link
from lib.ui.text import literal

PAGES = Path(__file__).resolve().parents[2] / "pages"
ARROW = ":material/arrow_forward:"
_PAGES, _CURRENT = "_pages", "_current_page"


def choose_page(ledger: Ledger) -> Any:
    """Make the pages, and the menu of them; return the one that is asked for.

    The address of a page without content answers, though no menu leads there.
    """
    shown = pages_of(ledger)
    made = {
        name: st.Page(
            PAGES / f"{name}.py",
            title=title_of(name),
            url_path=name,
            default=name == "overview",
            visibility="visible" if name in shown else "hidden",
            help=gettext(question),
        )
        for name, question in QUESTIONS.items()
    }
    behind = behind_more()
    front = [one for name, one in made.items() if name not in behind]
    sections = {"": front, gettext(MORE): [made[name] for name in behind]}
    page = st.navigation(sections, position="top")
    st.session_state[_PAGES] = made
    st.session_state[_CURRENT] = page.url_path or "overview"
    return page


def behind_more() -> list[str]:
    """Name the pages that the menu shows behind one word.

    A briefing that holds charts stands in front, so that one sees it grow.
    """
    holds = collection.charts_collected() > 0
    return [name for name in BEHIND_MORE if not (name == "briefing" and holds)]


def introduce(ledger: Ledger, finding: str = "") -> None:
    """Title the page of this run, and say what it shows of a ledger."""
    page = current_page()
    st.title(pages.title_of(page), anchor=False)
    said = f"{introduction(page, ledger)} {finding and f'{finding}.'}"
    st.markdown(literal(said.strip()))


def show_absence(said: str) -> None:
    """Say why there is nothing on the page of this run."""
    st.title(pages.title_of(current_page()), anchor=False)
    st.markdown(said)
    link_to("overview", gettext("To the overview"))


def title_of(name: str) -> str:
    """Name a page in the menu; the briefing says how many charts it holds."""
    charts = collection.charts_collected() if name == "briefing" else 0
    title = pages.title_of(name)
    return f"{title} ({charts})" if charts else title


def current_page() -> str:
    """Name the page of this run."""
    page: str = st.session_state[_CURRENT]
    return page


def link_to(name: str, words: str, /, **own: str) -> None:
    """Link to a page; the choices of the side bar come along, an open drawer closes.

    The words are Markdown; `own` are names of that page's own: what it is to show.
    """
    if name != current_page():
        page = st.session_state[_PAGES][name]
        st.page_link(page, label=words, icon=ARROW, query_params=own or None)
        return
    # A drawer is a fragment: to stay on the page and leave the drawer takes a rerun.
    key = f"to_{words}_{'_'.join(own.values())}"
    if st.button(words, key, icon=ARROW, type="tertiary", on_click=_stay, kwargs=own):
        st.rerun()


def link_to_place(named: str) -> None:
    """Link to the page on which a chart stands, as it stands there."""
    name, row = split_name(named)
    chart = CHARTS[name]
    own = {**dict(chart.own), **({chart.row_name: row} if row else {})}
    words = gettext("On {page}", page=pages.title_of(chart.page))
    link_to(chart.page, words, **own)


def _stay(**own: str) -> None:
    link.write("open", None)
    for name, value in own.items():
        link.write(name, value)
