"""What the drawings by month share: their months, and steps up to what was added up."""

import pandas as pd

from lib.charts.bars import flags, iso_days, known, whisker_ends
from lib.model.drawings import ACCENT
from lib.model.formats import month_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Kind, Plot, Series

#: What the line of sums that were added up is called.
SO_FAR = gettext_noop("so far")
#: Of which share of a sum it is said that it is about half of it.
ABOUT_HALF = 0.52
#: What the months so far add up to, and whether it may be more.
RUNNING = ("cumulative_low", "cumulative", "cumulative_high")
OPEN_ENDED = "cumulative_open_ended"


def added_up_plot(
    rows: pd.DataFrame,
    axis: tuple[float, str],
    kind: Kind = "steps",
    drawing: str = ACCENT,
) -> Plot:
    """Describe what rows add up to; low and high of what it comes to stand at the end.

    `rows` has every month, as `held` gives them; `axis` is the divisor and the words of
    the unit; `kind` and `drawing` are those of the line.
    """
    divisor, unit = axis
    money = rows[list(RUNNING)] / divisor
    last = pd.Series(rows.index == rows.index[-1], rows.index)
    low, high = whisker_ends(money.where(last))
    return Plot(
        kind=kind,
        categories=iso_days(rows["month"]),
        series=(Series(gettext(SO_FAR), drawing, known(money["cumulative"])),),
        unit=unit,
        low=low,
        high=high,
        open_ended=flags(rows[OPEN_ENDED] & last),
        keys=tuple(rows["mark"]),
        hovers=tuple(rows["hover"]),
        silent=flags(rows["silent"]),
    )


def one_month_plot(rows: pd.DataFrame, axis: tuple[float, str]) -> Plot:
    """Describe what each donor or group pledged in the only month there is: bars.

    A line would lead nowhere. `rows` has one row a bar, with the running columns, `name`,
    `said`, `mark` and `hover`; `axis` is as `added_up_plot` takes it.
    """
    divisor, unit = axis
    money = rows[list(RUNNING)] / divisor
    low, high = whisker_ends(money)
    return Plot(
        kind="bars",
        categories=tuple(rows["name"]),
        series=(Series(gettext(SO_FAR), ACCENT, known(money["cumulative"])),),
        unit=unit,
        low=low,
        high=high,
        open_ended=flags(rows[OPEN_ENDED] & rows["cumulative"].notna()),
        labels=tuple(rows["said"]),
        keys=tuple(rows["mark"]),
        hovers=tuple(rows["hover"]),
    )


def held(rows: pd.DataFrame, months: pd.DatetimeIndex) -> pd.DataFrame:
    """Hold what rows add up to through the months in which nothing was announced.

    `rows` are the months with entries: the running columns, `mark`, `hover` and
    `silent`. The others of `months` get no mark.
    """
    every = rows.set_index("month").reindex(months)
    running = every[[*RUNNING, OPEN_ENDED]].ffill()
    running[OPEN_ENDED] = running[OPEN_ENDED].eq(True)
    words = every[["mark", "hover"]].fillna("")
    silent = every["silent"].eq(True)
    return running.join(words).assign(silent=silent).reset_index(names="month")


def ranked_so_far(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Take the last month of each donor or group with a sum, the largest sum first."""
    last = rows.drop_duplicates(key, keep="last").dropna(subset="cumulative")
    return last.sort_values("cumulative", ascending=False, kind="stable")


def since_when(known: pd.DataFrame) -> tuple[str, str]:
    """Say how much of what months with a sum add up to was announced when.

    As in ("more than half", "since Feb 2026").
    """
    so_far = known["cumulative"].to_numpy()
    late = int((so_far >= so_far[-1] / 2).argmax())
    month = month_in_words(known["month"].iloc[late])
    if so_far[0] == so_far[-1]:
        return gettext("all"), gettext("in {month}", month=month)
    if not late:
        return gettext("at least half"), gettext("in {month}", month=month)
    share = 1 - so_far[late - 1] / so_far[-1]
    part = gettext("about half") if share < ABOUT_HALF else gettext("more than half")
    return part, gettext("since {month}", month=month)


def whole_span(months: pd.Series) -> pd.DatetimeIndex:
    """List every month from the first to the last of some."""
    return pd.date_range(months.min(), months.max(), freq="MS")


def key_of(month: pd.Timestamp) -> str:
    """Write a month as marks do: 2025-04."""
    return f"{month:%Y-%m}"


def since(known: pd.DataFrame) -> str:
    """Say since when more than half of what rows add up to was announced."""
    part, when = since_when(known)
    return gettext("{part} of it announced {when}", part=part, when=when)
