"""The contract of each table of the ledger.

One pandera class a table: the check of a ledger and the Table Schema in
datapackage.json both come from it. Columns stand in the order of the files. Dates are
ISO 8601; lists inside a cell are separated by ";"; a missing value is an empty cell.
"""

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import vocabulary as words

ID = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
#: Above these an amount or a quantity is a slip of the pen, and its sums no sums.
MOST_MONEY = 10**15
MOST_ITEMS = 10**12
ID_LIST = r"^[A-Za-z0-9][A-Za-z0-9._-]*(;[A-Za-z0-9][A-Za-z0-9._-]*)*$"


def _key(title: str, description: str) -> Any:
    return pa.Field(unique=True, str_matches=ID, title=title, description=description)


def _refers(title: str, description: str, *, optional: bool = False) -> Any:
    return pa.Field(
        nullable=optional, str_matches=ID, title=title, description=description
    )


def _listed(title: str, description: str, allowed: tuple[str, ...]) -> Any:
    return pa.Field(isin=allowed, title=title, description=description)


def _text(title: str, description: str, *, required: bool = False) -> Any:
    return pa.Field(nullable=not required, title=title, description=description)


def _number(
    title: str,
    description: str,
    unit: str,
    **bounds: Any,
) -> Any:
    return pa.Field(
        nullable=True,
        title=title,
        description=description,
        metadata={"unit": unit},
        **bounds,
    )


def _recorded() -> Any:
    return pa.Field(
        title="Recorded on",
        description="Day on which this ledger learned of the row; for the rows of the "
        "first release, the day on which they were published.",
    )


def _withdrawn() -> Any:
    return pa.Field(
        nullable=True,
        title="Withdrawn on",
        description="Day from which the row no longer stands; empty while it does.",
    )


def _quote(which: str) -> Any:
    return pa.Field(
        nullable=True,
        ge=0,
        title=f"Quote {which}",
        description=f"The {which} of the passage in the document held in full, counted "
        "from 0 in Unicode code points, the end exclusive; empty where none is held.",
        metadata={"unit": "code points"},
    )


def _note() -> Any:
    return _text("Note", "Remark shown to readers.")


class Table(pa.DataFrameModel):
    """What all tables share: no other columns, no silent casts."""

    class Config:
        strict = True
        coerce = False


class Sources(Table):
    """One row is one published document."""

    source_id: str = _key("Source", "Key of the document.")
    publisher: str = _text("Publisher", "Who published it.", required=True)
    kind: str = _listed("Kind", "Kind of publisher.", words.SOURCE_KINDS)
    url: str = pa.Field(
        nullable=True,
        str_matches=r"^https?://\S+$",
        title="Address",
        description="Published address.",
    )
    published_on: np.datetime64 = pa.Field(
        nullable=True, title="Published on", description="Day of publication, if known."
    )
    language: str = pa.Field(
        nullable=True,
        isin=words.LANGUAGES,
        title="Language",
        description="ISO 639-1 code.",
    )
    note: str = _note()

    class Config:
        metadata = {"primary_key": ("source_id",)}


class Donors(Table):
    """One row is a country or organisation that gives."""

    donor_id: str = pa.Field(
        unique=True,
        str_matches=r"^[A-Z]{3}$",
        title="Donor",
        description="ISO 3166 alpha-3, or a short code such as EUI.",
    )
    name: str = _text("Name", "Name in English.", required=True)
    kind: str = _listed("Kind", "Country or organisation.", words.DONOR_KINDS)
    groups: str = pa.Field(
        nullable=True,
        str_matches=rf"^({'|'.join(words.GROUPS)})(;({'|'.join(words.GROUPS)}))*$",
        title="Groups",
        description="Groups that it belongs to, separated by ';'.",
    )
    gdp_usd: float = _number(
        "GDP", "Gross domestic product, World Bank.", "current US dollars", gt=0
    )
    gdp_year: pd.Int64Dtype = _number("GDP year", "Year of the GDP.", "year", ge=1990)
    population: pd.Int64Dtype = _number(
        "Population", "Population, World Bank.", "persons", gt=0
    )
    population_year: pd.Int64Dtype = _number(
        "Population year", "Year of the population.", "year", ge=1990
    )

    class Config:
        metadata = {"primary_key": ("donor_id",)}


