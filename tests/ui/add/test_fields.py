"""Fields are made of what a table's contract says, and write what the reader chooses."""

import datetime

from tests.ui.add.texts import NEW, choose_fate, sent


def edited(fate="pledge"):
    app = choose_fate(sent(NEW), 0, fate)
    return app.toggle(key="edit_0").set_value(True).run()


def cells(app, part):
    return getattr(app.session_state["_review"].rows[0], part)


def test_a_closed_list_offers_its_words_and_a_text_is_trimmed():
    app = edited()
    assert app.selectbox(key="pledge_0_novelty").value == "new"
    assert {"new", "unclear"} < set(app.selectbox(key="pledge_0_novelty").options)
    assert "training" in app.selectbox(key="pledge_0_modality").options
    app = app.text_input(key="claim_0_amount").set_value(" 7000000000 ").run()
    assert cells(app, "claim")["amount"] == "7000000000"
    app = app.selectbox(key="pledge_0_novelty").set_value("unclear").run()
    assert cells(app, "pledge")["novelty"] == "unclear"


def test_donors_are_chosen_by_name_and_stand_in_their_order():
    app = edited()
    field = app.multiselect(key="pledge_0_donors")
    assert field.value == ["NOR"]
    assert "Sweden" in field.options
    app = field.set_value(["NOR", "DNK"]).run()
    assert cells(app, "pledge")["donors"] == "DNK;NOR"


def test_a_day_is_chosen_from_a_calendar_and_can_be_left_out():
    app = edited()
    field = app.date_input(key="pledge_0_announced_on")
    assert field.value == datetime.date(2026, 10, 20)
    app = field.set_value(datetime.date(2026, 10, 19)).run()
    assert cells(app, "pledge")["announced_on"] == "2026-10-19"
    app = app.date_input(key="pledge_0_announced_on").set_value(None).run()
    assert cells(app, "pledge")["announced_on"] == ""


def test_what_enters_itself_is_not_asked_for():
    keys = {one.key for one in edited().text_input}
    assert "claim_0_amount_as_printed" in keys
    assert not {
        key for key in keys if key and key.endswith(("recorded_on", "quote_start"))
    }


def test_a_report_is_edited_as_one():
    app = edited("report")
    assert app.selectbox(key="event_0_donor_id").value == "NOR"
    assert "met" in app.selectbox(key="event_0_status_after").options
    assert not [one for one in app.text_input if one.key == "claim_0_amount"]
