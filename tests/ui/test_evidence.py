"""Claims, sources and passages in words; documents, the quoted passages marked."""

import pandas as pd
import pytest

from lib.frames.claims import claims
from lib.model.view import View
from lib.ui.evidence import (
    claims_in_words,
    marked,
    merged,
    paragraph_marked,
    quotes,
    quotes_in_words,
    source_linked,
)
from tests.toys import NOW
from tests.ui.toy_evidence import TEXT, quoting_ledger


@pytest.fixture(scope="module")
def ledger():
    return quoting_ledger()


def test_claims_are_listed_the_lead_first_with_source_kind_and_passage(ledger):
    said = claims_in_words(claims(View(ledger, NOW)), ledger).replace("\\", "")
    first, second = said.split("\n", 1)
    assert first == (
        "- **\u201c$5bn\u201d, 5 missiles**, $5 billion, the lead claim. Agency [x], "
        "12 Feb 2026 (news agency)"
    )
    assert "[Paper](https://p.x) (press). Another figure." in second
    assert "> First said." in second


def test_without_a_claim_in_force_it_is_said(ledger):
    assert claims_in_words(claims(View(ledger, NOW)).head(0), ledger) == (
        "The ledger holds no claim on it as of this day."
    )


def test_a_source_without_an_address_is_words_only():
    row = {
        "publisher": "A*B",
        "url": None,
        "published_on": pd.NaT,
        "kind": "official",
    }
    assert source_linked(row) == "A\\*B (official)"


def test_the_quoted_passages_are_counted_by_what_they_support(ledger):
    quoted = quotes("held", View(ledger, NOW))
    assert quoted[["quote_start", "quote_end"]].to_numpy().tolist() == [[0, 11]]
    assert quotes_in_words(quoted) == "Marked: what supports 1 claim."
    assert "nothing as of this day" in quotes_in_words(quoted.head(0))


def test_spans_that_touch_are_one():
    assert merged(((5, 9), (0, 3), (3, 4), (6, 7))) == [(0, 4), (5, 9)]


def test_a_passage_is_marked_line_by_line_and_nothing_is_lost():
    written = marked(TEXT, ((6, 24), (33, 39)))
    assert written.startswith("First :orange-background[said.]\n:orange-background[Sec")
    bare = written.replace(":orange-background[", "").replace("\\", "")
    assert bare.replace("]", "") == TEXT


def test_a_text_without_passages_is_as_it_stands():
    assert marked(TEXT, ()).replace("\\", "") == TEXT


def test_the_paragraph_around_a_passage_is_shown_with_the_passage_marked():
    text = "First one.\n\nWho said $5, and more.\n\nLast one."
    start = text.index("$5")
    assert paragraph_marked(text, (start, start + 2)) == (
        "Who said :orange-background[\\$5], and more."
    )
    assert paragraph_marked(text, (0, 5)) == ":orange-background[First] one."
    last = text.index("Last")
    assert paragraph_marked(text, (last, last + 4)) == (":orange-background[Last] one.")
