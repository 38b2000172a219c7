"""What the bridge of a meeting says."""

from lib.charts.bridge_words import bridge_statement
from lib.charts.statement import Topic
from lib.frames.bridge import bridge
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def test_a_meeting_without_a_headline_says_so():
    ledger = toy_ledger([pledge("d", meeting_id="m1")], [claim("d", 60e6)])
    said = bridge_statement(bridge(View(ledger, NOW)), Topic(ledger, NOW))
    assert said.clause == (
        "of what was pledged at the UDCG meeting of 12 Feb 2026, Brussels, "
        "without a headline: $60 million is new money from named donors"
    )
