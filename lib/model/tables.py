"""The contract of each table of the ledger.

One pandera class a table: the check of a ledger and the Table Schema in
datapackage.json both come from it. Columns stand in the order of the files. Dates are
ISO 8601; lists inside a cell are separated by ";"; a missing value is an empty cell.
"""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.model import columns
from lib.model import vocabulary as words
from lib.model.language import ENGLISH, LANGUAGES


class Sources(columns.Table):
    """One row is one published document."""

    source_id: str = columns.key("Key of the document.")
    publisher: str = columns.text("Who published it.", required=True)
    kind: str = columns.declared("Kind of publisher.", "source_kinds")
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
    """One row is a government or another that gives."""

    donor_id: str = pa.Field(
        unique=True,
        str_matches=columns.DONOR,
        description="ISO 3166 alpha-3 of a government; of others 2 to 16 letters, digits, "
        "- or _, such as EUI.",
    )
    name: str = columns.text("Name in English.", required=True)
    kind: str = columns.one_of("What it is.", words.DONOR_KINDS)
    groups: str = columns.listed(
        "Groups that it belongs to, separated by ';'.",
        columns.ID_LIST,
        declared="groups",
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

    meeting_id: str = columns.key("Key, such as london-2026-02-12.")
    series: str = columns.text("Series of meetings that it belongs to.", required=True)
    number: pd.Int64Dtype = columns.number("Number in its series.", "", ge=1)
    date: np.datetime64 = columns.day("Day of the meeting.")
    city: str = columns.text("Where it was held; empty if online or not known.")
    country: str = columns.one_of(
        "ISO 3166 alpha-3; empty if online or not known.",
        words.COUNTRIES,
        optional=True,
    )
    venue: str = columns.text("Building or base; empty if online or not known.")
    format: str = columns.one_of(
        "How it was held; empty if not known.", words.MEETING_FORMATS, optional=True
    )
    chairs: str = columns.text("Who chaired, separated by ';'; empty if not known.")
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


class Pledges(columns.Table):
    """One row is one thing promised."""

    pledge_id: str = columns.key("Key of the promise.")
    meeting_id: str = columns.reference(
        "Meeting at or around which it was made.", "meetings", optional=True
    )
    scope: str = columns.one_of(
        "donor: one donor; joint: several named donors, no split known; headline: "
        "the sum that a meeting announced as a whole; total: any other sum without "
        "named donors, such as that of a mechanism or of the private sector; "
        "cumulative: a running total quoted for context, in no sum.",
        words.SCOPES,
    )
    donors: str = columns.listed(
        "Donors in alphabetical order, separated by ';'; empty for a headline or total.",
        columns.DONORS,
    )
    announced_by: str = columns.text("Who said it.")
    announced_on: np.datetime64 = columns.day("Day on which it was said.")
    aid_type: str = columns.declared("Kind of support.", "aid_types")
    mechanism: str = columns.listed("Channels, separated by ';'.", columns.ID_LIST)
    modality: str = columns.declared("How it is given.", "modalities")
    item: str = columns.text("What is promised.")
    item_class: str = columns.reference(
        "Class of the item.", "item_classes", optional=True
    )
    period_start: np.datetime64 = columns.day("First day of its term.", optional=True)
    period_end: np.datetime64 = columns.day("Last day of its term.", optional=True)
    part_of: str = columns.reference(
        "The pledge that includes this one.", "pledges", optional=True
    )
    novelty: str = columns.one_of(
        "new; announced_before: first announced earlier, elsewhere; unclear.",
        words.NOVELTIES,
    )
    counted_in: str = columns.reference(
        "The pledge in whose sum this row's money is already counted.",
        "pledges",
        optional=True,
    )
    condition: str = columns.text("What must happen first; empty: firm.")
    condition_item: str = columns.text("What others must give or do.")
    condition_threshold: float = columns.quantity(
        "How much of it.", "as condition_unit"
    )
    condition_unit: str = columns.text("Unit of the threshold.")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    replaces: str = columns.reference(
        "The withdrawn pledge that this row corrects.",
        "pledges",
        optional=True,
    )
    note: str = columns.note()


class Claims(columns.Table):
    """One row is what one source says of one pledge."""

    claim_id: str = columns.key("Key of the claim.")
    pledge_id: str = columns.reference("What it speaks of.", "pledges")
    source_id: str = columns.reference("Where it is printed.", "sources")
    lead: bool = pa.Field(description="Whether this is the figure that is shown first.")
    amount: float = columns.sum_of_money(
        "Sum of money; the lower end of a printed range."
    )
    amount_to: float = columns.sum_of_money("Upper end, of a printed range only.")
    currency: str = columns.one_of(
        "ISO 4217 code of the amount.", words.CURRENCIES, optional=True
    )
    qualifier: str = columns.one_of(
        "How exactly the amount is stated.", tuple(words.QUALIFIERS)
    )
    amount_as_printed: str = columns.text("The figure as the source prints it.")
    quantity: float = columns.quantity("Number of items.")
    quantity_qualifier: str = columns.one_of(
        "How exactly the quantity is stated.",
        tuple(words.QUALIFIERS),
        optional=True,
    )
    unit: str = columns.text("Unit of the quantity.")
    donors_as_named: str = columns.listed(
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

    event_id: str = columns.key("Key of the report.")
    pledge_id: str = columns.reference("The conditional pledge.", "pledges")
    date: np.datetime64 = columns.day("Day of the report.")
    donor_id: str = columns.reference(
        "Who gave; empty for a total or no gift.", "donors", optional=True
    )
    quantity: float = columns.quantity("How much was reported.")
    unit: str = columns.text("Unit of the quantity.")
    status_after: str = columns.one_of(
        "State of the condition after it; unknown: a report that settles nothing.",
        words.STATUSES,
    )
    source_id: str = columns.reference("Where it is printed.", "sources")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()


class Statements(columns.Table):
    """One row is one position taken by a speaker at a meeting."""

    statement_id: str = columns.key("Key of the position.")
    meeting_id: str = columns.reference("Where it was said.", "meetings")
    speaker: str = columns.text("Who spoke.", required=True)
    role: str = columns.text("Office held.", required=True)
    party: str = columns.text("State or organisation spoken for.", required=True)
    position: str = columns.text("The position, in our words.", required=True)
    source_id: str = columns.reference("Where it is printed.", "sources")
    quote_start: pd.Int64Dtype = columns.quote("start")
    quote_end: pd.Int64Dtype = columns.quote("end")
    recorded_on: np.datetime64 = columns.recorded_on()
    withdrawn_on: np.datetime64 = columns.withdrawn_on()
    note: str = columns.note()


class OwnRates(columns.Table):
    """One row is a rate of a currency that has no reference rate, on one day."""

    currency: str = columns.one_of(
        "ISO 4217 code of the currency that it converts.", words.CURRENCIES
    )
    day: np.datetime64 = columns.day("Day of the rate.")
    value: float = pa.Field(
        gt=0,
        le=columns.MOST_MONEY,
        description="How many units of `currency` one unit of `per` is worth: NGN, 1450 "
        "and USD are 1,450 naira for a dollar.",
        metadata={"unit": "units of currency for one of per"},
    )
    per: str = columns.one_of(
        "ISO 4217 code of a currency with reference rates.", words.CURRENCIES
    )
    source_id: str = columns.reference("Where it is printed.", "sources")

    class Config:
        unique = ["currency", "day"]


class OwnTranslations(columns.Table):
    """One row says words of this ledger in another language."""

    language: str = columns.one_of(
        "Language of the translation.",
        tuple(code for code in LANGUAGES if code != ENGLISH),
    )
    words: str = columns.text(
        "Words of the descriptor, a label, a definition or a name of a donor, letter by "
        "letter. Names of countries need none.",
        required=True,
    )
    translation: str = columns.text("The same in that language.", required=True)

    class Config:
        unique = ["language", "words"]


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
    "rates": OwnRates,
    "translations": OwnTranslations,
}
#: Tables that a conference may do without: no file, or none of their rows.
OPTIONAL = (
    *("mechanisms", "item_classes", "condition_events", "statements"),
    *("rates", "translations"),
)
#: Tables whose rows carry recorded_on and withdrawn_on.
VERSIONED = ("pledges", "claims", "condition_events", "statements")
