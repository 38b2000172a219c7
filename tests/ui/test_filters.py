"""Links in and choices made, under AppTest; the address itself needs a browser."""

from datetime import date

import pytest

from lib.model.selection import Selection
from lib.ui.filters import NAMES, within_reach
from tests.apps import opened, to_page


def warnings(app):
    return "\n".join(one.value for one in app.warning)


def test_every_name_of_a_selection_has_its_widget():
    state = opened().session_state
    assert all(name in state for name in NAMES)


def test_a_link_is_read_into_the_widgets_and_shown_by_name():
    app = opened(currency="EUR", donor=["GBR", "NOR"], basis="announced")
    assert app.selectbox(key="currency").value == "EUR"
    assert app.multiselect(key="donor_named").value == ["GBR", "NOR"]
    assert app.selectbox(key="basis_named").value == "announced"
    assert not app.warning


def test_what_others_append_to_a_link_is_not_mentioned():
    app = opened(currency="EUR", utm_source="mail", fbclid="1", ref="t.co")
    assert app.session_state["_view"].selection.currency == "EUR"
    assert not app.warning


def test_a_choice_by_name_is_passed_on_to_the_code():
    app = opened()
    app.multiselect(key="donor_named").set_value(["DEU"]).run()
    assert app.session_state["donor"] == ["DEU"]
    assert app.session_state["_view"].selection.donor == ("DEU",)


def test_a_choice_is_kept_on_the_next_page():
    app = opened()
    app.selectbox(key="currency").set_value("GBP").run()
    to_page(app, "meetings")
    assert app.session_state["_view"].selection.currency == "GBP"


def test_a_warning_is_short_whatever_the_link_holds():
    said = warnings(opened(donor=["X" * 5000, *(f"X{n}" for n in range(500))]))
    assert "Expected: one of" in said
    assert "501 problems in all" in said
    assert len(said) < 5000


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("currency", "XYZ", "is not known"),
        ("donor", "ATLANTIS", "is not known"),
        ("basis", "hoped", "is not known"),
        ("asof", "2199-01-01", "is after today"),
        ("rates", "1980-01-01", "is a day without rates"),
        ("from", "soon", "cannot be read as a day"),
        ("from", "1850-01-01", "is out of reach here"),
        ("show", "nothing-of-this-name", "is not known"),
    ],
)
def test_a_value_that_is_not_understood_is_named(name, value, fault):
    app = opened(**{name: value})
    assert not app.exception
    assert f'{name} "{value}" {fault}. Expected: ' in warnings(app)
    assert not app.session_state["_view"].selection.query()[:-1]


def test_the_message_stays_until_the_reader_chooses_anew():
    app = opened(currency="XYZ")
    to_page(app, "donors")
    assert "XYZ" in warnings(app)
    app.selectbox(key="currency").set_value("EUR").run()
    assert not app.warning


def test_days_that_contradict_each_other_are_left_out():
    app = opened(**{"from": "2026-01-01", "to": "2025-01-01"})
    assert warnings(app).count('from "2026-01-01" is after') == 1


def test_reset_puts_every_name_back():
    app = opened(currency="EUR", donor="DEU", per="gdp", asof="2026-02-12")
    button = next(one for one in app.button if one.label == "Reset all choices")
    button.click().run()
    assert not app.exception
    chosen = app.session_state["_view"].selection
    assert [name for name, _ in chosen.query()] == ["asof"]
    assert app.session_state["asof"] is None


def test_days_that_no_widget_offers_are_left_out_and_named():
    first, beyond = date(2000, 1, 1), date(1999, 12, 31)
    chosen = Selection(start=beyond, end=first, asof=beyond, currency="EUR")
    kept, problems = within_reach(chosen)
    assert kept == Selection(end=first, currency="EUR")
    assert [(one.name, one.found) for one in problems] == [
        ("from", "1999-12-31"),
        ("asof", "1999-12-31"),
    ]
    assert within_reach(kept) == (kept, [])
