"""The contract of each frame: what the HTTP interface and the charts may rely on.

Strict, without casts. Money is nominal, in the currency of the row; a missing value is
a sum that no pledge states or that no rate converts, never zero.
"""

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import vocabulary as words
from lib.model.columns import Table


def _key(title: str, *, unique: bool = True) -> Any:
    return pa.Field(unique=unique, title=title)


def _text(title: str, *, missing: bool = False) -> Any:
    return pa.Field(nullable=missing, title=title)


def _one_of(title: str, allowed: tuple[str, ...]) -> Any:
    return pa.Field(isin=allowed, title=title)


def _money(title: str) -> Any:
    return pa.Field(nullable=True, ge=0, title=title, metadata={"unit": "currency"})


def _count(title: str) -> Any:
    return pa.Field(ge=0, title=title)


def _day(title: str, *, missing: bool = False) -> Any:
    return pa.Field(nullable=missing, title=title)


def _flag(title: str) -> Any:
    return pa.Field(title=title)


def _number(title: str) -> Any:
    return pa.Field(nullable=True, ge=0, title=title)


class Contributions(Table):
    """One row is what one pledge adds to a sum; by pledge_id."""

    pledge_id: str = _key("Pledge")
    meeting_id: str = _text("Meeting", missing=True)
    announced_on: np.datetime64 = _day("Announced on")
    scope: str = _one_of("Scope", ("donor", "joint", "total"))
    donors: str = _text("Donors", missing=True)
    donor_label: str = _text("Donor")
    aid_type: str = _one_of("Aid type", words.AID_TYPES)
    mechanism: str = _text("Mechanism", missing=True)
    novelty: str = _one_of("Novelty", words.NOVELTIES)
    item: str = _text("Item", missing=True)
    item_class: str = _text("Item class", missing=True)
    part_of: str = _text("Part of", missing=True)
    counted_in: str = _text("Counted in", missing=True)
    state: str = _one_of("State", words.STATES)
    value: float = _money("Contribution")
    low: float = _money("Contribution, low")
    high: float = _money("Contribution, high")
    own_value: float = _money("Own figure")
    own_low: float = _money("Own figure, low")
    own_high: float = _money("Own figure, high")
    effective_value: float = _money("With its parts")
    effective_low: float = _money("With its parts, low")
    effective_high: float = _money("With its parts, high")
    open_ended: bool = _flag("Open-ended")
    unpriced: bool = _flag("Without a sum")
    itemised: bool = _flag("Item of a priced package")
    offer: bool = _flag("Pledge of its own")
    parts_exceed_whole: bool = _flag("Parts exceed the whole")
    disputed: bool = _flag("Disputed")
    claim_id: str = _text("Claim", missing=True)
    rate: float = _number("Rate")
    rate_date: np.datetime64 = _day("Rate of", missing=True)
    currency: str = _one_of("Currency", words.CURRENCIES)


class DonorTotals(Table):
    """One row is a donor, a joint set of donors, or what is traced to nobody."""

    donors: str = _key("Donors")
    donor_label: str = _text("Donor")
    kind: str = _one_of("Kind", ("donor", "joint", words.UNATTRIBUTED))
    value: float = _money("Pledged")
    low: float = _money("Low")
    high: float = _money("High")
    new: float = _money("New")
    earlier: float = _money("Announced before, elsewhere")
    conditional: float = _money("Conditional")
    restated: float = _money("Restated")
    lapsed: float = _money("Lapsed or withdrawn")
    open_ended: bool = _flag("Open-ended")
    pledges: int = _count("Rows")
    offers: int = _count("Pledges")
    unpriced: int = _count("Without a sum")
    itemised: int = _count("Items of a priced package")
    joint_offers: int = _count("Joint pledges it takes part in")
    joint_unpriced: int = _count("Of those, without a sum")
    joint_value: float = _money("Worth of those, not split")
    joint_low: float = _money("Worth of those, low")
    joint_high: float = _money("Worth of those, high")
    per_gdp: float = pa.Field(
        nullable=True, ge=0, title="Share of GDP", metadata={"unit": "percent"}
    )
    per_capita: float = _money("Per head")
    gdp_year: pd.Int64Dtype = pa.Field(nullable=True, title="Year of GDP")
    population_year: pd.Int64Dtype = pa.Field(nullable=True, title="Year of population")
    currency: str = _one_of("Currency", words.CURRENCIES)


