"""How much of what reports say a reader finds, and how much of what it finds they say."""

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from lib.model.proposal import Proposal
from lib.model.vocabulary import SEPARATOR

CORPUS = Path(__file__).parent / "corpus"
PARTS = ("seen", "unseen")
SUFFIXES = (".txt", ".md", ".html")
#: What must agree in an exact row; unit, item and printed words are free.
EXACT = (
    *("scope", "donors", "amount", "amount_to", "currency", "qualifier", "quantity"),
    *("mechanism", "novelty", "period_start", "period_end", "condition"),
)
#: What tells a row from others, and how much: all that agree must reach `ENOUGH`.
TELLING = {
    ("donors",): 4.0,
    ("amount", "currency"): 4.0,
    ("qualifier", "currency"): 0.5,
    ("quantity",): 3.0,
    ("mechanism",): 1.0,
    ("novelty",): 0.25,
}
ENOUGH = 3.0
#: Words of a condition that say nothing of what it asks for.
EMPTY_WORDS = {
    *(
        "a",
        "an",
        "and",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "of",
        "on",
    ),
    *("or", "the", "to"),
}

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Report:
    """A report of the corpus: its text as read, and the rows that it holds."""

    name: str
    style: str
    path: Path
    published_on: date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Score:
    """How many were right of those proposed and of those expected."""

    right: int = 0
    proposed: int = 0
    expected: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Count two reports together."""
        return Score(
            self.right + other.right,
            self.proposed + other.proposed,
            self.expected + other.expected,
        )

    @property
    def precision(self) -> float:
        """The share of what was proposed that is right; 1 where nothing was."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 where nothing was."""
        return self.right / self.expected if self.expected else 1.0


def reports(part: str) -> tuple[Report, ...]:
    """Read the seen or the unseen part of the corpus, by name."""
    paths = (path for path in (CORPUS / part).iterdir() if path.suffix in SUFFIXES)
    return tuple(_report(path) for path in sorted(paths))


def _report(path: Path) -> Report:
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    day = date.fromisoformat(told["published_on"])
    return Report(path.stem, told["style"], path, day, tuple(told["rows"]))


def printed_text(path: Path) -> str:
    """Return what a reader sees of a report, without marks of HTML."""
    text = path.read_text(encoding="utf-8")
    return html.unescape(text).replace("\xa0", " ")


def proposed_row(proposal: Proposal) -> Row:
    """Write a proposal as the rows of the corpus are: blanks left out."""
    cells = {**proposal.claim, **proposal.pledge}
    numbers = ("amount", "amount_to", "quantity", "condition_threshold")
    row: dict[str, Any] = {name: cell for name, cell in cells.items() if cell}
    row |= {name: float(row[name]) for name in numbers if name in row}
    row["donors"] = sorted(filter(None, cells.get("donors", "").split(SEPARATOR)))
    return row


def scores(expected: Sequence[Row], proposed: Sequence[Row]) -> dict[str, Score]:
    """Score what was proposed of one report, by what is asked.

    Running totals are a question of their own: neither they nor rows that are optional
    count among pledges.
    """
    running = _running(expected), _running(proposed)
    pledges = [[row for row in rows if row not in total] for rows, total in
               zip((expected, proposed), running, strict=True)]  # fmt: skip
    pairs = paired(*pledges)
    sure = [(one, other) for one, other in pairs if not one.get("optional")]
    excused = [other for one, other in pairs if one.get("optional")]
    wanted = [row for row in pledges[0] if not row.get("optional")]
    offered = [row for row in pledges[1] if not any(row is one for one in excused)]
    found = {
        question: Score(
            sum(agree(one, other, fields) for one, other in sure if has(one, needed)),
            sum(has(row, needed) for row in offered),
            sum(has(row, needed) for row in wanted),
        )
        for question, (needed, fields) in QUESTIONS.items()
    }
    alike = len(paired(*running))
    return found | {"running total": Score(alike, len(running[1]), len(running[0]))}


#: What is asked: of rows that hold something, which fields agree.
QUESTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pledge": ("", ()),
    "amount": ("amount", ("amount", "amount_to")),
    "currency": ("currency", ("currency",)),
    "qualifier": ("qualifier", ("qualifier",)),
    "donor": ("donors", ("donors",)),
    "condition": ("condition", ("condition",)),
    "donor, amount, currency": ("", ("donors", "amount", "currency")),
    "exact row": ("", EXACT),
}


def has(row: Row, field: str) -> bool:
    """Tell whether a row holds a field; every row holds none in particular."""
    if field == "condition":
        return bool(row.get("condition_item") or row.get("condition"))
    return not field or row.get(field) not in (None, "", "none", [])


def agree(one: Row, other: Row, fields: Iterable[str]) -> bool:
    """Tell whether a proposed row agrees with an expected one in all the fields.

    What the expected one leaves open is not compared.
    """
    asked = (field for field in fields if field not in one.get("open", ()))
    return all(_agrees(one, other, field) for field in asked)


def _agrees(one: Row, other: Row, field: str) -> bool:
    if field != "condition":
        return bool((one.get(field) or None) == (other.get(field) or None))
    if not has(one, "condition") or not has(other, "condition"):
        return has(one, "condition") == has(other, "condition")
    same = one.get("condition_threshold") == other.get("condition_threshold")
    return same and bool(_condition_words(one) & _condition_words(other))


def _condition_words(row: Row) -> set[str]:
    """Take the stems of the words of substance."""
    told = f"{row.get('condition_item', '')} {row.get('condition', '')}"
    words = set(re.findall(r"[a-z]+", told.lower())) - EMPTY_WORDS
    return {word[:6].rstrip("s") for word in words}


def paired(expected: Sequence[Row], proposed: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair rows that speak of one promise, the most alike first, each at most once."""
    alike = [
        (-likeness(one, other), first, second)
        for (first, one), (second, other) in product(
            enumerate(expected), enumerate(proposed)
        )
    ]
    pairs: dict[int, int] = {}
    for minus, first, second in sorted(alike):
        if -minus >= ENOUGH and first not in pairs and second not in pairs.values():
            pairs[first] = second
    return [(expected[first], proposed[second]) for first, second in pairs.items()]


def likeness(one: Row, other: Row) -> float:
    """Weigh what two rows have in common; a blank is nothing in common."""
    return sum(
        weight
        for fields, weight in TELLING.items()
        if all(one.get(name) and one[name] == other.get(name) for name in fields)
    )


def _running(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.get("scope") == "cumulative"]


def total(each: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Add the scores of several reports up, question by question."""
    added: dict[str, Score] = {}
    for scored in each:
        for question, score in scored.items():
            added[question] = added.get(question, Score()) + score
    return added
