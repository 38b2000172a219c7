"""The list of mutants does not rot, and what survives is reported."""

import pytest

from tests.mutants.mutants import ROOT, Misplaced, Mutant, all_mutants, mutated
from tests.mutants.run import Unsound, outcomes, refuse_broken, report

MUTANTS = all_mutants()
ROOMS = ("model", "ledger", "frames", "charts", "export", "web", "ui")
DOUBLE = Mutant("twice becomes thrice", "toy.py", "2 * x", "3 * x", ("test_toy.py",))


def test_every_room_has_mutants_and_each_mutant_a_name_of_its_own():
    assert {one.file.split("/")[1] for one in MUTANTS} == {*ROOMS}
    assert len({one.name for one in MUTANTS}) == len(MUTANTS) >= 45


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_mutant_has_its_place_and_its_tests(mutant: Mutant):
    assert mutated(mutant, ROOT) != (ROOT / mutant.file).read_text(encoding="utf-8")
    for test in mutant.tests:
        path, _, name = test.partition("::")
        defined = f"def {name.partition('[')[0]}("
        assert defined in (ROOT / path).read_text(encoding="utf-8"), test


@pytest.fixture
def tree(tmp_path):
    """Make a tree with a function and a test that looks at it in one place."""
    (tmp_path / "toy.py").write_text("def double(x):\n    return 2 * x\n")
    (tmp_path / "test_toy.py").write_text(
        "from toy import double\n\ndef test_three():\n    assert double(3) == 6\n"
    )
    return tmp_path


def test_a_mutant_that_no_test_kills_is_reported(tree, capsys):
    weak = Mutant("six is not doubled", "toy.py", "2 * x", "6", DOUBLE.tests)
    before = (tree / "toy.py").read_bytes()
    assert report(outcomes([DOUBLE, weak], [tree])) == [weak]
    assert (tree / "toy.py").read_bytes() == before
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("| twice becomes thrice | test_toy.py::test_three | ")
    assert lines[3].startswith("| six is not doubled | **survived** | ")


def test_a_text_that_does_not_stand_there_once_is_refused(tree):
    lost = Mutant("lost", "toy.py", "4 * x", "", DOUBLE.tests)
    twice = Mutant("twice", "toy.py", "x", "y", DOUBLE.tests)
    for mutant, count in ((lost, 0), (twice, 2)):
        said = rf'toy\.py, mutant "{mutant.name}": its old text stands there {count} '
        with pytest.raises(Misplaced, match=said):
            refuse_broken([DOUBLE, mutant], tree)


def test_tests_that_fail_by_themselves_kill_nothing(tree):
    (tree / "toy.py").write_text("def double(x):\n    return 1 + 2 * x\n")
    with pytest.raises(Unsound, match="Without any mutant the tests do not pass"):
        refuse_broken([DOUBLE], tree)


def test_a_mutant_whose_tests_are_not_there_is_refused(tree):
    absent = Mutant("absent", "toy.py", "2", "3", ("test_toy.py::test_nothing",))
    with pytest.raises(Unsound, match="no test was run"):
        list(outcomes([absent], [tree]))
