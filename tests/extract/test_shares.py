import pytest

from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Cyprus and Malta offered 1 million and 250,000 euros.",
            [("CYP", "1000000"), ("MLT", "250000")],
        ),
        (
            "Denmark, Norway and Sweden announced 100, 200 and 300 million dollars respectively.",
            [("DNK", "100000000"), ("NOR", "200000000"), ("SWE", "300000000")],
        ),
        (
            "Albania and Montenegro pledged a million euros apiece.",
            [("ALB", "1000000"), ("MNE", "1000000")],
        ),
        (
            "Denmark and Norway pledged 10 million euros for drones and 5 million euros for tanks.",
            [("DNK;NOR", "10000000"), ("DNK;NOR", "5000000")],
        ),
    ],
)
def test_shares_go_to_those_named_in_order(text, amounts):
    assert rows_of(text, "donors", "amount") == amounts


@pytest.mark.parametrize(
    ("parts", "donors"),
    [
        ("Norway, 8, and Denmark, 12", ["NOR", "DNK"]),
        ("Norway, 8, and Denmark, 5", ["DNK;NOR", "NOR", "DNK"]),
    ],
)
def test_a_whole_of_which_all_parts_follow_is_no_row(parts, donors):
    text = f"Norway and Denmark will hand over 20 Leopard tanks; {parts}."
    assert [row[0] for row in rows_of(text, "donors")] == donors
