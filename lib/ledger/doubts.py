"""What is odd and may be right: warned of, never refused.

Only rows that are not withdrawn are looked at, amounts only within one currency:
nothing is converted here.
"""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft, cells, keyed_pledges
from lib.ledger.references import links
from lib.ledger.report import WARNED, Problem, Where, quoted
from lib.model.printed import unprinted
from lib.model.tables import VERSIONED
from lib.model.vocabulary import (
    COUNTED_IN_TOLERANCE,
    QUALIFIERS,
    ROUNDING,
    SEPARATOR,
    bounds_of_phrase,
    reference_currencies,
)

_SAME = ["donors", "announced_on", "meeting_id", "item", "mechanism"]
_SAME_MONEY = ["amount", "currency", "quantity", "unit"]


def odd_wholes(draft: Draft) -> Iterator[Problem]:
    """Warn of parts with donors that their whole lacks, and of parts above it."""
    pledges = draft.once(_standing_pledges)
    pledges = pledges[pledges["scope"] != "cumulative"]
    pairs = _pairs(pledges, "part_of")
    yield from _other_donors(draft, pairs, "whole")
    priced = pairs.dropna(subset=["amount", "ceiling_of_target"])
    same = priced[priced["currency"] == priced["currency_of_target"]]
    sums = same.groupby("target")["amount"].sum()
    ceiling = same.groupby("target")["ceiling_of_target"].first()
    above = pd.DataFrame({"sum": sums, "most": ceiling, "row": pledges["row"]})
    above = above[above["sum"] > above["most"] * (1 + ROUNDING)]
    for _, total, most, row in cells(above, "sum", "most", "row"):
        found = f"the parts add up to {total:,.0f}"
        expected = f"Expected: at most {most:,.0f}"
        yield _warning(draft.at("pledges", row), "parts exceed whole", found, expected)


def odd_counted_in(draft: Draft) -> Iterator[Problem]:
    """Warn of money counted in a smaller row, or in one of other donors."""
    pairs = _pairs(draft.once(_standing_pledges), "counted_in")
    yield from _other_donors(draft, pairs, "row it is counted in")
    same = pairs[pairs["currency"] == pairs["currency_of_target"]]
    limit = same["amount_of_target"] * (1 + COUNTED_IN_TOLERANCE)
    larger = same[same["amount"] > limit]
    columns = ("row", "amount", "target", "amount_of_target")
    for _, row, amount, target, most in cells(larger, *columns):
        yield _warning(
            draft.at("pledges", row),
            "larger than counted_in",
            f"{amount:,.0f} is counted in {target}, which is {most:,.0f}",
            f"Expected: at most {COUNTED_IN_TOLERANCE:.0%} more than that",
        )


def unprinted_figures(draft: Draft) -> Iterator[Problem]:
    """Warn of amounts that the printed figure does not hold, in digits or in words."""
    claims = draft.sound("claims", "amount", "amount_to", "amount_as_printed")
    claims = claims[claims["withdrawn_on"].isna()]
    sources = draft["sources"].drop_duplicates("source_id").set_index("source_id")
    claims = claims.assign(language=claims["source_id"].map(sources["language"]))
    for column in ("amount", "amount_to"):
        odd = unprinted(claims, column)
        for row, amount, printed in cells(odd, column, "amount_as_printed"):
            yield _warning(
                draft.at("claims", row),
                "figure not printed",
                f"{column} {amount:,.15g} is not in {quoted(printed)}",
                "Expected: its digits, or its words, in amount_as_printed",
            )


def unknown_phrases(draft: Draft) -> Iterator[Problem]:
    """Warn of vague phrases that the closed list does not hold: they stay unpriced."""
    claims = draft.sound("claims", "qualifier", "amount_as_printed")
    vague = claims[(claims["qualifier"] == "vague") & claims["withdrawn_on"].isna()]
    phrased = vague.dropna(subset=["amount_as_printed"])
    for row, phrase in cells(phrased, "amount_as_printed"):
        if bounds_of_phrase(phrase) is None:
            yield _warning(
                draft.at("claims", row),
                "unknown vague phrase",
                f"{quoted(phrase)} is on no list and stays unpriced",
                'Expected: a phrase such as "hundreds of millions"',
            )


def likely_duplicates(draft: Draft) -> Iterator[Problem]:
    """Warn of pledges that agree in all that would tell them apart."""
    pledges = draft.once(_standing_pledges)
    described = pledges[pledges["item"].notna() | pledges["amount"].notna()]
    same = _SAME + _SAME_MONEY
    repeated = described[described.duplicated(same)]
    if repeated.empty:
        return
    first = described.drop_duplicates(same)[same].reset_index()
    agreeing = repeated.merge(first, on=same)
    for _, row, other in cells(agreeing, "row", "pledge_id"):
        found = f"the row agrees with {other} in donors, day, meeting, item and amount"
        expected = "Expected: one row a promise"
        yield _warning(draft.at("pledges", row), "likely duplicate", found, expected)


