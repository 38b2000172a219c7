"""The contracts of numbers of items: how many of what, by whom, in which year.

Strict and without casts, as all of `lib.model.frames`. A quantity is in the unit of its
row; a missing one is a number that no pledge of the row states, never zero.
"""

import pandera.pandas as pa

from lib.model import vocabulary as words
from lib.model.columns import Table
from lib.model.measures import count, flag, number, one_of, text

#: Why an entry is in no quantity, the first that fits.
LEFT_OUT = ("cumulative", "in_whole", "unclassed", "silent", "restated", "lapsed")


class Quantities(Table):
    """What frames of items share: how many, how exactly, and what is counted."""

    item_class: str = text("Item class", missing=True)
    item_label: str = text("Class of item")
    unit: str = text("Unit", missing=True)
    quantity: float = number("Promised")
    low: float = number("Promised, low")
    high: float = number("Promised, high")
    open_ended: bool = flag("Or more")
    new: float = number("New")
    earlier: float = number("Announced before, elsewhere")
    conditional_quantity: float = number("Conditional")
    conditional_low: float = number("Conditional, low")
    conditional_high: float = number("Conditional, high")
    conditional_open_ended: bool = flag("Conditional, or more")
    entries: int = count("Entries")
    uncounted: int = count("Without class, unit or number")


class Items(Quantities):
    """One row is a class of items and a unit; by class, then the largest quantity."""

    donors: str = text("Donors", missing=True)

    class Config:
        unique = ["item_class", "unit"]


class ItemDonors(Quantities):
    """One row is a class, a unit, and a donor, a joint set or nobody."""

    donors: str = text("Donors")
    donor_label: str = text("Donor")
    kind: str = one_of("Kind", ("donor", "joint", words.UNATTRIBUTED))

    class Config:
        unique = ["item_class", "unit", "donors"]


class ItemYears(Quantities):
    """One row is a class, a unit and a year with an announcement."""

    year: int = pa.Field(gt=0, title="Year")

    class Config:
        unique = ["item_class", "unit", "year"]


class ItemsLeftOut(Table):
    """One row is a class of items and why some of its entries are in no quantity."""

    item_class: str = text("Item class", missing=True)
    item_label: str = text("Class of item")
    reason: str = one_of("Left out since", LEFT_OUT)
    entries: int = count("Entries")

    class Config:
        unique = ["item_class", "reason"]
