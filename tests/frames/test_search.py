"""Search: every word must be found, in rows in force; what is typed is plain text."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.frames.contributions import contributions
from lib.frames.search import (
    EXCERPT,
    KINDS,
    LONGEST,
    Found,
    excerpt,
    found,
    read_words,
    rows_holding,
    rows_with,
    words_of,
)
from lib.frames.searchable import fold
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, frame_of, in_other_order, pledge, toy_ledger

TANKS = {"item_class": "tank", "label": "Tank", "definition": "Heavy and tracked."}
PURL = {"mechanism": "purl", "label": "Shopping list", "definition": "American arms."}
SOURCES = [
    {"source_id": "report", "publisher": "Agency", "url": "https://agency.test/a"},
    {"source_id": "paper", "publisher": "Gazeta Łódzka", "published_on": "2026-02-12"},
]
SAID = {
    "statement_id": "m1-healey",
    "meeting_id": "m1",
    "speaker": "John Healey",
    "role": "Minister",
    "party": "GBR",
    "position": "Puts all of it at £35bn.",
    "quote_start": 4,
    "quote_end": 16,
}


@pytest.fixture(scope="module")
def ledger():
    made = toy_ledger(
        [
            pledge(
                "deu-pac3",
                "DEU",
                item="PAC-3 interceptors",
                meeting_id="m1",
                condition="If others give 30 in total",
                announced_by="Boris Pistorius",
            ),
            pledge(
                "nor-cash", "NOR", note="Signed in Tromsø.", announced_on="2025-04-11"
            ),
            pledge("all", None, meeting_id="m1"),
            pledge("count", None, scope="cumulative", item="since 2025"),
            pledge("later", "SWE", item="Gripen", recorded_on="2026-12-01"),
            pledge("gone", "SWE", item="Archer", withdrawn_on="2026-03-01"),
        ],
        [
            claim("deu-pac3", source_id="paper"),
            claim("nor-cash", 970e6, amount_as_printed="$970 million"),
            claim(
                "all",
                35e9,
                currency="GBP",
                amount_as_printed="35 billion pounds",
            ),
            claim(
                "all",
                20e9,
                claim_id="all-c2",
                lead=False,
                withdrawn_on="2026-03-01",
                amount_as_printed="twenty",
            ),
        ],
        statements=[SAID],
        mechanisms=[PURL, {"mechanism": "ifu"}],
        item_classes=[TANKS],
        sources=SOURCES,
    )
    texts = {"report": "xxx glad to hear of it"}
    return replace(made, documents=texts, hash=f"{made.hash}-documents")


def keys(ledger, asked, selection=NOW):
    return found(View(ledger, selection), asked)["key"].tolist()


@pytest.mark.parametrize(
    "asked", ["germany pac-3", "GERMANY PAC-3", "gérmany  PAC 3", "PAC-3 GER"]
)
def test_case_accents_order_and_punctuation_make_no_difference(ledger, asked):
    assert keys(ledger, asked) == ["deu-pac3"]


@pytest.mark.parametrize(
    ("asked", "key", "kind", "opens"),
    [
        ("sweden", "SWE", "donor", "SWE"),
        ("SWE", "SWE", "donor", "SWE"),
        ("brussels 11 april 2025", "m2", "meeting", "m2"),
        ("shopping", "purl", "mechanism", "purl"),
        ("american arms", "purl", "mechanism", "purl"),
        ("tracked", "tank", "item class", "tank"),
        ("interceptors", "deu-pac3", "condition", "deu-pac3"),
        ("pistorius", "deu-pac3", "condition", "deu-pac3"),
        ("others give", "deu-pac3", "condition", "deu-pac3"),
        ("tromso", "nor-cash", "pledge", "nor-cash"),
        ("970 million", "nor-cash", "pledge", "nor-cash"),
        ("norway 2025-04-11", "nor-cash", "pledge", "nor-cash"),
        ("billion pounds", "all", "pledge", "all"),
        ("running total", "count", "pledge", "count"),
        ("healey", "m1-healey", "speaker", "m1"),
        ("puts all", "m1-healey", "speaker", "m1"),
        ("glad to hear", "m1-healey", "speaker", "m1"),
        ("gazeta lodzka", "paper", "source", None),
        ("agency.test", "report", "source", None),
    ],
)
def test_every_kind_is_found_and_says_what_it_opens(ledger, asked, key, kind, opens):
    finds = found(View(ledger, NOW), asked)
    assert finds["key"].tolist() == [key]
    assert finds["kind"].tolist() == [kind]
    assert finds["opens"].fillna("").tolist() == [opens or ""]


def test_a_figure_is_found_as_it_is_typed_whatever_was_printed(ledger):
    assert keys(ledger, "£35bn") == ["all", "m1-healey"]
    assert keys(ledger, "£35 billion") == ["all"]
    assert keys(ledger, "$35bn") == []
    assert keys(ledger, "$970m") == ["nor-cash"]


def test_all_words_must_be_found(ledger):
    assert keys(ledger, "germany interceptors") == ["deu-pac3"]
    assert keys(ledger, "norway interceptors") == []


def test_only_what_is_in_force_on_the_day_is_found(ledger):
    assert keys(ledger, "gripen") == []
    assert keys(ledger, "gripen", Selection(asof=date(2026, 12, 1))) == ["later"]
    assert keys(ledger, "archer") == []
    assert keys(ledger, "archer", Selection(asof=date(2026, 2, 28))) == ["gone"]
    assert keys(ledger, "twenty") == []
    assert keys(ledger, "twenty", Selection(asof=date(2026, 2, 28))) == ["all"]


def test_only_what_was_said_and_stands_is_found():
    said = [SAID, SAID | {"statement_id": "gone", "withdrawn_on": "2026-03-01"}]
    made = toy_ledger([], [], statements=said)
    assert keys(made, "healey") == ["m1-healey"]
    then = Selection(asof=date(2026, 2, 28))
    assert keys(made, "healey", then) == ["gone", "m1-healey"]


def test_the_filters_make_no_difference(ledger):
    narrow = replace(NOW, donor=("GBR",), aid=("financial",))
    assert keys(ledger, "interceptors", narrow) == ["deu-pac3"]


def test_what_rests_on_a_source_is_found_by_its_key(ledger):
    assert keys(ledger, "paper") == ["paper", "deu-pac3"]
    assert keys(ledger, "report") == ["report", "all", "nor-cash", "m1-healey"]


def test_the_closest_find_stands_first():
    pledges = [
        pledge("named", item="Tank"),
        pledge("begun", item="Tankers"),
        pledge("inside", item="Antitank mines"),
        pledge("whole-note", item="Shells", note="For a tank."),
        pledge("begun-note", item="Shells", note="For tankers."),
    ]
    asked = toy_ledger(pledges, [], item_classes=[TANKS])
    assert keys(asked, "tank") == [
        *("tank", "named", "begun", "whole-note", "begun-note", "inside")
    ]


def test_among_equals_kinds_have_an_order_and_the_newest_is_first():
    pledges = [
        pledge("old", item="for all", announced_on="2024-01-01"),
        pledge("new", item="for all", announced_on="2026-01-01"),
    ]
    ledger = toy_ledger(pledges, [], mechanisms=[PURL | {"label": "Fund for all"}])
    assert keys(ledger, "for all") == ["purl", "new", "old"]


def test_a_find_says_where_the_words_are(ledger):
    (row,) = found(View(ledger, NOW), "tromsø").to_dict("records")
    assert (row["field"], row["text"]) == ("note", "Signed in Tromsø.")
    (row,) = found(View(ledger, NOW), "pac-3 pistorius others give").to_dict("records")
    assert (row["field"], row["title"]) == ("condition", "Germany: PAC-3 interceptors")


def test_a_pledge_without_an_item_goes_by_its_figure(ledger):
    assert found(View(ledger, NOW), "nor-cash")["title"][0] == "Norway: $970 million"
    whole = found(View(ledger, NOW), "35 billion pounds")["title"][0]
    assert whole == "Announced as a whole, 12 Feb 2026, Brussels: 35 billion pounds"


@pytest.mark.parametrize(
    "asked",
    [
        *(".*", "[a-z]+", "(", "\\", "%", "*", "<b>&</b>x", "**Norway", "(Norway)"),
        *('=HYPERLINK("https://evil.test")', "'; DROP TABLE pledges; --", "\0\ud800"),
        *("a" * 50_000, "norway " * 10_000, "\u202e\u200b", "🇺🇦", "", "  "),
    ],
)
def test_whatever_is_typed_is_plain_text(ledger, asked):
    finds = found(View(ledger, NOW), asked)
    Found.validate(finds)
    assert len(finds) < 5
    norway = "norway" in asked.casefold() and "<" not in asked
    assert ("NOR" in finds["key"].tolist()) == norway


def test_only_so_many_characters_count(ledger):
    assert keys(ledger, f"norway {'x' * LONGEST}") == []
    assert "NOR" in keys(ledger, f"norway {' ' * LONGEST} x")


@pytest.mark.parametrize("asked", ["e", "germany", "nothing of it"])
def test_a_find_meets_its_contract_and_its_kinds_are_known(ledger, asked):
    finds = found(View(ledger, NOW), asked)
    Found.validate(finds)
    assert set(finds["kind"]) <= set(KINDS)
    assert not finds.duplicated(["kind", "key"]).any()


def test_the_contract_refuses_another_kind(ledger):
    finds = found(View(ledger, NOW), "germany")
    with pytest.raises(Exception, match="isin"):
        Found.validate(finds.assign(kind="planet"))


def test_a_ledger_of_meetings_alone_is_searched():
    tables = dict.fromkeys(("sources", "donors", "mechanisms", "item_classes"), ())
    ledger = toy_ledger([], [], **tables)
    assert keys(ledger, "germany") == []
    assert keys(ledger, "brussels") == ["m1", "m2"]
    Found.validate(found(View(ledger, NOW), "brussels"))


def test_the_order_of_the_files_makes_no_difference(ledger):
    for asked in ("2026", "e", "brussels"):
        other = found(View(in_other_order(ledger, 3), NOW), asked)
        pd.testing.assert_frame_equal(
            other[["kind", "key"]], found(View(ledger, NOW), asked)[["kind", "key"]]
        )


def test_the_ledger_is_left_as_it_is(ledger):
    before = {name: table.copy() for name, table in ledger.tables.items()}
    found(View(ledger, replace(NOW, asof=date(2026, 5, 5))), "germany")
    for name, table in ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_a_caller_may_change_what_was_found(ledger):
    first = found(View(ledger, NOW), "sweden")
    first["title"] = "Atlantis"
    assert found(View(ledger, NOW), "sweden")["title"].tolist() == ["Sweden"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("", [True, True]),
        ("?!", [True, True]),
        ("GERMANY", [True, False]),
        ("germany 2026-02-12", [True, False]),
        ("12", [True, True]),
        ("970000000", [False, True]),
        ("germany norway", [False, False]),
        ("true", [False, False]),
    ],
)
def test_rows_of_a_table_are_kept_by_the_same_rule(asked, kept):
    made = toy_ledger(
        [pledge("deu"), pledge("nor", "NOR")], [claim("deu", 12), claim("nor", 970e6)]
    )
    rows = contributions(View(made, NOW))
    assert rows_with(rows, asked).tolist() == kept


def test_rows_that_hold_the_words_stay_in_their_order_renumbered():
    rows = pd.DataFrame({"said": ["b Łódź", "a", "c lodz"], "day": pd.NaT})
    kept = rows_holding(rows, "LODZ")
    assert kept["said"].tolist() == ["b Łódź", "c lodz"]
    assert kept.index.tolist() == [0, 1]
    assert rows_holding(rows, "  ") is rows
    none = rows_holding(rows, "nowhere")
    assert none.empty
    assert list(none.columns) == ["said", "day"]
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (" two \t  words ", "two words"),
        ("£", "£"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), None),
        ("!?", None),
        (" ", None),
        ("", None),
    ],
)
def test_words_to_look_for_are_read_or_refused(asked, read):
    assert read_words(asked) == read


def test_a_missing_cell_holds_no_word():
    assert not rows_with(frame_of("sources", [{}]), "nan").any()
    assert not rows_with(frame_of("sources", [{}]), "nat").any()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("£35bn, UK–Tromsø", "£35bn uk tromso"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź Þór Ægir İzmir ı", "lodz thor aegir izmir i"),
        ("«Ukraine’s» PAC-3/MSE_2", "ukraine s pac 3 mse 2"),
        ("Україна їжа", "украіна іжа"),
        ("a\u200bb\u00adc\u00a0d", "abc d"),
        ("10,000 m²", "10 000 m2"),
    ],
)
def test_text_is_folded(text, folded):
    assert fold(text) == folded


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_gives_what_the_long_one_gives(text):
    assert fold(f"{text}é") == fold(f"{text}e")


def test_a_word_counts_once_and_signs_alone_are_none():
    assert words_of("Norway — norway, NORWAY! ... $") == ("norway", "$")


def test_an_excerpt_shows_what_stands_around_the_word():
    text = " ".join([*(f"w{number}" for number in range(60)), "Tromsø", "and", "more"])
    cut = excerpt(text, ("tromso",))
    assert cut == "…w55 w56 w57 w58 w59 Tromsø and more"
    assert excerpt("short", ("other",)) == "short"
    long = excerpt(text, ("w0",))
    assert long.startswith("w0 w1")
    assert long.endswith("…")
    assert len(long) <= EXCERPT + 1
