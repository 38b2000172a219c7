"""The bridge of a meeting: a waterfall from its headline to who accounts for it."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from lib.charts.bars import bars
from lib.charts.captions import (
    DRAWN,
    Row,
    axis_of_sums,
    beside,
    exactly,
    of_all,
    plus,
    sum_in_words,
    worth_in_words,
)
from lib.charts.donors import short_label
from lib.charts.statement import part_with_predicate
from lib.frames.drill_down import mark
from lib.frames.money import MONEY
from lib.model.drawings import DRAWINGS
from lib.model.formats import (
    list_in_words,
    money_in_words,
    unconverted_in_words,
    unpriced_in_words,
)
from lib.model.glossary import ENTRY_STATES, STATE_WORDS
from lib.model.language import Words, gettext, gettext_noop
from lib.model.plot import TOLD_APART, Plot
from lib.model.vocabulary import UNATTRIBUTED

#: What a sentence says of the money of a part.
PREDICATES = Words(
    **{key: state.verb for key, state in ENTRY_STATES.items()},
    named=gettext_noop("is new money from named donors"),
    joint=gettext_noop("is new money from donors together"),
    **{UNATTRIBUTED: gettext_noop("has no donor named")},
)
#: The parts that no donor gives.
NAMED_BY_PART = Words(
    **{
        "headline": gettext_noop("Headline"),
        UNATTRIBUTED: gettext_noop("No donor named"),
    }
)
BESIDE = gettext_noop("Announced beside the headline, no part of it (another scale)")
#: Of a joint part so many names find room beside its figure and state on a phone.
NAMES = 2


def bridge_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe one meeting's headline, what accounts for it, and what stands beside it.

    `rows` are those of one meeting of the frame `bridge`, in their order.
    """
    return [
        plot
        for beside in (False, True)
        for plot in _plots(rows[(rows["place"] == "beside") == beside], rows)
    ]


def bridge_finding(rows: pd.DataFrame) -> str:
    """Say how much of a headline is new, and how much nobody accounts for."""
    headline = rows[rows["place"] == "headline"]
    of = rows[rows["place"] == ("inside" if len(headline) else "beside")]
    parts = "; ".join(part_sentences(of))
    if headline.empty:
        parts = parts or gettext("its pledges state none")
        return gettext(
            "No sum was announced for the meeting as a whole: {parts}", parts=parts
        )
    parts = parts or gettext("nothing is known of its parts")
    figure, currency = headline["value"].iloc[0], headline["currency"].iloc[0]
    if pd.isna(figure):
        left = unconverted_in_words(headline["unconverted_sums"].iloc[0])
        if left:
            return gettext("The headline of {sums}: {parts}", sums=left, parts=parts)
        return gettext("The headline states no sum: {parts}", parts=parts)
    whole = money_in_words(figure, currency)
    if headline["open_ended"].iloc[0]:
        whole = gettext("{sum} or more", sum=whole)
    return gettext("Of the headline of {sum}: {parts}", sum=whole, parts=parts)


def part_sentences(of: pd.DataFrame) -> list[str]:
    """Say each part's sum; what no named donor accounts for comes last."""
    groups = of.groupby("part", sort=False)
    sums = (
        groups[MONEY]
        .sum(min_count=1)
        .assign(
            open_ended=groups["open_ended"].any(), currency=groups["currency"].first()
        )
    )
    # What may be more than nothing is no sum to speak of.
    return [
        part_with_predicate(worth_in_words(row), PREDICATES[str(part)])
        for part, row in sums[sums["high"] > 0].to_dict("index").items()
    ]


def totals_in_words(totals: pd.DataFrame) -> str:
    """Write the totals that a headline includes: Private sector, $900 million."""
    return list_in_words(
        tuple(
            f"{row['mechanism_label']}, {worth_in_words(row)}"
            for row in totals.to_dict("records")
        )
    )


