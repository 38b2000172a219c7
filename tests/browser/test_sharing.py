"""What a reader takes along: links, pictures, files, a briefing of several charts."""

import io
import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from lib.charts.catalogue import CHARTS
from lib.model.pages import BEHIND_MORE, MORE, QUESTIONS, title_of
from tests.browser.conftest import (
    ARTEFACTS,
    choose,
    drawer_of,
    see,
    see_query,
    to_page,
)
from tests.browser.test_pages import SIZES, scrolls_sideways

WIDE = {"width": 1280, "height": 900}
CLIPBOARD = ["clipboard-read", "clipboard-write"]
DONORS = "currency=EUR&donor=GBR&donor=NOR&rows=all"
#: Three charts from three pages, and the page of each.
THREE = {
    "leading_donors": "donors",
    "meeting_bridge@udcg-2026-02-12": "meetings?show=udcg-2026-02-12",
    "timeline": "timeline",
}
PACK = "&".join(f"chart={named}" for named in THREE)
TITLE = "For <b>the minister</b>"
#: What the deepest focused element says, in a component's own tree too.
FOCUSED = """() => {
    let one = document.activeElement
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
    return one.textContent
}"""
#: The kinds of what lies in the clipboard, and how much of each.
IN_CLIPBOARD = """async () => {
    const found = {}
    for (const item of await navigator.clipboard.read()) {
        for (const type of item.types) {
            found[type] = await (await item.getType(type)).text()
        }
    }
    return found
}"""
#: The picture in the clipboard, as numbers that pass the border between two programs.
PNG_IN_CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read()
    const picture = await item.getType("image/png")
    return [...new Uint8Array(await picture.arrayBuffer())]
}"""


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def menu_of(page, number=0):
    """Open the menu of a card."""
    page.get_by_role("button", name="Share and export").nth(number).click()
    menu = page.get_by_test_id("stPopoverBody")
    menu.get_by_role("heading", name="Report an error").wait_for()
    return menu


def section(menu, title):
    return menu.locator("section").filter(
        has=menu.page.get_by_role("heading", name=title)
    )


def test_a_table_that_is_looked_at_is_in_the_link_and_back_leaves_it(server, visit):
    one = visit(viewport=WIDE, permissions=CLIPBOARD)
    page = one.open(f"{server}/donors?show=DEU")
    page.get_by_role("tab", name="Table").last.click()
    page.wait_for_url("**table=leading_donors")
    one.settle(drawn=False)
    page.get_by_role("button", name="Copy link").first.click()
    page.get_by_text("Copied.").wait_for()
    other = visit(viewport=WIDE).open(copied(page))
    chosen = other.get_by_role("tab", selected=True)
    expect(chosen).to_have_text(["Chart", "Chart", "Chart", "Table"])
    page.go_back()
    expect(page.get_by_role("tab", selected=True)).to_have_text(["Chart"] * 4)


def test_the_link_of_a_drawer_is_copied_from_the_drawer(server, visit):
    one = visit(viewport=WIDE, permissions=CLIPBOARD)
    marks = "udcg-2026-02-12,udcg-2026-02-12-deu-pac3"
    page = one.open(f"{server}/meetings?open={marks}")
    drawer = drawer_of(page)
    drawer.get_by_role("button", name="Copy link").click()
    drawer.get_by_text("Copied.").wait_for()
    link = copied(page)
    assert parse_qs(urlsplit(link).query)["open"] == [marks]
    assert "asof" in parse_qs(urlsplit(link).query)
    again = drawer_of(visit(viewport=WIDE).open(link))
    again.get_by_role("heading", name="Germany: PAC-3").wait_for()


def test_the_link_of_a_page_is_copied_and_shows_the_same_figures_elsewhere(
    server, visit
):
    one = visit(viewport=WIDE, permissions=CLIPBOARD)
    page = one.open(f"{server}/donors?{DONORS}")
    page.get_by_role("button", name="Copy link").first.click()
    page.get_by_text("Copied.").wait_for()
    link = copied(page)
    query = parse_qs(urlsplit(link).query)
    assert link.startswith(f"{server}/donors?")
    assert {"asof", "view"} < set(query)
    assert (query["donor"], query["rows"]) == (["GBR", "NOR"], ["all"])
    other = visit(viewport=WIDE)
    other.open(link)
    assert other.words_drawn() == one.words_drawn()
    assert any("euros" in words for words in other.words_drawn())


def test_a_menu_is_reached_and_used_by_the_keyboard_alone(server, visit):
    one = visit(viewport=WIDE, permissions=CLIPBOARD)
    page = one.open(f"{server}/timeline?asof=2026-02-12")
    page.get_by_role("button", name="Share and export").focus()
    page.keyboard.press("Enter")
    menu = page.get_by_test_id("stPopoverBody")
    menu.get_by_role("button", name="Copy sentence").wait_for()
    for _ in range(30):
        if page.evaluate(FOCUSED) == "Copy sentence":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    words = section(menu, "In words")
    words.get_by_role("status").get_by_text("Copied.").wait_for()
    assert copied(page) == words.locator(".shown").inner_text()
    assert "12 Feb" in copied(page)
    page.keyboard.press("Escape")
    menu.wait_for(state="detached")


def test_a_browser_without_a_clipboard_is_given_the_text_to_copy_by_hand(server, visit):
    one = visit(viewport=WIDE)
    one.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = one.open(f"{server}/donors?{DONORS}")
    menu = menu_of(page)
    section(menu, "Cite, embed").get_by_role("button", name="Copy BibTeX").click()
    text = menu.get_by_role("textbox", name="Text to copy")
    assert text.input_value().startswith("@misc{")
    chosen = text.evaluate("one => one.selectionEnd - one.selectionStart")
    assert chosen == len(text.input_value())
    menu.get_by_text("copy it with Ctrl+C").wait_for()
    section(menu, "Picture").get_by_role("button", name="Copy PNG").click()
    menu.get_by_text("Your browser copies no pictures from this address").wait_for()


def test_a_picture_is_copied_as_a_picture(server, visit):
    one = visit(viewport=WIDE, permissions=CLIPBOARD)
    menu = menu_of(one.open(f"{server}/timeline"))
    pictures = section(menu, "Picture")
    pictures.get_by_role("button", name="Copy PNG").click()
    pictures.get_by_text("Copied.").wait_for()
    image = Image.open(io.BytesIO(bytes(one.page.evaluate(PNG_IN_CLIPBOARD))))
    assert image.format == "PNG"
    assert image.width > 600
    pictures.get_by_role("button", name="Copy SVG").click()
    pictures.get_by_text("Copied").wait_for()
    held = one.page.evaluate(IN_CLIPBOARD)
    assert all("<svg" in text for text in held.values())
    assert not one.troubles


def test_every_file_of_a_card_answers_and_is_saved_under_its_name(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/meetings?show=udcg-2026-02-12&asof=2026-02-12")
    menu = menu_of(page)
    links = section(menu, "Download").get_by_role("link")
    expect(links).to_have_count(10)
    for link in links.all():
        answer = page.request.get(server + link.get_attribute("href"))
        assert answer.status == 200, link.inner_text()
    with page.expect_download() as saved:
        links.get_by_text("CSV", exact=True).click()
    assert saved.value.suggested_filename.startswith("pledgeboard_meeting_bridge")
    assert saved.value.suggested_filename.endswith(".csv")
    section(menu, "Download").get_by_text("CSV: saved, ").wait_for()


def write(page, label, number, words):
    """Write into a field and leave it, which sends what was written."""
    field = page.get_by_label(label).nth(number)
    field.fill(words)
    field.press("Tab")


def collect(one, server):
    """Add a chart of each of three pages to the briefing, and go to its page."""
    page = one.open(f"{server}/donors?currency=EUR")
    for count, path in enumerate(THREE.values(), start=1):
        to_page(page, path.split("?")[0].capitalize())
        if "show=" in path:
            choose(page, "One meeting in detail", "12 Feb 2026")
            page.wait_for_url("**show=**")
        one.settle()
        page.get_by_role("button", name="Add to briefing").first.click()
        menu = page.get_by_test_id("stTopNavLink")
        menu.get_by_text(f"Briefing ({count})").wait_for()
    menu.filter(has_text="Briefing").click()
    page.wait_for_url("**chart=timeline**")
    return page


def test_charts_of_three_pages_are_in_the_link_of_the_briefing(server, visit):
    page = collect(visit(viewport=WIDE), server)
    see_query(page, {"currency": ["EUR"], "chart": list(THREE)})
    page.get_by_role("heading", name="3. ").wait_for()
    titles = headings(page)
    page.get_by_role("button", name="Up").nth(2).click()
    page.wait_for_url("**chart=timeline&chart=meeting_bridge**")
    first, second, third = (title.split(". ", 1)[1] for title in titles[:3])
    turned = [f"1. {first}", f"2. {third}", f"3. {second}"]
    for number, title in enumerate(turned):
        expect(page.get_by_role("heading", level=2).nth(number)).to_have_text(title)


def test_the_menu_fits_a_laptop_beside_the_search_with_a_full_briefing(server, visit):
    page = visit(viewport=WIDE).open(f"{server}/briefing?{PACK}", drawn=False)
    menu = page.get_by_test_id("stTopNavLink")
    menu.get_by_text("Briefing (3)").wait_for()
    front = [title_of(one) for one in QUESTIONS if one not in BEHIND_MORE]
    expect(menu).to_have_text([*front, "Briefing (3)"])
    more = page.get_by_test_id("stTopNavSection")
    expect(more).to_have_text(MORE)
    find = page.get_by_role("button", name="Search", exact=True)
    ends = [one.bounding_box() for one in (*menu.all(), more, find)]
    for left, right in pairwise(ends):
        assert left["x"] + left["width"] <= right["x"]
    more.click()
    behind = page.get_by_test_id("stTopNavDropdownLink")
    expect(behind).to_have_text(
        [title_of(one) for one in BEHIND_MORE if one != "briefing"]
    )
    expect(behind.last).to_be_in_viewport()


def test_a_briefing_with_the_readers_words_is_the_same_elsewhere(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/briefing?{PACK}&currency=EUR", drawn=False)
    write(page, "Title of the pack", 0, TITLE)
    page.wait_for_url("**title=For**")
    write(page, "Own heading", 2, "How it built up")
    page.wait_for_url("**heading=3%3AHow**")
    write(page, "Comment", 0, "Firm ones only.")
    page.wait_for_url("**comment=1%3AFirm**")
    page.get_by_role("heading", name="3. How it built up").wait_for()
    one.settle(drawn=False)
    see_query(
        page,
        {
            "currency": ["EUR"],
            "chart": list(THREE),
            "title": [TITLE],
            "heading": ["3:How it built up"],
            "comment": ["1:Firm ones only."],
        },
    )
    cold = visit(viewport=WIDE).open(page.url, drawn=False)
    cold.get_by_role("heading", name="3. How it built up").wait_for()
    assert headings(cold) == headings(page)
    expect(cold.get_by_label("Title of the pack")).to_have_value(TITLE)
    expect(cold.get_by_label("Comment").first).to_have_value("Firm ones only.")


def headings(page):
    return page.get_by_role("heading", level=2).all_inner_texts()


def test_back_returns_to_the_order_before_and_then_to_the_page_before(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/timeline")
    page.get_by_role("button", name="Add to briefing").click()
    page.get_by_test_id("stTopNavLink").filter(has_text="Briefing (1)").click()
    page.wait_for_url("**chart=timeline**")
    page.get_by_label("Title of the pack").fill("Mine")
    page.get_by_label("Title of the pack").press("Enter")
    page.wait_for_url("**title=Mine**")
    one.settle(drawn=False)
    page.go_back()
    page.wait_for_url("**/briefing?chart=timeline")
    expect(page.get_by_label("Title of the pack")).to_have_value("")
    page.go_back()
    page.go_back()
    page.get_by_role("heading", name="Timeline", exact=True).wait_for()


def test_the_packs_of_a_briefing_are_saved_and_say_how_far_they_are(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/briefing?{PACK}&asof=2026-02-12", drawn=False)
    for label, ending in {
        "Slides": "pptx",
        "Document": "docx",
        "Web page": "html",
    }.items():
        link = page.get_by_role("link", name=label)
        with page.expect_download() as saved:
            link.click()
        assert saved.value.suggested_filename.endswith(ending)
        page.get_by_text(f"({ending.upper()}): saved, ").wait_for()
    assert not one.troubles


def test_the_gallery_shows_the_picture_of_every_chart(server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/gallery", drawn=False)
    page.get_by_role("heading", name="Evidence").wait_for()
    one.settle(drawn=False)
    pictures = page.locator(".small-picture")
    expect(pictures).to_have_count(len(CHARTS))
    for picture in pictures.locator("img").all():
        assert picture.get_attribute("loading") == "lazy"
        picture.scroll_into_view_if_needed()
        loaded = "one => one.complete && one.naturalWidth"
        see(page, loaded, picture.element_handle())
        # It takes the height that the page kept for it.
        kept = int(picture.get_attribute("height"))
        assert picture.evaluate("one => one.naturalHeight") == kept
    # Of a tall picture the upper part is shown, and it is seen to go on.
    for picture in pictures.all():
        whole, shown = (
            picture.evaluate("one => one.querySelector('img').clientHeight"),
            picture.evaluate("one => one.clientHeight"),
        )
        assert ("cut" in picture.get_attribute("class")) == (whole > shown)
    alts = [one.get_attribute("alt") for one in pictures.locator("img").all()]
    assert all(alts)
    assert not one.troubles
    assert not one.foreign(server)


@pytest.mark.parametrize("label", ["Title of the pack", "Comment"])
def test_words_that_a_click_on_a_file_ends_are_in_the_file(label, server, visit):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/briefing?chart=timeline", drawn=False)
    page.get_by_label(label).click()
    page.keyboard.type("Not yet handed over")
    with page.expect_request("**/api/v1/briefing.html**") as request:
        page.get_by_role("link", name="Web page").click()
    assert "Not+yet+handed+over" in request.value.url
    page.get_by_text("(HTML): saved, ").wait_for()


def test_a_briefing_kept_as_a_file_opens_again_with_its_choices(
    server, visit, tmp_path
):
    one = visit(viewport=WIDE)
    page = one.open(f"{server}/briefing?{PACK}&currency=EUR", drawn=False)
    one.settle(drawn=False)
    page.get_by_label("Title of the pack").click()
    page.keyboard.type("Für Київ")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Keep as a file").click()
    name = saved.value.suggested_filename
    assert re.fullmatch(r"pledgeboard_briefing_[\d-]{10}\.json", name)
    saved.value.save_as(tmp_path / name)
    other = visit(viewport=WIDE)
    page = other.open(f"{server}/briefing?donor=DEU", drawn=False)
    page.get_by_text("Open a briefing that was kept").click()
    page.locator("input[type=file]").set_input_files(tmp_path / name)
    page.get_by_role("heading", name="3. ").wait_for()
    expect(page.get_by_label("Title of the pack")).to_have_value("Für Київ")
    other.settle(drawn=False)
    query = parse_qs(urlsplit(page.url).query)
    assert (query["chart"], query["currency"]) == (list(THREE), ["EUR"])
    assert "donor" not in query
    assert not one.troubles + other.troubles


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_an_open_menu_fits_its_screen(size, theme, server, visit):
    width, height = SIZES[size]
    one = visit(viewport={"width": width, "height": height}, color_scheme=theme)
    page = one.open(f"{server}/donors")
    menu = menu_of(page)
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] > height / 3
    assert menu.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert not scrolls_sideways(page)
    page.screenshot(path=ARTEFACTS / f"menu-{size}-{theme}.png")
    assert not one.troubles
    assert not one.foreign(server)
