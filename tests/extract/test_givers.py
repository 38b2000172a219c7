import pytest

from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("text", "donors"),
    [
        ("Denmark, Norway and Sweden pledged $500 million.", ["DNK;NOR;SWE"]),
        (
            "The Czech Republic, together with Denmark, promised €5 million.",
            ["CZE;DNK"],
        ),
        ("$500 million was pledged by Denmark.", ["DNK"]),
        ("Allies pledged €9bn, including €5bn from Germany.", ["", "DEU"]),
        ("Fedorov thanked Norway for its pledge of €5 million.", ["NOR"]),
        ("Rutte said the UK pledged £5 million.", ["GBR"]),
        ("Poland will give €5m, with Spain giving €2m.", ["POL", "ESP"]),
        ("Norway (NOK 5m) and Denmark (DKK 3m) pledged.", ["NOR", "DNK"]),
        ("“We will give €5m,” said Pål Jonson.", ["SWE"]),
        (
            "The package comprises 14 tanks from Germany, 10 from Sweden.",
            ["DEU", "SWE"],
        ),
    ],
)
def test_who_gives_is_found_by_place(text, donors):
    assert [row[0] for row in rows_of(text)] == donors


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine will purchase 25 Patriot systems from the United States.",
        "Ukraine allocated $5 billion for drones.",
        "Russia will spend $150 billion on its army.",
        "Poland bought 250 tanks from the United States for $4.7 billion.",
    ],
)
def test_buyers_sellers_and_the_other_side_give_nothing(text):
    assert rows_of(text) == []
