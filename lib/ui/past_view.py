"""The notice on a view of a past day: what has changed since, and today's view.

A link that is a citation holds the day, and the digits of what the ledger showed then.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from lib.charts.captions import SUMS, Row, capital, total_in_words
from lib.charts.change_text import SAID, counts_in_words
from lib.frames.cache import from_cache
from lib.frames.changes import KINDS, Changes, changes_since
from lib.frames.fingerprint import DIGITS, fingerprint_of
from lib.frames.labels import pledge_title
from lib.frames.marks import mark_in_words
from lib.ledger.service import today
from lib.model.formats import (
    day_in_words,
    money_in_words,
    within_a_sentence,
)
from lib.model.glossary import BASIS_WORDS, STATUS_WORDS
from lib.model.language import gettext
from lib.model.ledger import Ledger
from lib.model.links import VIEW
from lib.model.view import View
from lib.ui import link
from lib.ui.text import linked, literal, prose

#: The columns that say what a sum is worth.
WORTH = ["value", "low", "high", "open_ended"]
#: So many changes of a kind are listed, the others counted.
LISTED = 8
_DIGITS = re.compile(f"[0-9a-f]{{{DIGITS}}}")
_OPENED = "_opened"


def show_opened(view: View) -> None:
    """Say on every page what became of a view of a past day; of today's, nothing."""
    asked: date | None = st.session_state.get("asof")
    digits = _cited(asked)
    if asked and digits is not None:
        _show_whether_rewritten(digits, view)
    if asked and asked < today():
        _show_since(view, today())


def _cited(asked: date | None) -> str | None:
    """Return the digits that the link came with, until the reader picks another day."""
    if _OPENED not in st.session_state:
        st.session_state[_OPENED] = (asked, link.own(VIEW))
    day, digits = st.session_state[_OPENED]
    if asked is not None and day == asked:
        cited: str | None = digits
        return cited
    st.session_state[_OPENED] = (None, None)
    if link.own(VIEW):
        link.write(VIEW, None)
    return None


def _show_whether_rewritten(digits: str, view: View) -> None:
    held, day = fingerprint_of(view), day_in_words(view.day)
    if not _DIGITS.fullmatch(digits):
        st.warning(prose("view_damaged", view=digits[:40], digits=DIGITS))
    elif digits != held:
        st.warning(prose("view_rewritten", day=day, cited=digits, held=held))


def _show_since(view: View, now: date) -> None:
    """Say in one line what has changed; fold the details away; offer today's view."""
    key = ("opened", view.ledger.hash, view.selection, now)
    said, details = from_cache(key, lambda: _in_words(view, now))
    with st.container(key="opened", horizontal=True, vertical_alignment="top"):
        if details:
            with st.expander(said, width="stretch"):
                st.markdown(details)
        else:
            with st.container(border=True):
                st.markdown(f":small[:material/history: {said}]")
        st.button(
            gettext("Today's view"),
            on_click=_open_today,
            help=gettext("Leaves this day; all other choices stay."),
        )


def _open_today() -> None:
    st.session_state["asof"] = None
    link.write(VIEW, None)
    # Its widget stands outside what the page makes anew.
    st.rerun()


def _in_words(view: View, now: date) -> tuple[str, str]:
    since = changes_since(view, now)
    day = day_in_words(view.selection.day)
    counts = counts_in_words(since.changes["kind"])
    if not counts:
        unchanged = gettext(
            "As of **{day}**. Since then no announcement, claim or condition of this "
            "selection has changed.",
            day=day,
        )
        return unchanged, ""
    effect = literal(effect_in_short(since, view.selection.currency))
    details = [*_effects(since, view), _listed(since, view.ledger)]
    said = gettext(
        "As of **{day}**. Since then: {changes}. {effect}",
        day=day,
        changes=counts,
        effect=effect,
    )
    return said, "\n\n".join(details)


