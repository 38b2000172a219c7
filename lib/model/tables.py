"""The contract of each table of the ledger.

One pandera class a table: the check of a ledger and the Table Schema in
datapackage.json both come from it. Columns stand in the order of the files. Dates are
ISO 8601; lists inside a cell are separated by ";"; a missing value is an empty cell.
What was said stands in `lib.model.announcements`; here, what it refers to.
"""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import columns
from lib.model import vocabulary as words
from lib.model.announcements import Claims, ConditionEvents, Pledges, Statements


class Sources(columns.Table):
    """One row is one published document."""

    source_id: str = columns.key("Key of the document.")
    publisher: str = columns.text("Who published it.", required=True)
    kind: str = columns.one_of("Kind of publisher.", words.SOURCE_KINDS)
    url: str = pa.Field(
        nullable=True,
        str_matches=r"^https?://\S+$",
        description="Published address.",
    )
    published_on: np.datetime64 = columns.day(
        "Day of publication, if known.", optional=True
    )
    language: str = columns.one_of("ISO 639-1 code.", words.LANGUAGES, optional=True)
    note: str = columns.note()


class Donors(columns.Table):
    """One row is a country or organisation that gives."""

    donor_id: str = pa.Field(
        unique=True,
        str_matches=r"^[A-Z]{3}$",
        description="ISO 3166 alpha-3, or a short code such as EUI.",
    )
    name: str = columns.text("Name in English.", required=True)
    kind: str = columns.one_of("Country or organisation.", words.DONOR_KINDS)
    groups: str = columns.listed(
        "Groups that it belongs to, separated by ';'.",
        rf"^({'|'.join(words.GROUPS)})(;({'|'.join(words.GROUPS)}))*$",
    )
    gdp_usd: float = columns.number(
        "Gross domestic product, World Bank.", "current US dollars", gt=0
    )
    gdp_year: pd.Int64Dtype = columns.number("Year of the GDP.", "year", ge=1990)
    population: pd.Int64Dtype = columns.number(
        "Population, World Bank.", "persons", gt=0
    )
    population_year: pd.Int64Dtype = columns.number(
        "Year of the population.", "year", ge=1990
    )


class Meetings(columns.Table):
    """One row is one meeting."""

    meeting_id: str = columns.key("Key, such as udcg-2026-02-12.")
    series: str = columns.text("Series of meetings, such as UDCG.", required=True)
    number: pd.Int64Dtype = columns.number("Number in its series.", "", ge=1)
    date: np.datetime64 = columns.day("Day of the meeting.")
    city: str = columns.text("Where it was held; empty if online or not known.")
    country: str = columns.one_of(
        "ISO 3166 alpha-3; empty if online or not known.",
        words.COUNTRIES,
        optional=True,
    )
    venue: str = columns.text("Building or base.")
    format: str = columns.one_of("How it was held.", words.MEETING_FORMATS)
    chairs: str = columns.text("Who chaired, separated by ';'.", required=True)
    participants_count: pd.Int64Dtype = columns.number(
        "States and organisations; mostly 'about 50'.", "", gt=0
    )
    source_ids: str = columns.listed(
        "Sources on the meeting, separated by ';'.", columns.ID_LIST
    )
    note: str = columns.note()


class Mechanisms(columns.Table):
    """One row is one channel of support."""

    mechanism: str = columns.key("Code of the channel.")
    label: str = columns.text("Name in English.", required=True)
    definition: str = columns.text("What it is.", required=True)


class ItemClasses(columns.Table):
    """One row is one class of items."""

    item_class: str = columns.key("Code of the class.")
    label: str = columns.text("Name in English.", required=True)
    definition: str = columns.text("What it holds.", required=True)


TABLES: dict[str, type[columns.Table]] = {
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
