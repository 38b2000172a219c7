"""The contracts of sums by donor, group and month: where a total comes from.

Strict and without casts, as all of `lib.model.frames`. The columns of a total are
declared once, and every frame that cuts it shares them.
"""

import numpy as np

from lib.model import vocabulary as words
from lib.model.columns import Table
from lib.model.measures import count, day, flag, key, money, one_of, text


class Sums(Table):
    """What frames of sums share: the sum, its states and what is counted."""

    value: float = money("Pledged")
    low: float = money("Low")
    high: float = money("High")
    new: float = money("New")
    earlier: float = money("Announced before, elsewhere")
    conditional: float = money("Conditional")
    restated: float = money("Restated")
    lapsed: float = money("Lapsed or withdrawn")
    open_ended: bool = flag("Open-ended")
    entries: int = count("Entries")
    pledges: int = count("Pledges")
    unpriced: int = count("Without a sum")
    itemised: int = count("Items of a priced package")
    currency: str = one_of("Currency", words.CURRENCIES)


class RunningSums(Sums):
    """What frames by month share: the sums so far."""

    cumulative: float = money("Cumulative")
    cumulative_low: float = money("Cumulative, low")
    cumulative_high: float = money("Cumulative, high")
    cumulative_open_ended: bool = flag("Cumulative, open-ended")
    cumulative_unpriced: int = count("Without a sum so far")


class SumsOfDonors(Sums):
    """What frames by donor share: who it is."""

    donors: str = key("Donors", unique=False)
    donor_label: str = text("Donor")
    kind: str = one_of("Kind", ("donor", "joint", words.UNATTRIBUTED))


class DonorMonths(SumsOfDonors, RunningSums):
    """One row is a donor, a joint set or nobody, and a month with a contribution."""

    month: np.datetime64 = day("Month")

    class Config:
        unique = ["donors", "month"]


class DonorMeetings(SumsOfDonors):
    """One row is a donor, a joint set or nobody, and a meeting, or none."""

    meeting_id: str = text("Meeting", missing=True)
    date: np.datetime64 = day("Date", missing=True)

    class Config:
        unique = ["donors", "meeting_id"]


class DonorMechanisms(SumsOfDonors):
    """One row is a donor, a joint set or nobody, and a mechanism as recorded."""

    mechanism: str = text("Mechanism", missing=True)
    mechanism_label: str = text("Mechanism, in words")

    class Config:
        unique = ["donors", "mechanism"]


class GroupMonths(RunningSums):
    """One row is a group of donors and a month with a contribution; groups overlap."""

    group: str = one_of("Group", words.GROUPS)
    month: np.datetime64 = day("Month")

    class Config:
        unique = ["group", "month"]


class Timeline(RunningSums):
    """One row is a month, from the first to the last: traced, and untraced beside."""

    month: np.datetime64 = key("Month")
    named: float = money("New, named donors")
    joint: float = money("New, joint")
    untraced: float = money("Traced to nobody")
    untraced_low: float = money("Traced to nobody, low")
    untraced_high: float = money("Traced to nobody, high")
    untraced_open_ended: bool = flag("Traced to nobody, open-ended")
    untraced_entries: int = count("Entries traced to nobody")
    untraced_unpriced: int = count("Of those, without a sum")
    meetings: str = text("Meetings", missing=True)
    meetings_label: str = text("Meetings held", missing=True)
