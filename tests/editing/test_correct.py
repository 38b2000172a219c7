import io
import sys

import pytest

from lib.editing import correct
from lib.ledger.correction import claims_of
from lib.ledger.package import read_ledger
from tests.ledgers import write_ledger


@pytest.fixture
def folder(tmp_path):
    return write_ledger(tmp_path / "tiny")


def pledge(folder, key):
    pledges = read_ledger(folder)["pledges"].set_index("pledge_id")
    return pledges.loc[key]


def test_options_say_what_is_right(folder):
    asked = ["--pledge", "deu", "--set", "novelty=unclear|item=guns; drones"]
    assert correct.main([str(folder), *asked, "--note", "why = so"]) == 0
    new = pledge(folder, "deu-v2")
    assert tuple(new[["novelty", "item", "note"]]) == (
        "unclear",
        "guns; drones",
        "why = so",
    )
    assert read_ledger(folder).version == "1.0.1"


def test_a_pledge_is_dropped(folder, capsys):
    assert correct.main([str(folder), "--pledge", "deu", "--drop"]) == 0
    assert "- No donor named: $60 million more" in capsys.readouterr().out


def test_a_lead_gives_way(folder):
    asked = ["--claim", "deu-c1", "--drop", "--lead", "deu-c2"]
    assert correct.main([str(folder), *asked]) == 0
    (left,) = claims_of(read_ledger(folder), "deu")
    assert (left["claim_id"], left["lead"]) == ("deu-c3", "true")


def test_a_lead_without_heir_is_refused(folder, capsys):
    assert correct.main([str(folder), "--claim", "deu-c1", "--drop"]) == 1
    assert "leads. Expected: exactly one lead" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "What to correct is not said. Expected: PLEDGE=id"),
        (["--pledge", "deu"], "What to correct is not said"),
        (["--pledge", "deu", "--claim", "deu-c1", "--drop"], "What to correct is not"),
        (["--pledge", "deu", "--set", "unclear"], '"unclear" sets nothing'),
        (
            ["--pledge", "dou", "--drop"],
            '"dou" is not in the ledger. Known: total, deu',
        ),
        (
            ["--pledge", "deu", "--set", "aid_type=arms"],
            "is not known. Known: military",
        ),
    ],
)
def test_what_is_not_understood_changes_nothing(
    folder, asked, said, capsys, monkeypatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert correct.main([str(folder), *asked]) == 1
    out = capsys.readouterr().out
    assert said in out
    assert out.endswith("Nothing was changed.\n")
    assert read_ledger(folder).version == "1.0.0"


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("answers", "key", "table"),
    [
        ("deu\n\nnovelty=unclear\n\nbecause\n", "deu-v2", "pledges"),
        ("deu-c2\nclaim\namount=55000000\n\n\n", "deu-c3", "claims"),
        ("deu-c1\nclaim\n\ndeu-c2\n", "deu-c3", "claims"),
        ("lva\npledge\n\n", "lva", "pledges"),
    ],
)
def test_who_sits_at_a_terminal_is_asked(folder, answers, key, table, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    assert correct.main([str(folder)]) == 0
    ledger = read_ledger(folder)
    assert key in set(ledger[table].iloc[:, 0])
    assert ledger.version == "1.0.1"
