"""What is promised, as one bar of its parts; what no donor is named for, apart below it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import pandas as pd

from lib.charts.bars import flags, known, on_one_scale, whisker_ends
from lib.charts.callouts import LETTER, ROOM, Callout, callouts
from lib.charts.captions import (
    DRAWN,
    SCOPE,
    Row,
    axis_of_sums,
    capital,
    exactly,
    in_a_sentence,
    row_in_words,
    worth_in_words,
)
from lib.charts.figure import Figure
from lib.charts.style import (
    MARKERS,
    TOLD,
    UNSEEN,
    Axes,
    dotted,
    quiet,
    write,
)
from lib.frames.money import MONEY
from lib.frames.promised import PARTS
from lib.model.counts import counted
from lib.model.drawings import SLATE, drawing_of
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series
from lib.model.selection import Selection
from lib.model.vocabulary import TRACED, UNATTRIBUTED

OVERLAPS = gettext_noop("Overlaps what is above: never added to it")
#: Pixels: of a line of names, of the bar and of the pale one, of the whisker's place
#: under a bar, between what is of donors and what is not.
LINE, BAR, PALE_BAR, WHISKER, APART = 20, 38, 16, 14, 14
#: Keeps words off a leader: a plain blank at the end of a line is dropped.
NARROW = "\N{NO-BREAK SPACE}"
#: Letters of the names of parts.
LETTERS = {"size": 13}
#: The only pair of axes, as high as the figure.
ALL = Axes(1, 1.0, 0.0)


def drawn_parts(rows: pd.DataFrame, _: Selection) -> pd.DataFrame:
    """Take the whole, the parts that the basis counts, and what hangs on a condition."""
    return rows[rows["counted"] | (rows["part"] == "conditional")]


def promised_finding(rows: pd.DataFrame) -> str:
    """Say who promised how much, and how much of it is new money."""
    sums = _by_part(rows)
    if TRACED in sums:
        who = capital(who_promised(sums[TRACED]))
        return gettext(
            "{donors} promised {sum} {scope}{parts}",
            donors=who,
            sum=worth_in_words(sums[TRACED]),
            scope=SCOPE,
            parts=_new(sums),
        )
    if "conditional" in sums:
        worth = capital(worth_in_words(sums["conditional"]))
        return gettext(
            "{sum} is promised on a condition {scope}, and no other sum is counted",
            sum=worth,
            scope=SCOPE,
        )
    worth = capital(worth_in_words(sums[UNATTRIBUTED]))
    return gettext(
        "{sum} was announced in headlines {scope}, with no donor named",
        sum=worth,
        scope=SCOPE,
    )


def who_promised(whole: Row) -> str:
    """Name the donor of the whole sum, or count its donors, within a sentence."""
    if pd.notna(whole["donor_label"]):
        return in_a_sentence(whole["donor_label"])
    return counted(whole["donors"], "named donor")


def _new(sums: dict[str, Row]) -> str:
    """Say after a comma how much of the whole is new money."""
    new = [sums[part] for part in ("named", "joint") if part in sums]
    if not new:
        return gettext(", none of it new money")
    both = {end: sum(row[end] for row in new) for end in MONEY}
    if both["value"] >= sums[TRACED]["value"] * (1 - 1e-9):
        return gettext(", all of it new money")
    doubt = {"open_ended": any(row["open_ended"] for row in new)}
    worth = worth_in_words({**new[0], **both, **doubt})
    return gettext(", {sum} of it new money", sum=worth)


def _by_part(rows: pd.DataFrame) -> dict[str, Row]:
    """Give the rows that hold a sum by their part."""
    some = rows[rows["value"] > 0]
    return {row["part"]: row for row in some.to_dict("records")}


def promised_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe the parts of what named donors promised, and what names none.

    Each part is a segment of one bar, called by its name and its sum; what no donor is
    named for has a bar of its own on the same scale.
    """
    priced = rows[rows["value"] > 0]
    if priced.empty:
        return []
    axis = axis_of_sums(priced, MONEY)
    parts = priced[~priced["part"].isin([TRACED, UNATTRIBUTED])]
    whole = rows[rows["part"] == TRACED].assign(part_label=gettext("Named donors"))
    nobody = priced[priced["part"] == UNATTRIBUTED]
    plots = [_bar(whole, parts, axis)] if len(parts) else []
    if len(nobody):
        plots.append(_bar(nobody, nobody, axis))
    return on_one_scale(plots)


