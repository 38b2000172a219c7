from tests.extract.reading import rows_of


def table(*lines):
    return "\n".join(f"| {line} |" for line in lines)


def test_a_number_is_a_sum_by_the_title_of_its_column():
    text = table(
        "Donor | Paid | New, for 2026 | Use",
        "Ireland | 24.0 | at least 36 | transformers",
        "Malta | 1.4 | - | -",
    )
    declared = f"All figures in EUR million.\n\n{text}"
    assert rows_of(declared, "donors", "amount", "qualifier") == [
        ("IRL", "36000000", "at_least")
    ]


def test_a_number_under_a_title_without_a_unit_is_none_where_another_has_one():
    text = table("Country | Sum (EUR million) | Since", "Norway | 600 | 2022")
    assert rows_of(text, "amount") == [("600000000",)]


def test_a_count_is_of_the_goods_of_another_column():
    text = table("Who | What | How many", "Spain | Leopard 2A4 | 19")
    fields = ("donors", "quantity", "unit", "item")
    assert rows_of(text, *fields) == [("ESP", "19", "tanks", "Leopard 2A4")]


def test_a_sum_and_the_goods_of_its_item_column_are_one_row():
    text = table("Who | Sum | For", "Norway | NOK 7bn | 2 Patriot systems")
    assert rows_of(text) == [("NOR", "7000000000", "NOK", "2")]


def test_a_remark_promises_nothing_but_a_part_of_the_sum():
    text = table(
        "Who | Sum | Note",
        "Belgium | $117m | 100 million euros in the budget",
        "Australia | A$95m | about A$50 million of it for PURL",
    )
    assert rows_of(text, "donors", "amount") == [
        ("BEL", "117000000"),
        ("AUS", "95000000"),
        ("AUS", "50000000"),
    ]


def test_a_row_without_its_header_is_read_whole():
    assert rows_of("| Norway | €5m |", "donors", "amount") == [("NOR", "5000000")]
