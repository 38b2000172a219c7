"""Every reference leads somewhere, and those between pledges never back to a row.

A reference to a replaced row also leads to the rows that replace it, where both can
stand on one date.
"""

from collections.abc import Collection, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import pandas as pd

from lib.ledger.draft import Draft, cells, keyed, keyed_pledges, members
from lib.ledger.files import DESCRIPTOR, DOCUMENTS, table_file
from lib.ledger.report import CORRECT_THE_ROW, Problem, Where, known_codes, quoted
from lib.model.keys import is_among
from lib.model.table_schema import foreign_keys
from lib.model.tables import TABLES
from lib.model.vocabulary import COUNTRIES, RESERVED

#: Columns whose cells list keys of another table; no Table Schema can say this.
LISTS = {
    ("meetings", "source_ids"): ("sources", "source_id"),
    ("pledges", "donors"): ("donors", "donor_id"),
    ("pledges", "mechanism"): ("mechanisms", "mechanism"),
    ("claims", "donors_as_named"): ("donors", "donor_id"),
}
_TERM = ("recorded_on", "withdrawn_on")

#: The pledges that each pledge refers to.
Graph = dict[str, set[str]]


class Link(NamedTuple):
    """One pledge refers to another, by its own words or through a correction."""

    pledge: str
    target: str


def broken_references(draft: Draft) -> Iterator[Problem]:
    """Find keys that no row of the table they refer to has."""
    for (table, column), target in (_references() | LISTS).items():
        into, key = target
        if {table, into} <= draft.whole and target not in draft.missing:
            named = draft.sound(table, column)[column].dropna()
            if (table, column) in LISTS:
                named = members(named)
            unknown = named[~is_among(named, draft[into][key])]
            known = tuple(draft[into][key].dropna().unique()) if len(unknown) else ()
            for row, cell in unknown.items():
                found = f"{column} {quoted(cell)} is not in {table_file(into)}"
                expected = known_codes(str(cell), known)
                yield Problem(draft.at(table, row), "broken reference", found, expected)


@cache
def _references() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (table, column): target
        for table, contract in TABLES.items()
        for column, target in foreign_keys(contract).items()
    }


def undeclared_words(draft: Draft) -> Iterator[Problem]:
    """Find words that the descriptor does not declare."""
    for table, contract in TABLES.items():
        for column, rule in contract.to_schema().columns.items():
            known = draft.vocabulary.get((rule.metadata or {}).get("declared", ""))
            if known is not None:
                found = draft.sound(table, column)[column]
                words = members(found) if rule.checks else found.dropna()
                for row, word in words[~is_among(words, known)].items():
                    yield _undeclared(draft.at(table, row), column, word, known)


def _undeclared(
    where: Where, column: str, word: str, known: Collection[str]
) -> Problem:
    found = f"{column} {quoted(word)} is not known"
    remedy = f"{CORRECT_THE_ROW}, or declare the word in {DESCRIPTOR}"
    return Problem(where, "unknown code", found, known_codes(word, known), remedy)


def odd_donor_ids(draft: Draft) -> Iterator[Problem]:
    """Find governments without a code of ISO 3166, and what would be taken for others."""
    donors = draft.sound("donors", "donor_id", "kind")
    governments = donors[donors["kind"] == "government"]
    for row, code in cells(governments, "donor_id"):
        if code not in COUNTRIES:
            found = f"the government {quoted(code)} has no code of ISO 3166 alpha-3"
            expected = known_codes(code, COUNTRIES)
            yield Problem(draft.at("donors", row), "unknown code", found, expected)
    taken = {*draft.vocabulary.get("groups", ()), *RESERVED}
    ids = donors["donor_id"]
    for row, code in cells(
        donors[ids.isin(list(taken)) | ids.str.isdigit()], "donor_id"
    ):
        found = f"the donor_id {quoted(code)} names a group, a year or a state too"
        expected = "Expected: a code that names nothing else"
        yield Problem(draft.at("donors", row), "taken code", found, expected)


def unknown_documents(draft: Draft) -> Iterator[Problem]:
    """Find documents of no source."""
    sources = tuple(draft["sources"]["source_id"].dropna())
    for name in draft.documents:
        if name not in sources:
            path = draft.folder / DOCUMENTS / f"{name}.txt"
            found = f"no source has the source_id {quoted(name)}"
            expected = known_codes(name, sources)
            remedy = "Rename the document, or add its source"
            yield Problem(Where(str(path)), "unknown document", found, expected, remedy)


def circular_references(draft: Draft) -> Iterator[Problem]:
    """Find every cycle of part_of and counted_in together, and those of replaces."""
    dated = draft.once(_dated)
    both = [*links(dated, "part_of"), *links(dated, "counted_in")]
    yield from _cycles(draft, both, "part_of and counted_in")
    replaced = draft.once(keyed_pledges)["replaces"].dropna()
    corrections = [Link(str(new), old) for new, old in replaced.items()]
    yield from _cycles(draft, corrections, "replaces")


