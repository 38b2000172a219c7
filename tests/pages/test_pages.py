"""Every page, on the real ledger, as Streamlit runs it; found by listing the folder."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.apps import opened
from tests.ledgers import SEARCHED

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
#: What the first chart of each page with one draws first, as of the end of the search.
FIRST_KEYS = {
    "overview": "traced,new",
    "donors": "DEU",
    "meetings": "udcg-2026-09-08",
    "conditions": "udcg-2026-02-12-deu-pac3",
    "equipment": "main_battle_tank",
    "timeline": "traced,2022-06",
    "evidence": "purl-2025-11-18-esp",
}
#: Numbers of things, and waits: no currency is said of them.
WITHOUT_MONEY = {"conditions", "equipment"}
#: The widget that opens a row on each page, and rows to open.
DETAILS = {
    "donors": ("One donor in detail", ("DEU", "DNK;NLD", "unattributed", "GRC")),
    "meetings": ("One meeting in detail", ("udcg-2026-02-12", "udcg-2022-04-26")),
    "conditions": (
        "Show in detail",
        ("udcg-2026-02-12-deu-pac3", "udcg-2025-09-09-eui-epf"),
    ),
}
#: Each choice meets each page once; choices that leave something over share a query.
QUERIES = (
    {},
    {
        "currency": "EUR",
        "donor": ["GBR", "NOR"],
        "basis": "announced",
        "claims": "highest",
        "asof": "2026-02-12",
        "rates": "2026-02-12",
    },
    {"per": "gdp", "group": "NB8", "meeting": "udcg-2026-02-12", "mechanism": "purl"},
    {
        "per": "capita",
        "basis": "new",
        "aid": "military",
        "from": "2026-01-01",
        "to": "2025-01-01",
    },
    {"asof": "2020-01-01"},
)
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
with_charts = pytest.mark.parametrize("page", FIRST_KEYS)


def figures(app):
    """Plotly figures of a page, in their order."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def text_of(app):
    kinds = (app.title, app.markdown, app.caption, app.info, app.warning, app.error)
    return "\n".join(one.value for kind in kinds for one in kind)


@with_charts
def test_a_page_shows_its_chart_of_the_real_ledger(page):
    app = opened(page)
    assert not app.exception
    drawn = [
        trace["customdata"][0]
        for figure in figures(app)
        for trace in figure["data"]
        if trace.get("customdata")
    ]
    assert drawn[0] == (FIRST_KEYS[page] or drawn[0])


@pages
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_page_answers_any_selection(page, query):
    app = opened(page.stem, **query)
    assert not app.exception


@pytest.mark.parametrize(
    ("page", "key"),
    [(page, key) for page, (_, keys) in DETAILS.items() for key in keys],
)
def test_a_row_opens_in_detail(page, key):
    app = opened(page, show=key)
    assert not app.exception
    widget = app.selectbox(key=f"show_on_{page}")
    assert (widget.label, widget.value) == (DETAILS[page][0], key)


@with_charts
@pytest.mark.parametrize(
    ("query", "said", "way"),
    [
        (
            {"asof": "2020-01-01"},
            "Nothing is known yet: the ledger begins on 26 Apr 2022",
            "As of today",
        ),
        (
            {"donor": "JPN"},
            f"The ledger holds no pledge of Japan; {SEARCHED}",
            "Leave out donor: Japan",
        ),
    ],
    ids=["early", "unrecorded"],
)
def test_what_fits_nothing_is_said_with_what_to_do(page, query, said, way):
    app = opened(page, **query)
    assert said in text_of(app)
    assert "no sum stated" not in text_of(app)
    assert not app.metric
    assert not figures(app)
    next(one for one in app.button if one.label == way).click().run()
    assert figures(app)


@with_charts
def test_a_caption_says_the_selection_and_the_day(page):
    said = text_of(opened(page, asof="2026-02-12", currency="EUR")).lower()
    assert ("euros at the rate of the day" in said) == (page not in WITHOUT_MONEY)
    assert "as of 12 feb 2026" in said


@with_charts
def test_the_files_of_a_chart_are_of_the_same_selection(page):
    said = text_of(opened(page, asof="2026-02-12", donor=["CAN", "DEU"]))
    assert ".csv?donor=CAN&donor=DEU&asof=2026-02-12" in said


