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
        "Meeting", "Meeting at or around which it was made.", optional=True
    )
    scope: str = columns.one_of(
        "Scope",
        "donor: one donor; joint: several named donors, no split known; total: "
        "announced for a whole meeting or a mechanism at it; cumulative: a running "
        "total quoted for context, in no sum.",
        words.SCOPES,
    )
    donors: str = pa.Field(
        nullable=True,
        str_matches=r"^[A-Z]{3}(;[A-Z]{3})*$",
        title="Donors",
        description="Donors in alphabetical order, separated by ';'; empty for a total.",
    )
    announced_by: str = columns.text("Announced by", "Who said it.")
    announced_on: np.datetime64 = pa.Field(
        title="Announced on", description="Day on which it was said."
    )
    aid_type: str = columns.one_of("Aid type", "Kind of support.", words.AID_TYPES)
    mechanism: str = pa.Field(
        nullable=True,
        str_matches=columns.ID_LIST,
        title="Mechanism",
        description="Channels, separated by ';'.",
    )
    modality: str = columns.one_of("Modality", "How it is given.", words.MODALITIES)
    item: str = columns.text("Item", "What is promised.")
    item_class: str = columns.reference(
        "Item class", "Class of the item.", optional=True
    )
    period_start: np.datetime64 = pa.Field(
        nullable=True, title="Period start", description="First day of its term."
    )
    period_end: np.datetime64 = pa.Field(
        nullable=True, title="Period end", description="Last day of its term."
    )
    part_of: str = columns.reference(
        "Part of", "The pledge that includes this one.", optional=True
    )
    novelty: str = columns.one_of(
        "Novelty",
        "new; announced_before: first announced before, elsewhere; unclear.",
        words.NOVELTIES,
    )
    counted_in: str = columns.reference(
        "Counted in",
        "The pledge in whose sum this row's money is already counted.",
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
        "Replaces", "The withdrawn pledge that this row corrects.", optional=True
    )
    note: str = columns.note()

    class Config:
        metadata = {
            "primary_key": ("pledge_id",),
            "foreign_keys": {
                "meeting_id": ("meetings", "meeting_id"),
                "item_class": ("item_classes", "item_class"),
                "part_of": ("pledges", "pledge_id"),
                "counted_in": ("pledges", "pledge_id"),
                "replaces": ("pledges", "pledge_id"),
            },
        }


class Claims(columns.Table):
    """One row is what one source says of one pledge."""

    claim_id: str = columns.key("Claim", "Key of the claim.")
    pledge_id: str = columns.reference("Pledge", "What it speaks of.")
    source_id: str = columns.reference("Source", "Where it is printed.")
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
    currency: str = pa.Field(
        nullable=True,
        isin=words.CURRENCIES,
        title="Currency",
        description="ISO 4217 code of the amount.",
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
    quantity_qualifier: str = pa.Field(
        nullable=True,
        isin=tuple(words.QUALIFIERS),
        title="Quantity qualifier",
        description="How exactly the quantity is stated.",
    )
    unit: str = columns.text("Unit", "Unit of the quantity.")
    donors_as_named: str = pa.Field(
        nullable=True,
        str_matches=r"^[A-Z]{3}(;[A-Z]{3})*$",
        title="Donors as named",
        description="Where the source names other donors than the pledge.",
    )
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()

    class Config:
        metadata = {
            "primary_key": ("claim_id",),
            "foreign_keys": {
                "pledge_id": ("pledges", "pledge_id"),
                "source_id": ("sources", "source_id"),
            },
        }


class ConditionEvents(columns.Table):
    """One row is one dated report on a condition."""

    event_id: str = columns.key("Event", "Key of the report.")
    pledge_id: str = columns.reference("Pledge", "The conditional pledge.")
    date: np.datetime64 = pa.Field(title="Date", description="Day of the report.")
    donor_id: str = columns.reference(
        "Donor", "Who gave; empty for a total or no gift.", optional=True
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
    source_id: str = columns.reference("Source", "Where it is printed.")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()

    class Config:
        metadata = {
            "primary_key": ("event_id",),
            "foreign_keys": {
                "pledge_id": ("pledges", "pledge_id"),
                "donor_id": ("donors", "donor_id"),
                "source_id": ("sources", "source_id"),
            },
        }


class Statements(columns.Table):
    """One row is one position taken by a speaker at a meeting."""

    statement_id: str = columns.key("Statement", "Key of the position.")
    meeting_id: str = columns.reference("Meeting", "Where it was said.")
    speaker: str = columns.text("Speaker", "Who spoke.", required=True)
    role: str = columns.text("Role", "Office held.", required=True)
    party: str = columns.text(
        "Party", "State or organisation spoken for.", required=True
    )
    position: str = columns.text(
        "Position", "The position, in our words.", required=True
    )
    source_id: str = columns.reference("Source", "Where it is printed.")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()

    class Config:
        metadata = {
            "primary_key": ("statement_id",),
            "foreign_keys": {
                "meeting_id": ("meetings", "meeting_id"),
                "source_id": ("sources", "source_id"),
            },
        }
