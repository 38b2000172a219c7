"""What a chart is, in one record; and the kinds of row that it can be of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from lib.charts.figure import Figure
from lib.charts.rows import rows_figure
from lib.charts.statement import Statement, Topic
from lib.model.filters import FILTERS, members_of
from lib.model.formats import day_in_words, donors_in_words, meeting_in_words, names_of
from lib.model.glossary import TERMS
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger, holds_only
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import UNATTRIBUTED, UNNAMED

#: Pixels from which on a still picture has room for panels side by side.
WIDE = 640
#: Numbers of things are those of each lead claim, firm ones and conditional ones apart,
#: whatever a reader counts of sums; claims are shown side by side, whichever counts.
OF_SUMS = ("basis", "claims", "per")
#: A condition's own sum is no sum of several.
OF_OTHER_SUMS = ("basis", "per")
#: The parts of a meeting add up only where no filter hides one.
OF_WHOLES = (*(one.field for one in FILTERS), *OF_OTHER_SUMS)
#: Whatever is drawn by time or by meeting is in money.
IN_MONEY = ("per",)


@dataclass(frozen=True)
class RowKind:
    """A kind of row.

    `column` names the row in its frame, `word` is what it is called beside its
    chooser, `name` names one within a sentence; `whose` says there whose pledges the
    row's are. `keys` lists what may stand after the
    "@" in the name of a chart: from the whole ledger, not from an as-of view, so that a
    link keeps its meaning.
    """

    column: str
    word: str
    keys: Callable[[Ledger], frozenset[str]]
    name: Callable[[str, Ledger], str]
    whose: str = gettext_noop("of {row}")

    @property
    def label(self) -> str:
        """What it is called beside its chooser, in the language that is spoken."""
        return gettext(self.word)

    def rows(self, frame: pd.DataFrame, key: str | None) -> pd.DataFrame:
        """Take the rows of a frame that are of one key; of none where none is open."""
        return frame[frame[self.column] == key]


def _pledge_in_words(key: str, ledger: Ledger) -> str:
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == key].to_dict("records")[0]
    day = day_in_words(row["announced_on"])
    if pd.isna(row["donors"]):
        return gettext("the pledge of {day}", day=day)
    donors = donors_in_words(row["donors"], ledger)
    return gettext("the pledge of {donors} of {day}", donors=donors, day=day)


def _sum_in_words(key: str, ledger: Ledger) -> str:
    """Name a pledge by what its sum is of: a headline is no pledge of a donor."""
    row = ledger["pledges"].set_index("pledge_id").loc[key]
    if row["scope"] != "headline" or pd.isna(row["meeting_id"]):
        return _pledge_in_words(key, ledger)
    meeting = meeting_in_words(row["meeting_id"], ledger)
    return gettext("the headline of the meeting of {meeting}", meeting=meeting)


DONOR = RowKind(
    column="donors",
    word=gettext_noop("Donor"),
    keys=lambda of: frozenset({UNATTRIBUTED, *of["pledges"]["donors"].dropna()}),
    name=lambda key, of: (
        TERMS[UNATTRIBUTED].label if key == UNATTRIBUTED else donors_in_words(key, of)
    ),
)
MEETING = RowKind(
    column="meeting_id",
    word=gettext_noop("Meeting"),
    keys=lambda of: frozenset(of["meetings"]["meeting_id"]),
    name=lambda key, of: gettext(
        "the meeting of {meeting}", meeting=meeting_in_words(key, of)
    ),
)
CONDITION = RowKind(
    column="pledge_id",
    word=gettext_noop("Condition"),
    keys=lambda of: frozenset(of["pledges"].dropna(subset="condition")["pledge_id"]),
    name=_pledge_in_words,
)
PLEDGE = RowKind(
    column="pledge_id",
    word=gettext_noop("Pledge"),
    # A running total is no pledge: nothing lies behind it.
    keys=lambda of: frozenset(
        of["pledges"].loc[of["pledges"]["scope"] != "cumulative", "pledge_id"]
    ),
    name=_sum_in_words,
)
ITEM_CLASS = RowKind(
    column="item_class",
    word=gettext_noop("Class of item"),
    keys=lambda of: frozenset(of["item_classes"]["item_class"]),
    name=lambda key, of: names_of(of, "item_classes")[key],
    whose=gettext_noop("of the item class “{row}”"),
)


def of_single_donors(rows: pd.DataFrame, _: Ledger) -> pd.DataFrame:
    """Take the contributions of one donor each."""
    return rows[rows["scope"] == "donor"]


def of_members(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Take the contributions all of whose donors are members of a group."""
    inside = pd.Series(data=False, index=rows.index)
    for group in ledger.vocabulary["groups"]:
        inside |= holds_only(rows["donors"], members_of(group, ledger))
    return rows[inside]


