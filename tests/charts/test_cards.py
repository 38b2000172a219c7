"""Cards of every chart: places, links, sources, captions, in many selections."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.charts.chart import WIDE
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import choices_on
from lib.ledger.package import read_ledger
from lib.model.links import named_of
from lib.model.query import read_selection
from lib.model.view import View
from tests.toys import NOW, TODAY, claim, pledge, toy_ledger

ROOT = Path(__file__).parents[2]
SITE = "https://pledges.example"
#: A row for each chart of one row.
ROWS = {
    "donor_meetings": "DEU",
    "donor_mechanisms": "DEU",
    "donor_months": "DEU",
    "donor_parts": "DEU",
    "donor_peers": "NOR",
    "meeting_bridge": "udcg-2026-02-12",
    "meeting_donors": "udcg-2026-02-12",
    "pledge_claims": "purl-2025-11-18-esp",
    "condition_history": "udcg-2026-02-12-deu-pac3",
    "condition_progress": "udcg-2026-02-12-deu-pac3",
    "item_donors": "air_defence_missile",
    "item_years": "air_defence_missile",
}


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(ROOT / "seeds")


def of(name, ledger, **chosen):
    return card_of(
        name, View(ledger, replace(NOW, show=ROWS.get(name), **chosen)), SITE
    )


def test_every_chart_of_one_row_has_a_row_here():
    assert {name for name, chart in CHARTS.items() if chart.of} == set(ROWS)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_stands_on_a_page_with_a_question(name):
    chart = CHARTS[name]
    assert (ROOT / "pages" / f"{chart.page}.py").is_file()
    assert chart.question.endswith("?")


def test_no_two_charts_answer_the_same_question():
    asked = Counter(chart.question for chart in CHARTS.values())
    assert not [question for question, times in asked.items() if times > 1]


@pytest.mark.parametrize("name", CHARTS)
def test_the_link_of_a_card_reads_back_as_the_same_selection(name, ledger):
    chosen = replace(
        NOW,
        currency="EUR",
        rates=date(2026, 2, 12),
        donor=("DEU", "NOR"),
        mechanism=("purl",),
        start=date(2023, 1, 1),
        basis="new",
        claims="highest",
        per="gdp",
        show=ROWS.get(name),
    )
    card = card_of(name, View(ledger, chosen), SITE)
    address = urlsplit(card.link)
    asked = parse_qs(address.query)
    read, problems = read_selection(asked, choices_on(ledger, TODAY))
    assert not problems
    chart = CHARTS[name]
    shown = chosen.show if chart.row_name == "show" else None
    assert read == replace(chosen, show=shown)
    assert address.path == ("/" if chart.page == "overview" else f"/{chart.page}")
    assert asked["view"] == [fingerprint_of(View(ledger, chosen))]
    if chart.row_name != "show":
        assert asked[chart.row_name] == [ROWS[name]]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_one_row_names_it_with_and_without_the_selection(name, ledger):
    named = named_of(name, replace(NOW, show=ROWS.get(name)), of_one=True)
    by_name, by_selection = card_of(named, View(ledger, NOW), SITE), of(name, ledger)
    assert by_name.name == by_selection.name == named
    assert by_name.rows.equals(by_selection.rows)
    assert by_name.sentence == by_selection.sentence


@pytest.mark.parametrize("name", CHARTS)
def test_a_card_of_an_empty_selection_is_whole(name, ledger):
    card = of(name, ledger, asof=date(2020, 1, 1))
    assert card.rows.empty
    assert card.plots == ()
    assert card.sources == ()
    assert card.silence.kind == "early"
    assert card.sentence.startswith("As of 1 Jan 2020, ")
    assert card.source_line.startswith("No published source, as of 1 Jan 2020")
    for text in (card.finding, card.what, card.alt, card.link, *card.summary):
        assert text
    assert card.caveats


@pytest.mark.parametrize("name", CHARTS)
def test_what_is_shown_begins_with_a_capital_and_has_no_gap_left(name, ledger):
    what = of(name, ledger).what
    assert what[0].isupper()
    assert not set("{}") & set(what)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("donor_months", "Germany"),
        ("donor_meetings", "Germany"),
        ("donor_mechanisms", "Germany"),
        ("meeting_bridge", "The meeting of 12 Feb 2026, Brussels"),
        ("condition_history", "The pledge of Germany of 12 Feb 2026"),
        ("item_donors", "Air defence missile"),
        ("item_years", "Air defence missile"),
    ],
)
def test_a_chart_of_one_row_says_whose_it_is(name, row, ledger):
    assert of(name, ledger).what.startswith(row)


def test_a_bridge_says_no_filter_since_none_applies(ledger):
    filters = {"donor": ("NOR",), "aid": ("financial",), "basis": "new"}
    what = of("meeting_bridge", ledger, **filters).what
    assert what == of("meeting_bridge", ledger).what
    assert "whatever the filters" in what


@pytest.mark.parametrize("name", ["disputes", "conditions", "condition_history"])
def test_what_counts_is_not_said_where_it_does_not_matter(name, ledger):
    assert "Firm pledges" not in of(name, ledger).what
    assert "Firm pledges" in of("donor_totals", ledger).what


def test_no_currency_is_said_where_no_money_is_drawn(ledger):
    assert "US dollars" not in of("conditions", ledger).what
    assert "US dollars" in of("disputes", ledger).what


def test_a_chart_of_one_row_without_a_row_is_described_all_the_same(ledger):
    assert card_of("donor_months", View(ledger, NOW)).what.startswith(
        "One row, added up by month"
    )


def test_the_alt_text_begins_with_the_sentence(ledger):
    for name in CHARTS:
        card = of(name, ledger, since=date(2025, 12, 1))
        assert card.alt.startswith(f"{card.sentence} ")
        assert len(card.alt) > len(card.sentence) + 10


def test_the_summary_is_the_finding_and_what_puts_it_in_doubt(ledger):
    finding, doubts = of("donor_totals", ledger).summary
    assert finding.startswith(
        "Germany pledged most at UDCG meetings and through PURL: $"
    )
    assert doubts.endswith("not all aid and not deliveries.")


def test_a_finding_of_one_meeting_names_it(ledger):
    finding = of("meeting_donors", ledger).finding
    assert " at the meeting of 12 Feb 2026" in finding
    assert "{" not in finding


def test_sources_of_one_row_are_those_of_its_pledges():
    sources = [{"source_id": one} for one in ("of_germany", "of_norway", "of_both")]
    ledger = toy_ledger(
        [pledge("d"), pledge("n", "NOR"), pledge("j", "DEU;NOR")],
        [
            claim("d", 1.0, source_id="of_germany"),
            claim("n", 2.0, source_id="of_norway"),
            claim("j", 3.0, source_id="of_both"),
        ],
        sources=sources,
    )
    card = card_of("donor_months@DEU", View(ledger, NOW), SITE)
    assert [source.source_id for source in card.sources] == ["of_germany"]
    assert card.source_line.startswith("1 published source, ")
    every = card_of("donor_totals", View(ledger, NOW), SITE)
    assert len(every.sources) == 3


def test_a_chart_of_some_rows_cites_the_sources_of_these_alone():
    ledger = toy_ledger(
        [
            pledge("p", meeting_id="m2"),
            pledge("q", "NOR", meeting_id="m1", condition="Others give 30"),
        ],
        [claim("p", 2.0, source_id="before"), claim("q", 1.0, source_id="after")],
        sources=[{"source_id": one} for one in ("after", "before")],
    )

    def cited(name):
        card = card_of(name, View(ledger, NOW), SITE)
        return [source.source_id for source in card.sources]

    assert cited("donor_totals") == cited("timeline") == ["after", "before"]
    assert cited("newest_meeting") == cited("conditions") == ["after"]
    assert cited("largest_donors") == ["before"]


def test_another_ledger_or_another_selection_makes_a_chart_anew():
    one, other = (
        toy_ledger([pledge("p")], [claim("p", amount)]) for amount in (30.0, 40.0)
    )
    nobody = replace(NOW, donor=("NOR",))
    cards = [
        card_of("donor_totals", View(*of))
        for of in ((one, NOW), (other, NOW), (one, nobody), (one, NOW))
    ]
    assert [card.rows["value"].tolist() for card in cards] == [[30], [40], [], [30]]


@pytest.mark.parametrize(("name", "same"), [("donor_map", False), ("timeline", True)])
def test_a_wide_still_picture_has_its_panels_side_by_side_if_the_chart_says_so(
    name, same, ledger
):
    card = of(name, ledger)
    assert card.figure_at(WIDE - 1) == card.figure
    assert (card.figure_at(WIDE) == card.figure) is same


def test_a_card_that_draws_nothing_is_silent_at_every_width(ledger):
    card = of("donor_map", ledger, donor=("EUI",))
    assert card.undrawn
    assert card.figure_at(WIDE) == card.figure
