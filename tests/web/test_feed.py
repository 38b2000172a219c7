"""The Atom feed: valid, stable, in pages, of a selection, cheap to ask again."""

import re
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest
from starlette.datastructures import QueryParams

from lib.ledger.served import Served
from lib.ledger.service import LedgerService
from lib.model.pages import QUESTIONS
from lib.web import feed as feeds
from lib.web.api import make_api
from lib.web.preview import Outlines
from tests.toys import claim, event, pledge, toy_ledger
from tests.web.client import TODAY, Client, client_of

SITE = "https://pledges.test/board"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
LATER = "2026-03-02"
#: What stands in a feed and in an entry, of RFC 4287, 4.1; those that must, once.
REQUIRED = ("id", "title", "updated")
IN_FEED = (
    *("author", "category", "contributor", "generator", "icon", "id", "link", "logo"),
    *("rights", "subtitle", "title", "updated", "entry"),
)
IN_ENTRY = (
    *("author", "category", "content", "contributor", "id", "link", "published"),
    *("rights", "source", "summary", "title", "updated"),
)


def faults(root):
    """Hold a feed against the rules of RFC 4287, and name those that it breaks."""
    if root.tag != f"{ATOM}feed":
        yield "the root is no feed"
    entries = root.findall(f"{ATOM}entry")
    for one, allowed in [(root, IN_FEED), *((entry, IN_ENTRY) for entry in entries)]:
        names = [child.tag.removeprefix(ATOM) for child in one]
        yield from (f"{name} may not stand there" for name in {*names} - {*allowed})
        yield from (f"{name} once" for name in REQUIRED if names.count(name) != 1)
        yield from _of_values(one)
        yield from _of_links(one)
    if root.find(f"{ATOM}author") is None and any(
        entry.find(f"{ATOM}author") is None for entry in entries
    ):
        yield "an author of the feed or of every entry (4.1.1)"
    ids = [one.findtext(f"{ATOM}id") for one in [root, *entries]]
    if len({*ids}) < len(ids):
        yield "every id is another (4.1.1, 4.2.6)"


def _of_values(one):
    moments = [*one.findall(f"{ATOM}updated"), *one.findall(f"{ATOM}published")]
    texts = [*one.findall(f"{ATOM}title"), *one.findall(f"{ATOM}content")]
    authors = [[child.tag for child in who] for who in one.findall(f"{ATOM}author")]
    terms = [category.get("term") for category in one.findall(f"{ATOM}category")]
    broken = {
        "a moment of RFC 3339 (3.3)": any(
            not MOMENT.fullmatch(m.text) for m in moments
        ),
        "id is an IRI (4.2.6)": not urlsplit(one.findtext(f"{ATOM}id") or "").scheme,
        "plain text has no markup (3.1.1.1)": any(
            text.get("type", "text") != "text" or len(text) for text in texts
        ),
        "a category has a term (4.2.2.1)": not all(terms),
        "an author has a name (3.2)": any(who != [f"{ATOM}name"] for who in authors),
    }
    yield from (rule for rule, is_broken in broken.items() if is_broken)


def _of_links(one):
    links = one.findall(f"{ATOM}link")
    if any(not urlsplit(link.get("href", "")).scheme for link in links):
        yield "a link leads somewhere (4.2.7.1)"
    alternate = [link.get("type") for link in links if link.get("rel") == "alternate"]
    if len(alternate) != 1:
        yield "one alternate link of a type (4.1.1, 4.1.2)"


def ask_of(ledger, site=SITE, today=TODAY):
    return Client(make_api(lambda: Served(ledger), lambda: today, site))


def toy(number=3, **columns):
    pledges = [
        pledge("deu", item="<b>tanks</b> & \x0b more", **columns),
        pledge("if", "NOR;SWE", condition="Others give", meeting_id="m1"),
        *(pledge(f"p{one}", "GBR", recorded_on=LATER) for one in range(number)),
    ]
    met = [event("e", "if", "met", date=LATER, recorded_on="2026-04-01")]
    return toy_ledger(pledges, [claim("deu", 5)], met)


def read(answer):
    assert answer.status_code == 200, answer.text
    return Xml.fromstring(answer.content)


def titles(root):
    return [one.findtext(f"{ATOM}title") for one in root.iter(f"{ATOM}entry")]


def ids(root):
    return [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]


def links(root):
    found = root.findall(f"{ATOM}link")
    return {one.get("rel"): one.get("href") for one in found}


@pytest.mark.parametrize("number", [0, 3, 250])
def test_a_feed_keeps_the_rules_of_atom(number):
    ask = ask_of(toy(number))
    root = read(ask("/feed.atom"))
    assert list(faults(root)) == []
    assert root.findtext(f"{ATOM}updated") == "2026-04-01T00:00:00Z"


def test_a_broken_feed_breaks_the_rules():
    root = Xml.fromstring(
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>T</title><x/>'
        "<updated>2026</updated><link href='b'/><entry><id>a</id></entry></feed>"
    )
    assert len({*faults(root)}) >= 9


