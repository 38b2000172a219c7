"""The frames by the names that the HTTP interface gives them."""

from lib.frames import (
    bridge,
    claims,
    condition_history,
    conditions,
    contributions,
    disputes,
    donors,
    item_parts,
    items,
    meetings,
    months,
    profiles,
)
from lib.frames.frame import Frame

FRAMES: dict[str, Frame] = {
    frame.name: frame
    for frame in (
        *contributions.FRAMES,
        *donors.FRAMES,
        *meetings.FRAMES,
        *bridge.FRAMES,
        *conditions.FRAMES,
        *condition_history.FRAMES,
        *months.FRAMES,
        *profiles.FRAMES,
        *items.FRAMES,
        *item_parts.FRAMES,
        *claims.FRAMES,
        *disputes.FRAMES,
    )
}
