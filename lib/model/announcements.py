"""The contracts of what was said: pledges, claims, reports on conditions, statements.

Their rows are never overwritten; each says when it was recorded and withdrawn.
"""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import columns
from lib.model import vocabulary as words


class Pledges(columns.Table):
    """One row is one thing promised."""

    pledge_id: str = columns.key("Pledge", "Key of the promise.")
    meeting_id: str = columns.reference(
        "Meeting", "Meeting at or around which it was made.", "meetings", optional=True
    )
    scope: str = columns.one_of(
        "Scope",
        "donor: one donor; joint: several named donors, no split known; total: "
        "announced for a whole meeting or a mechanism at it; cumulative: a running "
        "total quoted for context, in no sum.",
        words.SCOPES,
    )
    donors: str = columns.listed(
        "Donors",
        "Donors in alphabetical order, separated by ';'; empty for a total.",
        columns.DONORS,
    )
    announced_by: str = columns.text("Announced by", "Who said it.")
    announced_on: np.datetime64 = columns.day(
        "Announced on", "Day on which it was said."
    )
    aid_type: str = columns.one_of("Aid type", "Kind of support.", words.AID_TYPES)
    mechanism: str = columns.listed(
        "Mechanism", "Channels, separated by ';'.", columns.ID_LIST
    )
    modality: str = columns.one_of("Modality", "How it is given.", words.MODALITIES)
    item: str = columns.text("Item", "What is promised.")
    item_class: str = columns.reference(
        "Item class", "Class of the item.", "item_classes", optional=True
    )
    period_start: np.datetime64 = columns.day(
        "Period start", "First day of its term.", optional=True
    )
    period_end: np.datetime64 = columns.day(
        "Period end", "Last day of its term.", optional=True
    )
    part_of: str = columns.reference(
        "Part of", "The pledge that includes this one.", "pledges", optional=True
    )
    novelty: str = columns.one_of(
        "Novelty",
        "new; announced_before: first announced before, elsewhere; unclear.",
        words.NOVELTIES,
    )
    counted_in: str = columns.reference(
        "Counted in",
        "The pledge in whose sum this row's money is already counted.",
        "pledges",
        optional=True,
    )
    condition: str = columns.text("Condition", "What must happen first; empty: firm.")
    condition_item: str = columns.text("Condition item", "What others must give or do.")
    condition_threshold: float = columns.number(
        "Condition threshold",
        "How much of it.",
        "as condition_unit",
        gt=0,
        le=columns.MOST_ITEMS,
    )
    condition_unit: str = columns.text("Condition unit", "Unit of the threshold.")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    replaces: str = columns.reference(
        "Replaces",
        "The withdrawn pledge that this row corrects.",
        "pledges",
        optional=True,
    )
    note: str = columns.note()


class Claims(columns.Table):
    """One row is what one source says of one pledge."""

    claim_id: str = columns.key("Claim", "Key of the claim.")
    pledge_id: str = columns.reference("Pledge", "What it speaks of.", "pledges")
    source_id: str = columns.reference("Source", "Where it is printed.", "sources")
    lead: bool = pa.Field(
        title="Lead", description="Whether this is the figure that is shown first."
    )
    amount: float = columns.number(
        "Amount",
        "Sum of money; the lower end of a printed range.",
        "as currency",
        gt=0,
        le=columns.MOST_MONEY,
    )
    amount_to: float = columns.number(
        "Amount to",
        "Upper end, of a printed range only.",
        "as currency",
        gt=0,
        le=columns.MOST_MONEY,
    )
    currency: str = columns.one_of(
        "Currency", "ISO 4217 code of the amount.", words.CURRENCIES, optional=True
    )
    qualifier: str = columns.one_of(
        "Qualifier", "How exactly the amount is stated.", tuple(words.QUALIFIERS)
    )
    amount_as_printed: str = columns.text(
        "Printed as", "The figure as the source prints it."
    )
    quantity: float = columns.number(
        "Quantity", "Number of items.", "as unit", gt=0, le=columns.MOST_ITEMS
    )
    quantity_qualifier: str = columns.one_of(
        "Quantity qualifier",
        "How exactly the quantity is stated.",
        tuple(words.QUALIFIERS),
        optional=True,
    )
    unit: str = columns.text("Unit", "Unit of the quantity.")
    donors_as_named: str = columns.listed(
        "Donors as named",
        "Where the source names other donors than the pledge.",
        columns.DONORS,
    )
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()


class ConditionEvents(columns.Table):
    """One row is one dated report on a condition."""

    event_id: str = columns.key("Event", "Key of the report.")
    pledge_id: str = columns.reference("Pledge", "The conditional pledge.", "pledges")
    date: np.datetime64 = columns.day("Date", "Day of the report.")
    donor_id: str = columns.reference(
        "Donor", "Who gave; empty for a total or no gift.", "donors", optional=True
    )
    quantity: float = columns.number(
        "Quantity", "How much was reported.", "as unit", gt=0, le=columns.MOST_ITEMS
    )
    unit: str = columns.text("Unit", "Unit of the quantity.")
    status_after: str = columns.one_of(
        "Status after",
        "State of the condition after it; unknown: a report that settles nothing.",
        words.STATUSES,
    )
    source_id: str = columns.reference("Source", "Where it is printed.", "sources")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()


class Statements(columns.Table):
    """One row is one position taken by a speaker at a meeting."""

    statement_id: str = columns.key("Statement", "Key of the position.")
    meeting_id: str = columns.reference("Meeting", "Where it was said.", "meetings")
    speaker: str = columns.text("Speaker", "Who spoke.", required=True)
    role: str = columns.text("Role", "Office held.", required=True)
    party: str = columns.text(
        "Party", "State or organisation spoken for.", required=True
    )
    position: str = columns.text(
        "Position", "The position, in our words.", required=True
    )
    source_id: str = columns.reference("Source", "Where it is printed.", "sources")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()
