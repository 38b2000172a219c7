"""The review under way lives in the session of its reader, and nowhere else."""

from lib.model.review import Review
from lib.ui.add import state
from tests.ui.add.texts import NEW, sent


def kept(app):
    return app.session_state["_review"]


def test_what_is_wrong_with_a_document_is_said_until_the_review_changes():
    app = sent(b"\x00\xff", sent(NEW), "a.txt")
    before = kept(app)
    assert len(app.error) == 1
    app = app.segmented_control(key="fate_0_0").set_value("rejected").run()
    assert not app.error
    assert kept(app).rows[0].fate == "rejected"
    assert before.rows[0].fate == ""


def test_a_value_is_made_once_and_the_oldest_is_forgotten(monkeypatch):
    held = {}
    monkeypatch.setattr(state.st, "session_state", held)
    made = []
    for number in (1, 1, 2, 3, 4):
        state.remembered("twins", number, lambda: made.append(1), 3)
    assert len(made) == 4
    assert list(held["_review_made"]["twins"]) == [2, 3, 4]


def test_of_what_is_large_the_last_one_is_kept(monkeypatch):
    held = {}
    monkeypatch.setattr(state.st, "session_state", held)
    for number in (1, 2):
        assert state.remembered("outcome", number, lambda it=number: it) == number
    assert held["_review_made"] == {"outcome": {2: 2}}


def test_without_a_review_nothing_is_changed(monkeypatch):
    held = {}
    monkeypatch.setattr(state.st, "session_state", held)
    state.change(lambda review: review)
    assert state.current() is None
    state.keep(Review("x"))
    assert state.current() == Review("x")
    state.drop()
    assert held == {}
