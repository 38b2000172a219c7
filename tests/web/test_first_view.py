"""The first view: the words and figures of the live page, in its look, and no markup of others."""

import re
import tomllib
from datetime import date

import pytest

from lib.charts.cards import card_of
from lib.charts.headlines import open_questions, opening_of
from lib.export.data.row_values import numbers_of
from lib.ledger.service import LedgerService
from lib.model.formats import figures_as_printed
from lib.model.pages import introduction
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.first_view import COLOURS, MOST_COLUMNS, Panel, look
from lib.web.headers import hash_of
from tests.web.client import TODAY
from tests.web.first_page import (
    PAGES,
    ROOT,
    SITE,
    meta,
    parsed,
    path_of,
    view_of,
    words,
)

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]


def test_the_table_holds_the_first_rows_of_the_chart_in_human_columns(real_pages):
    body = view_of(parsed(real_pages("/donors?rows=all&asof=2026-02-12")))
    rows = [[words(cell) for cell in row] for row in body.iter("tr")]
    assert rows[0][:2] == ["Donor", "Pledged, m"]
    assert len(rows) == 21
    assert rows[1][0] == "Germany"
    assert "in all" in words(body)


def test_a_table_says_what_the_chart_draws(tiny_pages, ledger):
    card = card_of("leading_donors", View(ledger, Selection(asof=TODAY)), SITE)
    body = view_of(parsed(tiny_pages("/donors")))
    rows = [tuple(words(cell) for cell in row) for row in body.iter("tr")]
    assert rows[1:] == [
        tuple(" ".join(cell.split()) for cell in row)
        for row in numbers_of(card, MOST_COLUMNS).rows
    ]


def test_the_figures_are_those_of_the_day(real_pages):
    then, now = (
        words(next(parsed(real_pages(f"/donors?asof={day}")).iter("dl")))
        for day in ("2025-01-09", "2026-11-23")
    )
    assert then != now
    assert "In headlines, no donor named" in then


def test_a_view_without_rows_says_so_and_has_no_table(real_pages):
    shown = parsed(real_pages("/donors?donor=GBR&to=1999-01-01"))
    body = view_of(shown)
    assert list(body.iter("table")) == []
    assert "nothing announced" in words(body)
    assert meta(shown)["og:title"]


def real_view(**chosen):
    ledger = LedgerService(ROOT / "seeds").current().ledger
    return View(ledger, Selection(asof=TODAY, **chosen))


def test_the_overview_opens_with_its_figure_its_bar_and_what_is_open(real_pages):
    body = view_of(parsed(real_pages("/?currency=EUR")))
    view = real_view(currency="EUR")
    with figures_as_printed(view.ledger):
        said = opening_of(view)
        asked = [one.words for one in open_questions(view)]
    opening = body.find(".//section[@class='card opening']")
    assert words(opening.find("h2")) == said.figure
    assert words(opening.find("p[@class='whose']")) == said.whose
    assert [one.get("width") for one in opening.iter("svg")] == ["820", "358"]
    links = {words(one): one.get("href") for one in opening.iter("a")}
    assert set(asked) < set(links)
    assert all("currency=EUR" in links[one] for one in asked)
    assert not list(body.iter("dl"))


