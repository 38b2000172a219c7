"""The ledger and the selection of this run, and what is wrong with either in words."""

import streamlit as st

from lib.ledger.report import LedgerRefused, Problem, Report
from lib.ledger.service import Served, ledger_service
from lib.model.language import gettext
from lib.model.parameters import BadValue
from lib.model.problems import problems_in_words
from lib.model.view import View
from lib.ui.text import literal, prose

_VIEW, _SERVED = "_view", "_served"


def current_view() -> View:
    """Return what this run is about; its as-of date is resolved."""
    view: View = st.session_state[_VIEW]
    return view


def in_service() -> Served:
    """Return the ledger of this run with what was said of it, as it was when it began."""
    served: Served = st.session_state[_SERVED]
    return served


def hold(view: View, served: Served) -> None:
    """Keep the view, and the ledger that it is of, for the page of this run."""
    st.session_state[_VIEW], st.session_state[_SERVED] = view, served


def served_ledger() -> Served:
    """Take the ledger in service; without any, say why and end the run."""
    try:
        return ledger_service().current()
    except LedgerRefused as refused:
        show_refused(refused.report)
        st.stop()


def show_refused(report: Report) -> None:
    """Say why there are no figures yet, and what to do."""
    st.title(gettext("No figures yet"))
    st.error(prose("ledger_refused", problems=len(report.refused)))
    _list(report.refused)


def show_stale(served: Served) -> None:
    """Say on every page that a newer ledger was not taken, and why."""
    report = served.stale_report
    if report is None:
        return
    version = served.ledger.hash[:8]
    st.warning(prose("ledger_stale", problems=len(report.refused), version=version))
    with st.expander(gettext("What is wrong with the newer edition")):
        _list(report.refused)


def show_dropped(problems: tuple[BadValue, ...]) -> None:
    """Say which values of the link were not understood."""
    if problems:
        said = "\n".join(f"- {literal(one)}" for one in problems_in_words(problems))
        left_out = gettext("Left out of this view:")
        st.warning(f"{left_out}\n\n{said}")


def _list(problems: tuple[Problem, ...]) -> None:
    st.markdown("\n".join(f"- {literal(str(problem))}" for problem in problems))
