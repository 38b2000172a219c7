"""Briefings over HTTP: every format, kept by ETag, wrong ones refused in words."""

from contextlib import ExitStack
from io import BytesIO
from random import Random
from string import ascii_letters
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from prometheus_client import REGISTRY

from lib.charts.catalogue import CHARTS
from lib.ledger.service import LedgerService
from lib.model.briefing import Briefing, Entry, read_briefing
from lib.model.gate import CORES, FILES, PACKS
from lib.model.links import LONGEST_LINK
from lib.model.packing import packed
from lib.model.selection import Selection
from lib.model.settings import TEMPLATE
from lib.model.view import View
from lib.web.api import make_api
from lib.web.briefing import FORMATS, link_of
from tests.web.client import TODAY, Client
from tests.zips import files_of

PACK = "chart=donor_totals&chart=meeting_bridge@m1&title=A+pack&heading=2:Mine"


@pytest.fixture(scope="module")
def ask(folder):
    return Client(make_api(LedgerService(folder).current, lambda: TODAY))


@pytest.fixture(scope="module")
def meeting(ledger):
    return ledger["meetings"]["meeting_id"].iloc[0]


@pytest.fixture(scope="module")
def query(meeting):
    pairs = [
        ("chart", "donor_totals"),
        ("chart", f"meeting_bridge@{meeting}"),
        ("title", "A <b>pack</b>"),
        ("heading", "2:Mine"),
        ("comment", "1:=1+1"),
        ("currency", "EUR"),
    ]
    return urlencode(pairs)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_is_answered_and_kept(ask, query, extension):
    path = f"/v1/briefing.{extension}?{query}"
    answer = ask(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[extension].media_type
    name = f'filename="pledgeboard_briefing_EUR_2026-11-23.{extension}"'
    assert answer.headers["content-disposition"] == f"attachment; {name}"
    again = ask(path, if_none_match=answer.headers["etag"])
    assert again.status_code == 304
    assert again.content == b""


def test_who_was_told_to_ask_again_finds_it_written(ask):
    path = "/v1/briefing.zip?chart=donor_totals&title=Asked+twice"
    written = ("pledgeboard_picture_seconds_count", {"format": "zip"})
    before = REGISTRY.get_sample_value(*written) or 0
    assert ask(path).content == ask(path).content
    assert REGISTRY.get_sample_value(*written) == before + 1


def test_slides_have_the_charts_in_order_with_the_words_of_the_query(ask, query):
    deck = Presentation(BytesIO(ask(f"/v1/briefing.pptx?{query}").content))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "A <b>pack</b>"
    assert titles.index("Mine") > 1
    assert titles[-1] == "Sources"
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert "Comment: =1+1" in notes
    assert "http://localhost:8501/donors?currency=EUR&asof=2026-11-23" in notes


def test_the_document_and_the_page_have_them_too(ask, query):
    document = Document(BytesIO(ask(f"/v1/briefing.docx?{query}").content))
    headings = [
        one.text for one in document.paragraphs if "Heading 1" in one.style.name
    ]
    assert "Mine" in headings
    page = ask(f"/v1/briefing.html?{query}").text
    assert "<h1>A &lt;b&gt;pack&lt;/b&gt;</h1>" in page


def test_the_zip_holds_the_very_rows_in_the_currency_asked_for(ask, query):
    files = files_of(ask(f"/v1/briefing.zip?{query}").content)
    (name,) = (one for one in files if one.startswith("charts/01") and "xlsx" in one)
    rows = list(openpyxl.load_workbook(BytesIO(files[name]))["data"].values)
    assert rows[1][rows[0].index("currency")] == "EUR"


def test_the_link_back_opens_the_same_briefing(ask, query, meeting):
    text = files_of(ask(f"/v1/briefing.zip?{query}").content)["README.txt"].decode()
    link = f"http://localhost:8501/briefing?currency=EUR&asof=2026-11-23&chart=donor_totals&chart=meeting_bridge@{meeting}&title="
    assert link in text


LONG = Briefing(
    "A pack",
    (
        Entry("donor_totals", "Mine", " ".join(f"{n * 7919:x}" for n in range(300))),
        Entry("timeline"),
    ),
)


def test_a_packed_briefing_is_the_same_as_a_plain_one(ask):
    ((name, _),) = LONG.query()
    assert name == "pack"
    plain = ask(f"/v1/briefing.html?{urlencode(LONG.pairs())}&currency=EUR")
    short = ask(f"/v1/briefing.html?{urlencode(LONG.query())}&currency=EUR")
    assert short.status_code == 200
    assert "<h1>A pack</h1>" in short.text
    assert short.content == plain.content
    assert short.headers["etag"] == plain.headers["etag"]
    assert f"&amp;{urlencode(LONG.query())}&amp;view=" in short.text


@pytest.mark.parametrize(
    "value", ["nonsense", LONG.query()[0][1][:200], "%00", "x" * 9]
)
def test_a_pack_that_is_none_is_refused_and_named(ask, value):
    answer = ask(f"/v1/briefing.html?pack={value}")
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert problem["name"] == "pack"
    assert problem["detail"].endswith("whole and as it was copied.")


def test_a_bomb_is_refused(ask):
    value = packed([("chart", "x" * 40_000_000)])
    answer = ask(f"/v1/briefing.html?pack={value}")
    assert answer.status_code == 400
    assert "is too large" in answer.json()["detail"]


def test_without_any_chart_a_briefing_is_refused(ask):
    for query in ("", "pack=", "title=x"):
        answer = ask(f"/v1/briefing.html?{query}")
        assert answer.status_code == 400
        assert "is missing" in answer.json()["detail"]


def test_a_link_that_would_be_cut_gives_way_to_that_of_the_charts(ledger):
    random = Random(1)
    words = ["".join(random.choices(ascii_letters, k=1900)) for _ in range(6)]
    charts = sorted(name for name in CHARTS if not CHARTS[name].of)[: len(words)]
    entries = tuple(map(Entry, charts, [""] * len(words), words))
    view = View(ledger, Selection(asof=TODAY))
    whole = link_of(Briefing("T", entries[:1]), view, "https://pledges.test")
    assert read_link(whole).entries == entries[:1]
    link = link_of(Briefing("T", entries), view, "https://pledges.test")
    assert len(link) < LONGEST_LINK
    assert read_link(link).entries == tuple(map(Entry, charts))


def read_link(link):
    assert link.startswith("https://pledges.test/briefing?asof=2026-11-23&")
    return read_briefing(parse_qs(urlsplit(link).query), CHARTS, {})[0]


def test_another_template_is_another_deck(ask, query, monkeypatch, tmp_path):
    tags = [
        ask(f"/v1/briefing.{one}?{query}").headers["etag"] for one in ("pptx", "zip")
    ]
    path = tmp_path / "own.pptx"
    Presentation().save(path)
    monkeypatch.setenv(TEMPLATE.name, str(path))
    answers = [ask(f"/v1/briefing.{one}?{query}") for one in ("pptx", "zip")]
    assert answers[0].headers["etag"] != tags[0]
    assert answers[1].headers["etag"] == tags[1]
    deck = Presentation(BytesIO(answers[0].content))
    assert (deck.slide_width.pt, deck.slide_height.pt) == (720, 540)


def test_a_template_that_is_none_is_a_problem_that_names_it(
    ask, query, monkeypatch, tmp_path
):
    path = tmp_path / "own.pptx"
    path.write_text("no slides here")
    monkeypatch.setenv(TEMPLATE.name, str(path))
    answer = ask(f"/v1/briefing.pptx?{query}")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert f"{path} is no PowerPoint file. Expected:" in detail
    assert ask(f"/v1/briefing.docx?{query}").status_code == 200


def test_another_format_is_not_found(ask):
    answer = ask("/v1/briefing.odp?chart=timeline")
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["allowed"] == list(FORMATS)


NOTHING = (
    "No pledge in the ledger lies within the filters (to 1 Jan 2000); meetings "
    "searched to 12 Feb 2026."
)


@pytest.mark.parametrize("extension", FORMATS)
def test_a_selection_without_data_gives_a_file_that_says_so(ask, extension):
    path = f"/v1/briefing.{extension}?chart=donor_totals&chart=conditions&to=2000-01-01"
    answer = ask(path)
    assert answer.status_code == 200
    if extension == "html":
        assert NOTHING in answer.text
    if extension == "pptx":
        deck = Presentation(BytesIO(answer.content))
        said = [one.text_frame.text for one in deck.slides[1].shapes]
        assert any(one.startswith(NOTHING) for one in said)


def test_words_of_one_reader_are_not_in_the_file_of_another(ask):
    mine = ask("/v1/briefing.html?chart=timeline&comment=1:For+my+eyes+only")
    assert "For my eyes only" in mine.text
    other = ask("/v1/briefing.html?chart=timeline")
    assert "For my eyes only" not in other.text
    assert mine.headers["etag"] != other.headers["etag"]


def test_the_day_on_which_it_is_made_is_in_it(folder):
    days = iter([TODAY, TODAY.replace(day=24)])
    app = make_api(LedgerService(folder).current, lambda: next(days))
    path = "/v1/briefing.html?chart=timeline&asof=2026-02-12"
    first, second = Client(app)(path), Client(app)(path)
    assert "Figures as of 12 Feb 2026. Made on 23 Nov 2026." in first.text
    assert "Made on 24 Nov 2026." in second.text
    assert first.headers["etag"] != second.headers["etag"]


def test_too_many_briefings_at_once_are_turned_away_at_once(ask, monkeypatch):
    monkeypatch.setattr(PACKS, "longest", 0)
    with PACKS.place():
        answer = ask("/v1/briefing.html?chart=timeline")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert "Many files are being written" in answer.json()["detail"]
    assert ask("/v1/briefing.html?chart=timeline").status_code == 200


def test_a_briefing_does_not_wait_behind_pictures(ask):
    with ExitStack() as writing:
        for _ in range(CORES):
            writing.enter_context(FILES.place())
        assert ask("/v1/briefing.html?chart=timeline").status_code == 200