def references_to_withdrawn(draft: Draft) -> Iterator[Problem]:
    """Warn of standing rows whose whole, or the row they count in, stands no more."""
    pledges = draft.once(keyed_pledges)
    row = pledges["row"]
    standing = set(pledges.index[pledges["withdrawn_on"].isna()])
    for column in ("part_of", "counted_in"):
        led = [link for link in links(pledges, column) if link.pledge in standing]
        kept = {link.pledge for link in led if link.target in standing}
        # A reference to no row at all is refused elsewhere.
        lost = [one for one in led if one.pledge not in kept and one.target in row]
        for link in lost:
            yield _warning(
                draft.at("pledges", row.loc[link.pledge]),
                "reference to a withdrawn row",
                f"{column} {quoted(link.target)} is withdrawn and nothing replaces it",
                f"Expected: {column} of a row that stands, or none",
            )


def totals_without_headline(draft: Draft) -> Iterator[Problem]:
    """Warn, at its first total, of a meeting with totals and no headline."""
    pledges = draft.sound("pledges", "scope", "meeting_id", "withdrawn_on")
    standing = pledges[pledges["withdrawn_on"].isna()].dropna(subset=["meeting_id"])
    headed = standing.loc[standing["scope"] == "headline", "meeting_id"]
    totals = standing[standing["scope"] == "total"].drop_duplicates("meeting_id")
    bare = totals[~totals["meeting_id"].isin(headed)]
    for row, meeting in cells(bare, "meeting_id"):
        yield Problem(
            draft.at("pledges", row),
            "total without headline",
            f"meeting {quoted(meeting)} has no headline, and a total is none",
            "Expected: the scope headline where the sum is announced for the meeting "
            "as a whole",
            "Correct the scope, or leave it where the meeting announced no such sum",
            WARNED,
        )


def needless_rates(draft: Draft) -> Iterator[Problem]:
    """Warn of rates of currencies that have reference rates, which come first."""
    rates = draft.sound("rates", "currency")
    needless = rates[rates["currency"].isin(reference_currencies())]
    for row, currency in cells(needless, "currency"):
        yield Problem(
            draft.at("rates", row),
            "needless rate",
            f"{currency} has reference rates",
            "Expected: rates of other currencies; this one serves only where no "
            "reference rate is known",
            "Leave it out unless the reference rates have a gap here",
            WARNED,
        )


def recorded_after_today(draft: Draft) -> Iterator[Problem]:
    """Warn of rows that the ledger says it will learn of."""
    if draft.today is None:
        return
    for table in VERSIONED:
        rows = draft.sound(table, "recorded_on")
        late = rows[rows["recorded_on"] > pd.Timestamp(draft.today)]
        for row, day in cells(late, "recorded_on"):
            yield _warning(
                draft.at(table, row),
                "recorded after today",
                f"recorded_on {day.date()} is later than today",
                f"Expected: {draft.today} or a day before",
            )


def _standing_pledges(draft: Draft) -> pd.DataFrame:
    """Join pledges that are not withdrawn with the figures of their lead claim.

    `ceiling` is the most that the lead can mean; missing where it is open-ended.
    """
    claims = draft["claims"]
    leading = claims["lead"].eq(True) & claims["withdrawn_on"].isna()
    lead = claims[leading].drop_duplicates("pledge_id").set_index("pledge_id")
    high = {word: rule.high for word, rule in QUALIFIERS.items()}
    open_ended = [word for word, rule in QUALIFIERS.items() if rule.open_ended]
    ceiling = lead["amount"] * lead["qualifier"].map(high).astype(float)
    lead["ceiling"] = ceiling.mask(lead["qualifier"].isin(open_ended)).mask(
        lead["qualifier"] == "range", lead["amount_to"]
    )
    pledges = draft.once(keyed_pledges)
    standing = pledges[pledges["withdrawn_on"].isna()]
    return standing.join(lead[[*_SAME_MONEY, "ceiling"]])


def _pairs(pledges: pd.DataFrame, column: str) -> pd.DataFrame:
    """Put each pledge beside the standing ones that a column leads to."""
    found = pd.DataFrame(links(pledges, column), columns=["pledge_id", "target"])
    target = pledges[["donors", "amount", "currency", "ceiling"]]
    own = pledges[["row", "donors", "amount", "currency"]]
    return found.join(own, on="pledge_id").join(
        target.add_suffix("_of_target"), on="target", how="inner"
    )


def _other_donors(draft: Draft, pairs: pd.DataFrame, what: str) -> Iterator[Problem]:
    named = pairs.dropna(subset=["donors", "donors_of_target"])
    for _, row, own, others in cells(named, "row", "donors", "donors_of_target"):
        outside = sorted(set(own.split(SEPARATOR)) - set(others.split(SEPARATOR)))
        if outside:
            yield _warning(
                draft.at("pledges", row),
                f"donors outside the {what}",
                f"the {what} does not name {', '.join(outside)}",
                f"Expected: donors among {others}",
            )


def _warning(where: Where, kind: str, found: str, expected: str) -> Problem:
    return Problem(where, kind, found, expected, "Check the row", WARNED)
