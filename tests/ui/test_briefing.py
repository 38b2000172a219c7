"""The briefing: collected on any page, changed on its own, held by its link."""

from random import Random
from string import ascii_letters, digits
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.ledger.package import read_ledger
from lib.model.briefing import MOST_CHARTS
from lib.ui import briefing
from lib.ui.briefing import PACKS, charts_to_add
from tests.apps import (
    ROOT,
    button,
    charts_in_link,
    groups,
    opened,
    pictures,
    said,
    texts,
    to_page,
)

BRIDGE = "meeting_bridge@udcg-2026-02-12"
#: A row of each kind.
OF_ONE = (
    *("DEU", "udcg-2026-02-12", "main_battle_tank"),
    *("purl-2025-12-03-deu-cap", "udcg-2026-02-12-deu-pac3"),
)
THREE = ["leading_donors", BRIDGE, "timeline"]


def labels_of_menu(app):
    return [page.title for page in app.session_state["_pages"].values()]


def offered(app):
    return [one.key for one in app.button if one.label == "Add to briefing"]


def test_charts_of_several_pages_are_collected_in_order_and_counted():
    app = opened("donors")
    button(app, "Add to briefing").click().run()
    assert app.toast[0].value == "Added to the briefing as chart 1."
    to_page(app, "meetings")
    app.query_params["show"] = "udcg-2026-02-12"
    app.run()
    button(app, "Add to briefing").click().run()
    to_page(app, "timeline")
    button(app, "Add to briefing").click().run()
    assert "Briefing (3)" in labels_of_menu(app)
    to_page(app, "briefing")
    assert charts_in_link(app) == THREE
    assert not app.exception


def test_a_chart_in_the_briefing_says_where_and_is_not_offered_again():
    app = opened("donors")
    at_first = offered(app)
    button(app, "Add to briefing").click().run()
    assert offered(app) == at_first[1:]
    links = [one.proto.label for one in app.get("page_link")]
    assert "In the briefing, chart 1 of 1" in links
    button(app, "Remove").click().run()
    assert app.toast[0].value == "Removed from the briefing."
    assert offered(app) == at_first


def test_a_link_opened_cold_is_that_briefing():
    app = opened(
        "briefing", chart=THREE, title="Pack", comment="2:Mine", asof="2026-02-12"
    )
    text = said(app)
    assert "## 1. " in text
    assert "## 3. " in text
    assert app.text_input(key="pack_title").value == "Pack"
    assert app.text_area(key=f"comment_{BRIDGE}").value == "Mine"
    assert "as of 12 Feb 2026" in text
    assert len(pictures(app)) == 3


def test_what_a_link_holds_beside_is_named_and_left_out():
    app = opened("briefing", chart=["nonsense", "timeline", "meeting_bridge@nowhere"])
    assert 'chart "nonsense" is not known' in said(app)
    assert "nowhere" in said(app).replace("\\", "")
    assert charts_in_link(app) == ["timeline"]
    assert "Briefing (1)" in labels_of_menu(app)
    button(app, "Remove").click().run()
    assert "Left out" not in said(app)


def test_up_and_down_change_the_order_and_stop_at_the_ends():
    app = opened("briefing", chart=THREE)
    assert app.button(key="up_leading_donors").disabled
    assert app.button(key="down_timeline").disabled
    app.button(key="down_leading_donors").click().run()
    assert charts_in_link(app) == [BRIDGE, "leading_donors", "timeline"]
    app.button(key="up_timeline").click().run()
    assert charts_in_link(app) == [BRIDGE, "timeline", "leading_donors"]


def test_headings_and_comments_move_with_their_chart():
    app = opened("briefing", chart=THREE)
    app.text_input(key=f"heading_{BRIDGE}").set_value("<b>Mine</b>").run()
    app.text_area(key=f"comment_{BRIDGE}").set_value("Two\nlines").run()
    assert app.query_params["heading"] in (["2:<b>Mine</b>"], "2:<b>Mine</b>")
    app.button(key=f"up_{BRIDGE}").click().run()
    assert app.query_params["comment"] in (["1:Two\nlines"], "1:Two\nlines")
    assert "## 1. \\<b\\>Mine\\</b\\>" in said(app)


def test_removing_the_last_chart_leaves_no_word_of_it():
    app = opened("briefing", chart="timeline", title="", heading="1:Mine")
    button(app, "Remove").click().run()
    assert "No charts yet" in said(app)
    assert not charts_in_link(app)
    assert not app.query_params.get("heading")
    assert "Briefing" in labels_of_menu(app)


def test_the_packs_are_of_the_briefing_and_the_selection():
    app = opened(
        "briefing", chart=THREE, title="A & B", currency="EUR", asof="2026-02-12"
    )
    packs = texts(groups(app)["Take it along"])
    path = urlsplit(packs["Slides (PPTX)"])
    assert path.path == "/api/v1/briefing.pptx"
    assert parse_qs(path.query) == {
        "currency": ["EUR"],
        "asof": ["2026-02-12"],
        "chart": THREE,
        "title": ["A & B"],
    }
    endings = [urlsplit(packs[label]).path[-4:] for label in PACKS.values()]
    assert endings == ["pptx", "docx", "html", ".zip"]
    link = urlsplit(texts(groups(app)[""])["Copy link"])
    assert link.path == "/briefing"
    assert parse_qs(link.query)["chart"] == THREE
    assert len(parse_qs(link.query)["view"][0]) == 8


