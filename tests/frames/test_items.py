"""Items: how many of what, on toy ledgers."""

from lib.frames.items import Items, items
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def test_a_number_that_nobody_states_is_missing_not_zero():
    ledger = toy_ledger(
        [pledge("some", item_class="tank"), pledge("silent", item_class="missile")],
        [claim("some", quantity=6, unit="tanks"), claim("silent", unit="missiles")],
    )
    frame = items(View(ledger, NOW))
    Items.validate(frame)
    by_class = frame.set_index("item_class")
    assert by_class.loc["tank", ["quantity", "uncounted"]].to_list() == [6, 0]
    assert by_class.loc["missile", "uncounted"] == 1
    unknown = ["quantity", "low", "high", "new", "earlier", "conditional_quantity"]
    assert by_class.loc["missile", unknown].isna().all()
