"""An offer on a condition: five of Germany's if others give thirty."""

from tests.charts.toy_rows import condition_row, frame
from tests.toys import DONORS, claim, event, pledge, toy_ledger

OFFER = {
    "condition": "Others give 30",
    "condition_item": "PAC-3 missiles from others",
    "condition_threshold": 30,
    "condition_unit": "missiles",
    "item": "PAC-3 missiles",
}


def first(**columns):
    return frame("conditions", [condition_row("p", **columns)]).to_dict("records")[0]


def offered(*events):
    """Germany's offer of five if others give thirty, and what is reported of it."""
    return toy_ledger(
        [pledge("deu", announced_by="A minister", note="Said in passing.", **OFFER)],
        [claim("deu", quantity=5, unit="missiles")],
        events,
        donors=DONORS,
        sources=[{"url": "https://example.org/a", "publisher": "A [paper]"}],
    )


def total(event_id, quantity, status, **columns):
    return event(event_id, "deu", status, quantity=quantity, unit="missiles", **columns)
