"""The contract of each frame: what the HTTP interface and the charts may rely on.

Strict, without casts. Money is nominal, in the currency of the row; a missing value is
a sum that no pledge states or that no rate converts, never zero.
"""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import vocabulary as words
from lib.model.columns import Table
from lib.model.measures import count as _count
from lib.model.measures import day as _day
from lib.model.measures import flag as _flag
from lib.model.measures import key as _key
from lib.model.measures import money as _money
from lib.model.measures import number as _number
from lib.model.measures import one_of as _one_of
from lib.model.measures import text as _text
from lib.model.quantities import ItemDonors, Items, ItemsLeftOut, ItemYears
from lib.model.sums import (
    DonorMechanisms,
    DonorMeetings,
    DonorMonths,
    GroupMonths,
    Timeline,
)


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
    pledge: bool = _flag("Pledge of its own")
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
    entries: int = _count("Entries")
    pledges: int = _count("Pledges")
    unpriced: int = _count("Without a sum")
    itemised: int = _count("Items of a priced package")
    joint_pledges: int = _count("Joint pledges it takes part in")
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
    entries: int = _count("Entries")
    pledges: int = _count("Pledges")
    unpriced: int = _count("Without a sum")
    itemised: int = _count("Items of a priced package")
    parts_exceed_whole: bool = _flag("Parts exceed the whole")
    disputed: bool = _flag("Disputed")
    currency: str = _one_of("Currency", words.CURRENCIES)


class Bridge(Table):
    """One row is a part of a meeting's headline, or beside it, of one set of donors."""

    meeting_id: str = _key("Meeting", unique=False)
    place: str = _one_of("Place", words.BRIDGE_PLACES)
    part: str = _one_of("Part", words.BRIDGE_PARTS)
    donors: str = _text("Donors", missing=True)
    donor_label: str = _text("Donor")
    value: float = _money("Value")
    low: float = _money("Low")
    high: float = _money("High")
    open_ended: bool = _flag("Open-ended")
    entries: int = _count("Entries")
    unpriced: int = _count("Without a sum")
    currency: str = _one_of("Currency", words.CURRENCIES)

    class Config:
        unique = ["meeting_id", "place", "part", "donors"]


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
    state_sources: int = _count("Sources of the state")
    state_official: int = _count("Official ones of them")
    progress_sources: int = _count("Sources of the progress")
    progress_official: int = _count("Official ones among those")
    contributors: str = _text("Other donors named", missing=True)
    contributed: float = _number("Reported of these")
    currency: str = _one_of("Currency", words.CURRENCIES)


class ConditionHistory(Table):
    """One row is a report on a condition; by pledge_id, then the oldest first."""

    event_id: str = _key("Report")
    pledge_id: str = _text("Pledge")
    donors: str = _text("Donors", missing=True)
    donor_label: str = _text("Donor")
    announced_on: np.datetime64 = _day("Announced on")
    threshold: float = _number("Threshold")
    threshold_unit: str = _text("Unit of the threshold", missing=True)
    date: np.datetime64 = _day("Date")
    given_by: str = _text("Donor reported on", missing=True)
    giver_label: str = _text("Reported of", missing=True)
    quantity: float = _number("Quantity")
    unit: str = _text("Unit", missing=True)
    counts_as: str = pa.Field(
        isin=("total", "gift"), nullable=True, title="Counts towards the threshold as"
    )
    progress: float = _number("Progress after it")
    status_after: str = _one_of("It reports", words.STATUSES)
    status: str = _one_of("State after it", ("pending", "met", "lapsed", "withdrawn"))
    source_id: str = _text("Source")
    source_kind: str = _one_of("Kind of source", words.SOURCE_KINDS)
    quote_start: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote start")
    quote_end: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote end")
    note: str = _text("What was reported", missing=True)


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


class Disputes(Table):
    """One row is a pledge on whose worth sources differ; the largest spread first."""

    pledge_id: str = _key("Pledge")
    meeting_id: str = _text("Meeting", missing=True)
    announced_on: np.datetime64 = _day("Announced on")
    scope: str = _one_of("Scope", words.SCOPES)
    donors: str = _text("Donors", missing=True)
    item: str = _text("Item", missing=True)
    donor_label: str = _text("Donor")
    lead: float = _money("Lead claim")
    lowest: float = _money("Lowest claim")
    highest: float = _money("Highest claim")
    spread: float = pa.Field(ge=1, title="Highest over lowest")
    claims: int = pa.Field(ge=2, title="Claims with a sum")
    currency: str = _one_of("Currency", words.CURRENCIES)


CONTRACTS: dict[str, type[Table]] = {
    "contributions": Contributions,
    "donor_totals": DonorTotals,
    "meeting_totals": MeetingTotals,
    "bridge": Bridge,
    "conditions": Conditions,
    "condition_history": ConditionHistory,
    "timeline": Timeline,
    "group_months": GroupMonths,
    "donor_months": DonorMonths,
    "donor_meetings": DonorMeetings,
    "donor_mechanisms": DonorMechanisms,
    "items": Items,
    "item_donors": ItemDonors,
    "item_years": ItemYears,
    "items_left_out": ItemsLeftOut,
    "claims": Claims,
    "disputes": Disputes,
}
