from lib.extract.conditions import conditions_in
from lib.extract.context import Context, covered
from lib.extract.donors import Register
from lib.extract.passages import passages_of
from lib.extract.promises import promises_in
from lib.model.proposal import Span
from tests.extract.reading import names, rows_of


def heard(text):
    context = Context(Register(names(), text), names().mechanisms)
    for passage in passages_of(text):
        promises_in(text, passage, context)
    return context


def test_who_was_named_is_kept_in_mind():
    assert heard("Norway waits.").giver.donors == ("NOR",)


def test_whose_turn_it_is_is_kept_in_mind():
    assert heard("Mr Healey: Good morning.").speaker.donors == ("GBR",)


def test_a_question_is_no_promise_and_its_answer_is():
    question = "QUESTION: Will Norway give €9 million?\n\n"
    assert rows_of(question) == []
    assert rows_of(f"{question}MINISTER: Fifteen million euros.", "amount") == [
        ("15000000",)
    ]


def test_what_is_said_to_be_delivered_is_dropped():
    text = "Norway pledged €5 million. That package has been delivered."
    assert rows_of(text) == []


def test_what_is_said_to_be_promised_before_is_marked():
    text = "Norway will give five tanks. They had been promised last month."
    assert rows_of(text, "novelty") == [("announced_before",)]


def test_a_place_in_a_condition_is_covered():
    text = "Five, provided others give ten."
    found = conditions_in(text, Span(0, len(text)))
    assert covered(found, text.index("others"))
    assert not covered(found, 0)