def _bar(whole: pd.DataFrame, parts: pd.DataFrame, axis: tuple[float, str]) -> Plot:
    """Describe one bar: `whole` has the row that it is called by."""
    divisor, unit = axis
    drawn = pd.DataFrame([parts[MONEY].sum() / divisor])
    low, high = whisker_ends(drawn[["low", "value", "high"]])
    (row,) = whole.assign(**whole[MONEY] / divisor).to_dict("records")
    nobody = row["part"] == UNATTRIBUTED
    return Plot(
        kind="bars",
        categories=(row["part_label"],),
        series=tuple(_segments(parts, divisor)),
        unit=unit,
        footnote=gettext(OVERLAPS) if nobody else "",
        low=low,
        high=high,
        open_ended=flags(pd.Series([parts["open_ended"].any()])),
        labels=(row_in_words(row | {"disputed": False}),),
        keys=(row["mark"],),
        hovers=(_hover(whole.to_dict("records")[0]),),
    )


def _segments(parts: pd.DataFrame, divisor: float) -> Iterator[Series]:
    for row in parts.to_dict("records"):
        yield Series(
            name=f"{row['part_label']} {worth_in_words(row)}",
            drawing=DRAWN[row["part"]],
            values=known([row["value"] / divisor]),
            keys=(row["mark"],),
            hovers=(_hover(row),),
        )


def _hover(row: Row) -> str:
    return exactly(row["part_label"], row, {"value": gettext("in this sum")})


