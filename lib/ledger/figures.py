"""Rules on what a source says: the printed amount, and the passage it stands in."""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft
from lib.ledger.files import DOCUMENTS
from lib.ledger.report import Problem

#: Qualifiers that state no amount of their own.
UNSTATED = ("none", "vague")

_QUOTING = ("claims", "condition_events", "statements")

#: Which rows break a rule, what is found there, what was expected.
Broken = tuple["pd.Series[bool]", str, str]


def contradictory_amounts(draft: Draft) -> Iterator[Problem]:
    """Hold the qualifier of a claim against its amount, its upper end and currency."""
    columns = ("amount", "amount_to", "currency", "qualifier", "amount_as_printed")
    claims = draft.sound("claims", *columns)
    for broken, found, expected in _amount_rules(claims):
        for row in claims.index[broken]:
            yield Problem(draft.at("claims", row), "amount", found, expected)


def _amount_rules(claims: pd.DataFrame) -> Iterator[Broken]:
    qualifier, amount, upper = (
        claims["qualifier"],
        claims["amount"],
        claims["amount_to"],
    )
    yield (
        qualifier.isin(UNSTATED) & amount.notna(),
        "an amount stands beside a qualifier that states none",
        'Expected: no amount where the qualifier is "none" or "vague"',
    )
    yield (
        ~qualifier.isin(UNSTATED) & amount.isna(),
        "the qualifier speaks of an amount and there is none",
        'Expected: an amount, or the qualifier "none"',
    )
    yield (
        (amount.notna() | upper.notna() | (qualifier == "vague"))
        & claims["currency"].isna(),
        "an amount has no currency",
        "Expected: an ISO 4217 code",
    )
    yield (
        (qualifier == "vague") & claims["amount_as_printed"].isna(),
        "a vague figure is not given as printed",
        "Expected: its phrase in amount_as_printed",
    )
    yield (
        (qualifier != "range") & upper.notna(),
        "amount_to stands beside a qualifier that is no range",
        'Expected: amount_to only where the qualifier is "range"',
    )
    yield (
        (qualifier == "range") & amount.notna() & ~(upper > amount),
        "amount_to is not above amount",
        "Expected: a range from amount up to amount_to",
    )


def misplaced_quotes(draft: Draft) -> Iterator[Problem]:
    """Find ranges that are no passage of a document that is held."""
    if DOCUMENTS not in draft.whole:
        return
    length = {name: len(text) for name, text in draft.documents.items()}
    for table in _QUOTING:
        if table in draft.whole:
            rows = draft.sound(table, "source_id", "quote_start", "quote_end")
            rows = rows[~rows["source_id"].isin(draft.unread)]
            held = rows["source_id"].map(length).astype("float64")
            for broken, found, expected in _quote_rules(rows, held):
                for row in rows.index[broken]:
                    yield Problem(draft.at(table, row), "quote", found, expected)


def _quote_rules(rows: pd.DataFrame, length: "pd.Series[float]") -> Iterator[Broken]:
    start, end = (rows[name].astype("float64") for name in ("quote_start", "quote_end"))
    given = start.notna() & end.notna()
    yield (
        start.notna() != end.notna(),
        "only one end of the quoted range is given",
        "Expected: quote_start and quote_end, or neither",
    )
    yield (
        given & (start >= end),
        "the quoted range ends before it starts, or is empty",
        "Expected: quote_start below quote_end",
    )
    yield (
        given & length.isna(),
        "a range is given and its document is not held",
        "Expected: documents/<source_id>.txt, or no range",
    )
    yield (
        given & (start < end) & (end > length),
        "the quoted range ends outside its document",
        "Expected: a range within the document, in Unicode code points",
    )
