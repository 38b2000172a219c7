"""What the bridge of a meeting says: what its headline is made of."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.bridge import (
    part_sentences,
    totals_in_words,
)
from lib.charts.captions import (
    of_all,
    worth_in_words,
)
from lib.charts.disputes import worth_of_dispute
from lib.charts.statement import (
    Statement,
    Topic,
    without_sum,
)
from lib.frames.bridge import totals_within
from lib.frames.claims import disputes
from lib.model.formats import (
    meeting_in_words,
    unconverted_in_words,
)
from lib.model.language import gettext, gettext_noop
from lib.model.selection import Selection
from lib.model.view import View


def bridge_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what a meeting's headline is made of."""
    meeting = rows["meeting_id"].iloc[0]
    name = meeting_in_words(meeting, topic.ledger)
    headline = rows[rows["place"] == "headline"]
    of = rows[rows["place"] == ("inside" if len(headline) else "beside")]
    parts = "; ".join(part_sentences(of)) or gettext("nothing is known of its parts")
    disputed = _disputed(meeting, topic)
    of_day = gettext("{meeting} of {day}", meeting=topic.meeting, day=name)
    announced = _announced(headline, of_day, disputed)
    known = bool(rows["value"].notna().any())
    left = of_all(rows.loc[rows["place"] != "headline", "unconverted_sums"])
    silent = without_sum(int(rows["unpriced"].sum()), beside=known, unconverted=left)
    said = f"{announced}{topic.within()}: {parts}"
    within = totals_in_words(
        totals_within(meeting, View(topic.ledger, topic.selection))
    )
    inside = gettext("within the headline: {totals}", totals=within)
    totals = (inside,) if within else ()
    return Statement(said, (*silent, *_apart(rows, headline), *totals))


def _announced(headline: pd.DataFrame, meeting: str, disputed: str) -> str:
    """Say the headline of a meeting, or that there is none."""
    if headline.empty:
        return gettext(
            "of what was pledged at the {meeting}, without a headline", meeting=meeting
        )
    row = headline.to_dict("records")[0]
    if pd.isna(row["value"]):
        left = unconverted_in_words(row["unconverted_sums"])
        message = gettext_noop("the headline of the {meeting} states no sum")
        if left:
            message = gettext_noop("the headline of the {meeting}, {sums}")
        return gettext(message, meeting=meeting, sums=left)
    return gettext(
        "of the headline of {sum}{disputed} of the {meeting}",
        sum=worth_in_words(row),
        disputed=disputed,
        meeting=meeting,
    )


def _disputed(meeting: str, topic: Topic) -> str:
    """Say in brackets between which figures sources of a headline differ."""
    chosen = topic.selection
    whole = Selection(currency=chosen.currency, rates=chosen.rates, asof=chosen.day)
    rows = disputes(View(topic.ledger, whole).but(meeting=(meeting,)))
    totals = rows[rows["scope"] == "headline"].to_dict("records")
    if not totals:
        return ""
    return " " + gettext("(sources disagree: {sum})", sum=worth_of_dispute(totals[0]))


def _apart(rows: pd.DataFrame, headline: pd.DataFrame) -> Iterator[str]:
    if (rows["part"] == "joint").any():
        yield gettext("joint pledges are not split")
    if len(headline) and (rows["place"] == "beside").any():
        yield gettext("what was announced beside the headline is not in it")
