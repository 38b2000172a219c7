"""The passages that the ledger quotes from the documents it holds in full.

A range (quote_start, quote_end) counts Unicode code points of
seeds/documents/<source_id>.txt from 0, end exclusive, newlines kept.
"""

import csv
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
REPORT = "anewz-20260212"
MEETING = "udcg-2026-02-12"
NUMBER_WORDS = {"5": "five", "30": "thirty"}


def read(table):
    """Return the rows of a seed table, every cell as text."""
    with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DOCUMENTS = {
    path.stem: path.read_bytes().decode("utf-8")
    for path in (SEEDS / "documents").glob("*.txt")
}
TABLES = {
    "claims": {row["claim_id"]: row for row in read("claims")},
    "condition_events": {row["event_id"]: row for row in read("condition_events")},
    "statements": {row["statement_id"]: row for row in read("statements")},
}
CITING = {key: row for table in TABLES.values() for key, row in table.items()}
QUOTING = {key: row for key, row in CITING.items() if row["source_id"] in DOCUMENTS}


def quoting(table):
    """Return the rows of one table that cite a document held in full."""
    return {key: row for key, row in TABLES[table].items() if key in QUOTING}


def document(row):
    """Return the text of the document that a row cites."""
    return DOCUMENTS[row["source_id"]]


def span(row):
    """Return the range of a row as two numbers."""
    return int(row["quote_start"]), int(row["quote_end"])


def passage(row):
    """Return the words that a row points to."""
    start, end = span(row)
    return document(row)[start:end]


def paragraph_and_the_one_before(row):
    """Return the paragraphs of a passage, led by the one that precedes them."""
    start, end = span(row)
    paragraphs = list(re.finditer(r".+", document(row)))
    own = [
        number
        for number, found in enumerate(paragraphs)
        if found.start() < end and start < found.end()
    ]
    first = max(own[0] - 1, 0)
    return "\n".join(found.group() for found in paragraphs[first : own[-1] + 1])


def prints(text, figure):
    """Say whether a text prints a figure whole, not as a part of another."""
    return re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w)", text) is not None


def prints_quantity(text, quantity):
    """Say whether a text prints a quantity, in digits or as a word."""
    return any(
        prints(text.lower(), spelling)
        for spelling in (quantity, NUMBER_WORDS.get(quantity, quantity))
    )


