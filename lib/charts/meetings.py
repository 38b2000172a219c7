"""Meetings: what each one brought, by how far it can be traced."""

import pandas as pd

from lib.charts.bars import bars, in_units
from lib.charts.captions import (
    BY_NAME,
    DRAWN,
    WITHIN,
    Row,
    axis_of_sums,
    unsummed_in_words,
    worth_in_words,
)
from lib.frames.money import MONEY
from lib.model.counts import part_in_words
from lib.model.filters import FILTERS
from lib.model.formats import (
    announcements_in_words,
    day_in_words,
    list_in_words,
    number_in_words,
    within_a_sentence,
)
from lib.model.language import Words, gettext, gettext_noop
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, BRIDGE_PARTS, UNATTRIBUTED

#: New money by who is named for it; beside it stand the other states.
NEW = ("named", "joint", UNATTRIBUTED)
EXACT = Words(
    headline=gettext_noop("headline"),
    **BY_NAME.messages,
    unattributed=gettext_noop("new money, no donor named"),
)
HALF = 50
#: How the bars are scaled: by all money, by traced money alone, each to its own sum.
SCALES = ("all", "traced", "share")


def meeting_totals_plots(
    totals: pd.DataFrame, chosen: Selection, scale: str = "all"
) -> list[Plot]:
    """Describe what each meeting that states a sum brought, the newest first.

    The scale `traced` leaves out new money that no named donor accounts for, so that
    the rest can be seen beside it; `share` draws each part as percent of its meeting's
    sum, without whiskers, which belong to the whole sum.
    """
    newest, basis = totals.iloc[::-1], chosen.basis
    traced = scale == "traced"
    rows = traced_sums(newest, basis) if traced else newest.dropna(subset="value")
    left_out = newest.drop(rows.index)
    note = unsummed_in_words(left_out, left_out["date"].map(day_in_words), "entries")
    if traced and len(left_out):
        meetings = _listed(left_out)
        note = gettext("No sum from named donors: {meetings}", meetings=meetings)
    plot = _share_plot if scale == "share" else _plot
    return [plot(rows, basis, note)] if len(rows) else []


def _listed(rows: pd.DataFrame) -> str:
    """List meetings, each with the number of its announcements."""
    said = [
        f"{day_in_words(row['date'])} ({announcements_in_words(row['entries'])})"
        for row in rows.to_dict("records")
    ]
    return list_in_words(tuple(said))


def meetings_finding(
    totals: pd.DataFrame, chosen: Selection, scale: str = "all"
) -> str:
    """Say in one sentence what the meetings show at a scale."""
    if scale == "traced":
        return _traced_finding(traced_sums(totals, chosen.basis))
    priced = totals[totals["value"] > 0]
    if scale == "share" and len(priced):
        return _shares_finding(priced)
    # Inside a filter it may be the newest of those that are left, and of no others.
    every = not any(getattr(chosen, one.field) for one in FILTERS)
    return meeting_totals_finding(totals, newest=every and len(totals) > 1)


def _traced_finding(traced: pd.DataFrame) -> str:
    top = traced.sort_values("value", kind="stable").to_dict("records")[-1]
    money = worth_in_words(top)
    day = day_in_words(top["date"])
    message = gettext_noop(
        "Named donors promised most at the meeting of {day}{within}: {sum}"
    )
    if len(traced) == 1:
        message = gettext_noop(
            "Named donors promised {sum} at the meeting of {day}{within}"
        )
    return gettext(message, sum=money, day=day, within=WITHIN)


def _shares_finding(priced: pd.DataFrame) -> str:
    last = priced.iloc[-1].to_dict()
    share, day = untraced_share(last), day_in_words(last["date"])
    most = mostly_untraced(priced)
    message = gettext_noop(
        "Of what the meeting of {day} brought{within}, {share} percent has no donor named"
    )
    if not share:
        message = gettext_noop(
            "Of what the meeting of {day} brought{within}, all is from named donors"
        )
    elif len(priced) > 1 and most:
        message = gettext_noop(
            "Of what the meeting of {day} brought{within}, {share} percent has no donor "
            "named; more than half at {meetings}"
        )
    return gettext(
        message,
        day=day,
        within=WITHIN,
        share=number_in_words(share),
        meetings=part_in_words(most, len(priced), "meeting"),
    )


