"""Rules on claims: the printed amount, the passage it stands in, and which one leads.

Passages are those of reports and statements too. One claim leads: on every date, exactly
one of the claims on a pledge in force. A lead that starts later than other claims is
sound: until its day the pledge is unpriced under `lead` (02-data, "Sums that add up").
So refused are a pledge without any lead, a date with two, and a date after the first
lead on which claims stand and none leads.
"""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft, keyed
from lib.ledger.files import DOCUMENTS
from lib.ledger.report import Problem, Where
from lib.model.keys import is_among

#: Qualifiers that state no amount of their own.
UNSTATED = ("none", "vague")

_DATED = ("recorded_on", "withdrawn_on")
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


def pledges_without_one_lead(draft: Draft) -> Iterator[Problem]:
    """Find pledges that no claim leads, or two at once."""
    pledges, claims = _readable(draft)
    led = claims.loc[claims["lead"].eq(True), "pledge_id"]
    for row in pledges.index[~is_among(pledges["pledge_id"], led)]:
        yield _wrong_lead(draft.at("pledges", row), "the pledge has no lead claim")
    history = _history(pledges, claims)
    standing = history[history["in_force"]]
    yield from _doubly_led(draft, standing[standing["leads"] > 1], claims)
    left = standing["leads"].eq(0) & standing["claims"].gt(0) & standing["was_led"]
    for pledge, day in _first_days(standing[left]):
        row = int(pledges.index[pledges["pledge_id"] == pledge][0])
        found = f"claims stand on {day.date()} and none of them leads"
        yield _wrong_lead(draft.at("pledges", row), found)


def _readable(draft: Draft) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out pledges that have a claim whose lead or days cannot be read."""
    readable = draft.sound("claims", "pledge_id", "lead", *_DATED)
    unreadable = draft["claims"].drop(index=readable.index)["pledge_id"]
    pledges = draft.sound("pledges", "pledge_id", *_DATED)
    return pledges[~is_among(pledges["pledge_id"], unreadable)], readable


def _history(pledges: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Count claims and leads after each day on which something about a pledge changes.

    One row a pledge and day: `claims` and `leads` in force from then on, `was_led` (a
    claim led by then) and `in_force` (the pledge itself stands).
    """
    counted = claims.assign(leads=claims["lead"].astype("int64"), claims=1)
    taken = counted.assign(claims=-1, leads=-counted["leads"])
    events = [
        counted.assign(day=counted["recorded_on"]),
        taken.assign(day=taken["withdrawn_on"]),
        pledges.assign(day=pledges["recorded_on"], claims=0, leads=0),
    ]
    columns = ["pledge_id", "day", "claims", "leads"]
    changes = pd.concat(events)[columns].groupby(["pledge_id", "day"]).sum()
    history = changes.groupby(level="pledge_id").cumsum().reset_index()
    most = history.groupby("pledge_id")["leads"].cummax()
    term = keyed(pledges)[list(_DATED)].reindex(history["pledge_id"])
    begun = term["recorded_on"].to_numpy() <= history["day"].to_numpy()
    ended = term["withdrawn_on"].to_numpy() <= history["day"].to_numpy()
    return history.assign(was_led=most.gt(0), in_force=begun & ~ended)


def _first_days(history: pd.DataFrame) -> Iterator[tuple[str, pd.Timestamp]]:
    yield from history.groupby("pledge_id")["day"].min().items()  # type: ignore[misc]


def _doubly_led(
    draft: Draft, history: pd.DataFrame, claims: pd.DataFrame
) -> Iterator[Problem]:
    for pledge, day in _first_days(history):
        leading = claims[
            (claims["pledge_id"] == pledge)
            & claims["lead"]
            & (claims["recorded_on"] <= day)
            & ~(claims["withdrawn_on"] <= day)
        ]
        found = f"{len(leading)} claims lead the pledge on {day.date()}"
        named = ", ".join(leading["claim_id"].astype(str))
        yield _wrong_lead(draft.at("claims", leading.index[-1]), f"{found}: {named}")


def _wrong_lead(where: Where, found: str) -> Problem:
    expected = "Expected: exactly one lead among the claims in force"
    return Problem(where, "lead", found, expected, "Correct the claims of the pledge")