def promised_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the bars below each other, in pixels, the parts named above the first."""
    figure, down = Figure(), 0.0
    reach = max(plot.reach or max(plot.ends) for plot in plots)
    for plot in plots:
        if plot.series[0].drawing == UNATTRIBUTED:
            down = _draw_pale(figure, plot, down)
        else:
            down = _draw_parts(figure, plot, reach)
    along = {"range": [0, reach], **UNSEEN}
    figure.lay(xaxis=along, yaxis={"range": [down, 0], **UNSEEN})
    return quiet(figure, round(down) + 16).lay(showlegend=False)


def _draw_parts(figure: Figure, plot: Plot, reach: float) -> float:
    """Draw the parts of a bar under their names; return where the next one begins."""
    ends = pairwise(accumulate((one.known[0] for one in plot.series), initial=0.0))
    shares = [(begin / reach, end / reach) for begin, end in ends]
    names = list(map(label_and_sum, plot.series))
    for between in (" ", "<br>"):
        placed = callouts(shares, [between.join(name) for name in names])
        if placed:
            tall = LINE if between == " " else 2 * LINE - 3
            top = tall * (1.0 + max(one.tier for one in placed))
            words = [
                f"{NARROW}{label}{NARROW}{between}{NARROW}<b>{worth}</b>{NARROW}"
                for label, worth in names
            ]
            _call_out(figure, placed, words, (reach, top, tall))
            break
    else:
        top = float(LINE * len(names))
        _list(figure, plot)
    return _draw_bar(figure, plot, top, BAR)


def label_and_sum(part: Series) -> tuple[str, str]:
    """Part the name of a segment into what it is and how much."""
    label = next(one for one in PARTS.values() if part.name.startswith(f"{one} "))
    return label, part.name.removeprefix(f"{label} ")


def _call_out(
    figure: Figure,
    placed: Sequence[Callout],
    words: Sequence[str],
    at: tuple[float, float, float],
) -> None:
    """Write names beside leaders that come down to their parts.

    `at` has where the bar ends along its axis, its upper edge, and how tall a tier is.
    """
    reach, top, tall = at
    across = [one.at * reach for one in placed]
    middles = [top - (one.tier + 0.5) * tall for one in placed]
    figure.scatter(
        x=[x for place in across for x in (place, place, None)],
        y=[y for middle in middles for y in (middle - tall / 3, top, None)],
        mode="lines",
        line={"color": SLATE, "width": 1},
        hoverinfo="skip",
        cliponaxis=False,
        **ALL.on,
    )
    sides = [f"middle {one.side}" for one in placed]
    look = {"textposition": sides, "textfont": LETTERS}
    write(figure, across, middles, list(words), **look, **ALL.on)


def _list(figure: Figure, plot: Plot) -> None:
    """Write each name on a line of its own, after a square in the colour of its part."""
    rows = range(len(plot.series))
    colours = [drawing_of(one.drawing).colour for one in plot.series]
    names = map(label_and_sum, plot.series)
    write(
        figure,
        [0.0 for _ in rows],
        [(row + 0.5) * LINE for row in rows],
        [f"  {label} <b>{worth}</b>" for label, worth in names],
        mode="markers+text",
        textfont=LETTERS,
        marker={"symbol": "square", "size": 9, "color": colours},
        **ALL.on,
    )


def _draw_pale(figure: Figure, plot: Plot, down: float) -> float:
    """Draw what names no donor under its words, thin, with a dotted outline."""
    top = down + (APART if down else 0)
    label, worth = label_and_sum(plot.series[0])
    named = [f"{label} <b>{worth}</b>"]
    if len(f"{label} {worth}") * LETTER > ROOM:
        named = [label, f"<b>{worth}</b>"]
    words = [*named, plot.footnote]
    lines = [top + (row + 0.5) * LINE for row in range(len(words))]
    write(figure, [0.0] * len(words), lines, words, textfont=LETTERS, **ALL.on)
    top += len(words) * LINE
    down = _draw_bar(figure, plot, top, PALE_BAR)
    across = (0.0, plot.series[0].known[0])
    figure.shape(**dotted(ALL, across, (top, top + PALE_BAR)))
    return down


def _draw_bar(figure: Figure, plot: Plot, top: float, high: float) -> float:
    """Draw the segments of a bar, and its doubt below it; return what is under both."""
    for one in plot.series:
        figure.bar(
            x=list(one.values),
            y=[top + high / 2],
            width=high,
            orientation="h",
            marker=MARKERS[one.drawing],
            customdata=list(one.keys),
            hovertext=list(one.hovers),
            **TOLD,
            **ALL.on,
        )
    below = top + high
    spans = [(*ends,) for ends in zip(plot.low, plot.high, strict=True) if ends[1]]
    for low, most in spans:
        _whisker(figure, [low, most], below + WHISKER / 2)
    if any(plot.open_ended):
        _or_more(figure, plot.ends[0], below + WHISKER / 2)
    return below + WHISKER


def _whisker(figure: Figure, ends: Sequence[float | None], down: float) -> None:
    figure.scatter(
        x=list(ends),
        y=[down, down],
        mode="lines+markers",
        line={"color": SLATE, "width": 1.5},
        marker={"symbol": "line-ns-open", "size": 6, "color": SLATE},
        hoverinfo="skip",
        cliponaxis=False,
        **ALL.on,
    )


def _or_more(figure: Figure, end: float, down: float) -> None:
    """Point on where there may be more."""
    figure.scatter(
        x=[end],
        y=[down],
        mode="markers",
        marker={"symbol": "triangle-right", "size": 9, "color": SLATE},
        hoverinfo="skip",
        cliponaxis=False,
        **ALL.on,
    )
