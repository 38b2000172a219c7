"""The rules meet their targets on the reports that they were written with in view."""

from lib.extract.names import names_of
from lib.ledger.package import read_ledger
from tests.bench.extract import SEEDS, scored, table
from tests.extract.scoring import Score, reports, total


def test_the_targets_are_met_on_the_seen_reports():
    names = names_of(read_ledger(SEEDS).tables)
    found = total(scored(report, names) for report in reports("seen"))
    sums, conditions = found["donor, amount, currency"], found["condition"]
    assert sums.precision >= 0.95, table({"seen": found})
    assert sums.recall >= 0.85, table({"seen": found})
    assert min(conditions.precision, conditions.recall) >= 0.9, table({"seen": found})


def test_the_table_has_a_line_for_each_question_of_each_part():
    lines = table({"seen": {"pledge": Score(1, 2, 4)}}).splitlines()
    assert lines[2:] == ["| seen | pledge | 0.50 | 0.25 | 1 | 2 | 4 |"]
