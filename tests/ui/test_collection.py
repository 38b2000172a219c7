"""The briefing kept in the session and in the link of its page."""

import pytest
from streamlit.errors import StreamlitAPIException

from lib.model.briefing import Briefing, Entry
from lib.model.parameters import BadValue
from lib.ui import collection
from tests.toys import toy_ledger


class Query(dict):
    """The names of a link, each with its values in order."""

    def get_all(self, name):
        return self.get(name, [])

    def update(self, given):
        super().update({name: list(values) for name, values in given.items()})


class Page:
    """What the module takes of Streamlit."""

    def __init__(self):
        self.session_state, self.query_params, self.said = {}, Query(), []

    def toast(self, text):
        self.said.append(text)

    def rerun(self):
        raise StreamlitAPIException("rerun")


@pytest.fixture
def page(monkeypatch):
    made = Page()
    monkeypatch.setattr(collection, "st", made)
    return made


def test_charts_are_added_once_counted_and_taken_out(page):
    for named in ("timeline", "items", "timeline"):
        collection.add(named)
    assert [one.named for one in collection.collected().entries] == [
        "timeline",
        "items",
    ]
    assert (collection.place_of("items"), collection.place_of("disputes")) == (2, None)
    collection.remove("timeline")
    assert collection.place_of("items") == 1
    assert page.said[-1] == "Removed from the briefing."


def test_taking_out_what_is_not_there_says_nothing(page):
    collection.remove("timeline")
    assert collection.collected() == Briefing()
    assert not page.said


@pytest.mark.usefixtures("page")
def test_a_change_is_made_of_the_briefing_as_it_stands_when_it_is_called():
    head = collection.change(Briefing.headed, 1)
    collection.add("timeline")
    head("Mine")
    assert collection.collected().entries == (Entry("timeline", "Mine"),)


def test_before_the_link_is_read_its_charts_are_counted(page):
    page.query_params.update({"chart": ["timeline", "items", "timeline"]})
    assert collection.charts_collected() == 2
    collection.keep(Briefing(entries=(Entry("timeline"),)))
    assert collection.charts_collected() == 1


def test_a_packed_link_is_counted_read_and_written(page):
    long = Briefing("", (Entry("timeline", "", words()), Entry("items")))
    page.query_params.update({"pack": [long.query()[0][1]]})
    assert collection.charts_collected() == 2
    collection.keep(Briefing(entries=(Entry("items"), Entry("timeline"))))
    assert collection.take_from_link(toy_ledger([], [])) == (long, ())
    collection.keep(long.commented(1, "short"))
    collection.take_from_link(toy_ledger([], []))
    assert page.query_params["pack"] == []
    assert page.query_params["chart"] == ["timeline", "items"]
    collection.keep(long)
    collection.take_from_link(toy_ledger([], []))
    assert page.query_params["chart"] == []
    assert page.query_params["pack"] == [long.query()[0][1]]


def words():
    return " ".join(f"{(n * 7919) % 104729:x}" for n in range(300))


@pytest.mark.usefixtures("page")
def test_what_was_left_out_is_told_until_the_briefing_is_changed():
    problem = BadValue("file", "x.json", "another one")
    collection.keep(Briefing(entries=(Entry("items"),)), [problem])
    assert collection.take_from_link(toy_ledger([], []))[1] == (problem,)
    collection.keep(collection.collected())
    assert collection.take_from_link(toy_ledger([], []))[1] == ()


def test_a_link_replaces_what_was_kept_and_what_of_it_is_left_out_is_named(page):
    collection.keep(Briefing(title="Old"))
    page.query_params.update({"chart": ["timeline", "nonsense"], "title": ["New"]})
    with pytest.raises(StreamlitAPIException, match="rerun"):
        collection.take_from_link(toy_ledger([], []))
    briefing, left_out = collection.take_from_link(toy_ledger([], []))
    assert (briefing.title, briefing.entries) == ("New", (Entry("timeline"),))
    assert [one.found for one in left_out] == ["nonsense"]
    assert page.query_params["chart"] == ["timeline"]
    collection.add("items")
    _, left_out = collection.take_from_link(toy_ledger([], []))
    assert not left_out
    assert page.query_params["chart"] == ["timeline", "items"]
