"""What is traced to donors and what to nobody, on a toy ledger."""

from lib.frames.attribution import traced_totals
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def test_joint_money_is_traced_and_what_names_no_donor_is_not():
    ledger = toy_ledger(
        [
            pledge("total", None),
            pledge("deu", part_of="total"),
            pledge("joint", "DEU;NOR", part_of="total"),
        ],
        [claim("total", 100), claim("deu", 10), claim("joint", 5)],
    )
    sums = traced_totals(View(ledger, NOW))
    assert sums["value"].to_dict() == {"traced": 15, "unattributed": 85}
    assert sums["entries"].to_dict() == {"traced": 2, "unattributed": 1}


def test_where_nothing_is_traced_there_is_no_sum_rather_than_zero():
    ledger = toy_ledger([pledge("total", None)], [claim("total", 100)])
    sums = traced_totals(View(ledger, NOW))
    assert sums.loc["traced"].isna().all()
    assert sums.loc["unattributed", "value"] == 100
