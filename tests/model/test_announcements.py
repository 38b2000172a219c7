"""The contracts of what was said."""

import pandera.pandas as pa
import pytest

from lib.model.announcements import Claims, ConditionEvents, Pledges, Statements
from tests.toys import claim, event, frame_of, pledge

SAID = {
    "statement_id": "s1",
    "meeting_id": "m1",
    "speaker": "A. Speaker",
    "role": "Minister",
    "party": "Germany",
    "position": "Will give.",
}


def test_a_row_of_each_table_is_taken():
    Pledges.validate(frame_of("pledges", [pledge("p", "DEU;NOR")]))
    Claims.validate(frame_of("claims", [claim("p", 1.5)]))
    ConditionEvents.validate(frame_of("condition_events", [event("e", "p", "met")]))
    Statements.validate(frame_of("statements", [SAID]))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("donors", "Germany"),
        ("donors", "DEU;"),
        ("scope", "partly"),
        ("novelty", "restated"),
        ("mechanism", ";purl"),
        ("condition_threshold", 0.0),
        ("announced_on", None),
    ],
)
def test_a_pledge_that_breaks_a_rule_is_refused(column, value):
    rows = frame_of("pledges", [pledge("p") | {column: value}])
    with pytest.raises(pa.errors.SchemaError, match=column):
        Pledges.validate(rows)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("amount", 0.0),
        ("amount", 10.0**16),
        ("currency", "EURO"),
        ("qualifier", "roughly"),
        ("quantity_qualifier", "roughly"),
        ("quote_start", -1),
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused(column, value):
    rows = frame_of("claims", [claim("p", 1.0) | {column: value}])
    with pytest.raises(pa.errors.SchemaError, match=column):
        Claims.validate(rows)


def test_a_report_has_a_day_and_a_known_state():
    unknown = frame_of("condition_events", [event("e", "p", "perhaps")])
    with pytest.raises(pa.errors.SchemaError, match="status_after"):
        ConditionEvents.validate(unknown)
