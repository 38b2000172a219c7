"""Conditions: what must happen before a pledge counts, every report on it, what if."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.frames.cache import cached, whole_part
from lib.frames.condition_reports import (
    GIFT,
    TOTAL,
    condition_reports,
    condition_states,
    corroboration,
)
from lib.frames.contributions import OWN, all_contributions
from lib.frames.frame import Frame
from lib.frames.items import stated_quantities
from lib.frames.labels import donor_labels
from lib.frames.measures import (
    count,
    currency,
    day,
    flag,
    key,
    money,
    number,
    one_of,
    text,
)
from lib.frames.money import MONEY
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.formats import names_of
from lib.model.glossary import STATUS_WORDS
from lib.model.keys import is_among
from lib.model.view import View
from lib.model.vocabulary import STATUSES


class Conditions(Table):
    """One row is a conditional pledge, met ones too; the newest first."""

    pledge_id: str = key("Pledge")
    meeting_id: str = text("Meeting", missing=True)
    announced_on: np.datetime64 = day("Announced on")
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    item: str = text("Item", missing=True)
    offer_quantity: float = number("Offered")
    offer_unit: str = text("Unit of what is promised", missing=True)
    value: float = money("Worth")
    low: float = money("Low")
    high: float = money("High")
    condition: str = text("Condition")
    condition_item: str = text("What others must give or do", missing=True)
    threshold: float = number("Threshold")
    threshold_unit: str = text("Unit of the threshold", missing=True)
    progress: float = number("Progress")
    status: str = one_of("State", tuple(STATUS_WORDS))
    status_on: np.datetime64 = day("Deciding report")
    status_since: np.datetime64 = day("In that state since")
    reported_on: np.datetime64 = day("Last report")
    no_later_report: bool = flag("No later report")
    events: int = count("Reports")
    state_sources: int = count("Sources of the state")
    state_official: int = count("Official ones of them")
    progress_sources: int = count("Sources of the progress")
    progress_official: int = count("Official ones among those")
    contributors: str = text("Other donors named", missing=True)
    contributed: float = number("Reported of these")
    currency: str = currency()


class ConditionHistory(Table):
    """One row is a report on a condition; by pledge_id, then the oldest first."""

    event_id: str = key("Report")
    pledge_id: str = text("Pledge")
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    announced_on: np.datetime64 = day("Announced on")
    threshold: float = number("Threshold")
    threshold_unit: str = text("Unit of the threshold", missing=True)
    date: np.datetime64 = day("Date")
    given_by: str = text("Donor reported on", missing=True)
    giver_label: str = text("Reported of", missing=True)
    quantity: float = number("Quantity")
    unit: str = text("Unit", missing=True)
    counts_as: str = pa.Field(
        isin=(TOTAL, GIFT), nullable=True, title="Counts towards the threshold as"
    )
    progress: float = number("Progress after it")
    status_after: str = one_of("It reports", STATUSES)
    status: str = one_of("State after it", tuple(STATUS_WORDS))
    source_id: str = text("Source")
    source_kind: str = text("Kind of source")
    quote_start: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote start")
    quote_end: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote end")
    note: str = text("What was reported", missing=True)


COLUMNS = columns_of(Conditions)
OF_HISTORY = columns_of(ConditionHistory)
#: What contributions say of the pledge.
OF_PLEDGE = ["pledge_id", "meeting_id", "announced_on", "donors", "donor_label", "item"]
#: What the table of pledges says of the condition.
OF_TABLE = ["condition", "condition_item", "threshold", "threshold_unit"]
RENAMED = {"condition_threshold": "threshold", "condition_unit": "threshold_unit"}
#: What the history of a condition repeats of it.
OF_CONDITION = ["donors", "donor_label", "announced_on", "threshold", "threshold_unit"]


@cached(whole_part)
def conditions(view: View) -> pd.DataFrame:
    """List the conditional pledges, met ones too.

    One row a pledge with a condition inside the filters (a cumulative figure is no
    pledge), the newest first. `value`, `low`, `high` are its own converted figures,
    `offer_quantity` and `offer_unit` from the lead claim; `threshold`, `threshold_unit`
    what others must give or do, `progress` how much of it is reported. What is not
    stated is missing. The other columns are those of `condition_states` and
    `corroboration`; without a report its counts are 0.
    """
    pledges = apply_filters(all_contributions(view), view)
    states = condition_states(view)
    pledges = pledges[is_among(pledges["pledge_id"], states.index)]
    figures = pledges[OWN].set_axis(MONEY, axis="columns")
    offers = stated_quantities(view)
    table = view.ledger["pledges"].set_index("pledge_id").rename(columns=RENAMED)
    return (
        pledges[[*OF_PLEDGE, "currency"]]
        .join(figures)
        .join(states, on="pledge_id")
        .join(corroboration(view), on="pledge_id")
        .join(table[OF_TABLE], on="pledge_id")
        .join(offers[["quantity", "unit"]].add_prefix("offer_"), on="pledge_id")
        .sort_values(
            ["announced_on", "pledge_id"], ascending=[False, True], ignore_index=True
        )[COLUMNS]
    )


@cached(whole_part)
def condition_history(view: View) -> pd.DataFrame:
    """List the reports on the conditional pledges inside the filters.

    One row a report, by pledge_id, date and event_id. `given_by` is the donor that the
    report names, `quantity` what it reports; `counts_as`, `progress` and `status` as in
    `condition_reports`. What a report does not say is missing.
    """
    listed = conditions(view).set_index("pledge_id")[OF_CONDITION]
    told = condition_reports(view).rename(columns={"donor_id": "given_by"})
    told = told[is_among(told["pledge_id"], listed.index)].reset_index(drop=True)
    givers = donor_labels(told["given_by"], view.ledger)
    kinds = names_of(view.ledger, "sources", "kind")
    return told.join(listed, on="pledge_id").assign(
        giver_label=givers.where(told["given_by"].notna()),
        source_kind=told["source_id"].map(kinds),
    )[OF_HISTORY]


@dataclass(frozen=True)
class Supposition:
    """What a condition and its offer would come to if others had given something else.

    It is no report. `missing` is what the threshold still lacks, 0 where it is met.
    `total` is what others gave, and the offer too where it is met; `with_offer` both in
    any case. They are None where the two cannot be added.
    """

    given: float
    status: str
    missing: float
    total: float | None
    with_offer: float | None


def suppose(condition: Mapping[Any, Any], given: float) -> Supposition:
    """Tell the state and the quantities that follow from what others gave.

    `condition` is a row of the frame `conditions` with a threshold, in whose unit it is
    `given`, from 0.
    """
    met = given >= condition["threshold"]
    with_offer = given + condition["offer_quantity"] if adds_up(condition) else None
    return Supposition(
        given=given,
        status="met" if met else "pending",
        missing=max(condition["threshold"] - given, 0.0),
        total=with_offer if met or with_offer is None else given,
        with_offer=with_offer,
    )


def adds_up(condition: Mapping[Any, Any]) -> bool:
    """Tell whether the offer and what others give are one kind of goods.

    Only then have they a sum: a tank for each vehicle has none, nor has a system that
    is to be replaced by another. The ledger says it by the units, which must be equal,
    and by the names of the goods, which must begin alike (PAC-3 interceptor missiles).
    """
    stated = ("offer_quantity", "offer_unit", "item", "condition_item")
    if any(pd.isna(condition[one]) for one in stated):
        return False
    same_unit: bool = condition["offer_unit"] == condition["threshold_unit"]
    offered, needed = condition["item"], condition["condition_item"]
    return same_unit and _first_word(offered) == _first_word(needed)


def _first_word(text: str) -> list[str]:
    return text.casefold().split(maxsplit=1)[:1]


FRAMES = (
    Frame(
        conditions,
        Conditions,
        shown=(
            *("donor_label", "item", "offer_quantity", "offer_unit", "condition"),
            *("progress", "threshold", "threshold_unit", "status", "status_since"),
            *("reported_on", "no_later_report", "events", "value", "pledge_id"),
        ),
        cites="pledge_id",
    ),
    Frame(
        condition_history,
        ConditionHistory,
        shown=(
            *("date", "note", "status_after", "giver_label", "quantity", "unit"),
            *("progress", "threshold", "status", "source_id", "source_kind"),
        ),
        marked_by=("pledge_id",),
    ),
)
