"""The page Changes: two days compared, honest where nothing was recorded."""

from datetime import date, timedelta

import pytest

from lib.frames.history import last_recorded
from lib.model.formats import day_in_words
from lib.model.selection import Selection
from lib.model.view import View
from tests.apps import opened

pytestmark = pytest.mark.whole
SINCE = {"since": "2026-02-11", "asof": "2026-03-15"}


def text(app):
    return "\n".join(one.value for one in app.markdown)


@pytest.fixture(scope="module")
def app():
    return opened("changes", **SINCE)


def test_it_says_what_changed_and_what_that_moved(app):
    assert not app.exception
    said = text(app)
    assert "**From 11 Feb 2026 to 15 Mar 2026**" in said
    assert "From named donors" in said
    assert "In headlines, no donor named" in said
    assert "Rates moved nothing" in said
    assert "/feed.atom" in said


def test_both_charts_and_the_three_tables_stand_there(app):
    assert len(app.get("plotly_chart")) == 2
    changes, donors, meetings = (one.value for one in app.dataframe)
    assert len(changes) == changes[["kind", "pledge_id"]].drop_duplicates().shape[0] > 9
    assert donors["difference"].sum() == pytest.approx(
        meetings["difference"].sum()
        + (donors.loc[donors["kind"] == "unattributed", "difference"].sum())
    )


def test_the_text_to_copy_holds_every_change(app):
    (code,) = app.code
    assert code.value.startswith("From 11 Feb 2026 to 15 Mar 2026: ")
    assert "Rates moved nothing" not in code.value.splitlines()[0]


def test_the_days_of_change_are_offered_and_a_month(app):
    (pick,) = [one for one in app.selectbox if one.label == "Changes since"]
    assert pick.value == "2026-02-11"
    assert any(
        "A month before" in one or "a month before" in one for one in pick.options
    )
    assert any("of 12 Feb 2026" in one for one in pick.options)


def test_another_day_is_taken_from_those_offered():
    app = opened("changes", **SINCE)
    (pick,) = [one for one in app.selectbox if one.label == "Changes since"]
    pick.set_value("2025-12-15").run()
    assert app.query_params["since"] in ("2025-12-15", ["2025-12-15"])
    assert "From 15 Dec 2025 to 15 Mar 2026" in text(app)


def test_where_nothing_was_recorded_the_last_change_is_named_and_offered(real):
    quiet = Selection(asof=date(2026, 8, 20))
    last = last_recorded(View(real, quiet))
    app = opened("changes", since=str(last), asof=str(quiet.asof))
    (info,) = app.info
    assert info.value == (
        f"Nothing of this selection was recorded from {day_in_words(last)} to "
        f"20 Aug 2026; the last change was on {day_in_words(last)}."
    )
    assert not app.get("plotly_chart")
    (button,) = [one for one in app.button if one.label == "See that change"]
    button.click().run()
    before = day_in_words(last - timedelta(days=1))
    assert f"From {before} to 20 Aug 2026" in text(app)


def test_before_the_ledger_began_nothing_is_offered():
    app = opened("changes", since="2020-01-01", asof="2020-02-01")
    (info,) = app.info
    assert info.value.endswith("nor on any day before.")
