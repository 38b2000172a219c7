"""What changed between two days: the days, what moved the sums, each change."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from lib.charts.captions import capital
from lib.charts.change_text import Told, counts_in_words, sums_in_words, told_in_text
from lib.charts.changes import between_days
from lib.charts.subjects.changes import RATES
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.frames.change_list import changes, changes_of
from lib.frames.change_sums import donor_changes, meeting_changes
from lib.frames.effects import CAUSES
from lib.frames.history import days_of_change, last_recorded
from lib.model.counts import counted
from lib.model.formats import day_in_words
from lib.model.language import gettext
from lib.model.links import page_link
from lib.model.view import View
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.components import quiet_button
from lib.ui.filters import take
from lib.ui.tables import choose_a_row, mark_of, opening, show_frame
from lib.ui.text import fine_print, heading, linked, literal

A_DAY = timedelta(days=1)
A_MONTH = "month"


def show_days(view: View) -> None:
    """Let the reader choose since when: a month, or what was recorded on a day."""
    days = days_of_change(view.but(show=None))
    chosen, month = view.selection.since, view.but(since=None).selection.since_day
    options = {
        A_MONTH: gettext("{day}, a month before", day=day_in_words(month)),
        **{str(day - A_DAY): _day_of(day, number) for day, number in days.items()},
    }
    since = A_MONTH if chosen is None else str(chosen)
    if since not in options:
        options = {since: day_in_words(date.fromisoformat(since))} | options
    st.selectbox(
        gettext("Changes since"),
        list(options),
        format_func=options.__getitem__,
        help=gettext(
            "A month, or the day before one on which anything of this selection was "
            "recorded. Any other day can be chosen in the side bar, under More choices."
        ),
        **link.tied("since_pick", since, _take),
    )


def _day_of(day: date, number: int) -> str:
    """Name the day before one of changes by what that one brought."""
    return gettext(
        "{before}: then {records} of {day}",
        before=day_in_words(day - A_DAY),
        records=counted(number, "record"),
        day=day_in_words(day),
    )


def _take(chosen: str) -> None:
    take({"since": None if chosen == A_MONTH else date.fromisoformat(chosen)})


def show_summary(view: View) -> None:
    """Say in a sentence what changed; where nothing did, when it last did."""
    told, between = changes(view), between_days(view.selection)
    if len(told):
        counts = literal(counts_in_words(told["kind"]))
        st.markdown(f"**{literal(capital(between))}**: {counts}.")
        sums = sums_in_words(changes_of(view), view.selection.currency)
        said = "\n".join(
            f"- {literal(line)}" for line in (*sums, capital(gettext(RATES)))
        )
        st.markdown(said)
        return
    last = last_recorded(view.but(show=None))
    st.info(literal(_nothing_in_words(between, last, view)))
    if last is not None and last <= view.selection.since_day:
        before = {"since": last - A_DAY}
        quiet_button(
            gettext("See that change"),
            ":material/arrow_forward:",
            take,
            before,
            key="last_change",
        )


def _nothing_in_words(between: str, last: date | None, view: View) -> str:
    """Say that nothing was recorded between two days, and when something last was."""
    if last is None:
        return gettext(
            "Nothing of this selection was recorded {between}, nor on any day before.",
            between=between,
        )
    if last > view.selection.since_day:
        return gettext(
            "Nothing of this selection was recorded {between} that still stands.",
            between=between,
        )
    return gettext(
        "Nothing of this selection was recorded {between}; the last change was on {day}.",
        between=between,
        day=day_in_words(last),
    )


def show_what_moved(view: View) -> None:
    """Draw what moved the total, and whose sums moved, where anything changed."""
    if changes(view).empty:
        return
    show_chart("change_steps", view)
    show_chart("donor_changes", view)


def show_list(view: View) -> None:
    """List every change, each leading to its pledge; then by meeting and by donor."""
    told = changes(view)
    if told.empty:
        return
    changed = counted(len(told), "change")
    heading(gettext("{changes}, by kind, the newest first", changes=changed))
    st.caption(choose_a_row(gettext("see the pledge and who says so")))
    marks = told["pledge_id"].to_list()
    alt = gettext("Every change")
    show_frame(told, "changes", alt, **opening("change_list", lambda: marks))
    _files("changes", view)
    _by("donor_changes", donor_changes(view), gettext("By donor"), view)
    _by("meeting_changes", meeting_changes(view), gettext("By meeting"), view)


def _by(name: str, rows: pd.DataFrame, title: str, view: View) -> None:
    """Show what moved each donor or meeting; a row leads to its pledges."""
    heading(title)
    keys = rows[list(FRAMES[name].opens)].to_dict("records")
    marks = list(map(mark_of, keys))
    causes = rows[list(CAUSES)]
    # A column of causes that moved nothing would only be in the way.
    told = rows.assign(**causes.where(causes.ne(0.0)))
    show_frame(told, name, title, **opening(f"{name}_list", lambda: marks))
    _files(name, view)


def show_text(view: View) -> None:
    """Show all of it as text, to be copied; and the feed that tells it by itself."""
    told = Told(changes_of(view), view, capital(between_days(view.selection)))
    key = ("change text", view.ledger.hash, view.selection)
    with st.expander(gettext("As text, to copy")):
        st.code(from_cache(key, lambda: told_in_text(told)), None, wrap_lines=True)
    feed = linked(gettext("an Atom feed"), link.feed(view.selection))
    st.markdown(
        gettext(
            "What is recorded from now on comes by {feed} of this selection.", feed=feed
        )
    )


def _files(name: str, view: View) -> None:
    paths = (
        linked(
            one.upper(), page_link("", f"api/v1/frames/{name}.{one}", view.selection)
        )
        for one in ("csv", "xlsx", "json")
    )
    fine_print(gettext("Figures: {files}", files=" · ".join(paths)))
