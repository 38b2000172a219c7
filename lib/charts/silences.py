"""Why a chart draws nothing, told apart, and what a reader can do about it.

What the ledger does not hold, what a count leaves out, what states no sum, and what is
not there to be drawn are four things: pages, charts, the first HTML and files all say
the one that is true, from one `Silence`.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd

from lib.charts.captions import in_a_sentence, parts_in_words
from lib.charts.chart import CONDITION, PLEDGE, Chart, RowKind
from lib.charts.donors import DIVISORS
from lib.charts.silence import Silence, Way
from lib.charts.statement import NAMED, Topic
from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.frames.history import last_recorded
from lib.frames.money import MONEY
from lib.model.counts import counted
from lib.model.coverage import searched_in_words
from lib.model.filters import FILTERS
from lib.model.formats import (
    announcements_in_words,
    day_in_words,
    donors_in_words,
    list_in_words,
    unpriced_in_words,
)
from lib.model.glossary import BASIS_COUNTS
from lib.model.language import gettext, gettext_noop, ngettext
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR

#: Of those who stated no figure so many donors are named, others are counted.
MOST_NAMED = 12
#: What is said where no row is open, by what one is called.
UNCHOSEN = {
    "Donor": gettext_noop("no donor is chosen"),
    "Meeting": gettext_noop("no meeting is chosen"),
    "Condition": gettext_noop("no condition is chosen"),
    "Pledge": gettext_noop("no pledge is chosen"),
    "Class of item": gettext_noop("no class of item is chosen"),
}
NOTHING_CHOSEN = Selection()
#: Where the sums stand of donors of which a chart's own measure is not known.
TO_SUMS: Mapping[str, Any] = {"page": "donors", "own": {"rows": "first"}}


def silence_of(chart: Chart, view: View) -> Silence:
    """Tell why a chart of a view draws nothing.

    The view is without what the chart does not depend on; its as-of date is resolved.
    """
    every = _rows(chart.of, view)
    if every.empty:
        return _unrecorded(chart.of, view)
    rows = chart.among(every, view.ledger)
    if rows.empty:
        return _absent(chart, view, every)
    if chart.compares:
        return _unmoved(view)
    if chart.of and not view.selection.show:
        return Silence("unchosen", gettext(UNCHOSEN[chart.of.word]))
    return _without_figure(chart, view, rows)


def silence_without_rows(view: View, what: str) -> Silence:
    """Tell why a view has no rows of some kind, named as in "no claim"."""
    every = contributions(view.but(show=None))
    if every.empty:
        return _unrecorded(None, view)
    these = _these(None, view, every)
    clause = gettext("{what} is of {pledges}", what=what, pledges=these)
    return Silence("absent", clause, _to_the_rows())


def _unmoved(view: View) -> Silence:
    """Say that no sum moved between two days, and offer the last change before."""
    within = "".join(_whose(None, view))
    parts = {"within": within, "day": day_in_words(view.selection.since_day)}
    clause = gettext("no sum from named donors{within} moved since {day}", **parts)
    last = last_recorded(view)
    if last is None or last > view.selection.since_day:
        return Silence("unmoved", clause)
    clause = gettext(
        "no sum from named donors{within} moved since {day}; the ledger's last change was "
        "on {last}",
        last=day_in_words(last),
        **parts,
    )
    before = {"since": last - timedelta(days=1)}
    return Silence("unmoved", clause, Way(gettext("See that change"), before))


def _without_figure(chart: Chart, view: View, rows: pd.DataFrame) -> Silence:
    """Tell why none of the rows that a chart is of has a figure in it."""
    if not chart.of_money:
        return _unstated(chart, view, rows, "number")
    priced = rows.dropna(subset="value")
    if priced.empty:
        return _unstated(chart, view, rows, "sum")
    counted_ones = priced["state"].isin(BASES[view.selection.basis])
    if chart.measure:
        return _unmeasured(
            priced, chart.measure, Way(gettext("Show the sums"), **TO_SUMS)
        )
    # Added up by month, a sum that repeats another is in no count.
    if view.selection.per == "total" or not counted_ones.any():
        return _uncounted(chart, view, rows)
    sums = Way(gettext("Show the sums"), {"per": "total"})
    return _unmeasured(priced, view.selection.per, sums)


def _rows(of: RowKind | None, view: View) -> pd.DataFrame:
    """List the contributions in a view, of the row that the chart is of, if of one."""
    rows, row = contributions(view.but(show=None)), view.selection.show
    return behind(rows, row, view.ledger) if of and row else rows


def _unrecorded(of: RowKind | None, view: View) -> Silence:
    (whose, within), ledger = _whose(of, view), view.ledger
    what = gettext("no pledge")
    if of in (CONDITION, PLEDGE):
        what = gettext("nothing")
    parts = {"what": what, "whose": whose, "within": within}
    recorded = ledger["pledges"].set_index("pledge_id")["recorded_on"]
    if recorded.max() > pd.Timestamp(view.day):
        later = _rows(of, view.but(asof=recorded.max().date()))
        if len(later):
            day = day_in_words(recorded[later["pledge_id"]].min())
            clause = gettext(
                "the ledger holds {what}{whose}{within} yet: the first was entered on {day}",
                day=day,
                **parts,
            )
            if not whose + within:
                clause = gettext(
                    "nothing is known yet: the ledger begins on {day}", day=day
                )
            return Silence("early", clause, Way(gettext("As of today"), {"asof": None}))
    clause = gettext("the ledger holds {what}{whose}", **parts)
    if within:
        clause = gettext(
            "{what}{whose} in the ledger lies within the filters{within}", **parts
        )
    clause += f"; {searched_in_words(ledger.coverage)}"
    return Silence("unrecorded", clause, _without_filter(of, view))


def _without_filter(of: RowKind | None, view: View) -> Way | None:
    """Leave out one filter, the first without which there are rows; else all of them."""
    chosen = view.selection
    fields = [one for one in FILTERS if getattr(chosen, one.field)]
    nothing = {one.field: getattr(NOTHING_CHOSEN, one.field) for one in fields}
    for one in fields:
        change = {one.field: nothing[one.field]}
        if len(_rows(of, view.but(**change))):
            words = one.in_words(getattr(chosen, one.field), view.ledger, NAMED)
            return Way(gettext("Leave out {choice}", choice=words), change)
    return Way(gettext("Leave out the filters"), nothing) if nothing else None


def _absent(chart: Chart, view: View, rows: pd.DataFrame) -> Silence:
    clause = gettext(chart.absent, these=_these(chart.of, view, rows))
    way = _without_filter(chart.of, view)
    if way is None or not len(
        chart.among(_rows(chart.of, view.but(**way.changes)), view.ledger)
    ):
        way = _to_the_rows()
    return Silence("absent", clause, way)


def _to_the_rows() -> Way:
    return Way(
        gettext("See the announcements"),
        page="data",
        own={"name": "frames/contributions"},
    )


def _unstated(chart: Chart, view: View, rows: pd.DataFrame, what: str) -> Silence:
    """Say who stated no figure; another claim than the one that counts may state one."""
    these = _these(chart.of, view, rows, announcements=not rows["pledge"].all())
    clause = gettext("no number is stated in {pledges}", pledges=these)
    if what == "sum":
        clause = gettext("no sum is stated in {pledges}", pledges=these)
    whom = _by_donor(rows) if len(rows["donor_label"].unique()) > 1 else ""
    way, other = _to_the_rows(), view.but(claims="highest")
    if (
        what == "sum"
        and chart.among(_rows(chart.of, other), view.ledger)["value"].any()
    ):
        way = Way(gettext("Count the highest figures"), {"claims": "highest"})
    return Silence("unstated", clause, way, whom)


def _uncounted(chart: Chart, view: View, rows: pd.DataFrame) -> Silence:
    """Say the sums of each state, none of which is drawn, and what would draw one."""
    sums = rows.groupby("state")[MONEY].sum(min_count=1)
    ends = {f"{key}_{end}": sums.loc[key, end] for key in sums.index for end in MONEY}
    known = {**sums["value"], **ends, "currency": view.selection.currency}
    worth = parts_in_words(known)
    if silent := int(rows["unpriced"].sum()):
        worth += f"; {unpriced_in_words(silent)}"
    number, (whose, within) = _counted(rows), _whose(chart.of, view)
    alone = _number(rows) == 1
    basis = BASIS_COUNTS[view.selection.basis]
    said = f"{number}{whose}{within}: {worth}"
    for wider in BASES:
        if _draws(chart, view.but(basis=wider)):
            message = gettext_noop("{pledges}; a count of {counted} leaves them out")
            if alone:
                message = gettext_noop("{pledges}; a count of {counted} leaves it out")
            clause = gettext(message, pledges=said, counted=basis)
            words = gettext("Count {pledges}", pledges=BASIS_COUNTS[wider])
            return Silence("uncounted", clause, Way(words, {"basis": wider}))
    message = gettext_noop("{pledges}; no count draws them here")
    if alone:
        message = gettext_noop("{pledges}; no count draws it here")
    clause = gettext(message, pledges=said)
    return Silence("uncounted", clause, _to_the_rows())


def _draws(chart: Chart, view: View) -> bool:
    frame = FRAMES[chart.frame](view.but(show=None))
    rows = chart.drawn_rows(frame, view.selection)
    plots = chart.plots(rows, view.selection) if len(rows) else ()
    return any(plot.drawn for plot in plots)


def _unmeasured(priced: pd.DataFrame, per: str, way: Way) -> Silence:
    names = list_in_words(tuple(dict.fromkeys(priced["donor_label"]))[:MOST_NAMED])
    clause = gettext(
        "no {measure} is known of {donors}",
        measure=DIVISORS[per],
        donors=in_a_sentence(names),
    )
    return Silence("unmeasured", clause, way)


def _counted(rows: pd.DataFrame) -> str:
    """Count the pledges, or the announcements where none is a pledge of a donor."""
    pledges = int(rows["pledge"].sum())
    return counted(pledges, "pledge") if pledges else announcements_in_words(len(rows))


def _number(rows: pd.DataFrame) -> int:
    """Count what `_counted` says in words."""
    return int(rows["pledge"].sum()) or len(rows)


def _these(
    of: RowKind | None, view: View, rows: pd.DataFrame, *, announcements: bool = False
) -> str:
    """Point at rows: these 12 pledges; this pledge of Japan; the pledge of a day."""
    if of in (CONDITION, PLEDGE) and view.selection.show:
        return of.name(view.selection.show, view.ledger)
    number = len(rows) if announcements else _number(rows)
    announcements = announcements or not rows["pledge"].any()
    said = ngettext("this pledge", "these {number} pledges", number)
    if announcements:
        said = ngettext("this announcement", "these {number} announcements", number)
    return f"{said}{''.join(_whose(of, view))}"


def _whose(of: RowKind | None, view: View) -> tuple[str, str]:
    """Say whose rows they are, and the other filters, each after a blank."""
    chosen, topic = view.selection, Topic(view.ledger, view.selection)
    said = ""
    if of and chosen.show:
        name = in_a_sentence(of.name(chosen.show, view.ledger))
        said = f" {gettext(of.whose, row=name)}"
        if {*chosen.donor} <= {*chosen.show.split(SEPARATOR)} and not chosen.group:
            topic = topic.but(donor=())
    elif 0 < len(chosen.donor) <= NAMED and not chosen.group:
        key = SEPARATOR.join(chosen.donor)
        donors = in_a_sentence(donors_in_words(key, view.ledger))
        said = f" {gettext('of {row}', row=donors)}"
        topic = topic.but(donor=())
    return said, topic.within(money=False)


def _by_donor(rows: pd.DataFrame) -> str:
    """Count rows by donor, the most first: Germany (2 announcements) and Japan."""
    counts = rows["donor_label"].value_counts()
    said = [f"{one} ({announcements_in_words(many)})" for one, many in counts.items()]
    others = len(said) - MOST_NAMED
    more = [gettext("{number} more", number=others)] if others > 0 else []
    return list_in_words((*said[:MOST_NAMED], *more))
