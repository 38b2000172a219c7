"""Conventions as tables: the very ones that code and ledger hold."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.money import amounts
from lib.model import vocabulary as words
from lib.model.glossary import ENTRY_STATES
from lib.model.ledger import in_force
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.conventions import (
    bases_table,
    closed_list,
    corrections_of,
    definitions,
    documents_in_words,
    phrases_table,
    qualifiers_table,
    sources_table,
    states_in_order,
)
from lib.ui.text import prose
from tests.toys import NOW, claim, frame_of, pledge, toy_ledger

LATER = date(2026, 3, 12)
MONEY = ["Value", "Low", "High"]
VIEW = View(toy_ledger([], []), NOW)


def corrections_said(ledger):
    return prose("corrections", **corrections_of(ledger))


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
    table = phrases_table(VIEW)
    assert len(table) == len(words.VAGUE_PHRASES) + 1
    for row in table.to_dict("records"):
        phrase = row["Phrase"].removesuffix(" alone").replace("X", scale)
        ends = [
            float(row[name].removesuffix(" X").replace(",", "")) * words.SCALES[scale]
            for name in ("Low, and value", "High")
        ]
        assert words.bounds_of_phrase(phrase) == tuple(ends)


def test_each_choice_lists_its_states_and_none_counts_what_lapsed():
    listed = bases_table(VIEW).set_index("Choice")["Counts what is"]
    assert listed["**New money only**"] == "new money"
    assert listed["**Firm: no condition open**"] == "new money; announced earlier"
    assert "counted elsewhere" in listed["**All, counted elsewhere too**"]
    assert not listed.str.contains("lapsed").any()


def test_states_stand_in_the_order_in_which_they_are_tried():
    assert set(ENTRY_STATES) == set(words.STATES)
    lines = prose("states_in_order", states=states_in_order()).splitlines()
    starts = ["counted", "lapsed", "promised on", "announced earlier", "new money"]
    assert len(lines) == len(starts)
    for number, (line, start) in enumerate(zip(lines, starts, strict=True), start=1):
        assert line.startswith(f"{number}. **{start}")


def test_sources_and_claims_are_counted_by_kind():
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
        *("official", "news agency", "press", "state media", "other source")
    ]
    assert table["Sources"].tolist() == [1, 1, 0, 0, 0]
    assert table["Claims"].tolist() == [1, 2, 0, 0, 0]


def test_every_claim_of_the_real_ledger_is_in_both_tables(real):
    now = replace(NOW, asof=date(2026, 12, 1))
    claims = len(in_force(real["claims"], now.day))
    assert qualifiers_table(View(real, now))["Claims"].sum() == claims
    assert sources_table(View(real, now))["Claims"].sum() == claims
    assert sources_table(View(real, now))["Sources"].sum() == len(real["sources"])


def test_the_documents_held_are_named(real):
    assert documents_in_words(real) == "AnewZ (12 Feb 2026)"
    assert documents_in_words(toy_ledger([], [])) == "none"


def test_a_ledger_without_corrections_says_so():
    assert "no row of this ledger" in corrections_said(toy_ledger([], []))


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
    assert corrections_said(ledger).splitlines() == [
        "Withdrawn so far: 2 pledges and 1 claim.",
        "",
        "- 12 Mar 2026: `dropped`, not replaced",
        "- 1 Mar 2026: `old`, replaced by `new`",
    ]


def test_closed_lists_are_those_of_the_ledger_whether_table_or_declared():
    ledger = toy_ledger([], [])
    assert closed_list("groups", ledger)[0] == ("EU", "the EU", "Definition of the EU.")
    assert closed_list("mechanisms", ledger)[1] == ("ifu", "Label", "Definition.")
    bare = replace(ledger, vocabulary={**ledger.vocabulary, "groups": {}})
    assert closed_list("groups", bare) == []


def test_a_definition_stays_text():
    assert (
        definitions([("purl", "A *list*", "Costs $5.")])
        == r"- **A \*list\*** (`purl`): Costs \$5."
    )
