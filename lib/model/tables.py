"""The contract of each table of the ledger.

One pandera class a table: the check of a ledger and the Table Schema in
datapackage.json both come from it. Columns stand in the order of the files. Dates are
ISO 8601; lists inside a cell are separated by ";"; a missing value is an empty cell.
"""

from lib.model import columns
from lib.model.announcements import Claims, ConditionEvents, Pledges, Statements
from lib.model.registers import Donors, ItemClasses, Mechanisms, Meetings, Sources

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
