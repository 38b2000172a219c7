"""Ordinary paragraphs of reports, with much that is no promise, and what each gives.

In `ordinary.txt` lines that begin with "=" are the rows of the paragraph above them:
donors, amount, currency, number of goods; "total" is a running total, "before" an earlier
promise, "if" one with a condition.
"""

from pathlib import Path

import pytest

from tests.extract.reading import cells_of

PARAGRAPHS = Path(__file__).with_name("ordinary.txt").read_text("utf-8").split("\n\n")


def told(row):
    marks = {
        "total": row["scope"] == "cumulative",
        "before": row["scope"] != "cumulative" and row["novelty"] != "new",
        "if": "condition" in row,
    }
    counted = f"{row['quantity']}x" if "quantity" in row else ""
    words = (row.get("donors", "-"), row.get("amount", ""), row.get("currency", ""))
    return " ".join(
        filter(None, (*words, counted, *(mark for mark in marks if marks[mark])))
    )


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_paragraph_gives_its_promises_and_nothing_else(paragraph):
    lines = paragraph.strip().splitlines()
    text = "\n".join(line for line in lines if not line.startswith("= "))
    rows = [line[2:] for line in lines if line.startswith("= ")]
    assert [told(row) for row in cells_of(text)] == rows