def test_a_feed_of_nothing_is_a_feed_still():
    root = read(ask_of(toy_ledger([], []))("/feed.atom"))
    assert list(faults(root)) == []
    assert titles(root) == []


def test_a_licence_that_the_ledger_states_is_in_its_feed(folder):
    root = read(client_of(folder)("/feed.atom"))
    assert root.findtext(f"{ATOM}rights") == "CC-BY-4.0"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Pledgeboard"
    assert list(faults(root)) == []
    assert read(ask_of(toy())("/feed.atom")).find(f"{ATOM}rights") is None


def test_texts_of_the_ledger_stay_text():
    root = read(ask_of(toy())("/feed.atom"))
    assert titles(root)[-2:] == [
        "New pledge: Germany: <b>tanks</b> & \N{REPLACEMENT CHARACTER} more",
        "New pledge: Norway and Sweden",
    ]


def test_the_newest_stands_first_and_leads_to_its_page():
    root = read(ask_of(toy())("/feed.atom"))
    first = root.find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "Report on a condition: Norway and Sweden"
    assert links(first)["alternate"] == f"{SITE}/conditions?show=if"
    assert first.find(f"{ATOM}category").get("label") == "Report on a condition"


def test_ids_hold_at_any_address_and_when_more_is_recorded():
    then, moved = (
        read(ask_of(toy(), site)("/feed.atom")) for site in (SITE, "http://b")
    )
    later = read(ask_of(toy(5))("/feed.atom"))
    assert ids(then) == ids(moved)
    assert {*ids(then)} < {*ids(later)}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("donor=SWE", ["Report on a condition", "New pledge"]),
        ("meeting=m1", ["Report on a condition", "New pledge"]),
        ("show=if", ["Report on a condition", "New pledge"]),
        ("show=DEU&currency=EUR&basis=new", ["New pledge"]),
        ("asof=2026-02-12", ["New pledge", "New pledge"]),
    ],
)
def test_names_of_a_selection_choose(query, said):
    root = read(ask_of(toy())(f"/feed.atom?{query}"))
    assert [title.partition(":")[0] for title in titles(root)] == said
    assert list(faults(root)) == []


def test_every_feed_has_an_id_of_its_own():
    ask = ask_of(toy())
    paths = ("", "?donor=SWE", "?meeting=m1", "?show=if", "?asof=2026-02-12")
    found = {read(ask(f"/feed.atom{one}")).findtext(f"{ATOM}id") for one in paths}
    assert len(found) == len(paths)


def test_older_entries_stand_on_further_pages_each_once():
    ask = ask_of(toy(250))
    pages, address = [], f"{SITE}/feed.atom"
    while address:
        pages.append(read(ask(address.removeprefix(SITE))))
        address = links(pages[-1]).get("next")
    found = [one for page in pages for one in ids(page)]
    assert [len(ids(page)) for page in pages] == [100, 100, 53]
    assert len({*found}) == len(found) == 253
    last = links(pages[-1])
    assert last["self"] == last["last"] == f"{SITE}/feed.atom?page=3"
    assert last["previous"] == f"{SITE}/feed.atom?page=2"
    assert last["first"] == f"{SITE}/feed.atom"
    assert all(not list(faults(page)) for page in pages)


@pytest.mark.parametrize("query", ["page=0", "page=2", "page=x", "donor=XX", "pages=1"])
def test_what_is_not_known_is_refused(query):
    answer = ask_of(toy())(f"/feed.atom?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_reader_that_asks_again_is_told_nothing_until_something_is_new():
    first = ask_of(toy())("/feed.atom")
    tag = first.headers["etag"]
    assert first.headers["content-type"] == "application/atom+xml; charset=utf-8"
    tomorrow = ask_of(toy(), today=date(2026, 11, 24))
    assert tomorrow("/feed.atom", if_none_match=tag).status_code == 304
    more = ask_of(toy(4))("/feed.atom", if_none_match=tag)
    assert more.status_code == 200
    assert ask_of(toy())("/feed.atom", method="HEAD").headers["etag"] == tag


def test_an_unchanged_feed_is_written_once(monkeypatch):
    ask, written = ask_of(toy(2, note="once")), []
    plain = feeds.as_atom
    monkeypatch.setattr(feeds, "as_atom", lambda one: written.append(1) or plain(one))
    answers = [ask("/feed.atom?donor=GBR").content for _ in range(3)]
    assert len(written) == 1
    assert answers[0] == answers[1] == answers[2]


def test_every_page_names_the_feed_of_its_choices(folder):
    served = LedgerService(folder).current()
    outlines = Outlines(SITE, lambda: served, lambda: TODAY)
    for page in QUESTIONS:
        head = outlines.of(page, QueryParams("donor=DEU&currency=EUR")).head
        assert f'href="{SITE}/feed.atom?donor=DEU"' in head, page
    assert client_of(folder)("/feed.atom?donor=DEU").status_code == 200
