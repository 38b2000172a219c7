"""The reader's choices: read from a link, written to one, said in words."""

from datetime import date

import pytest

from lib.frames.money import currencies_with_a_rate, reference_rates
from lib.model.query import Choices, read_selection, rules
from lib.model.selection import Selection, link_names
from tests.toys import TODAY, claim, pledge, toy_ledger


@pytest.fixture
def choices() -> Choices:
    ledger = toy_ledger([pledge("p"), pledge("j", "DEU;NOR")], [claim("p"), claim("j")])
    rates = reference_rates()
    days = (rates.first, rates.last)
    return Choices(ledger, currencies_with_a_rate(), *days, TODAY)


def test_a_link_holds_the_whole_selection_and_reads_back_the_same(choices):
    chosen = Selection(
        currency="EUR",
        rates=date(2026, 2, 12),
        donor=("GBR", "NOR"),
        group="NB8",
        meeting=("m1",),
        aid=("military",),
        mechanism=("purl",),
        start=date(2025, 1, 1),
        end=date(2026, 1, 1),
        basis="announced",
        claims="lowest",
        per="gdp",
        asof=date(2026, 2, 12),
        show="DEU;NOR",
    )
    query: dict[str, list[str]] = {}
    for name, value in chosen.query():
        query.setdefault(name, []).append(value)
    assert query["from"] == ["2025-01-01"]
    assert query["donor"] == ["GBR", "NOR"]
    assert read_selection(query, choices) == (chosen, [])


def test_defaults_stay_out_of_the_link(choices):
    query = {"currency": ["USD"], "basis": ["firm"], "rates": ["announced"]}
    chosen, problems = read_selection(query, choices)
    assert (chosen, problems, chosen.query()) == (Selection(), [], [])


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("currency", "EURO", "EUR"),
        ("currency", "UAH", "USD"),
        ("rates", "2026-11-20", "2026-10-30"),
        ("rates", "tomorrow", "announced"),
        ("donor", "XYZ", "DEU"),
        ("group", "BRICS", "NB8"),
        ("meeting", "m9", "m1"),
        ("aid", "moral", "military"),
        ("mechanism", "PURL", "purl"),
        ("from", "2026-02-30", "a day"),
        ("to", "20260212", "a day"),
        ("basis", "all", "firm"),
        ("claims", "best", "lead"),
        ("per", "head", "capita"),
        ("asof", "2026-11-24", "up to 2026-11-23"),
        ("show", "nothing", "a meeting"),
    ],
)
def test_an_unknown_value_is_named_with_what_is_expected(
    choices, name, value, expected
):
    chosen, problems = read_selection({name: [value]}, choices)
    assert chosen == Selection()
    (problem,) = problems
    assert (problem.name, problem.found) == (name, value)
    assert expected in problem.expected


def test_known_values_survive_beside_unknown_ones(choices):
    chosen, problems = read_selection({"donor": ["NOR", "XX", "GBR", "NOR"]}, choices)
    assert chosen.donor == ("GBR", "NOR")
    assert [problem.found for problem in problems] == ["XX"]


def test_a_second_value_of_a_single_choice_is_a_problem(choices):
    chosen, problems = read_selection({"currency": ["EUR", "GBP"]}, choices)
    assert chosen.currency == "EUR"
    assert list(map(str, problems)) == [
        'currency "GBP" is one too many. Expected: one value; EUR came first.'
    ]


def test_from_after_to_is_a_problem_and_filters_nothing(choices):
    query = {"from": ["2026-02-01"], "to": ["2026-01-01"]}
    chosen, problems = read_selection(query, choices)
    assert (chosen.start, chosen.end) == (None, None)
    assert list(map(str, problems)) == [
        'from "2026-02-01" is after `to`. Expected: a day up to 2026-01-01.'
    ]


@pytest.mark.parametrize("row", ["m1", "p", "DEU;NOR", "DEU", "unattributed"])
def test_a_link_can_show_any_row_of_the_ledger(choices, row):
    assert read_selection({"show": [row]}, choices) == (Selection(show=row), [])


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("asof", "2030-01-01", "is after today. Expected: a day up to 2026-11-23, as"),
        ("asof", "soon", "cannot be read as a day. Expected: a day up to 2026-11-23"),
        ("from", "2026-02-30", "cannot be read as a day. Expected: a day, as 2026-02"),
        ("rates", "1980-01-01", "is a day without rates. Expected: announced, or a"),
        ("rates", "daily", "cannot be read as a day. Expected: announced, or a day"),
        ("donor", "XYZ", "is not known. Expected: "),
        ("show", "x", "is not known. Expected: a meeting, a pledge or the donors"),
    ],
)
def test_the_sentence_says_what_is_wrong(choices, name, value, sentence):
    (problem,) = read_selection({name: [value]}, choices)[1]
    assert str(problem).startswith(f'{name} "{value}" {sentence}')


def test_the_names_of_links_are_those_that_have_rules(choices):
    assert list(link_names()) == list(rules(choices))


def test_names_that_belong_to_a_page_are_left_alone(choices):
    assert read_selection({"q": ["tanks"], "given": ["18"]}, choices)[1] == []


def test_the_as_of_date_is_today_unless_chosen():
    assert Selection().on(TODAY).day == TODAY
    assert Selection(asof=date(2026, 2, 12)).on(TODAY).day == date(2026, 2, 12)


@pytest.mark.parametrize(
    ("query", "latest"),
    [
        ({"since": ["2026-02-02"], "asof": ["2026-02-01"]}, "2026-02-01"),
        ({"since": ["2026-11-24"]}, "2026-11-23"),
    ],
)
def test_the_day_compared_with_is_not_after_the_as_of_date(choices, query, latest):
    chosen, (problem,) = read_selection(query, choices)
    assert chosen.since is None
    assert f"a day up to {latest}" in problem.expected
    known = read_selection({"since": [latest], "asof": [latest]}, choices)
    assert known[1] == []
    assert str(known[0].since) == latest
