"""Words that are explained where they stand."""

import re

from lib.model.glossary import term
from tests.apps import opened


def explained(app):
    """Each word that is explained, with what describes it to a screen reader."""
    lines = [
        one.proto.body for one in app.get("html") if 'class="terms"' in one.proto.body
    ]
    words, meanings = {}, {}
    for line in lines:
        words |= dict(re.findall(r'aria-describedby="(\w+)">([^<]+)<', line))
        meanings |= dict(re.findall(r'role="tooltip" id="(\w+)">([^<]+)<', line))
    assert set(words) == set(meanings)
    return {word: meanings[one] for one, word in words.items()}


def test_a_chart_explains_its_words_as_the_glossary_does():
    found = explained(opened("donors", asof="2026-02-12"))
    for key in ("joint", "unattributed", "unpriced"):
        name, meaning = term(key)
        assert found[name] == f"{meaning}."
    assert "New money" in found


def test_a_chart_that_draws_nothing_explains_nothing():
    assert not explained(opened("timeline", asof="2020-01-01"))
