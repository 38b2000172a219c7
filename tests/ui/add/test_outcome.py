"""What accepted rows come to: a ledger, or what is wrong with which of them."""

from lib.ledger.report import Problem, Where
from lib.ui.add.outcome import MOST_OTHERS, refused_rows
from tests.apps import groups
from tests.ui.add.texts import NEW, click, name_source, sent


def problem(file, key, found="it is wrong"):
    return Problem(
        Where(f"patch.zip/{file}.csv", 2, key), "k", found, "Expected: right"
    )


def test_each_problem_stands_with_its_row():
    outcome = refused_rows(
        (problem("pledges", "a"), problem("claims", "a-c1"), problem("sources", "s")),
        {"a": 0, "a-c1": 0, "b": 1},
    )
    assert len(outcome.problems[0]) == 2
    assert 1 not in outcome.problems
    assert outcome.others == ("it is wrong. Expected: right. Correct the row.",)
    assert outcome.ledger is None


def test_what_is_of_no_row_is_told_with_its_place_and_not_without_end():
    many = tuple(problem("donors", str(one)) for one in range(MOST_OTHERS + 2))
    others = refused_rows(many, {}).others
    assert others[0].startswith("patch.zip/donors.csv, row 2 (0): it is wrong")
    assert others[-1] == "And 2 more."


def test_a_row_that_the_ledger_refuses_says_why_and_no_patch_is_offered():
    app = name_source(click(sent(NEW), "accept_sure"))
    app = app.toggle(key="edit_0").set_value(True).run()
    app = app.text_input(key="claim_0_amount").set_value("many").run()
    assert any('amount "many"' in one.value for one in app.error)
    assert "Take it along" not in groups(app)
    app = app.text_input(key="claim_0_amount").set_value("5000000000").run()
    assert not app.error
    assert "Take it along" in groups(app)
