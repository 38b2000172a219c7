"""The route by which the header's box finds."""

import pytest


def found(ask, query):
    answer = ask(f"/v1/search.json?{query}")
    assert answer.status_code == 200
    return answer.json()["finds"]


def test_a_find_is_a_path_that_keeps_the_selection(ask):
    first = found(ask, "q=norway&currency=EUR&show=DEU")[0]
    assert first == {
        "kind": "donor",
        "words": "Norway",
        "told": "",
        "address": "/donors?currency=EUR&show=NOR",
    }


def test_a_day_that_is_not_chosen_stays_open(ask):
    assert "asof" not in found(ask, "q=norway")[0]["address"]
    dated = found(ask, "q=norway&asof=2026-11-01")[0]["address"]
    assert "asof=2026-11-01" in dated


def test_without_words_it_gives_questions(ask):
    asked = found(ask, "currency=EUR")
    assert asked
    assert {one["kind"] for one in asked} == {"question"}
    assert all("currency=EUR" in one["address"] for one in asked)


def test_an_answer_is_kept_until_words_or_choices_change(ask):
    tags = {
        ask(f"/v1/search.json?{query}").headers["etag"]
        for query in ("", "q=norway", "q=germany", "q=norway&currency=EUR")
    }
    assert len(tags) == 4
    tag = ask("/v1/search.json?q=norway").headers["etag"]
    assert ask("/v1/search.json?q=norway", if_none_match=tag).status_code == 304


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=%2B%2B", "with a letter or a digit"),
        (f"q={'a' * 201}", "at most 200 characters"),
        ("q=norway&donor=ATLANTIS", "ATLANTIS"),
        ("words=norway", "words"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_is_expected(ask, query, said):
    answer = ask(f"/v1/search.json?{query}")
    assert answer.status_code == 400
    assert said in answer.text
