"""What would follow if others had given something else: a supposition, no report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Supposition:
    """What a condition and its offer would come to.

    `missing` is what the threshold still lacks, 0 where it is met. `total` is what
    others gave, and the offer too where it is met; `with_offer` both in any case. They
    are None where the two cannot be added.
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