def test_the_overview_opens_with_one_figure_and_never_adds_headlines_to_it():
    app = opened("overview")
    told = [one.value.replace("\\", "") for one in app.markdown]
    place = next(at for at, words in enumerate(told) if words.startswith("## $"))
    assert ": promised by " in told[place + 1]
    first = figures(app)[0]
    assert "never added to it" in json.dumps(first)
    assert "not all aid" in text_of(app)
    assert SEARCHED[1:] in text_of(app)


def test_the_overview_shows_pictures_before_it_tells():
    app = opened("overview")
    drawn = [one.proto.id for one in app.get("plotly_chart")]
    names = ["promised", "donor_map", "build_up", "newest_meeting"]
    names += ["condition_progress", "largest_donors"]
    for name, found in zip(names, drawn, strict=True):
        assert f"{name}_chart" in found
    (doubts,) = (one for one in app.expander if one.label == "How sure is this?")
    assert "has no donor named" in doubts.markdown[0].value


def test_a_donor_is_told_of_its_joint_pledges_unsplit():
    said = text_of(opened("donors", show="SWE", asof="2026-11-23"))
    assert re.search(r"its part of \d+ joint pledges .* worth .* in all\.", said)


def test_the_meeting_of_the_report_shows_who_said_what():
    app = opened("meetings", show="udcg-2026-02-12")
    said = text_of(app)
    assert "\u201c35 billion pounds\u201d" in said
    assert r"Sources disagree: \$35 to 48 billion in 11 claims" in said
    folded = [one.label for one in app.expander]
    assert folded[:2] == ["Who says so: 11 claims", "9 more"]
    assert "nearly $48bn" in said.replace("\\", "")
    for speaker in ("Healey", "Rutte", "Pistorius", "Fedorov"):
        assert speaker in said
    assert "> He said Russian President Vladimir Putin had expected" in said


def test_the_passage_that_states_a_headline_is_marked_in_its_paragraph():
    said = text_of(opened("meetings", show="udcg-2026-02-12"))
    assert ":orange-background[UK Defence Secretary John Healey" in said


def test_the_meetings_before_and_after_are_one_click_away():
    app = opened("meetings", show="udcg-2026-02-12")
    app.button(key="before").click().run()
    assert app.query_params["show"] == "udcg-2025-12-16"
    app.button(key="after").click().run()
    assert app.query_params["show"] == "udcg-2026-02-12"
    newest = opened("meetings", show="udcg-2026-09-08")
    assert "after" not in {one.key for one in newest.button}


def test_a_donor_ranks_by_sum_and_for_its_size_and_what_has_no_rank_says_none():
    asof = {"asof": "2026-11-23"}
    said = text_of(opened("donors", show="DEU", **asof))
    assert "First of 25 donors in firm pledges; fifth of 24 donors by share of" in said
    assert "of 25 donors" not in text_of(opened("donors", show="DNK;NLD", **asof))
    alone = text_of(opened("donors", show="DEU", donor="DEU", **asof))
    assert "irst of" not in alone


def test_of_the_newest_meeting_is_said_what_is_not_known_of_it():
    said = text_of(opened("meetings", show="udcg-2026-09-08"))
    unknown = "UDCG meeting 36 · place, format, chairs and number present not known"
    assert unknown in said


def test_the_newest_meeting_of_the_overview_is_the_newest_of_the_ledger():
    heads = [one.value for one in opened("overview").header]
    assert "Newest meeting: 8 Sept 2026" in " ".join(heads) + text_of(
        opened("overview")
    )
    then = text_of(opened("overview", asof="2026-11-29"))
    assert "Newest meeting: 12 Feb 2026, Brussels" in then


def test_methodology_tells_of_each_gap_what_is_known():
    said = text_of(opened("methodology"))
    assert "- **Not found: the 34th.** It took place between February and June" in said
    assert "- **Not found: the 35th.** It took place in Brussels" in said


def test_exactly_one_chosen_meeting_is_open_without_show():
    app = opened("meetings", meeting="udcg-2026-02-12")
    assert app.selectbox(key="show_on_meetings").value == "udcg-2026-02-12"


def test_the_german_offer_is_pending_on_its_day_and_met_later():
    key = "udcg-2026-02-12-deu-pac3"
    then = text_of(opened("conditions", show=key, asof="2026-02-12"))
    assert "State: pending since 12 Feb 2026" in then
    later = text_of(opened("conditions", show=key, asof="2026-04-01"))
    assert "State: reported met since 10 Mar 2026" in later


@pages
def test_a_page_only_arranges(page):
    source = page.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 60
    banned = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.Try)
    assert not [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, banned)
    ]
    for word in ("groupby", "session_state", "unsafe_allow_html", "st.html"):
        assert word not in source
