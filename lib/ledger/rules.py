"""All rules that look beyond one cell, and the tables that each needs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lib.ledger import claims, doubts, promises, rates, references, translations
from lib.ledger.draft import Draft
from lib.ledger.report import WARNED, Problem, Where

#: So many warnings of a rule are spelled out; of the others the number is said.
MOST_NAMED = 200


@dataclass(frozen=True)
class Rule:
    """A search for one fault; it runs where every table it needs could be read.

    A rule without tables sees to that itself. `columns`, of (table, column), are those
    without which it could only guess; of any other it leaves out the cells.
    """

    find: Callable[[Draft], Iterable[Problem]]
    tables: frozenset[str] = frozenset()
    columns: frozenset[tuple[str, str]] = frozenset()


_PLEDGES = frozenset({"pledges"})
_CLAIMS = frozenset({"claims"})
_SOURCES = frozenset({"sources"})
_RATES = frozenset({"rates"})
_BOTH = _PLEDGES | _CLAIMS

REFUSING = (
    Rule(references.broken_references),
    Rule(references.undeclared_words),
    Rule(references.odd_donor_ids, frozenset({"donors"})),
    Rule(references.unknown_documents, _SOURCES, frozenset({("sources", "source_id")})),
    Rule(promises.days_out_of_order),
    Rule(promises.wrong_number_of_donors, _PLEDGES),
    Rule(promises.donors_out_of_order),
    Rule(promises.events_without_condition, _PLEDGES | {"condition_events"}),
    Rule(promises.headlines_without_meeting, _PLEDGES),
    Rule(promises.two_headlines, _PLEDGES),
    Rule(claims.contradictory_amounts, _CLAIMS),
    Rule(claims.misplaced_quotes),
    Rule(claims.pledges_without_one_lead, _BOTH, frozenset({("claims", "pledge_id")})),
    Rule(references.circular_references, _PLEDGES),
    Rule(references.counted_in_cumulative, _PLEDGES),
    Rule(references.untimely_replacements, _PLEDGES),
    Rule(rates.rates_of_no_use, _RATES),
    Rule(rates.repeated_rates, _RATES),
    Rule(translations.repeated_translations, frozenset({"translations"})),
)
WARNING = (
    Rule(doubts.odd_wholes, _BOTH),
    Rule(doubts.odd_counted_in, _BOTH),
    Rule(
        doubts.unprinted_figures,
        _CLAIMS | _SOURCES,
        frozenset({("sources", "language")}),
    ),
    Rule(doubts.unknown_phrases, _CLAIMS),
    Rule(doubts.likely_duplicates, _BOTH),
    Rule(doubts.references_to_withdrawn, _PLEDGES),
    Rule(doubts.totals_without_headline, _PLEDGES),
    Rule(doubts.needless_rates, _RATES),
)
#: What is doubted on one day, and need not be on another.
OF_TODAY = (Rule(doubts.recorded_after_today),)


def broken_rules(draft: Draft) -> Iterator[Problem]:
    """Hold a package against every rule, refusing and warning, but those of today.

    Where a column is missing the ledger is refused anyway, and is not doubted too.
    """
    for rule in REFUSING:
        if rule.tables <= draft.whole and not rule.columns & draft.missing:
            yield from rule.find(draft)
    yield from _doubted(draft, WARNING)


def doubted_today(draft: Draft) -> Iterator[Problem]:
    """Hold a package against the rules that depend on the day."""
    yield from _doubted(draft, OF_TODAY)


def _doubted(draft: Draft, rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        if rule.tables <= draft.complete:
            yield from _some(iter(rule.find(draft)))


def _some(found: Iterator[Problem]) -> Iterator[Problem]:
    last = None
    for last in islice(found, MOST_NAMED):
        yield last
    if last is not None and (more := sum(1 for _ in found)):
        said = f"{more:,} more rows are doubted for the like"
        expected = f"Expected: as said of the {MOST_NAMED} rows that are named"
        where = Where(last.where.file)
        yield Problem(where, last.kind, said, expected, "Check the rows", WARNED)
