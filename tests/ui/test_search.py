"""The search: what is found as of the day, typed by anyone."""

import re
from functools import partial

import pytest

from lib.frames.search import LONGEST
from tests.apps import opened
from tests.apps import said as text_of

PUBLIC = "https://pledges.test"
page = partial(opened, "data")


@pytest.fixture(autouse=True)
def public_site(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", f"{PUBLIC}/")


def table(app, key):
    """Find a table by how its key begins; None where the page has none."""
    found = [one for one in app.dataframe if (one.key or "").startswith(key)]
    return found[0].value if found else None


def test_a_search_finds_in_the_ledger_of_the_day():
    app = page(q="germany pac-3")
    shown = table(app, "finds")
    assert shown["key"].tolist() == ["udcg-2026-02-12-deu-pac3"]
    assert "1 find." in text_of(app)
    before = page(q="germany pac-3", asof="2026-02-11")
    assert table(before, "finds") is None
    assert "Nothing that stood in the ledger on 11 Feb 2026" in text_of(before)


def test_what_is_typed_is_searched_and_kept_in_the_link():
    app = page()
    assert table(app, "finds") is None
    app.text_input(key="q_asked").input("  healey ").run()
    assert app.query_params["q"] == "healey"
    assert table(app, "finds")["kind"].tolist()[0] == "speaker"
    app.text_input(key="q_asked").input("").run()
    assert "q" not in app.query_params
    assert table(app, "finds") is None


def test_many_finds_are_cut_and_counted():
    app = page(q="2025")
    assert len(table(app, "finds")) == 50
    assert re.search(r"The first 50 finds, and \d+ more: add a word", text_of(app))


def test_a_find_says_where_it_was_found_and_a_source_has_its_address():
    found = table(page(q="anewz"), "finds").set_index("kind")
    source = found.loc["source"]
    assert source["address"].startswith("https://")
    assert source["where"] == "its name"
    places = found.loc["pledge", "where"]
    assert places.str.fullmatch(r"source: (.*; )?anewz-20260212(;.*)?").all()


@pytest.mark.parametrize(
    "asked",
    [
        "<script>alert(1)</script>",
        ":red[Germany] **x** [y](https://evil.test)",
        '=HYPERLINK("https://evil.test")',
        "(.*)+$ \\",
        "x" * 50_000,
        "germany " * 10_000,
    ],
)
def test_a_hostile_search_is_plain_text_and_never_echoed(asked):
    app = page(q=asked, filter=asked)
    assert not app.exception
    # The addresses of files hold it, every sign encoded.
    text = re.sub(r"\(/api/[\w.~/?&=%+-]+\)", "", text_of(app))
    assert asked[:40] not in text
    assert "evil" not in text
    assert "alert" not in text
    long = [one.value for one in app.warning if "first 200" in one.value]
    assert len(long) == (2 if len(asked) > LONGEST else 0)
    assert len(app.text_input(key="q_asked").value) <= LONGEST


def test_signs_alone_are_no_search():
    assert "no letter and no digit" in text_of(page(q="?!"))
