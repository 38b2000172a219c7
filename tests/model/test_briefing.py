"""A briefing: read from a link, written to one, edited."""

import pytest

from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    Entry,
    read_briefing,
)

CHARTS = ("donors", "timeline", "bridge")
OF_ONE = {"bridge": frozenset({"m1", "m2"})}


def query_of(pairs):
    names = dict.fromkeys(name for name, _ in pairs)
    return {name: [value for one, value in pairs if one == name] for name in names}


def read(*pairs):
    return read_briefing(query_of(pairs), CHARTS, OF_ONE)


def said(problems):
    return " ".join(map(str, problems))


def test_a_link_holds_the_whole_briefing_and_reads_back_the_same():
    briefing = Briefing(
        "For the minister",
        (
            Entry("timeline", heading="2: how it grew"),
            Entry("bridge@m1", comment="Two\nlines: one and two."),
            Entry("donors"),
        ),
    )
    again, problems = read(*briefing.query())
    assert again == briefing
    assert problems == []


def test_what_is_blank_stays_out_of_the_link():
    assert Briefing().query() == []
    assert Briefing("", (Entry("donors"),)).query() == [("chart", "donors")]
    assert read(("chart", ""), ("title", ""), ("heading", "")) == (Briefing(), [])


def test_charts_keep_their_order():
    briefing, _ = read(("chart", "timeline"), ("chart", "donors"))
    assert [entry.named for entry in briefing.entries] == ["timeline", "donors"]


@pytest.mark.parametrize("name", ["set", "show", "item"])
def test_a_chart_of_one_row_takes_the_row_that_the_link_opens(name):
    briefing, problems = read(("chart", "bridge"), (name, "m2"))
    assert briefing.entries == (Entry("bridge@m2"),)
    assert problems == []


def test_a_row_that_is_opened_and_does_not_fit_is_not_taken():
    _, problems = read(("chart", "bridge"), ("show", "DEU"))
    assert "needs a row" in said(problems)


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("chart", "nonsense")], 'chart "nonsense" is not known'),
        ([("chart", "bridge")], 'chart "bridge" needs a row. Expected: bridge@<row>.'),
        ([("chart", "bridge@m9")], "names no row that this chart can be of"),
        ([("chart", "donors@m1")], "is of no single row. Expected: donors."),
        ([("chart", "donors"), ("chart", "donors")], "is one too many"),
        ([("heading", "1:Hello")], "is of no chart in this briefing"),
        ([("chart", "donors"), ("heading", "2:x")], "n from 1 to 1"),
        ([("chart", "donors"), ("heading", "0:x")], "n from 1 to 1"),
        ([("chart", "donors"), ("comment", "no number")], "is of no chart"),
        (
            [("chart", "donors"), ("heading", "1:x"), ("heading", "1:y")],
            "Expected: one heading of chart 1.",
        ),
        ([("title", "a"), ("title", "b")], 'one title; "a" came first'),
        ([("title", "x" * 50_000)], "has 50,000 characters. Expected: at most 200."),
        (
            [("chart", "donors"), ("comment", "1:" + "x" * 2001)],
            "has 2,001 characters. Expected: at most 2,000.",
        ),
    ],
)
def test_what_is_not_understood_is_said(pairs, found):
    _, problems = read(*pairs)
    assert len(problems) == 1
    assert found in said(problems)
    assert len(said(problems)) < 250


def test_an_unknown_chart_lists_those_that_are_known():
    _, problems = read(("chart", "nonsense"))
    assert problems[0].allowed == CHARTS


def test_ten_thousand_charts_are_one_problem():
    briefing, problems = read(*[("chart", "donors")] + [("chart", "no")] * 9_999)
    assert 'chart "10000 times" is too many' in said(problems[:1])
    assert len(problems) == MOST_CHARTS
    assert briefing.entries == (Entry("donors"),)


def test_texts_of_the_longest_kind_are_kept_whole():
    title, comment = "t" * LONGEST_TITLE, "c" * LONGEST_COMMENT
    pairs = [("chart", "donors"), ("title", title), ("comment", f"1:{comment}")]
    briefing, problems = read(*pairs, ("heading", f"1:{title}"))
    assert problems == []
    assert briefing == Briefing(title, (Entry("donors", title, comment),))


def test_words_stay_with_their_chart_where_one_before_it_is_refused():
    briefing, problems = read(
        ("chart", "nonsense"), ("chart", "donors"), ("heading", "2:Who gives")
    )
    assert briefing.entries == (Entry("donors", "Who gives"),)
    assert len(problems) == 1


def test_signs_without_ink_are_dropped_and_markup_is_left_as_text():
    briefing, problems = read(
        ("chart", "donors"),
        ("title", "A\x00\x1b[31m \u202e<b>bold</b>\ud800\nline"),
        ("comment", "1:one\r\ntwo\x07\ufffe"),
    )
    assert problems == []
    assert briefing.title == "A[31m <b>bold</b> line"
    assert briefing.entries[0].comment == "one\ntwo"


@pytest.fixture
def three():
    entries = (Entry("a", "A"), Entry("b", "B", "why"), Entry("c"))
    return Briefing("Pack", entries)


def names(briefing):
    return "".join(entry.named for entry in briefing.entries)


def test_a_chart_is_added_once_at_the_end(three):
    assert names(three.added("d")) == "abcd"
    assert three.added("b") == three


def test_a_full_briefing_takes_no_more():
    full = Briefing()
    for number in range(MOST_CHARTS):
        assert not full.full
        full = full.added(f"chart{number}")
    assert full.full
    assert full.added("one more") == full


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [(1, 2, "bac"), (3, 2, "acb"), (1, 0, "abc"), (3, 4, "abc"), (1, 3, "bca")],
)
def test_a_chart_moves_with_its_words(three, place, to, order):
    moved = three.moved(place, to)
    assert names(moved) == order
    assert set(moved.entries) == set(three.entries)


def test_a_chart_is_taken_out_with_its_words(three):
    assert three.removed(2).entries == (Entry("a", "A"), Entry("c"))


def test_words_of_one_place_are_changed(three):
    assert three.headed(3, " New\nhead ").entries[2] == Entry("c", "New head")
    assert three.commented(2, "").entries[1] == Entry("b", "B")
    assert three.titled("Other").title == "Other"
    assert three.headed(1, "x").entries[1:] == three.entries[1:]
