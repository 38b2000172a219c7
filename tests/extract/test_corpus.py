"""The corpus is well-formed: its rows are such as a ledger holds, its figures printed."""

import json
from collections import Counter
from pathlib import Path

import pycountry

from lib.ledger.package import read_ledger
from lib.model.vocabulary import CURRENCIES, NOVELTIES, QUALIFIERS, SCOPES
from tests.extract.scoring import CORPUS, EXACT, PARTS, SUFFIXES, printed_text, reports

SEEDS = Path(__file__).parents[2] / "seeds"
STYLES = {
    *("wire", "release", "minutes", "transcript", "bullets", "table", "speech"),
    "digest",
}
FREE = {"unit", "item", "amount_as_printed"}
CONDITION = {"condition_item", "condition_threshold"}
FIELDS = {*EXACT, *FREE, *CONDITION, "open", "optional"} - {"condition"}


def every_report():
    return [report for part in PARTS for report in reports(part)]


def every_row():
    return [(report.name, row) for report in every_report() for row in report.rows]


def test_a_third_of_at_least_48_reports_is_unseen_in_every_style():
    seen, unseen = (reports(part) for part in PARTS)
    assert len(seen) + len(unseen) >= 48
    assert len(unseen) * 3 >= len(seen) + len(unseen)
    for part in (seen, unseen):
        assert {report.style for report in part} == STYLES
    names = Counter(report.name for report in every_report())
    assert set(names.values()) == {1}


def test_each_report_has_its_rows_and_no_file_is_left_over():
    for part in PARTS:
        files = set((CORPUS / part).iterdir())
        texts = {report.path for report in reports(part)}
        assert {path.suffix for path in texts} == set(SUFFIXES)
        assert files == texts | {path.with_suffix(".json") for path in texts}


def test_reports_are_of_80_to_400_words():
    lengths = {one.name: len(printed_text(one.path).split()) for one in every_report()}
    assert {name: n for name, n in lengths.items() if not 80 <= n <= 400} == {}


def test_rows_hold_fields_and_words_of_the_ledger():
    allowed = {
        "scope": SCOPES,
        "currency": CURRENCIES,
        "qualifier": QUALIFIERS,
        "novelty": NOVELTIES,
    }
    for name, row in every_row():
        assert set(row) <= FIELDS, name
        assert set(row.get("open", ())) <= FIELDS, name
        for field, words in allowed.items():
            assert row.get(field, next(iter(words))) in words, (name, field)


def test_donors_and_mechanisms_are_those_of_the_shipped_ledger():
    shipped = read_ledger(SEEDS)
    mechanisms = set(shipped["mechanisms"]["mechanism"])
    donors = {*(one.alpha_3 for one in pycountry.countries), "EUI"}
    for name, row in every_row():
        assert row["donors"] == sorted(row["donors"]), name
        assert set(row["donors"]) <= donors, name
        assert row.get("mechanism") in {None, *mechanisms}, name


def test_scope_follows_the_donors_and_the_qualifier_the_sum():
    for name, row in every_row():
        if row["scope"] != "cumulative":
            scopes = {0: ("headline", "total"), 1: ("donor",)}
            assert row["scope"] in scopes.get(len(row["donors"]), ("joint",)), name
        stated = row["qualifier"] not in ("none", "vague")
        assert ("amount" in row) == stated, name
        assert ("currency" in row) == (row["qualifier"] != "none"), name
        assert ("amount_to" in row) == (row["qualifier"] == "range"), name
        assert ("condition_item" in row) >= ("condition_threshold" in row), name


def test_each_figure_stands_in_its_text():
    for report in every_report():
        text = printed_text(report.path)
        for row in report.rows:
            printed = row.get("amount_as_printed")
            assert (printed is None) == (row["qualifier"] == "none"), report.name
            assert not printed or printed in text, (report.name, printed)


def test_each_report_says_what_in_it_misleads():
    for report in every_report():
        told = json.loads(report.path.with_suffix(".json").read_text("utf-8"))
        assert set(told) == {"style", "published_on", "traps", "rows"}, report.name
        assert told["traps"], report.name