class Meetings(Table):
    """One row is one meeting."""

    meeting_id: str = _key("Meeting", "Key, such as udcg-2026-02-12.")
    series: str = _text("Series", "Series of meetings, such as UDCG.", required=True)
    number: pd.Int64Dtype = _number("Number", "Number in its series.", "", ge=1)
    date: np.datetime64 = pa.Field(title="Date", description="Day of the meeting.")
    city: str = _text("City", "Where it was held; empty if online or not known.")
    country: str = pa.Field(
        nullable=True,
        isin=words.COUNTRIES,
        title="Country",
        description="ISO 3166 alpha-3; empty if online or not known.",
    )
    venue: str = _text("Venue", "Building or base.")
    format: str = _listed("Format", "How it was held.", words.MEETING_FORMATS)
    chairs: str = _text("Chairs", "Who chaired, separated by ';'.", required=True)
    participants_count: pd.Int64Dtype = _number(
        "Participants", "States and organisations; mostly 'about 50'.", "", gt=0
    )
    source_ids: str = pa.Field(
        nullable=True,
        str_matches=ID_LIST,
        title="Sources",
        description="Sources on the meeting, separated by ';'.",
    )
    note: str = _note()

    class Config:
        metadata = {"primary_key": ("meeting_id",)}


class Pledges(Table):
    """One row is one thing promised."""

    pledge_id: str = _key("Pledge", "Key of the promise.")
    meeting_id: str = _refers(
        "Meeting", "Meeting at or around which it was made.", optional=True
    )
    scope: str = _listed(
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
    announced_by: str = _text("Announced by", "Who said it.")
    announced_on: np.datetime64 = pa.Field(
        title="Announced on", description="Day on which it was said."
    )
    aid_type: str = _listed("Aid type", "Kind of support.", words.AID_TYPES)
    mechanism: str = pa.Field(
        nullable=True,
        str_matches=ID_LIST,
        title="Mechanism",
        description="Channels, separated by ';'.",
    )
    modality: str = _listed("Modality", "How it is given.", words.MODALITIES)
    item: str = _text("Item", "What is promised.")
    item_class: str = _refers("Item class", "Class of the item.", optional=True)
    period_start: np.datetime64 = pa.Field(
        nullable=True, title="Period start", description="First day of its term."
    )
    period_end: np.datetime64 = pa.Field(
        nullable=True, title="Period end", description="Last day of its term."
    )
    part_of: str = _refers(
        "Part of", "The pledge that includes this one.", optional=True
    )
    novelty: str = _listed(
        "Novelty",
        "new; restated: first announced before, elsewhere; unclear.",
        words.NOVELTIES,
    )
    counted_in: str = _refers(
        "Counted in",
        "The pledge in whose sum this row's money is already counted.",
        optional=True,
    )
    condition: str = _text("Condition", "What must happen first; empty: firm.")
    condition_item: str = _text("Condition item", "What others must give or do.")
    condition_threshold: float = _number(
        "Condition threshold",
        "How much of it.",
        "as condition_unit",
        gt=0,
        le=MOST_ITEMS,
    )
    condition_unit: str = _text("Condition unit", "Unit of the threshold.")
    recorded_on: np.datetime64 = _recorded()
    withdrawn_on: np.datetime64 = _withdrawn()
    replaces: str = _refers(
        "Replaces", "The withdrawn pledge that this row corrects.", optional=True
    )
    note: str = _note()

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


class Claims(Table):
    """One row is what one source says of one pledge."""

    claim_id: str = _key("Claim", "Key of the claim.")
    pledge_id: str = _refers("Pledge", "What it speaks of.")
    source_id: str = _refers("Source", "Where it is printed.")
    lead: bool = pa.Field(
        title="Lead", description="Whether this is the figure that is shown first."
    )
    amount: float = _number(
        "Amount",
        "Sum of money; the lower end of a printed range.",
        "as currency",
        gt=0,
        le=MOST_MONEY,
    )
    amount_to: float = _number(
        "Amount to",
        "Upper end, of a printed range only.",
        "as currency",
        gt=0,
        le=MOST_MONEY,
    )
    currency: str = pa.Field(
        nullable=True,
        isin=words.CURRENCIES,
        title="Currency",
        description="ISO 4217 code of the amount.",
    )
    qualifier: str = _listed(
        "Qualifier", "How exactly the amount is stated.", tuple(words.QUALIFIERS)
    )
    amount_as_printed: str = _text("Printed as", "The figure as the source prints it.")
    quantity: float = _number(
        "Quantity", "Number of items.", "as unit", gt=0, le=MOST_ITEMS
    )
    quantity_qualifier: str = pa.Field(
        nullable=True,
        isin=tuple(words.QUALIFIERS),
        title="Quantity qualifier",
        description="How exactly the quantity is stated.",
    )
    unit: str = _text("Unit", "Unit of the quantity.")
    donors_as_named: str = pa.Field(
        nullable=True,
        str_matches=r"^[A-Z]{3}(;[A-Z]{3})*$",
        title="Donors as named",
        description="Where the source names other donors than the pledge.",
    )
    quote_start: pd.Int64Dtype = _quote("start")
    quote_end: pd.Int64Dtype = _quote("end")
    recorded_on: np.datetime64 = _recorded()
    withdrawn_on: np.datetime64 = _withdrawn()
    note: str = _note()

    class Config:
        metadata = {
            "primary_key": ("claim_id",),
            "foreign_keys": {
                "pledge_id": ("pledges", "pledge_id"),
                "source_id": ("sources", "source_id"),
            },
        }


class ConditionEvents(Table):
    """One row is one dated report on a condition."""

    event_id: str = _key("Event", "Key of the report.")
    pledge_id: str = _refers("Pledge", "The conditional pledge.")
    date: np.datetime64 = pa.Field(title="Date", description="Day of the report.")
    donor_id: str = _refers(
        "Donor", "Who gave; empty for a total or no gift.", optional=True
    )
    quantity: float = _number(
        "Quantity", "How much was reported.", "as unit", gt=0, le=MOST_ITEMS
    )
    unit: str = _text("Unit", "Unit of the quantity.")
    status_after: str = _listed(
        "Status after",
        "State of the condition after it; unknown: a report that settles nothing.",
        words.STATUSES,
    )
    source_id: str = _refers("Source", "Where it is printed.")
    quote_start: pd.Int64Dtype = _quote("start")
    quote_end: pd.Int64Dtype = _quote("end")
    recorded_on: np.datetime64 = _recorded()
    withdrawn_on: np.datetime64 = _withdrawn()
    note: str = _note()

    class Config:
        metadata = {
            "primary_key": ("event_id",),
            "foreign_keys": {
                "pledge_id": ("pledges", "pledge_id"),
                "donor_id": ("donors", "donor_id"),
                "source_id": ("sources", "source_id"),
            },
        }


class Statements(Table):
    """One row is one position taken by a speaker at a meeting."""

    statement_id: str = _key("Statement", "Key of the position.")
    meeting_id: str = _refers("Meeting", "Where it was said.")
    speaker: str = _text("Speaker", "Who spoke.", required=True)
    role: str = _text("Role", "Office held.", required=True)
    party: str = _text("Party", "State or organisation spoken for.", required=True)
    position: str = _text("Position", "The position, in our words.", required=True)
    source_id: str = _refers("Source", "Where it is printed.")
    quote_start: pd.Int64Dtype = _quote("start")
    quote_end: pd.Int64Dtype = _quote("end")
    recorded_on: np.datetime64 = _recorded()
    withdrawn_on: np.datetime64 = _withdrawn()
    note: str = _note()

    class Config:
        metadata = {
            "primary_key": ("statement_id",),
            "foreign_keys": {
                "meeting_id": ("meetings", "meeting_id"),
                "source_id": ("sources", "source_id"),
            },
        }


class Mechanisms(Table):
    """One row is one channel of support."""

    mechanism: str = _key("Mechanism", "Code of the channel.")
    label: str = _text("Label", "Name in English.", required=True)
    definition: str = _text("Definition", "What it is.", required=True)

    class Config:
        metadata = {"primary_key": ("mechanism",)}


class ItemClasses(Table):
    """One row is one class of items."""

    item_class: str = _key("Item class", "Code of the class.")
    label: str = _text("Label", "Name in English.", required=True)
    definition: str = _text("Definition", "What it holds.", required=True)

    class Config:
        metadata = {"primary_key": ("item_class",)}


TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "donors": Donors,
    "meetings": Meetings,
    "mechanisms": Mechanisms,
    "item_classes": ItemClasses,
    "pledges": Pledges,
    "claims": Claims,
    "condition_events": ConditionEvents,
    "statements": Statements,
}
#: Tables whose rows carry recorded_on and withdrawn_on.
VERSIONED = ("pledges", "claims", "condition_events", "statements")