def of_named_donors(rows: pd.DataFrame, _: Ledger) -> pd.DataFrame:
    """Take the contributions that name a donor, or several together."""
    return rows[~rows["scope"].isin(UNNAMED)]


def at_meetings(rows: pd.DataFrame, _: Ledger) -> pd.DataFrame:
    """Take the contributions announced at a meeting."""
    return rows[rows["meeting_id"].notna()]


def of_donors_at_meetings(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Take the contributions announced at a meeting that name a donor."""
    named = at_meetings(rows, ledger)
    return named[named["scope"] != "total"]


@dataclass(frozen=True)
class Chart:
    """What a chart draws, how, what it says, and where it stands.

    `rows` picks what is drawn of the frame of that name; of a chart `of` one row, from
    the rows of the one that is open. `plots` describes the drawing: all that is drawn
    of it, anywhere, is made from these; `figure` draws them for a screen, and `wide`, if
    it has that, for a still picture of `WIDE` pixels or more.

    `what` tells what is shown, before the selection, `statement` what the rows show,
    and `finding` that in the few words of a heading, both of what is drawn; "{scope}" or
    "{within}" stand in a finding for what it is true of (`Topic.placed`). Of the
    contributions in a view it draws those `among` them that it picks; `absent` says
    that there is none, with {these} for the contributions. "{row}" stands for the row
    that it is of, but not in `absent`.

    It stands on `page`, where it answers `question`; the page's link shows it with the
    names and values `own`, and takes the row under `row_name`. It does not depend on
    the fields of a selection that it `ignores`. Sums are drawn where it is `of_money`,
    else numbers of items, or something else; what the `measure`
    divides by must be known of them, whichever a reader chose. One that `compares` two days draws what is
    between `since` and the as-of date; to the others `since` is nothing. One of one row
    `with_peers` draws that row among others of its frame.
    """

    frame: str
    page: str
    question: str
    what: str
    statement: Callable[[pd.DataFrame, Topic], Statement]
    finding: Callable[[pd.DataFrame, Selection], str]
    plots: Callable[[pd.DataFrame, Selection], Sequence[Plot]]
    figure: Callable[[Sequence[Plot]], Figure] = rows_figure
    wide: Callable[[Sequence[Plot]], Figure] | None = None
    rows: Callable[[pd.DataFrame, Selection], pd.DataFrame] = lambda frame, _: frame
    of: RowKind | None = None
    own: tuple[tuple[str, str], ...] = ()
    row_name: str = "show"
    ignores: tuple[str, ...] = ()
    of_money: bool = True
    measure: str = ""
    compares: bool = False
    with_peers: bool = False
    among: Callable[[pd.DataFrame, Ledger], pd.DataFrame] = lambda rows, _: rows
    absent: str = ""

    def drawn_rows(self, frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
        """Pick the rows of its frame that are drawn."""
        if self.of and not self.with_peers:
            frame = self.of.rows(frame, selection.show)
        return self.rows(frame, selection)

    def selection(self, chosen: Selection) -> Selection:
        """Leave out what the chart does not depend on."""
        left_out = {*self.ignores, *(() if self.of else ("show",))}
        left_out |= set() if self.compares else {"since"}
        every: dict[str, Any] = {one.name: one.default for one in fields(chosen)}
        return replace(chosen, **{name: every[name] for name in left_out})
