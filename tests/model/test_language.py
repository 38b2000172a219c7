"""The language that is spoken, and what is said in it."""

import pytest

from lib.model.language import (
    ENGLISH,
    LANGUAGES,
    by_language,
    gettext,
    language,
    ngettext,
    offered,
    preferred,
    speaking,
)
from tests.messages import catalogue, is_translated


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "en"),
        ("uk", "uk"),
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"),
        ("en;q=0.5,de;q=0.7", "de"),
        ("de;q=0,uk;q=0", "en"),
        ("fr", "en"),
        ("de;q=much", "en"),
        (", ;q=1,*", "en"),
    ],
)
@pytest.mark.usefixtures("every_language")
def test_a_browser_is_answered_in_what_it_likes_best(accepted, code):
    assert preferred(accepted) == code


def test_a_language_is_offered_once_its_catalogue_says_every_message():
    for code in offered():
        blank = [one.id for one in catalogue(code) if one.id and not is_translated(one)]
        assert blank == []


def test_a_language_is_spoken_within_and_not_after():
    with speaking("uk"):
        assert language() == "uk"
        with speaking("de"):
            assert language() == "de"
        assert language() == "uk"
    assert language() == ENGLISH


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_message_takes_its_parts_in_every_language(code):
    with speaking(code):
        assert "NAMED" in gettext("members of {group}", group="NAMED")
        assert "5" in ngettext("{number} pledge", "{number} pledges", 5)


def test_a_message_without_a_part_that_it_names_is_refused():
    with pytest.raises(KeyError):
        gettext("members of {group}", donor="NATO")


def test_what_is_kept_is_kept_for_each_language():
    made = []

    @by_language(2)
    def told(number, more=0):
        made.append((language(), number, more))
        return language()

    for code in ("uk", "de", "uk"):
        with speaking(code):
            assert told(1, more=2) == code
    assert made == [("uk", 1, 2), ("de", 1, 2)]