class MeetingTotals(Table):
    """One row is a meeting; by date."""

    meeting_id: str = _key("Meeting")
    date: np.datetime64 = _day("Date")
    headline: float = _money("Headline")
    value: float = _money("Announced")
    low: float = _money("Low")
    high: float = _money("High")
    named: float = _money("New, named donors")
    joint: float = _money("New, joint")
    unattributed: float = _money("No named donor")
    earlier: float = _money("Announced before, elsewhere")
    conditional: float = _money("Conditional")
    restated: float = _money("Restated")
    lapsed: float = _money("Lapsed or withdrawn")
    named_low: float = _money("Named, low")
    named_high: float = _money("Named, high")
    joint_low: float = _money("Joint, low")
    joint_high: float = _money("Joint, high")
    unattributed_low: float = _money("No named donor, low")
    unattributed_high: float = _money("No named donor, high")
    open_ended: bool = _flag("Open-ended")
    pledges: int = _count("Rows")
    offers: int = _count("Pledges")
    unpriced: int = _count("Without a sum")
    itemised: int = _count("Items of a priced package")
    parts_exceed_whole: bool = _flag("Parts exceed the whole")
    disputed: bool = _flag("Disputed")
    currency: str = _one_of("Currency", words.CURRENCIES)


class Conditions(Table):
    """One row is a conditional pledge, met ones too; the newest first."""

    pledge_id: str = _key("Pledge")
    meeting_id: str = _text("Meeting", missing=True)
    announced_on: np.datetime64 = _day("Announced on")
    donors: str = _text("Donors", missing=True)
    donor_label: str = _text("Donor")
    item: str = _text("Item", missing=True)
    offer_quantity: float = _number("Offered")
    offer_unit: str = _text("Unit of the offer", missing=True)
    value: float = _money("Worth")
    low: float = _money("Low")
    high: float = _money("High")
    condition: str = _text("Condition")
    condition_item: str = _text("What others must give or do", missing=True)
    threshold: float = _number("Threshold")
    threshold_unit: str = _text("Unit of the threshold", missing=True)
    progress: float = _number("Progress")
    status: str = _one_of("State", ("pending", "met", "lapsed", "withdrawn"))
    status_on: np.datetime64 = _day("Deciding report")
    status_since: np.datetime64 = _day("In that state since")
    reported_on: np.datetime64 = _day("Last report")
    no_later_report: bool = _flag("No later report")
    events: int = _count("Reports")
    currency: str = _one_of("Currency", words.CURRENCIES)


class Timeline(Table):
    """One row is a month, from the first to the last in the selection."""

    month: np.datetime64 = _key("Month")
    value: float = _money("Pledged")
    low: float = _money("Low")
    high: float = _money("High")
    cumulative: float = _money("Cumulative")
    pledges: int = _count("Rows")
    offers: int = _count("Pledges")
    unpriced: int = _count("Without a sum")
    currency: str = _one_of("Currency", words.CURRENCIES)


class Items(Table):
    """One row is a class of items and a unit; by class, then the largest quantity."""

    item_class: str = _text("Item class", missing=True)
    unit: str = _text("Unit", missing=True)
    quantity: float = _number("Promised")
    conditional_quantity: float = _number("Conditional")
    donors: str = _text("Donors", missing=True)
    pledges: int = _count("Rows")
    uncounted: int = _count("Without class, unit or number")

    class Config:
        unique = ["item_class", "unit"]


class Claims(Table):
    """One row is what one source says of one pledge; by claim_id."""

    claim_id: str = _key("Claim")
    pledge_id: str = _text("Pledge")
    source_id: str = _text("Source")
    lead: bool = _flag("Lead")
    value: float = _money("Value")
    low: float = _money("Low")
    high: float = _money("High")
    currency: str = _one_of("Currency", words.CURRENCIES)
    amount_as_printed: str = _text("Printed as", missing=True)
    spread: float = pa.Field(
        nullable=True, ge=1, title="Highest over lowest of its pledge"
    )
    disputed: bool = _flag("Disputed")
    open_ended: bool = _flag("Open-ended")
    amount: float = _number("Amount")
    amount_to: float = _number("Amount to")
    amount_currency: str = _text("Currency of the amount", missing=True)
    qualifier: str = _one_of("Qualifier", tuple(words.QUALIFIERS))
    quantity: float = _number("Quantity")
    unit: str = _text("Unit", missing=True)
    donors_as_named: str = _text("Donors as named", missing=True)
    quote_start: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote start")
    quote_end: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote end")
    rate: float = _number("Rate")
    rate_date: np.datetime64 = _day("Rate of", missing=True)
    recorded_on: np.datetime64 = _day("Recorded on")
    note: str = _text("Note", missing=True)


CONTRACTS: dict[str, type[Table]] = {
    "contributions": Contributions,
    "donor_totals": DonorTotals,
    "meeting_totals": MeetingTotals,
    "conditions": Conditions,
    "timeline": Timeline,
    "items": Items,
    "claims": Claims,
}
