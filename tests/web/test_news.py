"""News of a ledger in words."""

import pytest

from lib.frames.history import NEWS, history
from lib.model.view import View
from lib.web.news import LABELS, news_of
from tests.toys import NOW, claim, event, pledge, toy_ledger

LATER = "2026-03-02"


@pytest.fixture(scope="module")
def told():
    pledges = [
        pledge(
            "deu",
            item="tanks",
            meeting_id="m1",
            announced_by="A. Minister",
            note="A note on it.",
            withdrawn_on=LATER,
        ),
        pledge("if", "SWE", condition="Others give 30", condition_unit="tanks"),
    ]
    claims = [
        claim("deu", 5, amount_as_printed="5 <euros> & more"),
        claim("deu", 6, claim_id="more", lead=False, recorded_on="2026-02-20"),
    ]
    events = [
        event("e1", "if", "met", date=LATER, quantity=30.0, unit="tanks"),
        event("e2", "if", "unknown", donor_id="NOR", quantity=2.0, note="Perhaps."),
    ]
    sources = [{"url": "https://agency.example/a", "published_on": "2026-02-11"}]
    ledger = toy_ledger(pledges, claims, events, sources=sources)
    view = View(ledger, NOW)
    return {(one.kind, one.key): one for one in news_of(history(view), ledger)}


def test_every_kind_of_news_has_a_label():
    assert tuple(LABELS) == NEWS


def test_a_pledge_says_what_is_printed_when_where_and_who_says_so(told):
    new = told["added", "deu"]
    assert new.title == "New pledge: Germany: tanks"
    assert new.text.startswith(
        "Printed as “5 <euros> & more”. Announced 12 Feb 2026 by A. Minister, at the "
        "meeting of 12 Feb 2026, Brussels. Source: Agency, 11 Feb 2026 ("
    )
    assert new.text.endswith("A note on it.")
    assert new.address == "https://agency.example/a"
    assert (new.page, new.pledge_id) == ("evidence", "deu")


def test_what_is_withdrawn_is_told_on_its_day(told):
    gone = told["withdrawn", "deu"]
    assert (gone.label, str(gone.day)) == ("Pledge withdrawn", LATER)


def test_another_claim_is_told_of_its_own(told):
    assert told["claims", "more"].title == "Another claim: Germany: tanks"


def test_a_report_says_the_state_the_number_and_who_gave(told):
    met, unknown = told["reported", "e1"], told["reported", "e2"]
    assert met.text.startswith("Reported on 2 Mar 2026: reported met, 30 tanks. Source")
    assert "no change of state, 2 from Norway." in unknown.text
    assert unknown.text.endswith("Perhaps.")
    assert met.page == "conditions"


def test_what_states_no_sum_says_so(told):
    text = told["added", "if"].text
    assert text.startswith(
        "No sum is stated. Announced 12 Feb 2026, outside any meeting."
    )
    assert "On condition that: Others give 30." in text
