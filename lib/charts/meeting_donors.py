"""The donors of one meeting, ranked: what is new beside what was announced earlier."""

import pandas as pd

from lib.charts.bars import bars, in_units
from lib.charts.captions import (
    BY_STATE,
    Row,
    axis_of_sums,
    capital,
    in_a_sentence,
    unsummed_in_words,
    worth_in_words,
)
from lib.charts.donors import drawings_of_states, not_plainly_new, short_label
from lib.frames.drill_down import mark
from lib.frames.money import MONEY
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, UNATTRIBUTED


def named_donors(rows: pd.DataFrame, _: Selection) -> pd.DataFrame:
    """Take the donors that are named, joint sets last, the largest sum first."""
    named = rows[rows["kind"] != UNATTRIBUTED]
    return named.sort_values(
        ["kind", "value", "donor_label"], ascending=[True, False, True], kind="stable"
    )


def meeting_donors_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what each donor pledged at one meeting, in its states, on one scale.

    `rows` are those of one meeting of the frame `donor_meetings`.
    """
    priced, silent = rows.dropna(subset="value"), rows[rows["value"].isna()]
    if priced.empty:
        return []
    divisor, unit = axis_of_sums(priced, MONEY)
    keys = zip(priced["donors"], priced["meeting_id"], strict=True)
    names = list(map(short_label, priced["donor_label"], priced["donors"]))
    whole = priced.assign(key=[mark(*key) for key in keys], name=names)
    named = in_units(whole, priced[MONEY] / divisor, BY_STATE)
    parts = {
        drawing: priced[state].where(priced["kind"] == kind) / divisor
        for kind in ("donor", "joint")
        for state, drawing in drawings_of_states(kind, "new").items()
    }
    parts |= {
        state: priced[state] / divisor
        for state in BASES[chosen.basis]
        if state != "new"
    }
    note = unsummed_in_words(silent, silent["donor_label"], "unpriced")
    return [bars(named, parts, unit, footnote=note)]


def meeting_donors_finding(rows: pd.DataFrame, chosen: Selection) -> str:
    """Say who pledged most at one meeting, and what of it is not plainly new."""
    top = first_of(rows)
    name = capital(in_a_sentence(top["donor_label"]))
    message = gettext_noop("{donor} pledged at {row}{within}: {sum}{parts}")
    if top["kind"] == "joint":
        message = gettext_noop(
            "{donor} pledged together at {row}{within}: {sum}{parts}"
        )
    elif rows["value"].count() > 1:
        message = gettext_noop("{donor} pledged most at {row}{within}: {sum}{parts}")
    return gettext(
        message,
        donor=name,
        row="{row}",
        within="{within}",
        sum=worth_in_words(top),
        parts=not_plainly_new(top, chosen.basis),
    )


def first_of(rows: pd.DataFrame) -> Row:
    """Take the first row that states a sum; single donors come before joint sets."""
    return rows.dropna(subset="value").to_dict("records")[0]
