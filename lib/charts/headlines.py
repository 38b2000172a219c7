"""What the overview says of a whole selection: one figure, and how sure all of it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from lib.charts.captions import Row, capital, in_a_sentence, worth_in_words
from lib.charts.promised import who_promised
from lib.charts.statement import NAMED, Topic
from lib.frames.bridge import headline_shares
from lib.frames.contributions import contributions
from lib.frames.money import MONEY
from lib.frames.promised import promised
from lib.frames.unconverted import sums_by
from lib.model.counts import counted, part_in_words
from lib.model.formats import donors_in_words, month_in_words, unconverted_in_words
from lib.model.language import gettext, gettext_noop, ngettext
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR, TRACED, UNATTRIBUTED, UNNAMED

#: Percent of a headline beyond which it is said that most of it is traced to nobody.
HALF = 50


@dataclass(frozen=True)
class Opening:
    """What the overview says first: one figure, whose it is, and what it is not.

    `figure` is blank where no named donor promised a sum that is counted.
    """

    figure: str = ""
    whose: str = ""

    @property
    def limits(self) -> str:
        """What the figure is not."""
        return gettext("These are public promises, not deliveries.")


def opening_of(view: View) -> Opening | None:
    """Say what named donors promised, and how many; None where nothing is chosen."""
    rows = promised(view).set_index("part")
    if rows.empty:
        return None
    whole = rows.to_dict("index").get(TRACED)
    if whole is None or not whole["value"] > 0:
        return Opening()
    since = month_in_words(view.ledger.coverage.start)
    scope = Topic(view.ledger, view.selection).scope(money=False)
    whose = gettext(
        "{subject}: promised by {donors} {scope} since {month}, in {pledges}.",
        subject=view.ledger.subject.name,
        donors=_who(whole, view),
        scope=scope,
        month=since,
        pledges=_how_many(view),
    )
    return Opening(capital(worth_in_words(whole)), whose)


def _who(whole: Row, view: View) -> str:
    """Name the donors that are chosen, where joint pledges bring in others too."""
    chosen = view.selection.donor
    if not 0 < len(chosen) <= NAMED or whole["donors"] <= len(chosen):
        return who_promised(whole)
    names = in_a_sentence(donors_in_words(SEPARATOR.join(chosen), view.ledger))
    return gettext("{donors}, alone or with other donors,", donors=names)


def _how_many(view: View) -> str:
    """Count pledges and meetings: 294 pledges at 34 meetings."""
    rows = contributions(view)
    pledges = counted(int(rows["pledge"].sum()), "pledge")
    meetings = rows["meeting_id"].nunique()
    if not meetings:
        return pledges
    return gettext(
        "{pledges} at {meetings}",
        pledges=pledges,
        meetings=counted(meetings, "meeting"),
    )


@dataclass(frozen=True)
class OpenPoint:
    """How much is open, in words, and the page that answers, with names of its own."""

    words: str
    page: str
    own: Mapping[str, str] = field(default_factory=dict)


def open_questions(view: View) -> list[OpenPoint]:
    """Count what gives no price, and what sources disagree on; of none there is none."""
    rows = contributions(view)
    disputed, silent = (int(rows[name].sum()) for name in ("disputed", "unpriced"))
    said = []
    if disputed:
        figures = counted(disputed, "figure")
        words = gettext("Sources disagree on {figures}", figures=figures)
        said.append(OpenPoint(words, "evidence"))
    if silent:
        words = ngettext(
            "{number} announcement gives no price",
            "{number} announcements give no price",
            silent,
        )
        rows_of = {"name": "frames/contributions"}
        said.append(OpenPoint(words, "data", rows_of))
    return said


def doubts_in_words(view: View) -> list[str]:
    """Count what has no donor, no price, no agreed figure, and may not be new."""
    rows = contributions(view)
    if rows.empty:
        return []
    new = rows[(rows["state"] == "new") & ~rows["scope"].isin(UNNAMED)]
    unclear = new[(new["novelty"] == "unclear") & new["high"].gt(0)]
    return [
        untraced_in_words(headline_shares(view)[UNATTRIBUTED]),
        disputed_in_words(int(rows["disputed"].sum())),
        silent_in_words(int(rows["unpriced"].sum()), len(rows)),
        *_not_converted(rows),
        _unclear_in_words(unclear),
    ]


def _unclear_in_words(rows: pd.DataFrame) -> str:
    """Say how much of the new money may have been announced earlier."""
    if rows.empty:
        return gettext("Of no new money is it unclear whether it is new.")
    return gettext(
        "Of the new money from named donors, {sum} may have been announced earlier: "
        "sources do not say.",
        sum=_sum(rows),
    )


def untraced_in_words(shares: pd.Series) -> str:
    """Say of how many of the sums announced as a whole most has no donor named."""
    number = int((shares > HALF).sum())
    meetings = capital(counted(len(shares), "meeting"))
    if shares.empty:
        message = gettext_noop("{meetings} announced a sum as a whole.")
    elif len(shares) == 1 and number:
        message = gettext_noop(
            "{meetings} announced a sum as a whole; most of it has no donor named."
        )
    elif len(shares) == 1:
        message = gettext_noop(
            "{meetings} announced a sum as a whole; no more than half of it has no donor "
            "named."
        )
    elif number:
        message = gettext_noop(
            "{meetings} announced a sum as a whole; most of {number} of these sums has no "
            "donor named."
        )
    else:
        message = gettext_noop(
            "{meetings} announced a sum as a whole; at least half of each of these sums "
            "comes from named donors."
        )
    return gettext(message, meetings=meetings, number=number)


def disputed_in_words(number: int) -> str:
    """Say how many figures are disputed."""
    if not number:
        return gettext("Sources disagree on no figure.")
    figures = counted(number, "figure")
    return gettext(
        "Sources differ by more than 2 percent on {figures}.", figures=figures
    )


def silent_in_words(number: int, of: int) -> str:
    """Say how many rows state no sum."""
    if not number:
        return gettext("Every announcement states a sum.")
    entries = capital(part_in_words(number, of, "announcement"))
    if number == 1:
        return gettext(
            "{announcements} states no sum; it is counted, never as zero.",
            announcements=entries,
        )
    return gettext(
        "{announcements} state no sum; they are counted, never as zero.",
        announcements=entries,
    )


def _sum(rows: pd.DataFrame) -> str:
    """Add up contributions of which one states a sum, each scenario by itself."""
    ends: Row = rows[MONEY].sum().to_dict()
    doubt = {"open_ended": rows["open_ended"].any()}
    return worth_in_words({**ends, **doubt, "currency": rows["currency"].iloc[0]})


def _left(rows: pd.DataFrame) -> str:
    """Say which sums no rate converts, in their own currencies; blank without any."""
    return unconverted_in_words(next(iter(sums_by(rows, pd.Series(0, rows.index))), ""))


def _not_converted(rows: pd.DataFrame) -> list[str]:
    number = int(rows["unconverted"].sum())
    said = ngettext(
        "{number} announcement states {sums}: no rate is known.",
        "{number} announcements state {sums}: no rate is known.",
        number,
        sums=_left(rows),
    )
    return [said] if number else []
