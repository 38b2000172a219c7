import pytest

from tests.extract.reading import cells_of, rows_of


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Norway pledged NOK 5m for air defence.", "air defence"),
        ("Norway will give €5m to buy drones and missiles.", "drones and missiles"),
        ("Ottawa will buy $500 million worth of American weapons.", "American weapons"),
        ("Norway pledged NOK 5m for Ukraine.", ""),
        ("Norway pledged NOK 5m, of which half is new.", ""),
    ],
)
def test_the_words_after_a_sum_say_what_it_is_for(text, item):
    assert rows_of(text, "item")[0] == (item,)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("a year from 2026 to 2030", "2026-01-01", "2030-12-31"),
        ("annually until 2030", "", "2030-12-31"),
        ("a year for five years from 2026", "2026-01-01", "2030-12-31"),
        ("this year", "", ""),
    ],
)
def test_a_yearly_promise_has_a_term(words, start, end):
    text = f"Belgium will provide one billion euros {words}."
    assert rows_of(text, "amount", "period_start", "period_end") == [
        ("1000000000", start, end)
    ]


@pytest.mark.parametrize(
    ("words", "mechanism"),
    [
        ("PURL", "purl"),
        ("the Prioritised Ukraine Requirements List", "purl"),
        ("the drone coalition", "drone_coalition"),
        ("the Czech ammunition initiative", "czech_ammunition_initiative"),
        ("Ukraine", None),
    ],
)
def test_channels_are_known_by_the_words_of_the_press(words, mechanism):
    (row,) = cells_of(f"Norway pledged NOK 5m for {words}.")
    assert row.get("mechanism") == mechanism
