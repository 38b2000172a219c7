import pytest

from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine needs at least $60bn.",
        "Kyiv called for another $15 billion.",
        "Spain did not pledge €5 million.",
        "Italy is considering a package of €500 million.",
        "France may send 12 jets.",
        "Belgium has already delivered 15 vehicles.",
        "Australia's 49 tanks have all arrived.",
        "The EU froze assets worth €210 billion.",
        "The war caused $524 billion in damage.",
        "Poland's own defence budget will be 200 billion zlotys.",
        "Lithuania's parliament rejected a proposal to give €50 million.",
        "Norway had planned to give €5 million.",
        "A contract worth €5 million was won by Rheinmetall.",
    ],
)
def test_what_is_no_promise_is_not_proposed(text):
    assert rows_of(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Latvia and Estonia will contribute €20 million and €10 million, respectively.",
            [("LVA", "20000000"), ("EST", "10000000")],
        ),
        (
            "Montenegro and Albania each pledged 1 million euros.",
            [("ALB", "1000000"), ("MNE", "1000000")],
        ),
        ("Norway will double its gift to NOK 14 billion.", [("NOR", "14000000000")]),
        (
            "Canada will provide C$440 million, of which C$50 million is for drones.",
            [("CAN", "440000000"), ("CAN", "50000000")],
        ),
    ],
)
def test_promises_have_their_donors(text, amounts):
    assert sorted(rows_of(text, "donors", "amount")) == sorted(amounts)


def test_a_condition_belongs_to_the_figure_before_it():
    text = "Norway gives ten tanks. Spain gives five guns if Italy gives 20 guns."
    assert rows_of(text, "quantity", "condition") == [
        ("10", ""),
        ("5", "Italy gives 20 guns"),
    ]


def test_a_condition_that_is_met_is_none():
    text = "Norway gives ten tanks, as promised if others gave 30, which has been met."
    assert rows_of(text, "condition") == [("",)]


def test_plain_dollars_in_a_speech_of_canada_are_its_own():
    text = "Canada stands with you. We give you, I say, a hundred million dollars. It is our duty, and we do it."
    assert rows_of(text, "currency") == [("CAD",)]
    assert rows_of("Canada will give a hundred million dollars.", "currency") == [
        ("USD",)
    ]
