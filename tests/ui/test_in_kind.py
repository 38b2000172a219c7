"""What was promised in kind: what, how many, by whom, in which state."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.model.view import View
from lib.ui.in_kind import in_kind
from tests.toys import NOW, claim, pledge, toy_ledger

ALL = pd.Series(["a", "b", "c", "d", "money"])


@pytest.fixture(scope="module")
def view():
    tank = {"item_class": "tank"}
    pledges = [
        pledge("a", "NOR", item="Leopard 2 tanks", **tank),
        pledge("b", "NOR", announced_on="2025-04-11", recorded_on="2025-04-11", **tank),
        pledge("c", "DEU", item="tanks", novelty="announced_before", **tank),
        pledge("d", "SWE", item="more tanks", **tank),
        pledge("money", "GBR", item="loans"),
    ]
    claims = [
        claim("a", None),
        claim("b", None, quantity=5.0, unit="tanks", recorded_on="2025-04-11"),
        claim("c", None, quantity=8.0, quantity_qualifier="at_least", unit="tanks"),
        claim("d", None),
        claim("money", 1e9),
    ]
    return View(toy_ledger(pledges, claims), NOW)


def test_numbers_come_first_then_the_newest_and_money_is_no_equipment(view):
    lines = in_kind(ALL, view)
    assert [(one["many"], one["what"], one["by"]) for one in lines] == [
        ("8 or more tanks", "tanks", "Germany"),
        ("5 tanks", "Label", "Norway"),
        ("", "Leopard 2 tanks", "Norway"),
        ("", "more tanks", "Sweden"),
    ]
    assert lines[0]["state"] != lines[1]["state"]


def test_only_the_pledges_asked_for_are_listed(view):
    assert [one["what"] for one in in_kind(pd.Series(["d"]), view)] == ["more tanks"]
    assert in_kind(pd.Series(["money"]), view) == []


def test_what_has_no_number_says_so_and_one_donor_is_not_named_again(view):
    assert {one["by"] for one in in_kind(ALL, view, one_donor=True)} == {""}

    def show():
        import pandas as pd

        from lib.model.view import View
        from lib.ui.in_kind import show_in_kind
        from tests.toys import NOW, claim, pledge, toy_ledger

        ids = [f"p{number:02}" for number in range(10)]
        pledges = [pledge(one, item_class="tank", item=f"*{one}*") for one in ids]
        ledger = toy_ledger(pledges, [claim(one) for one in ids])
        show_in_kind(pd.Series(ids), View(ledger, NOW))

    app = AppTest.from_function(show).run()
    title, first, more = (one.value for one in app.markdown)
    assert title.startswith("## Equipment")
    assert first.count("number not given") == 8
    assert r"\*p00\*" in first
    assert more.count("number not given") == 2
    assert [one.label for one in app.expander] == ["2 more"]


def test_without_equipment_nothing_is_shown():
    def show():
        import pandas as pd

        from lib.model.view import View
        from lib.ui.in_kind import show_in_kind
        from tests.toys import NOW, claim, pledge, toy_ledger

        view = View(toy_ledger([pledge("p")], [claim("p", 1.0)]), NOW)
        show_in_kind(pd.Series(["p"]), view)

    assert not AppTest.from_function(show).run().markdown