def runs_of_words(text, length):
    """Return every run of so many words, in lower case."""
    words = re.findall(r"[\w’']+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_every_row_that_cites_a_held_document_has_a_range():
    without = [
        key
        for key, row in QUOTING.items()
        if not (row["quote_start"] and row["quote_end"])
    ]
    assert without == []


def test_no_row_without_a_held_document_has_a_range():
    ranged = [
        key
        for key, row in CITING.items()
        if key not in QUOTING and (row["quote_start"] or row["quote_end"])
    ]
    assert ranged == []


def test_the_report_is_cited_by_claims_events_and_statements():
    citing = {
        table: sum(row["source_id"] == REPORT for row in rows.values())
        for table, rows in TABLES.items()
    }
    assert all(citing.values()), citing


@pytest.mark.parametrize("key", QUOTING)
def test_a_range_lies_within_its_document(key):
    start, end = span(QUOTING[key])
    assert 0 <= start < end <= len(document(QUOTING[key]))


@pytest.mark.parametrize("key", QUOTING)
def test_a_range_starts_and_ends_at_the_edge_of_a_word(key):
    text = document(QUOTING[key])
    start, end = span(QUOTING[key])
    assert text[start:end] == text[start:end].strip()
    for edge in (start, end):
        around = text[max(edge - 1, 0) : edge + 1]
        assert not re.fullmatch(r"[\w’'-]{2}", around), f"cuts a word at {edge}"


@pytest.mark.parametrize("key", quoting("claims"))
def test_the_passage_of_a_claim_holds_the_printed_figure(key):
    claim = TABLES["claims"][key]
    assert claim["amount_as_printed"] or claim["quantity"]
    if claim["amount_as_printed"]:
        assert prints(passage(claim), claim["amount_as_printed"])
    if claim["quantity"]:
        assert prints_quantity(passage(claim), claim["quantity"])


@pytest.mark.parametrize("key", quoting("condition_events"))
def test_the_passage_of_an_event_holds_its_quantity(key):
    event = TABLES["condition_events"][key]
    if event["quantity"]:
        assert prints_quantity(passage(event), event["quantity"])


@pytest.mark.parametrize("key", quoting("statements"))
def test_the_passage_of_a_statement_is_attributed_to_its_speaker(key):
    statement = TABLES["statements"][key]
    surname = statement["speaker"].split()[-1]
    assert surname in paragraph_and_the_one_before(statement)


@pytest.mark.parametrize("key", quoting("statements"))
def test_a_speaker_bears_the_role_that_the_document_gives(key):
    statement = TABLES["statements"][key]
    assert f"{statement['role']} {statement['speaker']}" in document(statement)


@pytest.mark.parametrize("key", TABLES["statements"])
def test_a_position_is_told_shortly_and_in_our_own_words(key):
    statement = TABLES["statements"][key]
    assert 1 <= len(statement["position"].split()) <= 20
    told = runs_of_words(statement["position"], 6)
    assert not told & runs_of_words(document(statement), 6)


@pytest.mark.parametrize(
    ("item", "table", "key", "words"),
    [
        ("S1", "statements", f"{MEETING}-healey-1", "Healey, who chaired the session"),
        ("S2", "claims", f"{MEETING}-all-total-c1", "a total of 35 billion pounds"),
        ("S2", "claims", f"{MEETING}-all-total-c6", "pledged nearly $48bn"),
        (
            "S3",
            "claims",
            f"{MEETING}-multi-purl-rutte-c1",
            "the UK, Iceland, Norway, Sweden and Lithuania",
        ),
        (
            "S4",
            "claims",
            f"{MEETING}-deu-pac3-c1",
            "provided other countries contribute a total of 30",
        ),
        (
            "S5",
            "condition_events",
            "pac3-01",
            "some partners were still finalising approvals",
        ),
        ("S6", "statements", f"{MEETING}-healey-4", "make 2026 the year this war ends"),
        ("S6", "statements", f"{MEETING}-rutte-3", "had seen the destruction"),
        ("S6", "statements", f"{MEETING}-pistorius-2", "We are on a good path"),
        ("S6", "statements", f"{MEETING}-fedorov-3", "Putin cannot win on the ground"),
        (
            "S7",
            "statements",
            f"{MEETING}-rutte-1",
            "American weapons under Ukraine’s Priority Requirements List",
        ),
    ],
)
def test_what_the_report_states_about_support_is_pointed_to(item, table, key, words):
    row = TABLES[table][key]
    assert row["source_id"] == REPORT
    assert words in passage(row), item


def test_the_row_of_the_meeting_says_what_the_report_says():
    meeting = {row["meeting_id"]: row for row in read("meetings")}[MEETING]
    dateline = (
        "Ukraine Defence Contact Group meeting at the NATO headquarters, "
        "in Brussels, Belgium 12 February, 2026."
    )
    assert dateline in DOCUMENTS[REPORT]
    assert REPORT in meeting["source_ids"].split(";")
    assert (meeting["series"], meeting["date"]) == ("UDCG", "2026-02-12")
    assert (meeting["venue"], meeting["city"]) == ("NATO headquarters", "Brussels")
    assert meeting["country"] == "BEL"
    assert "John Healey (GBR)" in meeting["chairs"].split(";")


def test_everyone_whom_the_report_quotes_has_a_statement():
    speakers = {
        (row["speaker"], row["party"])
        for row in TABLES["statements"].values()
        if (row["meeting_id"], row["source_id"]) == (MEETING, REPORT)
    }
    assert speakers == {
        ("Mark Rutte", "NATO"),
        ("John Healey", "GBR"),
        ("Boris Pistorius", "DEU"),
        ("Mykhailo Fedorov", "UKR"),
    }
