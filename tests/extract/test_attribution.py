import pytest

from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("text", "donors"),
    [
        ("Norway will pay. It gives €5 million.", ["NOR"]),
        ("Mr Healey: We will give £5 million.", ["GBR"]),
        ("The exact total is €21.3 billion, a British official said.", [""]),
        ("NZ$15 million will be given.", ["NZL"]),
        (
            "Oslo and Riga joined London in paying. The three give €5 million.",
            ["GBR;LVA;NOR"],
        ),
    ],
)
def test_who_is_not_named_is_found_in_what_was_said(text, donors):
    assert [row[0] for row in rows_of(text)] == donors


@pytest.mark.parametrize(
    "text",
    [
        "Norway met partners. The board approved a purchase of €5 million.",
        "Slovakia will receive $200 million.",
        "Taiwan's Foxconn donated 5 million dollars.",
        "Poland helps. Volunteers will give €5 million.",
    ],
)
def test_who_is_no_donor_gives_nothing(text):
    assert rows_of(text) == []


def test_what_a_fund_has_received_is_a_running_total_of_nobody():
    text = "So far the fund has received 1.05 billion pounds."
    assert rows_of(text, "scope", "donors") == [("cumulative", "")]
