"""The frames by the names that the HTTP interface gives them."""

from collections.abc import Callable

import pandas as pd

from lib.frames.claims import claims
from lib.frames.conditions import conditions
from lib.frames.contributions import contributions
from lib.frames.donors import donor_totals
from lib.frames.items import items
from lib.frames.meetings import meeting_totals
from lib.frames.timeline import timeline
from lib.model.ledger import Ledger
from lib.model.selection import Selection

Frame = Callable[[Ledger, Selection], pd.DataFrame]

FRAMES: dict[str, Frame] = {
    "contributions": contributions,
    "donor_totals": donor_totals,
    "meeting_totals": meeting_totals,
    "conditions": conditions,
    "timeline": timeline,
    "items": items,
    "claims": claims,
}
