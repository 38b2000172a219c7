"""How well the rules read reports whose rows are known, and how long a page takes."""

from collections.abc import Mapping
from time import perf_counter

from lib.extract.documents import text_of
from lib.extract.names import names_of
from lib.extract.reader import extract
from lib.ledger.package import read_ledger
from lib.model.proposal import Names, Proposal
from tests.bench.frames import SEEDS
from tests.extract.scoring import (
    PARTS,
    Report,
    Score,
    printed_text,
    proposed_row,
    reports,
    scores,
    total,
)

#: Words of a page of text.
PAGE = 500


def proposals(report: Report, names: Names) -> tuple[Proposal, ...]:
    """Read one report as the command would."""
    text = text_of(report.path.read_bytes(), report.path.name)
    return extract(text, names, report.published_on).proposals


def scored(report: Report, names: Names) -> dict[str, Score]:
    """Score what the rules propose of one report."""
    rows = [proposed_row(one) for one in proposals(report, names)]
    return scores(report.rows, rows)


def seconds_a_page(report: Report, names: Names) -> float:
    """Time a second reading: the first one loads what all share."""
    proposals(report, names)
    start = perf_counter()
    proposals(report, names)
    words = len(printed_text(report.path).split())
    return (perf_counter() - start) * PAGE / words


def line(part: str, question: str, score: Score) -> str:
    """Write one row of the table."""
    counts = f"{score.right} | {score.proposed} | {score.expected}"
    return f"| {part} | {question} | {score.precision:.2f} | {score.recall:.2f} | {counts} |"


def table(found: Mapping[str, Mapping[str, Score]]) -> str:
    """Write the scores of each part as a table."""
    head = "| reports | question | precision | recall | right | proposed | expected |"
    rows = [
        line(part, question, score)
        for part, asked in found.items()
        for question, score in asked.items()
    ]
    return "\n".join([head, "| --- | --- | ---: | ---: | ---: | ---: | ---: |", *rows])


def report() -> None:
    """Print precision and recall of both parts, and the seconds that a page takes."""
    names = names_of(read_ledger(SEEDS).tables)
    corpus = {part: reports(part) for part in PARTS}
    every = {
        part: total(scored(one, names) for one in each) for part, each in corpus.items()
    }
    print(table(every))
    paces = [seconds_a_page(one, names) for each in corpus.values() for one in each]
    print(
        f"\na page of {PAGE} words: {sum(paces) / len(paces):.3f} s, at most {max(paces):.3f} s"
    )
