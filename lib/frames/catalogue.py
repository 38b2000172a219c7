"""The frames by the names that the HTTP interface gives them."""

from lib.frames import (
    bridge,
    change_list,
    change_sums,
    claims,
    conditions,
    contributions,
    donors,
    item_parts,
    items,
    meetings,
    months,
    profiles,
    promised,
    quality,
)
from lib.frames.frame import Frame

FRAMES: dict[str, Frame] = {
    frame.name: frame
    for module in (
        contributions,
        donors,
        meetings,
        bridge,
        promised,
        conditions,
        months,
        profiles,
        items,
        item_parts,
        claims,
        change_list,
        change_sums,
        quality,
    )
    for frame in module.FRAMES
}
