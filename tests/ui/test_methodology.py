"""Methodology: what is computed on it comes from the ledger, the frames and the code."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.frames.meetings import meeting_totals
from lib.frames.money import amounts, currencies_with_a_rate
from lib.ledger.package import read_ledger
from lib.model import vocabulary as words
from lib.model.selection import Selection
from lib.model.states import ENTRY_STATES
from lib.model.view import View
from lib.ui.conventions import (
    KIND_MEANINGS,
    bases_table,
    corrections_in_words,
    definitions,
    documents_in_words,
    phrases_table,
    qualifiers_table,
    sources_table,
    states_in_order,
    thin_meetings,
)
from lib.ui.methodology import SECTIONS, WITHOUT_A_RATE
from lib.ui.worked_example import MEETING, NONE, meeting_of_example, worked_example
from tests.toys import NOW, claim, frame_of, pledge, toy_ledger

ROOT = Path(__file__).parents[2]
LATER = date(2026, 3, 12)
MONEY = ["Value", "Low", "High"]


@pytest.fixture(scope="module")
def real():
    return read_ledger(ROOT / "seeds")


def page(**query):
    app = AppTest.from_file(ROOT / "lib" / "ui" / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page("../../pages/methodology.py").run()


def text_of(app):
    return "\n".join(one.value for one in app.markdown)


def whole_and_parts(*parts, **headline):
    """Make a meeting whose headline is 100 dollars, unless said, and some parts."""
    pledges = [pledge("whole", None, meeting_id="m1"), *(row for row, _ in parts)]
    claims = [
        claim("whole", **{"amount": 100.0, "amount_as_printed": "100"} | headline)
    ]
    return toy_ledger(pledges, [*claims, *(said for _, said in parts)])


def part(key, donors, amount=None, **columns):
    columns = {"meeting_id": "m1", "part_of": "whole"} | columns
    said = claim(key, amount, amount_as_printed=f"{amount}")
    return pledge(key, donors, **columns), said


def sums(example):
    return {row["Part"]: [row[name] for name in MONEY] for _, row in rows_of(example)}


def rows_of(example):
    return example.table.iterrows()


def test_every_link_leads_to_a_section_and_every_section_has_one():
    app = page()
    assert [one.proto.anchor for one in app.header] == list(SECTIONS)
    links = re.findall(r"\]\(#(\w+)\)", text_of(app))
    assert links == list(SECTIONS)


def test_what_the_ledger_says_stays_text():
    def scope_only():
        from dataclasses import replace

        from lib.model.view import View
        from lib.ui.methodology import explain_scope
        from tests.toys import NOW, toy_ledger

        ledger = toy_ledger([], [])
        coverage = replace(ledger.coverage, scope="All above $5, *not* less.")
        explain_scope(View(replace(ledger, coverage=coverage), NOW))

    said = text_of(AppTest.from_function(scope_only).run())
    assert r"“All above \$5, \*not\* less”" in said


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"asof": "2020-01-01"},
        {"asof": "2026-02-11", "currency": "EUR", "claims": "lowest"},
        {"rates": "2008-01-02", "currency": "JPY", "donor": "NOR"},
    ],
    ids=str,
)
def test_the_page_stands_whatever_is_chosen(query):
    app = page(**query)
    assert not app.exception
    assert not app.info
    said = text_of(app)
    assert not re.search(r"(?<!\\)\$", said), "a dollar sign would start a formula"
    assert not re.search(r"\{\w*\}|\bnan\b|NaT", said)


def test_the_page_is_of_the_chosen_day_and_currency():
    said = text_of(page(asof="2026-02-12", currency="EUR"))
    assert "As of 12 Feb 2026 the ledger holds 427 entries" in " ".join(said.split())
    assert "so the headline is worth €40.2 billion" in said
    assert "in euros, this concerns" in " ".join(said.split())


def test_the_page_names_every_known_limit():
    said = " ".join(text_of(page()).split())
    for limit in (
        "sample of 60 claims",
        "weakest field",
        "can overlap",
        "is an inference",
        "first part only",
        "second-hand",
        "meetings 4 (20 Jul 2022), 12 ",
        "no known date of publication",
        "about 50",
        "Norway, Sweden and Lithuania",
        "exactly 30 interceptors",
        "name different donors",
    ):
        assert limit in said


def test_what_a_printed_figure_counts_as_is_what_the_frames_make_of_it():
    table = qualifiers_table(View(toy_ledger([pledge("p")], [claim("p", 1.0)]), NOW))
    printed = frame_of(
        "claims",
        [claim(word, 100.0, qualifier=word) for word in words.QUALIFIERS],
    )
    made = amounts(printed)
    assert len(table) == len(made) == len(words.QUALIFIERS)
    for row, value, low, high, more in zip(
        table.to_dict("records"), *made.T.to_numpy(), strict=True
    ):
        for name, figure in zip(MONEY, (value, low, high), strict=True):
            shown = row[name].removesuffix(" or more")
            assert shown == f"{figure:.0f}" if pd.notna(figure) else not shown.isdigit()
        assert row["High"].endswith(" or more") == more


def test_claims_are_counted_by_how_they_are_printed_and_as_of_the_day():
    claims = [
        claim("p", 1.0, qualifier="about"),
        claim("q", 1.0, qualifier="about", recorded_on="2026-03-13"),
        claim("r"),
    ]
    ledger = toy_ledger([pledge("p"), pledge("q"), pledge("r")], claims)
    table = qualifiers_table(View(ledger, Selection(asof=LATER))).set_index("Printed")
    assert table["Claims"][["about 100", "no figure", "100"]].tolist() == [1, 1, 0]


@pytest.mark.parametrize("scale", ["thousand", "million", "billion"])
def test_vague_phrases_are_listed_as_they_are_read(scale):
    table = phrases_table()
    assert len(table) == len(words.VAGUE_PHRASES) + 1
    for row in table.to_dict("records"):
        phrase = row["Phrase"].removesuffix(" alone").replace("X", scale)
        ends = [
            float(row[name].removesuffix(" X").replace(",", "")) * words.SCALES[scale]
            for name in ("Low, and value", "High")
        ]
        assert words.bounds_of_phrase(phrase) == tuple(ends)


def test_each_choice_lists_its_states_and_none_counts_what_lapsed():
    listed = bases_table().set_index("Choice")["Counts what is"]
    assert listed["**New only**"] == "new"
    assert listed["**Firm (new, and before)**"] == "new; announced before"
    assert "restated" in listed["**All announced, restated too**"]
    assert not listed.str.contains("lapsed").any()


def test_states_stand_in_the_order_in_which_they_are_tried():
    assert set(ENTRY_STATES) == set(words.STATES)
    lines = states_in_order().splitlines()
    starts = ["restated", "lapsed", "conditional", "announced before", "new"]
    assert len(lines) == len(starts)
    for number, (line, start) in enumerate(zip(lines, starts, strict=True), start=1):
        assert line.startswith(f"{number}. **{start}")


def test_sources_and_claims_are_counted_by_kind():
    assert set(KIND_MEANINGS) == set(words.SOURCE_KINDS)
    ledger = toy_ledger(
        [pledge("p")],
        [
            claim("p", 1.0),
            claim("p", 2.0, claim_id="c2", lead=False),
            claim("p", 3.0, claim_id="c3", lead=False, source_id="ministry"),
        ],
        sources=[{}, {"source_id": "ministry", "kind": "official"}],
    )
    table = sources_table(View(ledger, NOW))
    assert table["Kind"].str.split("**", regex=False).str[1].tolist() == [
        *("official", "agency", "press", "state media", "other")
    ]
    assert table["Sources"].tolist() == [1, 1, 0, 0, 0]
    assert table["Claims"].tolist() == [1, 2, 0, 0, 0]


def test_every_claim_of_the_real_ledger_is_in_both_tables(real):
    now = replace(NOW, asof=date(2026, 11, 24))
    claims = len(real["claims"])
    assert qualifiers_table(View(real, now))["Claims"].sum() == claims
    assert sources_table(View(real, now))["Claims"].sum() == claims
    assert sources_table(View(real, now))["Sources"].sum() == len(real["sources"])


def test_the_documents_held_are_named(real):
    assert documents_in_words(real) == "AnewZ (12 Feb 2026)"
    assert documents_in_words(toy_ledger([], [])) == "none"


def test_a_ledger_without_corrections_says_so():
    assert "no row of this ledger" in corrections_in_words(toy_ledger([], []))


def test_corrections_are_counted_and_listed_the_newest_first():
    gone = {"withdrawn_on": "2026-03-12"}
    ledger = toy_ledger(
        [
            pledge("old", withdrawn_on="2026-03-01"),
            pledge("new", replaces="old", recorded_on="2026-03-01"),
            pledge("dropped", **gone),
        ],
        [claim("old", 1.0, **gone), claim("new", 1.0)],
    )
    assert corrections_in_words(ledger).splitlines() == [
        "Withdrawn so far: 2 pledges and 1 claim.",
        "",
        "- 12 Mar 2026: `dropped`, not replaced",
        "- 1 Mar 2026: `old`, replaced by `new`",
    ]


def test_thin_meetings_are_named_with_their_day(real):
    assert thin_meetings(real).startswith("meetings 4 (20 Jul 2022), 12 (25 May 2023)")
    assert thin_meetings(real).endswith(" and 26 (12 Feb 2025)")
    assert thin_meetings(toy_ledger([], [])) == "none"


def test_a_definition_stays_text():
    table = pd.DataFrame([("purl", "A *list*", "Costs $5.")])
    assert definitions(table) == r"- **A \*list\*** (`purl`): Costs \$5."


def test_the_currency_named_as_without_a_rate_has_none():
    assert WITHOUT_A_RATE in words.CURRENCIES
    assert WITHOUT_A_RATE not in currencies_with_a_rate()


def test_the_example_is_the_meeting_of_february_though_newer_ones_follow():
    days = {"newer": "2026-06-01", MEETING: "2026-02-12", "older": "2025-12-16"}
    meetings = [{"meeting_id": key, "date": day} for key, day in days.items()]
    pledges = [pledge(f"{key}-whole", None, meeting_id=key) for key in days]
    claims = [claim(f"{key}-whole", 1.0) for key in days]
    ledger = toy_ledger(pledges, claims, meetings=meetings)
    assert meeting_of_example(View(ledger, NOW)) == MEETING
    silent = [claim(f"{MEETING}-whole"), claims[0], claims[2]]
    ledger = toy_ledger(pledges, silent, meetings=meetings)
    assert meeting_of_example(View(ledger, NOW)) == "newer"


def test_what_was_not_yet_recorded_is_no_example(real):
    assert meeting_of_example(View(real, NOW)) == MEETING
    before = Selection(asof=date(2026, 2, 11))
    assert meeting_of_example(View(real, before)) == "udcg-2025-12-16"
    assert meeting_of_example(View(real, Selection(asof=date(2020, 1, 1)))) is None


def test_without_a_headline_the_page_says_so_and_gives_no_table(real):
    early = Selection(asof=date(2020, 1, 1))
    assert worked_example(View(real, early)) is None
    assert NONE in text_of(page(asof="2020-01-01"))


def test_a_headline_is_taken_apart():
    ledger = whole_and_parts(
        part("deu", "DEU", 30.0),
        part("nor", "NOR", 10.0, novelty="announced_before"),
        part("gbr", "GBR"),
        part("apart", "SWE", 5.0, part_of=None),
    )
    example = worked_example(View(ledger, NOW))
    assert sums(example) == {
        "**Headline**": [100, 100, 100],
        "Germany: “30.0”": [30, 30, 30],
        "Norway, announced before: “10.0”": [10, 10, 10],
        "No named donor: the rest": [60, 60, 60],
        "**All parts together**": [100, 100, 100],
    }
    assert "no conversion was needed. In US dollars:" in example.opening
    assert "Without a sum: 1 entry (United Kingdom). Nothing" in example.closing
    assert r"accounts for \$60, 60 percent" in example.closing
    assert "exactly the headline" in example.closing
    assert "Beside the headline the meeting brought 1 entry more" in example.closing


def test_a_joint_pledge_is_told_apart_from_what_its_donors_name_singly():
    vague = "hundreds of dollars"
    joint = (
        pledge("joint", "DEU;NOR", meeting_id="m1", part_of="whole"),
        claim("joint", qualifier="vague", amount_as_printed=vague, currency="USD"),
    )
    example = worked_example(
        View(
            whole_and_parts(
                joint,
                part("deu", "DEU", 300.0, part_of="joint"),
                part("swe", "SWE", 50.0),
                amount=5e3,
            ),
            NOW,
        )
    )
    label = f"Germany and Norway, beyond what they named singly: “{vague}”"
    assert sums(example)[label] == [0, 0, 700]
    assert sums(example)["No named donor: the rest"] == [4650, 4650, 3950]
    assert sums(example)["**All parts together**"] == [5000, 5000, 5000]
    assert r"stands for \$200 to \$1,000" in example.closing
    assert r"name \$300 of it singly; \$0 to \$700 stays" in example.closing


def test_parts_that_exceed_the_headline_are_said_to():
    example = worked_example(View(whole_and_parts(part("deu", "DEU", 109.0)), NOW))
    assert sums(example)["**All parts together**"] == [109, 109, 109]
    assert "the parts come to USD\N{NO-BREAK SPACE}109; the headline is USD" in (
        example.closing
    )
    assert "exactly the headline" not in example.closing
    assert "No named donor accounts" not in example.closing


def test_a_converted_headline_shows_its_rate_and_the_day_of_it():
    example = worked_example(View(whole_and_parts(currency="GBP"), NOW))
    assert "reference rate of 12 Feb 2026, GBP\N{NO-BREAK SPACE}1 is" in example.opening
    shown = float(re.search(r"USD\s(1\.\d{4})", example.opening).group(1))
    assert shown == pytest.approx(example.table["Value"][0] / 100, abs=5e-5)


def test_a_figure_whose_print_was_not_kept_is_written_plainly():
    example = worked_example(
        View(whole_and_parts(amount=4e9, amount_as_printed=None), NOW)
    )
    assert "prints “USD 4,000,000,000”" in example.opening


def test_disputed_headlines_are_called_so():
    ledger = whole_and_parts(
        (pledge("x"), claim("whole", 110.0, claim_id="c2", lead=False))
    )
    assert "Other claims on it differ." in worked_example(View(ledger, NOW)).opening
    assert "differ" not in worked_example(View(whole_and_parts(), NOW)).opening


@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY"])
@pytest.mark.parametrize("claims", words.CLAIM_MODES)
def test_the_real_example_agrees_with_the_meetings_frame(real, currency, claims):
    chosen = replace(NOW, currency=currency, claims=claims)
    example = worked_example(View(real, chosen))
    totals = meeting_totals(View(real, chosen)).set_index("meeting_id").loc[MEETING]
    unit = 1e9 if currency == "JPY" else 1e6
    table = example.table.set_index("Part")["Value"] * unit
    assert table["**Headline**"] == pytest.approx(totals["headline"])
    assert table["**All parts together**"] == pytest.approx(totals["value"])
    assert table["No named donor: the rest"] == pytest.approx(totals["unattributed"])
    named = table.iloc[1:-2]
    assert named.sum() == pytest.approx(totals["named"] + totals["joint"])


def test_filters_leave_the_example_alone(real):
    narrowed = replace(NOW, donor=("NOR",), meeting=("udcg-2022-04-26",), basis="new")
    one, other = worked_example(View(real, NOW)), worked_example(View(real, narrowed))
    assert one.closing == other.closing
    pd.testing.assert_frame_equal(one.table, other.table)
