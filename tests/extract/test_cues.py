import pytest

from lib.extract.cues import cues_in, said_before


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway will give", "pledge"),
        ("Norway pledged", "pledge"),
        ("set aside", "pledge"),
        ("needs at least", "need"),
        ("called for", "need"),
        ("did not pledge", "no"),
        ("ruled out", "no"),
        ("is considering", "maybe"),
        ("may send", "maybe"),
        ("has delivered", "done"),
        ("handed over", "done"),
        ("since 2022", "total"),
        ("so far", "total"),
        ("its defence budget", "other"),
        ("a package", "weak"),
    ],
)
def test_words_have_their_kind(text, kind):
    assert kind in {cue.kind for cue in cues_in(text, 0, len(text))}


def test_a_cue_knows_where_it_stands():
    text = "Then Norway pledged"
    (cue,) = [one for one in cues_in(text, 0, len(text)) if one.kind == "pledge"]
    assert text[cue.start : cue.end] == cue.words == "pledged"


@pytest.mark.parametrize(
    "text",
    [
        "announced in February",
        "reaffirmed",
        "first announced",
        "promised last month",
        "two weeks ago",
    ],
)
def test_an_earlier_promise_is_told_by_its_words(text):
    assert said_before(text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["announced on Thursday", "confirmed that allies had pledged"]
)
def test_a_fresh_one_is_not(text):
    assert said_before(text, 0, len(text)) is None
