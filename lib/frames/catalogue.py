"""The frames by the names that the HTTP interface gives them."""

from collections.abc import Callable

import pandas as pd

from lib.frames.bridge import bridge
from lib.frames.claims import claims
from lib.frames.condition_history import condition_history
from lib.frames.conditions import conditions
from lib.frames.contributions import contributions
from lib.frames.disputes import disputes
from lib.frames.donors import donor_totals
from lib.frames.item_parts import item_donors, item_years, items_left_out
from lib.frames.items import items
from lib.frames.meetings import meeting_totals
from lib.frames.months import group_months, timeline
from lib.frames.profiles import donor_mechanisms, donor_meetings, donor_months
from lib.model.view import View

Frame = Callable[[View], pd.DataFrame]

FRAMES: dict[str, Frame] = {
    "contributions": contributions,
    "donor_totals": donor_totals,
    "meeting_totals": meeting_totals,
    "bridge": bridge,
    "conditions": conditions,
    "condition_history": condition_history,
    "timeline": timeline,
    "group_months": group_months,
    "donor_months": donor_months,
    "donor_meetings": donor_meetings,
    "donor_mechanisms": donor_mechanisms,
    "items": items,
    "item_donors": item_donors,
    "item_years": item_years,
    "items_left_out": items_left_out,
    "claims": claims,
    "disputes": disputes,
}
