"""A briefing kept as a file, with its choices, and opened again; bad files are said."""

import json
from base64 import b64decode
from datetime import date

import pytest

from lib.charts.catalogue import rows_to_open
from lib.model.briefing import LONGEST_COMMENT, MOST_CHARTS, Briefing, Entry
from lib.model.packing import MOST_BYTES, as_json
from lib.model.selection import Selection
from lib.ui.kept_file import kept, read_file
from tests.apps import charts_in_link, groups, mounted, opened, said, texts, trigger

CHOSEN = Selection("EUR", donor=("DEU", "NOR"), basis="new", asof=date(2026, 2, 12))
BRIEFING = Briefing(
    "Für Київ", (Entry("timeline", "Mine", "Two\nlines"), Entry("donor_months@DEU"))
)
CONTENT = as_json(kept(BRIEFING, CHOSEN), indent=2)


def pick(app, content, name="kept.json"):
    file = {"name": name, "text": content.decode(errors="replace")}
    return trigger(app, "kept_file", "file", file)


def test_a_file_holds_the_briefing_and_the_choices_and_reads_back_the_same(real):
    assert json.loads(CONTENT)["title"] == ["Für Київ"]
    assert json.loads(CONTENT)["donor"] == ["DEU", "NOR"]
    assert read_file("kept.json", CONTENT, real) == (CHOSEN, BRIEFING, [])


def test_a_row_that_is_open_is_not_kept():
    shown = Selection(asof=date(2026, 2, 12), show="DEU")
    assert "show" not in dict(kept(BRIEFING, shown))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (CONTENT[:-20], 'file "kept.json" is damaged'),
        (b"\x89PNG", "is damaged"),
        (b"[]", "is not of this site"),
        (b'{"title": ["x"]}', "holds no briefing. Expected: a briefing that this page"),
        (b" " * MOST_BYTES, "is too large"),
    ],
)
def test_another_file_is_refused(real, content, said):
    chosen, briefing, problems = read_file("kept.json", content, real)
    assert (chosen, briefing) == (None, Briefing())
    assert said in str(problems[-1])


def test_what_of_a_file_is_not_known_here_is_left_out_and_named(real):
    held = {
        "chart": ["timeline", "nonsense"],
        "donor": ["DEU", "ZZZ"],
        "from": ["1900-01-01"],
        "asof": ["2026-02-12"],
    }
    chosen, briefing, problems = read_file("x", json.dumps(held).encode(), real)
    assert chosen == Selection(donor=("DEU",), asof=date(2026, 2, 12))
    assert briefing.entries == (Entry("timeline"),)
    assert [(one.name, one.found) for one in problems] == [
        ("donor", "ZZZ"),
        ("from", "1900-01-01"),
        ("chart", "nonsense"),
    ]


def test_an_opened_file_takes_the_place_of_the_briefing_and_of_the_choices():
    app = opened("briefing", chart="items", title="Old", meeting="udcg-2026-02-12")
    pick(app, CONTENT)
    assert charts_in_link(app) == ["timeline", "donor_months@DEU"]
    assert app.text_input(key="pack_title").value == "Für Київ"
    assert app.text_area(key="comment_timeline").value == "Two\nlines"
    assert app.session_state["currency"] == "EUR"
    assert app.session_state["donor"] == ["DEU", "NOR"]
    assert app.session_state["meeting"] == []
    assert app.session_state["asof"] == date(2026, 2, 12)
    assert "as of 12 Feb 2026" in said(app)
    assert "Left out" not in said(app)


def test_a_file_that_is_none_changes_nothing_and_is_said():
    app = opened("briefing", chart="items", title="Old", currency="EUR")
    pick(app, CONTENT[:-20])
    assert 'file "kept.json" is damaged' in said(app)
    assert charts_in_link(app) == ["items"]
    assert app.text_input(key="pack_title").value == "Old"
    app.text_input(key="pack_title").set_value("New").run()
    assert "damaged" not in said(app)


def test_the_browser_reads_no_more_than_the_page_does():
    (given,) = mounted(opened("briefing"), "kept_file")
    assert given["most"] == MOST_BYTES


@pytest.mark.parametrize("sent", [None, "text", {"name": "x"}, {"name": 1, "text": []}])
def test_what_no_browser_sends_of_itself_is_said_to_be_no_briefing(sent):
    app = trigger(opened("briefing", chart="items"), "kept_file", "file", sent)
    assert "Expected: a briefing that this page has saved" in said(app)
    assert charts_in_link(app) == ["items"]


def test_an_empty_page_opens_files_and_has_none_to_keep():
    app = opened("briefing")
    assert "Take it along" not in groups(app)
    assert charts_in_link(pick(app, CONTENT)) == ["timeline", "donor_months@DEU"]
    held = texts(groups(app)["Take it along"])["Keep as a file (JSON)"]
    head, _, coded = held.partition(",")
    name = "pledgeboard_briefing_2026-02-12.json"
    assert head == f"data:application/json;name={name};base64"
    assert b64decode(coded) == CONTENT


def test_the_longest_briefing_can_be_kept(real):
    words = "Ж" * LONGEST_COMMENT
    rows = sorted(rows_to_open(real)["donor_months"])[:MOST_CHARTS]
    entries = tuple(Entry(f"donor_months@{row}", comment=words) for row in rows)
    content = as_json(kept(Briefing("", entries), CHOSEN), indent=2)
    assert read_file("x", content, real) == (CHOSEN, Briefing("", entries), [])
    assert len(entries) == MOST_CHARTS