def meeting_totals_finding(totals: pd.DataFrame, *, newest: bool = True) -> str:
    """Say what the newest meeting brought, and how much of it names a donor."""
    last = totals.iloc[-1].to_dict()
    day = day_in_words(last["date"])
    share = untraced_share(last)
    parts = {"day": day, "within": WITHIN, "sum": worth_in_words(last)}
    if pd.isna(last["value"]):
        unstated = gettext_noop("The meeting of {day}{within}: {sum}")
        if newest:
            unstated = gettext_noop("The newest meeting, {day}{within}: {sum}")
        return gettext(unstated, **parts)
    brought = gettext_noop("The meeting of {day} brought {sum}{within}")
    if newest:
        brought = gettext_noop("The newest meeting, {day}, brought {sum}{within}")
    said = gettext(brought, **parts)
    if not share:
        return said
    return gettext(
        "{finding}; {share} percent of it has no donor named",
        finding=said,
        share=number_in_words(share),
    )


def mostly_untraced(totals: pd.DataFrame) -> int:
    """Count the meetings of whose sum no named donor accounts for more than half."""
    return sum(untraced_share(row) > HALF for row in totals.to_dict("records"))


def untraced_share(meeting: Row) -> float:
    """Take what no named donor accounts for as percent of a meeting's sum."""
    if pd.isna(meeting["unattributed"]) or not meeting["value"] > 0:
        return 0.0
    return float(min(100 * meeting["unattributed"] / meeting["value"], 100.0))


def traced_sums(totals: pd.DataFrame, basis: str = "firm") -> pd.DataFrame:
    """Take out of the sum of each meeting what no named donor accounts for.

    The meetings of which a sum is traced, in their order; `unattributed` is missing.
    """
    of_donors = [part for part in _counted(basis) if part != UNATTRIBUTED]
    rows = totals[totals[of_donors].notna().any(axis="columns")]
    nobody = ["unattributed", "unattributed_low", "unattributed_high"]
    rest = rows[MONEY] - rows[nobody].fillna(0.0).set_axis(MONEY, axis="columns")
    traced = rest.clip(lower=0.0)
    return rows.assign(**traced, unattributed=float("nan"), open_ended=False)


def _plot(rows: pd.DataFrame, basis: str, note: str) -> Plot:
    divisor, unit = axis_of_sums(rows, MONEY)
    parts = {DRAWN[part]: rows[part] / divisor for part in _counted(basis)}
    return bars(_named(rows, divisor), parts, unit, footnote=note)


def _named(rows: pd.DataFrame, divisor: float) -> pd.DataFrame:
    """Give each meeting its words, and its sum in units of the axis."""
    named = rows.assign(key=rows["meeting_id"], name=rows["date"].map(day_in_words))
    return in_units(named, rows[MONEY] / divisor, EXACT)


def _share_plot(rows: pd.DataFrame, basis: str, note: str) -> Plot:
    """Scale every part to percent of its meeting's sum; the words keep the money."""
    divisor, unit = axis_of_sums(rows, MONEY)
    whole = rows["value"].where(rows["value"] > 0)
    parts = {DRAWN[part]: 100 * rows[part] / whole for part in _counted(basis)}
    named = _named(rows, divisor).assign(
        value=100.0, low=100.0, high=100.0, open_ended=False
    )
    money = within_a_sentence(unit)
    return bars(
        named,
        parts,
        gettext("Percent of each sum (sums in {unit})", unit=money),
        footnote=note,
    )


def _counted(basis: str) -> list[str]:
    """List the parts that a basis counts; new money is in three of them."""
    return [part for part in BRIDGE_PARTS if part in NEW or part in BASES[basis]]
