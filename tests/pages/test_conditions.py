"""The Conditions page on the real ledger: five of Germany's if others give thirty."""

import pytest

from tests.apps import opened
from tests.pages.test_pages import figures, text_of

PAC3 = "udcg-2026-02-12-deu-pac3"
BELGIUM = "udcg-2023-10-11-bel-f16-2025"
LATEST = "2026-11-23"


def said(**query):
    app = opened("conditions", **query)
    assert not app.exception
    return text_of(app)


def told_number(app):
    return app.number_input(key="given_number")


@pytest.mark.parametrize(
    ("day", "state", "report"),
    [
        ("2026-02-12", "**pending since 12 Feb 2026**", "days, not weeks or months"),
        ("2026-02-20", "**pending since 12 Feb 2026**", "final confirmations awaited"),
        ("2026-03-10", "**reported met since 10 Mar 2026**", "around 30 PAC-3"),
    ],
)
def test_the_german_offer_stands_as_it_was_known_on_the_day(day, state, report):
    text = said(show=PAC3, asof=day)
    assert state in text
    assert report in text


def test_on_its_day_march_is_on_the_page_only_as_what_changed_since():
    app = opened("conditions", show=PAC3, asof="2026-02-12")
    since = next(one for one in app.expander if one.label.startswith("As of"))
    changes = "\n".join(one.value for one in since.markdown)
    assert "Mar 2026" in changes
    text = text_of(app).replace(changes, "")
    assert "Mar 2026" not in text
    assert "No report gives a number of missiles towards it." in text


def test_thirty_of_thirty_says_how_well_it_is_known():
    app = opened("conditions", show=PAC3, asof=LATEST)
    bars = [bar.proto.text for bar in app.get("progress")]
    assert "30 of 30 missiles reported in 3 sources, none of them official" in bars
    text = text_of(app)
    assert "Contributor named: Netherlands, without a number" in text
    assert "Whether these sources repeat one another is not recorded." in text


def test_the_passage_of_the_held_report_stands_under_its_report():
    assert "> German Defence Minister Boris Pistorius said Berlin" in said(show=PAC3)


def test_without_a_choice_the_newest_with_a_number_is_open_below_the_cards():
    app = opened("conditions", asof=LATEST)
    assert app.selectbox(key="show_on_conditions").value == PAC3
    blocks = [one.value for one in app.markdown]
    offers = next(at for at, one in enumerate(blocks) if "PROMISED BY GERMANY" in one)
    card = next(at for at, one in enumerate(blocks) if "NO LATER REPORT" in one)
    assert card < offers


def test_what_the_link_opens_stands_above_the_cards():
    blocks = [one.value for one in opened("conditions", show=PAC3).markdown]
    offers = next(at for at, one in enumerate(blocks) if "PROMISED BY GERMANY" in one)
    card = next(at for at, one in enumerate(blocks) if "NO LATER REPORT" in one)
    assert offers < card


def test_a_supposition_in_the_link_is_shown_as_one():
    app = opened("conditions", show=PAC3, given="18", asof=LATEST)
    assert told_number(app).value == 18
    bars = [bar.proto.text for bar in app.get("progress")]
    assert (
        "Supposed, not reported: pending; 12 more needed; total would be 18, not 23."
        in bars
    )
    assert "reported met since 10 Mar 2026" in text_of(app)


def test_setting_the_number_says_what_follows():
    app = opened("conditions", show=PAC3, asof=LATEST)
    told_number(app).set_value(30.0).run()
    bars = [bar.proto.text for bar in app.get("progress")]
    assert any("total would be 35" in one for one in bars)
    told_number(app).set_value(None).run()
    assert "From 30 missiles the condition would be met" in text_of(app)


def test_a_supposition_that_cannot_be_read_is_named_and_left_out():
    app = opened("conditions", show=PAC3, given="-3")
    assert 'given "-3" cannot be read' in text_of(app).replace("\\", "")
    assert told_number(app).value is None


def test_a_supposition_about_one_condition_is_not_made_of_another():
    app = opened("conditions", given="18", asof=LATEST)
    assert told_number(app).value == 18
    app.selectbox(key="show_on_conditions").set_value(
        "udcg-2025-07-21-deu-patriot2"
    ).run()
    assert told_number(app).value is None


def test_a_condition_without_a_number_has_no_what_if():
    app = opened("conditions", show=BELGIUM, asof=LATEST)
    assert not app.number_input
    assert "no later report than of 7 Mar 2026" in text_of(app)


def test_a_condition_outside_the_selection_is_named_as_absent():
    text = said(show=PAC3, asof="2026-02-01")
    assert f"The condition of {PAC3} is not in this selection as of 1 Feb 2026" in text


def test_the_history_drawn_is_that_of_the_open_condition():
    for key in (PAC3, BELGIUM):
        app = opened("conditions", show=key, asof=LATEST)
        history = figures(app)[0]
        marks = {
            one for trace in history["data"] for one in trace.get("customdata", ())
        }
        assert marks == {key}


def test_the_settled_ones_of_old_are_a_table_and_no_cards():
    app = opened("conditions", asof=LATEST)
    assert "Settled before (16)" in text_of(app)
    buttons = [one.label for one in app.button if one.label == "In detail"]
    assert len(buttons) == 3


def test_a_card_opens_its_condition():
    app = opened("conditions", asof=LATEST)
    app.button(key=f"open_{BELGIUM}").click().run()
    assert app.selectbox(key="show_on_conditions").value == BELGIUM
    assert "PROMISED BY BELGIUM" in text_of(app)
