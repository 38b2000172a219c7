"""The notice on a view of a past day: what changed since, and the way to today's."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.charts.captions import SUMS
from lib.frames.changes import Changes
from lib.frames.fingerprint import fingerprint_of
from lib.ledger.package import read_ledger
from lib.ledger.service import today
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.past_view import effect_in_short, effect_in_words
from tests.apps import opened, to_page
from tests.ledgers import put, row, sound_tables, write_ledger

ROOT = Path(__file__).parents[2]
THEN = Selection(asof=date(2026, 2, 27))
#: A day after the last change of the tiny ledger.
QUIET = "2026-04-01"


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """Serve the tiny ledger; changed tables are written over it."""
    folder = tmp_path / "tiny"

    def serve(**tables):
        write_ledger(folder, **tables)
        return read_ledger(folder)

    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(folder))
    return serve


def notice(app):
    """Give the one line, folded or not, and what is folded."""
    lines = [one.label for one in app.expander if one.label.startswith("As of **")]
    plain = [one.value for one in app.markdown if "As of **" in one.value]
    return [*lines, *plain]


def details(app):
    (block,) = [one for one in app.expander if one.label.startswith("As of **")]
    return "\n".join(one.value for one in block.markdown)


def test_todays_view_has_no_notice(tiny):
    tiny()
    app = opened()
    assert notice(app) == []
    assert not app.warning
    assert [one.label for one in app.button if one.label == "Today's view"] == []


def test_a_link_that_names_today_has_no_notice(tiny):
    tiny()
    app = opened(asof=today().isoformat())
    assert not app.exception
    assert notice(app) == []


def test_a_view_of_a_past_day_says_what_has_changed_since(tiny):
    tiny()
    app = opened(asof="2026-02-27", currency="NOK")
    assert not app.exception
    assert notice(app) == [
        "As of **27 Feb 2026**. Since then: 1 announcement corrected and "
        "1 condition with new reports. "
        "From named donors: NOK\N{NO-BREAK SPACE}10 million more."
    ]
    said = details(app)
    assert "NOK\N{NO-BREAK SPACE}10 million more" in said
    assert "In headlines, no donor named: " in said
    assert "unchanged" in said
    assert "[Norway: training](/evidence?show=nor-2) (1 Mar 2026)" in said
    assert "still pending" in said
    assert not app.warning


def test_where_nothing_changed_it_says_so_in_few_words(tiny):
    tiny()
    app = opened(asof=QUIET)
    (said,) = notice(app)
    assert "Since then no announcement, claim or condition of this selection" in said


def test_the_filters_decide_what_is_told(tiny):
    tiny()
    (said,) = notice(opened(asof="2026-02-27", donor="DEU"))
    assert "no announcement, claim or condition" in said


def test_the_row_that_is_shown_has_a_line_of_its_own(tiny):
    tiny()
    app = opened(asof="2026-02-27", show="NOR")
    assert "Norway, from named donors: then " in details(app)


def test_a_link_whose_rows_stand_as_they_were_raises_no_warning(tiny):
    digits = fingerprint_of(View(tiny(), THEN))
    assert not opened(asof="2026-02-27", view=digits).warning


def changed_in_place():
    tables = sound_tables()
    put(tables, "claims deu-c1 amount", "70000000")
    return tables


def added_later():
    tables = sound_tables()
    fresh = row(tables, "pledges", "lva") | {
        **{"pledge_id": "new", "recorded_on": "2026-10-01", "condition": ""},
        **{"condition_item": "", "condition_threshold": "", "condition_unit": ""},
    }
    said = row(tables, "claims", "lva-c1") | {
        **{"claim_id": "new-c1", "pledge_id": "new", "recorded_on": "2026-10-01"},
    }
    tables["pledges"].append(fresh)
    tables["claims"].append(said)
    return tables


def test_rows_changed_in_place_are_told_with_both_digits(tiny):
    digits = fingerprint_of(View(tiny(), THEN))
    after = fingerprint_of(View(tiny(**changed_in_place()), THEN))
    app = opened(asof="2026-02-27", view=digits)
    (said,) = [one.value for one in app.warning]
    assert "changed in place" in said
    assert digits in said
    assert after in said


def test_rows_added_later_are_a_notice_and_no_warning(tiny):
    digits = fingerprint_of(View(tiny(), THEN))
    tiny(**added_later())
    app = opened(asof="2026-02-27", view=digits)
    assert not app.warning
    assert "Since then: 1 announcement added" in notice(app)[0]


def test_digits_without_a_day_are_not_compared(tiny):
    tiny()
    app = opened(view="00000000")
    assert not app.warning
    assert notice(app) == []
    assert "view" not in app.query_params


@pytest.mark.parametrize("damaged", ["<b>bold</b>", "0123", "ZZZZZZZZ", "$x$" * 99])
def test_damaged_digits_are_said_to_be_that(damaged, tiny):
    tiny()
    (said,) = [one.value for one in opened(asof=QUIET, view=damaged).warning]
    assert "is not 8 hexadecimal digits" in said
    assert "<b>" not in said
    assert len(said) < 400


def test_another_day_forgets_the_digits_of_the_link(tiny):
    tiny()
    app = opened(asof="2026-02-27", view="00000000")
    assert app.warning
    app.date_input(key="asof").set_value(date(2026, 2, 20)).run()
    assert not app.warning
    # A test sees what the last run sent: the side bar, when the whole script runs.
    app.run()
    app.date_input(key="asof").set_value(date(2026, 2, 27)).run()
    assert not app.warning
    assert "view" not in app.query_params


@pytest.mark.parametrize("label", ["Today's view", "Reset all choices"])
def test_todays_view_drops_day_and_digits(label, tiny):
    tiny()
    app = opened(asof="2026-02-27", view="00000000", currency="NOK")
    (button,) = [one for one in app.button if one.label == label]
    button.click().run()
    assert app.session_state["asof"] is None
    assert notice(app) == []
    assert not app.warning
    assert "view" not in app.query_params
    kept = "NOK" if label == "Today's view" else "USD"
    assert app.session_state["currency"] == kept


def test_the_notice_stands_on_every_page(tiny):
    digits = fingerprint_of(View(tiny(), THEN))
    tiny(**changed_in_place())
    app = opened(asof="2026-02-27", view=digits)
    for page in sorted((ROOT / "pages").glob("*.py")):
        to_page(app, page.stem)
        assert not app.exception, page
        assert len(notice(app)) == 1, page
        assert len(app.warning) == 1, page


SUM = {"low": 1e9, "high": 1e9, "open_ended": False, "unpriced": 0, "entries": 1}
SUM["unconverted_sums"] = None


def test_an_effect_is_said_then_and_today():
    then, now = (
        SUM | {"value": 1e9},
        SUM | {"value": 1.5e9, "low": 1.5e9, "high": 1.5e9},
    )
    assert effect_in_words("Traced", then, now, "USD") == (
        "Traced: then $1 billion; today $1.5 billion ($500 million more)."
    )
    assert effect_in_words("Traced", now, then, "USD").endswith("($500 million less).")
    assert (
        effect_in_words("Traced", then, then, "USD") == "Traced: $1 billion, unchanged."
    )


def since_of(then, now):
    ends = [
        pd.DataFrame([row, SUM | {"value": 1e9}], index=list(SUMS))
        for row in (then, now)
    ]
    none = [pd.DataFrame()] * 3
    return Changes(pd.DataFrame(), *ends, *none)


def test_the_closed_notice_says_which_sums_differ_and_by_how_much():
    one, more = SUM | {"value": 1e9}, SUM | {"value": 1.5e9, "high": 1.5e9}
    unpriced = one | {"unpriced": 3}
    none = dict.fromkeys(one, float("nan"))
    for then, now, said in (
        (one, more, "From named donors: $500 million more."),
        (more, one, "From named donors: $500 million less."),
        (one, unpriced, "Sums unchanged."),
        (none, one, "From named donors: today $1 billion."),
        (one, none, "From named donors: today nothing announced."),
        (one, one | {"high": 2e9}, "From named donors: today $1 to 2 billion."),
    ):
        assert effect_in_short(since_of(then, now), "USD") == said


def test_what_has_no_sum_is_never_zero():
    none = dict.fromkeys(["value", *SUM], float("nan"))
    silent = SUM | {"value": float("nan"), "unpriced": 2, "entries": 2}
    assert effect_in_words("Traced", none, none, "USD") == ""
    assert effect_in_words("Traced", none, silent, "USD") == (
        "Traced: then nothing announced; today no sum stated + 2 with no price given."
    )
