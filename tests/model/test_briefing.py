"""A briefing: read from a link, written to one, edited."""

from urllib.parse import urlencode

import pytest

from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_PLAIN,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    Entry,
    charts_named,
    read_briefing,
)
from lib.model.packing import MOST_BYTES, as_json, packed

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


#: Words that do not repeat, and a briefing with many of them.
NOISE = [f"{(n * 7919) % 104729:x}" for n in range(4_000)]


def of_words(count):
    comment = " ".join(NOISE[:count])
    return Briefing("Pack", (Entry("donors", "Head", comment), Entry("bridge@m1")))


def test_a_long_briefing_is_one_value_of_the_link_and_reads_back_the_same():
    briefing = of_words(300)
    ((name, value),) = briefing.query()
    assert name == "pack"
    assert len(value) < len(urlencode(briefing.pairs()))
    assert read(*briefing.query()) == (briefing, [])
    assert read(*briefing.pairs()) == (briefing, [])
    assert charts_named(query_of(briefing.query())) == ["donors", "bridge@m1"]
    assert charts_named(query_of(briefing.pairs())) == ["donors", "bridge@m1"]


def test_a_short_briefing_stays_readable_in_its_link():
    short, long = of_words(100), of_words(200)
    assert len(urlencode(short.pairs())) < LONGEST_PLAIN < len(urlencode(long.pairs()))
    assert short.query() == short.pairs()
    assert long.query()[0][0] == "pack"


def test_the_largest_briefing_of_all_can_be_packed_and_read():
    named = [f"c{place}" for place in range(MOST_CHARTS)]
    words = "\U0001d54f" * LONGEST_COMMENT
    full = Briefing(
        words[:LONGEST_TITLE],
        tuple(Entry(one, words[:LONGEST_TITLE], words) for one in named),
    )
    assert len(as_json(full.pairs())) < MOST_BYTES
    assert read_briefing(query_of(full.query()), named, {}) == (full, [])


PACK = of_words(300).query()[0]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("pack", PACK[1][:500])], "is damaged. Expected: the link of a briefing"),
        ([("pack", "nonsense")], 'pack "nonsense" is damaged'),
        ([("pack", packed([("chart", "no"), ("x", "y")]))], "holds no briefing"),
        ([("pack", packed([("title", "x")]))], "holds no briefing"),
        ([("pack", packed([("chart", "no")]))], 'chart "no" is not known'),
        ([PACK, PACK], "is one too many. Expected: `pack` alone."),
        ([PACK, ("title", "x")], 'title "x" is one too many. Expected: `pack` alone.'),
    ],
)
def test_a_pack_that_is_not_understood_is_said(pairs, found):
    _, problems = read(*pairs)
    assert len(problems) == 1
    assert found in said(problems)
    assert len(said(problems)) < 250


def test_a_pack_counts_whatever_stands_beside_it():
    briefing, problems = read(PACK, ("chart", "timeline"), ("chart", "donors"))
    assert briefing == of_words(300)
    assert len(problems) == 2
    assert read(("pack", "")) == (Briefing(), [])


def test_a_chart_of_a_pack_takes_the_row_that_the_link_opens():
    pack = ("pack", packed([("chart", "bridge")]))
    assert read(pack, ("show", "m2"))[0].entries == (Entry("bridge@m2"),)


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
