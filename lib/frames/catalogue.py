"""The frames by the names that the HTTP interface gives them."""

from lib.frames import (
    bridge,
    claims,
    conditions,
    contributions,
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
        *months.FRAMES,
        *profiles.FRAMES,
        *items.FRAMES,
        *item_parts.FRAMES,
        *claims.FRAMES,
    )
}