def links(pledges: pd.DataFrame, column: str) -> list[Link]:
    """List where `part_of` or `counted_in` of pledges, indexed by their key, leads.

    That is its target, and what replaces that and stands too.
    """
    heirs: Graph = {}
    for new, old in pledges["replaces"].dropna().items():
        heirs.setdefault(old, set()).add(str(new))
    named = pledges[column].dropna()
    corrected = pledges["replaces"].notna() | is_among(pledges[column], heirs)
    term = {pledge: days for pledge, *days in cells(pledges[corrected], *_TERM)}
    found = []
    for pledge, target in zip(named.index, named, strict=True):
        found.append(Link(pledge, target))
        if target in heirs:
            found += [
                Link(pledge, heir)
                for heir in sorted(_heirs_of(target, heirs))
                if _meet(term[pledge], term[heir])
            ]
    return found


def counted_in_cumulative(draft: Draft) -> Iterator[Problem]:
    """Find money said to be counted in a running total, which is in no sum."""
    pledges = draft.once(_dated)
    cumulative = set(pledges.index[pledges["scope"] == "cumulative"])
    for link in links(pledges, "counted_in"):
        if link.target in cumulative:
            yield Problem(
                draft.at("pledges", pledges["row"].loc[link.pledge]),
                "counted in cumulative",
                f"counted_in leads to {quoted(link.target)}, which is cumulative",
                "Expected: a pledge that is in a sum",
            )


def untimely_replacements(draft: Draft) -> Iterator[Problem]:
    """Find rows that replace what another replaces, or what still stands."""
    pledges = draft.sound("pledges", "replaces", "recorded_on", "withdrawn_on")
    corrections = pledges[pledges["replaces"].notna()]
    if corrections.empty:
        return
    yield from _replaced_twice(draft, corrections)
    # Unlike map, reindex keeps the type where no row can be read.
    withdrawn = keyed(pledges)["withdrawn_on"].reindex(corrections["replaces"])
    withdrawn = withdrawn.set_axis(corrections.index)
    there = is_among(corrections["replaces"], pledges["pledge_id"])
    stands = there & ~(withdrawn <= corrections["recorded_on"])
    for row, old, day in cells(corrections[stands], "replaces", "recorded_on"):
        yield Problem(
            draft.at("pledges", row),
            "replaced and not withdrawn",
            f"{quoted(old)} is replaced and still stands on {day.date()}",
            "Expected: its withdrawn_on at the replacement's recorded_on or before",
            "Withdraw the replaced row",
        )


def _replaced_twice(draft: Draft, corrections: pd.DataFrame) -> Iterator[Problem]:
    first = corrections.drop_duplicates("replaces").set_index("replaces")["pledge_id"]
    again = corrections[corrections.duplicated("replaces")]
    for row, old in cells(again, "replaces"):
        yield Problem(
            draft.at("pledges", row),
            "replaced twice",
            f"{quoted(old)} is replaced by {quoted(first[old])} already",
            "Expected: one row that replaces another",
            "Replace the later row instead",
        )


def _dated(draft: Draft) -> pd.DataFrame:
    """Key the pledges, without the replacements whose term cannot be read.

    A term that is not known would seem open, and lead to rows that never stand
    together with the one that refers to them.
    """
    pledges = draft["pledges"]
    dated = pledges.index.isin(draft.sound("pledges", *_TERM).index)
    return keyed(pledges.assign(replaces=pledges["replaces"].where(dated)))


def _heirs_of(pledge: str, heirs: Graph) -> set[str]:
    """Collect what replaces a row, and what replaces that."""
    found: set[str] = set()
    open_ones = [pledge]
    while open_ones:
        new = heirs.get(open_ones.pop(), set()) - found
        found |= new
        open_ones += new
    return found


def _meet(one: list[pd.Timestamp], other: list[pd.Timestamp]) -> bool:
    """Tell whether two rows can stand on one date; a missing day counts as open."""
    (begun, ended), (from_, until) = one, other
    return not (ended <= from_ or until <= begun)


def _cycles(draft: Draft, found: list[Link], columns: str) -> Iterator[Problem]:
    row: pd.Series[int] = draft.once(keyed_pledges)["row"]
    graph: Graph = {}
    for link in found:
        graph.setdefault(link.pledge, set()).add(link.target)
    while (path := _a_cycle(graph)) is not None:
        graph[path[0]].discard(path[1])
        start = min(range(len(path) - 1), key=lambda at: row.loc[path[at]])
        shown = [*path[start:-1], *path[:start], path[start]]
        yield Problem(
            draft.at("pledges", row.loc[path[start]]),
            "cycle",
            f"{columns} lead back to the row: {' -> '.join(shown)}",
            "Expected: no way back",
            "Correct one of these rows",
        )


def _a_cycle(graph: Graph) -> list[str] | None:
    """Find one cycle, in the direction of the references, first and last the same."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        path: list[str] = error.args[1]
        return path[::-1]
    return None
