import pytest

from lib.frames.what_if import adds_up, suppose

OFFER = {
    "threshold": 30.0,
    "threshold_unit": "missiles",
    "condition_item": "PAC-3 missiles from other countries",
    "offer_quantity": 5.0,
    "offer_unit": "missiles",
    "item": "PAC-3 missiles for Patriot",
}
MISSING = float("nan")


def test_eighteen_of_thirty_leave_twelve_to_give_and_no_german_part():
    supposed = suppose(OFFER, 18.0)
    assert (supposed.status, supposed.missing) == ("pending", 12)
    assert (supposed.total, supposed.with_offer) == (18, 23)


@pytest.mark.parametrize(
    ("given", "status", "missing", "total"),
    [
        (0.0, "pending", 30, 0),
        (29.5, "pending", 0.5, 29.5),
        (30.0, "met", 0, 35),
        (40.0, "met", 0, 45),
    ],
)
def test_the_threshold_itself_meets_the_condition(given, status, missing, total):
    supposed = suppose(OFFER, given)
    assert (supposed.status, supposed.missing) == (status, missing)
    assert supposed.total == total


@pytest.mark.parametrize(
    "other",
    [
        {"offer_quantity": MISSING},
        {"offer_unit": "systems"},
        {"offer_unit": None},
        {"item": None},
        {"condition_item": "US guarantee of replacement missiles"},
    ],
)
def test_what_is_not_one_kind_of_goods_has_no_total(other):
    condition = OFFER | other
    assert not adds_up(condition)
    supposed = suppose(condition, 30.0)
    assert supposed.status == "met"
    assert supposed.total is None
    assert supposed.with_offer is None
