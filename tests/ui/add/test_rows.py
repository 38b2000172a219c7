"""Rows: in words, their duplicates named, accepted as what they are."""

import pytest

from lib.model.proposal import Span
from lib.model.review import OPEN, PLEDGE, REJECTED, Review, Reviewed
from lib.ui.add.rows import (
    accepted_as_new,
    pledge_in_words,
    readable,
    row_in_words,
    tally,
    who,
)
from tests.apps import said
from tests.ui.add.texts import HELD, NEW, choose_fate, click, sent

KNOWN = "14 November 2025. Norway pledged NOK 2 billion for air defence for Ukraine.\n"


def row(app, place=0):
    return app.session_state["_review"].rows[place]


def test_a_row_says_who_promises_what(real):
    pledge = {"donors": "DEU", "item": "interceptors", "condition": "others give 30"}
    one = Reviewed(Span(0, 1), pledge=pledge, claim={"quantity": "5"})
    assert row_in_words(one, real) == "Germany: 5 interceptors, on a condition"
    both = Reviewed(
        Span(0, 1),
        pledge={"donors": "GBR", "item": "missiles"},
        claim={"quantity": "1000", "amount_as_printed": "£390 million"},
    )
    assert row_in_words(both, real) == "United Kingdom: £390 million for 1000 missiles"
    assert row_in_words(Reviewed(Span(0, 1), pledge={"item": ""}), real) == (
        "No donor named: no sum stated"
    )
    assert "report on a condition" in row_in_words(Reviewed(Span(0, 1)), real)


def test_donors_that_are_not_known_are_shown_as_they_stand(real):
    assert who({"donors": "NOR;SWE"}, real) == "Norway and Sweden"
    assert who({"donors": "NOR;XYZ"}, real) == "NOR, XYZ"


def test_a_pledge_is_named_by_donor_figure_and_day(real):
    key = "udcg-2026-02-12-nor-france"
    assert pledge_in_words(key, real).startswith("Norway, 4.2 billion Norwegian crowns")
    assert pledge_in_words(key, real).endswith("12 Feb 2026")


def test_rows_are_counted_by_what_becomes_of_them():
    rows = tuple(Reviewed(Span(0, 1), fate=one) for one in (PLEDGE, OPEN, REJECTED))
    assert tally(Review("x", rows=rows)) == (
        "3 rows proposed: 1 accepted, 1 rejected and 1 open"
    )
    accepted = accepted_as_new(Review("x", rows=rows), [1])
    assert tally(accepted) == "3 rows proposed: 2 accepted and 1 rejected"


def test_a_likely_duplicate_becomes_another_claim_of_its_pledge(real):
    held = real["pledges"]
    app = sent(KNOWN)
    twins = [one.value for one in app.warning if "is in the ledger" in one.value]
    assert twins, "no likely duplicate is named"
    assert "Another claim of it?" in twins[0]
    app = click(app, "twin_0_0")
    assert row(app).fate == "claim"
    assert row(app).of in set(held["pledge_id"])
    assert app.selectbox(key="of_0_claim_1").value == row(app).of


def test_cells_that_cannot_be_compared_are_left_out():
    cells = {
        "amount": "many",
        "quantity": "5",
        "qualifier": "so",
        "announced_on": "soon",
    }
    assert readable(cells | {"item": "x"}) == {"quantity": "5", "item": "x"}
    sound = {"amount": "1e9", "qualifier": "exact", "announced_on": "2026-02-12"}
    assert readable(sound) == sound


def test_what_the_very_source_has_given_is_to_be_rejected():
    app = sent(HELD)
    assert "This source's claim of it is there already" in said(app).replace("\\", "")
    app = click(app, "twin_0_0")
    assert row(app).fate == "rejected"


def test_a_sure_row_with_a_likely_duplicate_is_not_accepted_with_the_others():
    app = sent(f"{KNOWN}Latvia will provide 1,000 drones to Ukraine.\n")
    app = click(app, "accept_sure")
    fates = [one.fate for one in app.session_state["_review"].rows]
    assert fates == ["", "pledge"]


@pytest.mark.parametrize("fate", ["claim", "report"])
def test_of_which_pledge_a_row_speaks_must_be_said(fate):
    app = choose_fate(sent(NEW), 0, fate)
    assert any("Say of which pledge" in one.value for one in app.error)
    options = app.selectbox(key=f"of_0_{fate}_0").options
    assert options[0].startswith("Norway") == (fate == "claim")
    conditional = any("PAC-3" in one for one in options)
    assert conditional
    assert len(options) < 60 or fate == "claim"


def test_what_a_browser_still_shows_does_not_undo_what_was_accepted_for_all():
    app = sent(NEW)
    shown = app.segmented_control(key="fate_0_0").id
    app = click(app, "accept_sure")
    assert row(app).fate == "pledge"
    assert app.segmented_control(key="fate_0_1").value == "pledge"
    assert app.segmented_control(key="fate_0_1").id != shown


def test_a_choice_can_be_taken_back():
    app = choose_fate(sent(NEW), 0, "pledge")
    app = app.segmented_control(key="fate_0_0").set_value(None).run()
    assert row(app).fate == OPEN