def of_noise(count, seed=0):
    """Write words that no program makes shorter."""
    return "".join(Random(seed).choices(ascii_letters + digits, k=count))


def with_words(count, charts):
    """Open a briefing of so many charts with so many characters of comment each."""
    named = sorted(name for name in CHARTS if not CHARTS[name].of)[:charts]
    comments = [f"{n}:{of_noise(count, n)}" for n in range(1, charts + 1)]
    return opened("briefing", chart=named, comment=comments), named


def test_a_briefing_with_many_words_has_one_short_value_in_every_link():
    named = sorted(name for name in CHARTS if not CHARTS[name].of)[:5]
    text = "Країни оголосили нові внески на підтримку оборони. " * 20
    app = opened("briefing", chart=named, comment=[f"{n}:{text}" for n in range(1, 6)])
    assert not charts_in_link(app)
    pack = app.query_params["pack"]
    assert "Briefing (5)" in labels_of_menu(app)
    copied = texts(groups(app)[""])["Copy link"]
    assert len(copied) < 1_000
    files = texts(groups(app)["Take it along"])
    for link in (copied, files["Slides (PPTX)"]):
        assert parse_qs(urlsplit(link).query)["pack"] in (pack, [pack])
        assert "chart" not in parse_qs(urlsplit(link).query)
    again = opened("briefing", pack=parse_qs(urlsplit(copied).query)["pack"])
    assert again.text_area(key=f"comment_{named[4]}").value == text.strip()
    assert "Briefing (5)" in labels_of_menu(again)
    assert not again.warning


def test_a_link_that_programs_for_mail_cut_is_said_to_be_one():
    app, _ = with_words(1_900, charts=2)
    assert "some programs for mail" in said(app)
    assert "Copy link" in texts(groups(app)[""])


def test_a_link_that_proxies_cut_is_not_copied_and_a_file_is_offered():
    app, named = with_words(1_900, charts=6)
    text = said(app)
    assert "more than the 8,000 that common servers and proxies let through" in text
    assert "a file below may not come" in text
    assert "Keep the briefing as a file" in text
    assert not groups(app)[""]["actions"]
    assert groups(app)[""]["note"] == "The link is too long to copy."
    files = texts(groups(app)["Take it along"])
    assert list(files) == [*PACKS.values(), "Keep as a file (JSON)"]
    app.text_area(key=f"comment_{named[0]}").set_value("Short").run()
    app.text_area(key=f"comment_{named[1]}").set_value("Short").run()
    assert "Copy link" in texts(groups(app)[""])
    assert "let through" not in said(app)


def test_of_words_too_long_for_our_own_server_no_file_is_asked_for(monkeypatch):
    monkeypatch.setattr(briefing, "UNANSWERED", 10_000)
    app, _ = with_words(1_900, charts=6)
    assert "above 10,000 no slides, document or page can be made" in said(app)
    files = texts(groups(app)["Take it along"])
    assert list(files) == ["Keep as a file (JSON)"]


@pytest.mark.parametrize("pack", ["nonsense", "eJx" * 40, "x" * 20_000])
def test_a_damaged_pack_is_said_and_the_page_stands(pack):
    app = opened("briefing", pack=pack)
    assert not app.exception
    assert "is damaged. Expected: the link of a briefing" in said(app)
    assert "No charts yet" in said(app)
    assert "Briefing" in labels_of_menu(app)


def test_any_chart_can_be_added_here_those_of_one_row_with_their_row(real):
    assert sorted(charts_to_add(real)) == sorted(CHARTS)
    app = opened("briefing")
    app.selectbox(key="chart_to_add").set_value("donor_months").run()
    app.selectbox(key="donors_to_add").set_value("NOR").run()
    app.button(key="add_to_briefing").click().run()
    assert charts_in_link(app) == ["donor_months@NOR"]
    assert app.button(key="add_to_briefing").disabled


def test_a_full_briefing_takes_no_more_and_says_so():
    rows = sorted(rows_to_open(read_ledger(ROOT / "seeds"))["donor_months"])
    full = [f"donor_months@{row}" for row in rows[:MOST_CHARTS]]
    app = opened("briefing", chart=full)
    assert "it holds 40 charts" in said(app)
    to_page(app, "timeline")
    assert button(app, "Add to briefing").disabled


def test_every_chart_of_the_catalogue_can_stand_in_a_briefing():
    rows = rows_to_open(read_ledger(ROOT / "seeds"))
    every = [
        f"{name}@{next(one for one in OF_ONE if one in rows[name])}"
        if name in rows
        else name
        for name in CHARTS
    ]
    app = opened("briefing", chart=every, since="2025-12-01")
    assert not app.exception
    assert charts_in_link(app) == every
    for named, picture in zip(every, pictures(app), strict=True):
        assert f"/charts/{named}.png" in picture["src"]
        assert picture["alt"]


def test_a_chart_without_rows_is_said_to_have_none():
    app = opened("briefing", chart="timeline", asof="2020-01-01")
    assert not app.exception
    assert "Nothing is known yet: the ledger begins on 26 Apr 2022" in said(app)
