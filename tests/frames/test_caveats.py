"""What a frame leaves out is said: sums that no rate converts, pledges without one."""

from dataclasses import replace

from lib.frames.caveats import of_frame, without_a_rate
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def view(**choices) -> View:
    """A lead claim without a sum beside one in hryvnia; one in hryvnia that leads."""
    ledger = toy_ledger(
        [pledge("second"), pledge("first"), pledge("priced")],
        [
            claim("second", claim_id="second-c1"),
            claim("second", 5, claim_id="second-c2", lead=False, currency="UAH"),
            claim("first", 7, currency="UAH"),
            claim("priced", 3),
        ],
    )
    return View(ledger, replace(NOW, **choices))


def test_only_the_claim_that_counts_can_lack_a_rate():
    assert without_a_rate(view()) == ("first",)
    assert without_a_rate(view(claims="lowest")) == ("first", "second")
    assert without_a_rate(view(claims="highest")) == ("first", "second")


def test_a_sum_that_no_rate_converts_is_named_beside_the_sums():
    said = [one for one in of_frame("donor_totals", view()) if "Not converted" in one]
    assert said == [
        "Not converted, for want of a rate: first (UAH\N{NO-BREAK SPACE}7)."
    ]
