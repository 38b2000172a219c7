"""Every rule is asked, where what it needs could be read."""

from dataclasses import replace
from inspect import getmembers, isfunction, signature

import pytest

from lib.ledger import claims, doubts, promises, rates, references, rules, translations
from lib.ledger.draft import Draft
from lib.ledger.package import examine
from lib.ledger.report import WARNED, Problem, Where
from lib.ledger.rules import (
    OF_TODAY,
    REFUSING,
    WARNING,
    Rule,
    broken_rules,
    doubted_today,
)

TOY = Problem(Where("toy"), "toy", "it is odd", "Expected: even")


@pytest.fixture
def draft(folder):
    return examine(folder).draft


def asked(monkeypatch, draft, **rule):
    """Say whether a rule of these needs is asked, as a refusing and a warning one."""
    made = Rule(lambda _: [TOY], **rule)
    found = []
    for name in ("REFUSING", "WARNING"):
        monkeypatch.setattr(rules, "REFUSING", ())
        monkeypatch.setattr(rules, "WARNING", ())
        monkeypatch.setattr(rules, name, (made,))
        found.append(list(broken_rules(draft)) == [TOY])
    return tuple(found)


def test_no_rule_is_forgotten():
    found = {
        function
        for module in (references, promises, claims, rates, translations, doubts)
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if list(signature(function).parameters) == ["draft"]
    }
    every = [rule.find for rule in (*REFUSING, *WARNING, *OF_TODAY)]
    assert found == set(every)
    assert len(found) == len(every)


def test_what_doubts_only_warns_and_the_rest_refuses():
    assert {rule.find.__module__ for rule in (*WARNING, *OF_TODAY)} == {doubts.__name__}
    assert doubts.__name__ not in {rule.find.__module__ for rule in REFUSING}


def test_a_rule_needs_its_tables(monkeypatch, draft):
    pledges = frozenset({"pledges"})
    assert asked(monkeypatch, draft, tables=pledges) == (True, True)
    without: Draft = replace(draft, whole=draft.whole - pledges)
    assert asked(monkeypatch, without, tables=pledges) == (False, False)
    assert asked(monkeypatch, without) == (True, True)


def test_where_a_column_is_missing_nothing_is_doubted(monkeypatch, draft):
    column = frozenset({("pledges", "scope")})
    lacking = replace(draft, missing=column)
    pledges = frozenset({"pledges"})
    assert asked(monkeypatch, lacking, tables=pledges) == (True, False)
    assert asked(monkeypatch, lacking, columns=column) == (False, True)


def test_the_sound_ledger_breaks_none(draft):
    assert [one for one in broken_rules(draft) if one.severity != WARNED] == []


def test_what_depends_on_the_day_is_asked_apart(monkeypatch, draft):
    monkeypatch.setattr(rules, "OF_TODAY", (Rule(lambda _: [TOY]),))
    assert list(doubted_today(draft)) == [TOY]
    assert TOY not in list(broken_rules(draft))


def test_of_very_many_warnings_of_a_rule_the_first_are_spelled_out_and_the_rest_counted(
    monkeypatch, draft
):
    many = [replace(TOY, where=Where("toy", row), severity=WARNED) for row in range(9)]
    monkeypatch.setattr(rules, "MOST_NAMED", 4)
    monkeypatch.setattr(rules, "REFUSING", ())
    monkeypatch.setattr(rules, "WARNING", (Rule(lambda _: many),))
    *named, left = broken_rules(draft)
    assert named == many[:4]
    assert left.severity == WARNED
    assert str(left) == (
        "toy: 5 more rows are doubted for the like. Expected: as said of the 4 rows "
        "that are named. Check the rows."
    )
    monkeypatch.setattr(rules, "MOST_NAMED", 9)
    assert list(broken_rules(draft)) == many
