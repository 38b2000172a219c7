"""The Equipment page: one class in detail, and what is in no number."""

import pandas as pd
import pytest

from lib.model.view import View
from lib.ui.equipment import entries_in_detail, left_out_in_words, promised_in_words
from tests.apps import opened
from tests.charts.test_items import row, silent
from tests.charts.toy_rows import frame
from tests.toys import NOW, claim, pledge, toy_ledger


def page(**query):
    app = opened("equipment", **query)
    assert not app.exception
    return app


def text_of(app):
    kinds = (app.title, app.markdown, app.caption, app.info, app.warning)
    return "\n".join(one.value for kind in kinds for one in kind)


def reasons(*rows):
    columns = ["item_class", "item_label", "reason", "entries"]
    plain = [("tank", "main tank", *one) for one in rows]
    return pd.DataFrame(plain, columns=columns)


def test_what_is_left_out_is_counted_with_its_reason():
    left_out = reasons(("silent", 4), ("in_whole", 1), ("restated", 2))
    assert left_out_in_words(left_out, 1007) == (
        "1,000 of 1,007 announcements are in these numbers. Left out: no number, or none "
        "with a unit (4); part of a pledge whose own number, in the same unit, holds "
        "theirs (1); counted elsewhere (2)."
    )


def test_running_totals_are_not_among_the_entries():
    assert left_out_in_words(reasons(("cumulative", 3)), 1) == (
        "The only announcement is in these numbers. Running totals quoted for context, in no "
        "number: 3."
    )


def test_nothing_left_out_is_not_spoken_of():
    assert left_out_in_words(reasons(), 2) == "Both announcements are in these numbers."
    assert "None of 2 announcements is" in left_out_in_words(reasons(("silent", 2)), 2)


def test_how_many_is_said_unit_by_unit_with_its_doubt():
    rows = [
        row(quantity=430, open_ended=True, donors="DEU;NOR"),
        row(unit="kits", conditional_quantity=5.0, donors="DEU"),
        silent(number=2),
    ]
    said = promised_in_words(frame("items", rows))
    assert said == "430 or more tanks and 5 kits on a condition, by 2 donors"
    assert promised_in_words(frame("items", rows[2:])) == "How many is not stated"


def test_every_entry_says_how_many_and_what_became_of_it():
    tank = {"item_class": "tank"}
    ledger = toy_ledger(
        [
            pledge("whole", "DEU;NOR", announced_on="2025-01-04", item="Leo", **tank),
            pledge("part", announced_on="2025-01-03", part_of="whole", **tank),
            pledge("if", announced_on="2025-01-02", condition="If", **tank),
            pledge("silent", announced_on="2025-01-01", **tank),
            pledge("other", item_class="missile"),
        ],
        [
            claim("whole", quantity=100, unit="tanks", quantity_qualifier="over"),
            claim("part", quantity=14, unit="tanks"),
            claim("if", quantity=5, unit="tanks"),
            claim("silent"),
            claim("other"),
        ],
    )
    rows = entries_in_detail("tank", View(ledger, NOW))
    assert rows[["many", "counts"]].to_numpy().tolist() == [
        ["100 or more tanks", "newly promised"],
        ["14 tanks", "left out: in its whole"],
        ["5 tanks", "promised on a condition"],
        ["not stated", "left out: no number"],
    ]
    assert rows["item"].iloc[0] == "Leo"
    assert set(rows["publisher"]) == {"Agency"}


def test_the_five_interceptors_are_conditional_on_their_day_and_firm_later():
    then = text_of(page(item="air_defence_missile", asof="2026-02-12"))
    assert "missiles, 5 on a condition, by 3 donors" in then
    assert "**On a condition**: 1 pending" in then
    later = text_of(page(item="air_defence_missile", asof="2026-04-01"))
    assert "conditional, by" not in later
    assert "**On a condition**: 1 reported met" in later


def test_a_class_is_defined_and_drawn_by_donor_and_by_year():
    app = page(item="main_battle_tank")
    assert app.selectbox(key="item_pick").value == "main_battle_tank"
    assert "Tanks, including older types." in text_of(app)
    assert len(app.get("plotly_chart")) == 3
    assert len(app.dataframe) == 2


def test_a_class_is_picked_by_its_label_and_kept_in_the_link():
    app = page()
    assert len(app.get("plotly_chart")) == 1
    app.selectbox(key="item_pick").set_value("uav").run()
    assert app.query_params["item"] == "uav"
    assert "Uncrewed aircraft, reconnaissance or attack." in text_of(app)


def test_a_class_without_a_number_has_its_pledges_and_no_empty_chart():
    app = page(item="mixed_package")
    assert "How many is not stated." in text_of(app)
    assert len(app.get("plotly_chart")) == 1
    assert len(app.dataframe) == 1


def test_what_is_left_out_of_all_classes_is_said():
    said = text_of(page(asof="2026-11-23"))
    assert "Left out: no number, or none with a unit (" in said
    assert "Running totals quoted for context, in no number: " in said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"item": "zeppelin"}, 'item "zeppelin" is not known'),
        ({"item": "uav", "donor": "POL"}, "No pledge of the item class"),
        (
            {"asof": "2020-01-01"},
            "Nothing is known yet: the ledger begins on 26 Apr 2022",
        ),
    ],
)
def test_a_selection_without_data_says_so_and_what_to_do(query, said):
    assert said in text_of(page(**query))