def _plots(of: pd.DataFrame, rows: pd.DataFrame) -> list[Plot]:
    """Draw what states a sum, and name below it who states none."""
    drawn = of.dropna(subset="value")
    if drawn.empty:
        return []
    note = "; ".join(_silent(of[of["value"].isna() & (of["place"] != "headline")]))
    has_headline = (rows["place"] == "headline").any()
    apart = has_headline and (of["place"] == "beside").all()
    heading = gettext(BESIDE) if apart else ""
    return [_plot(drawn, heading, note)]


def _silent(of: pd.DataFrame) -> Iterator[str]:
    """Name who states no sum, and who states one that is not converted."""
    silent, left = of[of["unpriced"] > 0], of.dropna(subset="unconverted_sums")
    number, sums = int(silent["unpriced"].sum()), of_all(left["unconverted_sums"])
    said = (unpriced_in_words(number), silent), (unconverted_in_words(sums), left)
    for words, rows in said:
        if len(rows):
            names = tuple(dict.fromkeys(rows["donor_label"]))
            yield f"{words}: {list_in_words(names)}"


def _plot(drawn: pd.DataFrame, heading: str, note: str) -> Plot:
    divisor, unit = axis_of_sums(drawn, ["value"])
    money = drawn[MONEY] / divisor
    # Each part begins where the one before it ends; the headline begins at zero.
    steps = drawn["value"].where(drawn["place"] != "headline", 0.0)
    base = (steps.cumsum() - steps) / divisor
    records = drawn.assign(**money).to_dict("records")
    named = _ends(money, base, drawn).assign(
        open_ended=drawn["open_ended"] & (drawn["part"] == "headline"),
        key=list(map(_mark, records)),
        name=list(map(_name, records)),
        label=list(map(_figure, records)),
        hover=[
            exactly(row["donor_label"], row, {"value": gettext("this part")})
            for row in drawn.to_dict("records")
        ],
    )
    parts = {
        DRAWN[part]: money["value"].where(drawn["part"] == part)
        for part in DRAWN
        if (drawn["part"] == part).any()
    }
    plot = bars(named, parts, unit, heading, note)
    return replace(plot, base=tuple(map(float, base)))


def _ends(money: pd.DataFrame, base: pd.Series, drawn: pd.DataFrame) -> pd.DataFrame:
    """Place the ends of each bar and of its whisker, which stays inside a headline.

    What is left of a headline ends with it: its whisker runs back from that end over
    the most that may be left. An open-ended headline holds no part back.
    """
    ends = money.add(base, axis="index")
    headline = drawn["part"] == "headline"
    if not headline.any():
        return ends
    whole, most = float(ends[headline].to_numpy().max()), money.max(axis="columns")
    if not drawn.loc[headline, "open_ended"].any():
        ends = ends.clip(upper=ends["value"].clip(lower=whole), axis="index")
    doubted = most - money.min(axis="columns") > TOLD_APART * most
    rest = doubted & (drawn["part"] == UNATTRIBUTED)
    return ends.mask(rest, ends.assign(low=whole - most, high=whole))


def _mark(row: Row) -> str:
    donors: str = UNATTRIBUTED if pd.isna(row["donors"]) else row["donors"]
    if row["part"] == "headline":
        return mark(row["meeting_id"], donors)
    state = row["part"] if row["part"] in STATE_WORDS else "new"
    return mark(row["meeting_id"], donors, state)


def _name(row: Row) -> str:
    """Name who gives a part."""
    if row["part"] in NAMED_BY_PART:
        return NAMED_BY_PART[row["part"]]
    name: str = row["donor_label"]
    return name if pd.isna(row["donors"]) else short_label(name, row["donors"], NAMES)


def _figure(row: Row) -> str:
    """Write beside the name of a part how much it is, and in which way."""
    extra = plus(beside(row))
    if row["part"] == "headline":
        return sum_in_words(row)
    if row["part"] == UNATTRIBUTED:
        return f"{sum_in_words(row)}{extra}"
    # Whatever is joint here is new money, and a phone has no room to say it.
    drawing = DRAWN[row["part"]]
    how = gettext("joint") if drawing == "joint" else DRAWINGS[drawing].label
    return f"{sum_in_words(row)}, {how}{extra}"
