"""Bars as plots: from the rows of a frame to what is drawn of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from lib.charts.captions import exactly, row_in_words
from lib.charts.rows import LINE, ROW
from lib.model.drawings import DRAWINGS
from lib.model.plot import TOLD_APART, Plot, Series


def bars(
    rows: pd.DataFrame,
    parts: Mapping[str, pd.Series],
    unit: str,
    heading: str = "",
    footnote: str = "",
) -> Plot:
    """Describe rows of stacked bars; a segment that no row has is left out.

    Of each row `key`, `name`, `label` (its figure in words), `hover`, `value`, `low`,
    `high` and `open_ended` are known, in units of the axis; `parts` gives each drawing
    the length of its segment in each row.
    """
    least, most = whisker_ends(rows[["low", "value", "high"]])
    return Plot(
        kind="bars",
        categories=tuple(rows["name"]),
        series=segments(
            {name: part for name, part in parts.items() if part.notna().any()}
        ),
        unit=unit,
        heading=heading,
        footnote=footnote,
        low=least,
        high=most,
        open_ended=flags(rows["open_ended"] & rows["value"].notna()),
        labels=tuple(rows["label"]),
        keys=tuple(rows["key"]),
        hovers=tuple(rows["hover"]),
    )


def in_units(
    rows: pd.DataFrame, money: pd.DataFrame, states: Mapping[str, str]
) -> pd.DataFrame:
    """Give rows with a `name` their sums in units of the axis, and their words.

    `states` are the parts that hover lists, as `exactly` takes them.
    """
    scaled = rows.assign(**money)
    return scaled.assign(
        label=list(map(row_in_words, scaled.to_dict("records"))),
        hover=[exactly(row["name"], row, states) for row in rows.to_dict("records")],
    )


def segments(parts: Mapping[str, pd.Series]) -> tuple[Series, ...]:
    """Describe the segment of each drawing, by its length in each row."""
    return tuple(
        Series(DRAWINGS[drawing].label, drawing, known(lengths))
        for drawing, lengths in parts.items()
    )


def on_one_scale(plots: Sequence[Plot]) -> list[Plot]:
    """Let plots that share a unit reach equally far."""
    units = [plot.unit for plot in plots]
    tops = pd.Series([max(plot.ends) for plot in plots], dtype=float)
    reach = tops.groupby(units).transform("max").tolist()
    return [
        replace(plot, reach=top) if units.count(plot.unit) > 1 else plot
        for plot, top in zip(plots, reach, strict=True)
    ]


def known(numbers: Iterable[Any]) -> tuple[float | None, ...]:
    """Write what is missing as None."""
    return tuple(None if pd.isna(one) else float(one) for one in numbers)


def iso_days(days: Iterable[pd.Timestamp]) -> tuple[str, ...]:
    """Write days as plots do: 2025-04-01."""
    return tuple(f"{day:%Y-%m-%d}" for day in days)


def flags(marks: pd.Series) -> tuple[bool, ...]:
    """List marks; nothing where none is set."""
    return tuple(map(bool, marks)) if marks.any() else ()


def whisker_ends(
    money: pd.DataFrame,
) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Give the ends of each whisker; None where low and high are one, () where all are.

    `money` has low, value and high in units of the axis, some of them missing.
    """
    least, most = money.min(axis="columns"), money.max(axis="columns")
    wide = (most - least) > TOLD_APART * most
    if not wide.any():
        return (), ()
    return known(least.where(wide)), known(most.where(wide))


class PlacedRow(NamedTuple):
    """A row with its words: it is drawn at `at`, and takes `more` above for their lines."""

    words: str
    at: float
    more: float

    @property
    def words_at(self) -> float:
        """The middle of the words, from which `rows.WORDS_AT` is counted."""
        return self.at - self.more / 2


def placed(words: Iterable[str], height: int = ROW) -> list[PlacedRow]:
    """Place rows of some height below each other, with room for the lines of their words.

    A row takes more for a second line and further ones.
    """
    rows, down = [], 0.0
    for number, text in enumerate(words):
        more = text.count("<br>") * LINE / height
        down += more
        rows.append(PlacedRow(text, number + down, more))
    return rows