def _effects(since: Changes, view: View) -> Iterator[str]:
    """Say what the changes do to the sums, traced and untraced apart."""
    chosen = view.selection
    yield gettext(
        "**{sums}**, {day} and today:",
        sums=BASIS_WORDS[chosen.basis],
        day=day_in_words(view.day),
    )
    compared: list[tuple[Mapping[str, str], pd.DataFrame, pd.DataFrame]] = [
        (SUMS, since.then, since.now)
    ]
    if chosen.show and since.row_then is not None and since.row_now is not None:
        row = mark_in_words(chosen.show, view.ledger)
        of_row = {
            to: gettext("{row}, {sum}", row=row, sum=within_a_sentence(gettext(words)))
            for to, words in SUMS.items()
        }
        compared.append((of_row, since.row_then, since.row_now))
    lines = [
        effect_in_words(words, was[to], stands[to], chosen.currency)
        for names, then, now in compared
        for was, stands in [(then.to_dict("index"), now.to_dict("index"))]
        for to, words in names.items()
    ]
    yield "\n".join(f"- {literal(line)}" for line in lines if line)


def effect_in_short(since: Changes, currency: str) -> str:
    """Say by how much the sums of the selection differ, those alone that do."""
    was, stands = (end.to_dict("index") for end in (since.then, since.now))
    effects = []
    for to, words in SUMS.items():
        if not pd.Series(was[to])[WORTH].equals(pd.Series(stands[to])[WORTH]):
            total = total_in_words({**stands[to], "currency": currency})
            more = _more(was[to], stands[to], currency)
            change = more or gettext("today {sum}", sum=total)
            effects.append(
                gettext("{sum}: {change}.", sum=gettext(words), change=change)
            )
    return " ".join(effects) or gettext("Sums unchanged.")


def _more(then: Row, now: Row, currency: str) -> str:
    """Say how much more or less it is; nothing where it is the same, or not known."""
    more = now["value"] - then["value"]
    if pd.isna(more) or not more:
        return ""
    by = money_in_words(abs(more), currency)
    if more > 0:
        return gettext("{sum} more", sum=by)
    return gettext("{sum} less", sum=by)


def effect_in_words(words: str, then: Row, now: Row, currency: str) -> str:
    """Say what a sum was and is; nothing where neither day has an entry.

    Then and now are rows of `lib.frames.sums.traced_totals`, missing in every
    column where the day has no entry.
    """
    if pd.isna(then["entries"]) and pd.isna(now["entries"]):
        return ""
    ends = ({**sums, "currency": currency} for sums in (then, now))
    was, stands = map(total_in_words, ends)
    more = _more(then, now, currency)
    if was == stands and not more:
        return gettext("{what}: {sum}, unchanged.", what=words, sum=stands)
    if not more:
        return gettext(
            "{what}: then {was}; today {sum}.", what=words, was=was, sum=stands
        )
    return gettext(
        "{what}: then {was}; today {sum} ({change}).",
        what=words,
        was=was,
        sum=stands,
        change=more,
    )


def _listed(since: Changes, ledger: Ledger) -> str:
    """List the changes by their kind, each linked to its evidence of today."""
    pledges = ledger["pledges"].set_index("pledge_id", drop=False)
    listed: dict[str, list[Row]] = {kind: [] for kind in KINDS if since.count(kind)}
    for row in since.changes.groupby("kind").head(LISTED).to_dict("records"):
        key = row["pledge_id"]
        title = pledge_title(pledges.loc[key].to_dict(), ledger)
        entry = linked(title, f"/evidence?show={key}")
        listed[row["kind"]].append({**row, "entry": entry})
    kinds = [
        (capital(SAID[kind][1]), since.count(kind), rows)
        for kind, rows in listed.items()
    ]
    states = {one: gettext(said) for one, said in STATUS_WORDS.items()}
    return prose("changes", kinds=kinds, states=states)
