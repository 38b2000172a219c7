import pytest

from lib.extract.passages import passages_of


def kinds(text):
    return [(one.kind, one.span.of(text)) for one in passages_of(text)]


def test_a_dot_of_an_abbreviation_ends_no_sentence():
    text = "Gen. Ray met Mr. Poe in the U.S. embassy. He gave $1.5 m."
    assert [words for _, words in kinds(text)] == [
        "Gen. Ray met Mr. Poe in the U.S. embassy.",
        "He gave $1.5 m.",
    ]


def test_an_item_knows_the_line_that_introduces_it():
    text = "Promised today:\n- Norway: NOK 7bn\n- Denmark: two tanks\n"
    items = [one for one in passages_of(text) if one.kind == "item"]
    assert [one.span.of(text) for one in items] == [
        "Norway: NOK 7bn",
        "Denmark: two tanks",
    ]
    assert {one.lead.of(text) for one in items} == {"Promised today:"}


@pytest.mark.parametrize(
    "text",
    [
        "| Country | EUR m |\n|---|---|\n| Norway | 600 |\n",
        "Country\tEUR m\nNorway\t600\n",
        "Country     EUR m\n----------  -----\nNorway      600\n",
    ],
)
def test_a_row_carries_the_header_of_its_table(text):
    (row,) = passages_of(text)
    assert row.kind == "row"
    assert [cell.of(text) for cell in row.header] == ["Country", "EUR m"]
    assert [cell.of(text) for cell in row.cells] == ["Norway", "600"]


def test_an_empty_cell_keeps_its_place():
    text = "| Country | Sum | Item |\n| Norway |  | tanks |\n"
    (row,) = passages_of(text)
    assert [cell.of(text) for cell in row.cells] == ["Norway", "", "tanks"]


def test_a_dateline_is_no_part_of_its_sentence():
    text = "STOCKHOLM, Jan 20 (Own) - Sweden gives 50 vehicles."
    assert kinds(text) == [("sentence", "Sweden gives 50 vehicles.")]


def test_a_wrapped_line_goes_on():
    text = "Norway will pay for air defence in the coming winter and for\ndrones, too."
    assert len(kinds(text)) == 1


def test_a_title_is_a_heading():
    assert kinds("Allies pledge more\n\nThey said so.")[0] == (
        "heading",
        "Allies pledge more",
    )


def test_an_empty_text_has_none():
    assert passages_of(" \n\n") == []


def test_a_label_before_a_sum_is_no_dateline():
    text = "UK – £500 million\nUSA – USD 5 million"
    assert [one.span.of(text) for one in passages_of(text)] == text.splitlines()