@pytest.mark.parametrize("page", PAGES)
def test_headings_follow_in_order_and_each_part_has_its_landmark(page, real_pages):
    body = view_of(parsed(real_pages(path_of(page))))
    levels = [int(one.tag[1]) for one in body.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    for kind in ("header", "nav", "aside", "main", "footer"):
        assert len(list(body.iter(kind))) == 1, kind
    skip, content = body.find("a").get("href"), body.find(".//main").get("id")
    assert skip == f"#{content}"


@pytest.mark.parametrize("page", ["donors", "timeline", "data", "methodology"])
def test_what_stands_below_the_title_is_what_the_live_page_says(page, real_pages):
    body = view_of(parsed(real_pages(path_of(page))))
    assert introduction(page, real_view().ledger) == words(body.find(".//main/p"))


def test_conditions_say_below_the_title_what_their_chart_finds(real_pages):
    body = view_of(parsed(real_pages("/conditions")))
    finding = card_of("conditions", real_view()).finding
    assert words(body.find(".//main/p")).endswith(f"first. {finding}.")


def test_a_chart_is_drawn_for_a_wide_column_and_for_a_narrow_one(real_pages):
    body = view_of(parsed(real_pages("/donors")))
    across = [one.get("width") for one in body.iter("svg")]
    assert across == ["788", "326"]
    ids = [one.get("id") for one in body.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("link", "cards"),
    [
        ("/", ["promised"]),
        ("/?open=DEU", ["promised", "donor_months"]),
        ("/donors?donor=DEU&donor=NOR", ["donors_compared", "leading_donors"]),
        ("/donors?donor=DEU", ["leading_donors"]),
        ("/meetings?show=udcg-2026-02-12", ["meeting_bridge"]),
        ("/briefing?chart=timeline&chart=donors_compared", ["timeline"]),
    ],
)
def test_cards_stand_in_the_order_of_the_live_page(link, cards, real_pages):
    body = view_of(parsed(real_pages(link)))
    live = [one.get("data-live") for one in body.xpath(".//section[@data-live]")]
    assert live == [f".st-key-{name}_card" for name in cards]
    assert len(list(body.iter("table"))) == 1


def test_links_keep_the_choices_and_files_are_of_the_view(real_pages):
    body = view_of(parsed(real_pages("/donors?currency=EUR&show=DEU&basis=new")))
    ways = {words(one): one.get("href") for one in body.iter("a")}
    assert ways["Timeline"] == "./timeline?currency=EUR&basis=new"
    assert ways["Overview"] == "./?currency=EUR&basis=new"
    assert ways["Donors"] == "./donors?currency=EUR&basis=new&show=DEU"
    assert ways["CSV"].startswith("./api/v1/charts/donor_months@DEU.csv?currency=EUR")
    said = [words(one) for one in body.xpath(".//aside//li")]
    assert "euros at the rate of the day" in said


def test_a_panel_without_anything_drawn_has_no_picture(ledger):
    panel = Panel(card_of("leading_donors", View(ledger, Selection(asof=TODAY))), True)
    assert len(panel.pictures) == 2
    empty = View(ledger, Selection(asof=TODAY, end=date(1999, 1, 1)))
    panel = Panel(card_of("leading_donors", empty), full=True)
    assert (panel.pictures, panel.table) == ((), None)
    assert Panel(card_of("leading_donors", empty)).table is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_are_those_of_the_theme(theme):
    colours = dict(re.findall(r"--(\w+): (#\w+)", look()[theme]))
    assert colours == {name: CONFIG[theme][part] for name, part in COLOURS.items()}
    assert f"color-scheme: {theme}" in look()[theme]


def test_every_colour_of_the_style_is_one_of_the_theme():
    used = set(re.findall(r"var\(--(\w+)\)", look()["style"]))
    made = set(re.findall(r"--(\w+):", look()["style"]))
    assert used - made == set(COLOURS)
    assert "#" not in re.sub(r"#first-view|#root", "", look()["style"])


def test_scripts_run_by_their_hash_alone(tiny_pages):
    answer = tiny_pages("/donors")
    known = tiny_pages("/donors", if_none_match=answer.headers["etag"])
    policy = answer.headers["content-security-policy"]
    assert known.headers["content-security-policy"] == policy
    assert hash_of(str(look()["script"])) in policy
    assert "frame-ancestors 'self'" in policy
    scripts = next(one for one in policy.split("; ") if one.startswith("script-src"))
    assert "unsafe" not in scripts
    shown = parsed(answer)
    inline = [one.text for one in shown.iter("script") if not one.attrib]
    assert [hash_of(one) in policy for one in inline] == [True] * len(inline)


@pytest.mark.parametrize("page", PAGES)
def test_the_first_html_is_small(page, real_pages):
    answer = real_pages(path_of(page), accept_encoding="gzip")
    assert int(answer.headers["content-length"]) < 25_000


def test_a_sum_on_one_line_with_its_words_stands_apart_from_them(real_pages):
    body = view_of(parsed(real_pages("/meetings?asof=2026-02-12")))
    (said, *_) = [one.text_content() for one in body.xpath(".//dl/div")]
    assert said.startswith("From named donors $")
