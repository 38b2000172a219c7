"""Profiles of donors: what each has pledged by month, by meeting and by channel."""

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.donors import OfDonors, by_donor, donor_totals
from lib.frames.frame import Frame
from lib.frames.labels import mechanism_labels
from lib.frames.measures import currency, day, text
from lib.frames.months import SHOWN_SO_FAR, RunningSums, by_month, first_days, running
from lib.frames.sums import SHOWN, Sums, sum_by
from lib.model.columns import columns_of
from lib.model.view import View


class DonorMonths(RunningSums, OfDonors):
    """One row is a donor, a joint set or nobody, and a month with a contribution."""

    month: np.datetime64 = day("Month")

    class Config:
        unique = ["donors", "month"]


class DonorMeetings(Sums, OfDonors):
    """One row is a donor, a joint set or nobody, and a meeting, or none."""

    meeting_id: str = text("Meeting", missing=True)
    date: np.datetime64 = day("Date", missing=True)
    currency: str = currency()

    class Config:
        unique = ["donors", "meeting_id"]


class DonorMechanisms(Sums, OfDonors):
    """One row is a donor, a joint set or nobody, and a mechanism as recorded."""

    mechanism: str = text("Mechanism", missing=True)
    mechanism_label: str = text("Mechanism, in words")
    currency: str = currency()

    class Config:
        unique = ["donors", "mechanism"]


OF_DONOR = columns_of(OfDonors)
BY_MONTH = columns_of(DonorMonths, *OF_DONOR, "month")
BY_MEETING = columns_of(DonorMeetings, *OF_DONOR, "meeting_id", "date")
BY_MECHANISM = columns_of(DonorMechanisms, *OF_DONOR, "mechanism", "mechanism_label")


@cached(whole_part)
def donor_months(view: View) -> pd.DataFrame:
    """Sum the contributions by donor and month.

    One row a donor, joint set or unattributed, and a month (its first day) with at
    least one contribution, in the selected currency; in the order of `donor_totals`,
    then by month. The cumulative columns are as `lib.frames.months.running` says: the
    last of a donor is its total.
    """
    rows = by_donor(contributions(view))
    return (
        rows.assign(month=first_days(rows["announced_on"]))
        .pipe(by_month, ["donors"], view.selection.basis)
        .pipe(running, ["donors"])
        .pipe(in_order_of_donors, view)[BY_MONTH]
    )


@cached(whole_part)
def donor_meetings(view: View) -> pd.DataFrame:
    """Sum the contributions by donor and meeting.

    One row a donor, joint set or unattributed, and a meeting with at least one of its
    contributions, in the selected currency; in the order of `donor_totals`, then by
    date. What was pledged outside meetings stands last, in a row whose meeting_id and
    date are missing.
    """
    dates = view.ledger["meetings"].set_index("meeting_id")["date"]
    return (
        sums_of_donors(view, "meeting_id")
        .assign(date=lambda sums: sums["meeting_id"].map(dates).astype(dates.dtype))
        .sort_values(["date", "meeting_id"])
        .pipe(in_order_of_donors, view)[BY_MEETING]
    )


@cached(whole_part)
def donor_mechanisms(view: View) -> pd.DataFrame:
    """Sum the contributions by donor and mechanism.

    One row a donor, joint set or unattributed, and a mechanism as recorded: what runs
    through two at once ("ifu;purl") stands in a row of its own, and what names none in
    a row where it is missing. In the selected currency; in the order of `donor_totals`,
    then the largest value first, then by mechanism.
    """
    return (
        sums_of_donors(view, "mechanism")
        .sort_values(["value", "mechanism"], ascending=[False, True])
        .assign(
            mechanism_label=lambda by: mechanism_labels(by["mechanism"], view.ledger)
        )
        .pipe(in_order_of_donors, view)[BY_MECHANISM]
    )


def sums_of_donors(view: View, key: str) -> pd.DataFrame:
    """Sum the contributions by donor and another key."""
    rows = by_donor(contributions(view))
    return sum_by(rows, ["donors", key], view.selection.basis).reset_index()


def in_order_of_donors(sums: pd.DataFrame, view: View) -> pd.DataFrame:
    """Name the donors of sums, and put them in the order of `donor_totals`.

    The order of the rows of one donor stays.
    """
    of = donor_totals(view)[OF_DONOR].reset_index(names="place")
    named = sums.join(of.set_index("donors"), on="donors")
    ordered = named.sort_values("place", kind="stable").reset_index(drop=True)
    return ordered.assign(currency=view.selection.currency)


FRAMES = (
    Frame(
        donor_months,
        DonorMonths,
        shown=("donor_label", "month", *SHOWN_SO_FAR),
        cites="donors",
        oldest_first=True,
    ),
    Frame(
        donor_meetings,
        DonorMeetings,
        shown=("donor_label", "date", *SHOWN, "meeting_id"),
        oldest_first=True,
    ),
    Frame(
        donor_mechanisms,
        DonorMechanisms,
        shown=("donor_label", "mechanism_label", *SHOWN),
    ),
)
