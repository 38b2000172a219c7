"""Changes as plots: the sum before and after, what moved it, and whose sums moved."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from lib.charts.bars import known
from lib.charts.captions import axis_of_money
from lib.charts.donors import short_label
from lib.frames.change_sums import STEPS
from lib.frames.effects import AFTER, BEFORE
from lib.model.counts import counted
from lib.model.drawings import AMBER, SLATE
from lib.model.formats import day_in_words, money_in_words, to_places
from lib.model.glossary import TERMS
from lib.model.language import gettext
from lib.model.plot import Plot, Series
from lib.model.selection import Selection
from lib.model.vocabulary import TRACED, UNATTRIBUTED

#: So many donors and joint sets are drawn, those whose sums moved most.
MOST_MOVED = 15
ENDS = (BEFORE, AFTER)


def more_or_less(value: float, currency: str) -> str:
    """Write by how much a sum moved: $2 billion more; $2 billion less; unchanged."""
    if not value:
        return gettext("unchanged")
    money = money_in_words(abs(value), currency)
    if value > 0:
        return gettext("{sum} more", sum=money)
    return gettext("{sum} less", sum=money)


def between_days(chosen: Selection) -> str:
    """Say which days are compared: from 1 Dec 2025 to 12 Feb 2026."""
    first, last = map(day_in_words, (chosen.since_day, chosen.day))
    return gettext("from {first} to {last}", first=first, last=last)


def moving(steps: pd.DataFrame) -> pd.DataFrame:
    """Take the steps between before and after of which there is a change."""
    some = (steps["changes"] > 0) | steps["value"].fillna(0.0).ne(0.0)
    return steps[some & ~steps["step"].isin(ENDS)]


def difference(steps: pd.DataFrame) -> float:
    """Give by how much what is traced differs; what is missing is none."""
    ends = steps.set_index("step")["value"].fillna(0.0)
    return float(ends[AFTER] - ends[BEFORE])


def steps_finding(steps: pd.DataFrame, chosen: Selection) -> str:
    """Say by how much what is traced to donors differs, and of how many changes."""
    since, number = day_in_words(chosen.since_day), int(steps["changes"].iloc[-1])
    if not number:
        between = between_days(chosen)
        return gettext("Nothing of this selection changed {between}", between=between)
    moved = difference(steps)
    changes = counted(number, "change")
    if not moved:
        return gettext(
            "Since {day}: {changes}, none of which moved the sum from named donors",
            day=since,
            changes=changes,
        )
    return gettext(
        "Since {day}, {sum} comes from named donors: {changes}",
        day=since,
        sum=more_or_less(moved, steps["currency"].iloc[0]),
        changes=changes,
    )


def steps_plots(steps: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe the sum on both days, and on a scale of its own what moved it."""
    ends = steps[steps["step"].isin(ENDS)].dropna(subset="value")
    days = {BEFORE: chosen.since_day, AFTER: chosen.day}
    names = [day_in_words(days[step]) for step in ends["step"]]
    marks = ["" if step == BEFORE else TRACED for step in ends["step"]]
    currency = steps["currency"].iloc[0]
    divisor, unit = axis_of_money(ends["value"].max(), currency)
    worth = [money_in_words(one, currency) for one in ends["value"]]
    sums = Plot(
        kind="bars",
        categories=tuple(names),
        series=(Series(TERMS[TRACED].label, SLATE, known(ends["value"] / divisor)),),
        unit=unit,
        heading=TERMS[TRACED].title,
        labels=tuple(worth),
        keys=tuple(marks),
        hovers=_hovers(names, ends["value"], currency),
    )
    causes = moving(steps)
    if causes.empty or not causes["value"].any():
        return [sums] if len(ends) else []
    labels = [
        f"{more_or_less(value, currency) if value else gettext('no sum moved')} "
        f"({counted(number, 'change')})"
        for value, number in zip(causes["value"], causes["changes"], strict=True)
    ]
    drawn = _moved(causes["step_label"], causes["value"], currency)
    moved = replace(
        drawn,
        heading=gettext("What moved it (another scale)"),
        labels=tuple(labels),
    )
    return [sums, moved] if len(ends) else [moved]


def donors_finding(rows: pd.DataFrame, chosen: Selection) -> str:
    """Name whose sum moved most."""
    top = rows.iloc[0]
    worth = more_or_less(top["difference"], top["currency"])
    parts = {
        "donor": top["donor_label"],
        "sum": worth,
        "day": day_in_words(chosen.since_day),
    }
    if len(rows) == 1:
        return gettext("{donor}: {sum} since {day}", **parts)
    return gettext(
        "{donor}: {sum} since {day}, the largest move of {number}",
        number=len(rows),
        **parts,
    )


def moved_donors(rows: pd.DataFrame, _: Selection) -> pd.DataFrame:
    """Take the donors and joint sets whose sum moved, the largest move first."""
    moves = rows["difference"].fillna(0.0).abs()
    named = rows[(rows["donors"] != UNATTRIBUTED) & (moves > 0)]
    order = moves[named.index].sort_values(ascending=False, kind="stable").index
    return named.loc[order].reset_index(drop=True)


def donors_plots(rows: pd.DataFrame, _: Selection) -> list[Plot]:
    """Describe by how much the sums of donors moved, in the order of the rows."""
    first = rows.head(MOST_MOVED)
    names = map(short_label, first["donor_label"], first["donors"])
    drawn = _moved(names, first["difference"], first["currency"].iloc[0])
    left = len(rows) - len(first)
    moves = counted(left, "smaller move")
    note = gettext("{moves} in the table", moves=moves) if left else ""
    return [replace(drawn, keys=tuple(first["donors"]), footnote=note)]


def _moved(names: Iterable[str], values: pd.Series, currency: str) -> Plot:
    """Draw how far sums moved, those that are less in another colour."""
    named = tuple(names)
    divisor, unit = axis_of_money(values.abs().max(), currency)
    sides = {
        gettext("more"): ("new", values > 0),
        gettext("less"): (AMBER, values < 0),
    }
    return Plot(
        kind="bars",
        categories=named,
        series=tuple(
            Series(side, drawing, known((values.abs() / divisor).where(those)))
            for side, (drawing, those) in sides.items()
            if those.any()
        ),
        unit=unit,
        labels=tuple(more_or_less(value, currency) for value in values),
        keys=("",) * len(named),
        hovers=_hovers(named, values, currency),
    )


def _hovers(names: Iterable[str], values: pd.Series, currency: str) -> tuple[str, ...]:
    return tuple(
        f"<b>{name}</b><br>{to_places(value)} {currency}"
        for name, value in zip(names, values, strict=True)
    )


def causes_in_words(steps: pd.DataFrame) -> list[str]:
    """Say what each cause moved: new pledges: $2 billion more (3 changes)."""
    currency = steps["currency"].iloc[0]
    return [
        f"{STEPS[row['step']].lower()}: {more_or_less(row['value'], currency)}"
        for row in moving(steps).to_dict("records")
        if row["value"]
    ]
