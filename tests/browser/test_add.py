"""From a text to a patch in a real browser: by keyboard, by file, with hostile texts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.ledger.package import read_ledger
from lib.ledger.patch import patched, read_patch
from tests.browser.access import findings, ours
from tests.browser.conftest import ROOT, choose, server_at_work

HELD = (ROOT / "seeds" / "documents" / "anewz-20260212.txt").read_text(encoding="utf-8")
#: As another wire might print it on another day.
OTHER = HELD.replace("12 February, 2026", "20 October, 2026").replace(
    "five add", "six add"
)
WORDS = "Text of a report or communiqué"


def opened(visit, server, **options):
    one = visit(**options)
    one.open(f"{server}/add", drawn=False)
    one.settle(drawn=False)
    return one


def propose(one, text):
    """Paste a text, and ask for its rows with the keyboard alone."""
    one.page.get_by_label(WORDS).fill(text)
    one.page.get_by_label(WORDS).press("Control+Enter")
    one.page.get_by_role("heading", name="Proposed rows").wait_for()
    one.settle(drawn=False)


def name_source(one):
    page = one.page
    for name, words in (
        ("Publisher", "The Wire"),
        ("Address", "https://example.org/a"),
    ):
        page.get_by_role("textbox", name=name, exact=True).fill(words)
        page.keyboard.press("Tab")
        one.settle(drawn=False)
    choose(page, "Kind", "press")
    one.settle(drawn=False)


def name_meeting(one):
    """Describe the meeting, which the ledger lacks."""
    choose(one.page, "Meeting", "that the ledger lacks")
    one.settle(drawn=False)
    one.page.get_by_role("textbox", name="Chairs", exact=True).fill("John Healey (GBR)")
    one.page.keyboard.press("Tab")
    one.settle(drawn=False)
    choose(one.page, "Format", "in_person")
    one.settle(drawn=False)


def take_patch(page, place):
    with page.expect_download() as download:
        page.get_by_role("link", name="Ledger patch (ZIP)").click()
    download.value.save_as(place)
    return read_patch(place.read_bytes())


def card(page, number):
    return page.locator(f".st-key-row_card_{number - 1}")


def give_seven(one):
    """Edit the number of the third row, and wait for all that follows from it."""
    edited = card(one.page, 3)
    edited.get_by_text("Edit", exact=True).click()
    quantity = edited.get_by_role("textbox", name="Quantity", exact=True)
    quantity.fill("7")
    quantity.press("Enter")
    expect(edited).to_contain_text("Germany: 7 missile interceptors")
    one.settle(drawn=False)


def test_a_report_becomes_a_patch_that_the_ledger_takes(server, visit, tmp_path):
    one = opened(visit, server)
    page = one.page
    propose(one, OTHER)
    expect(card(page, 1)).to_contain_text("hundreds of millions of dollars")
    expect(card(page, 2)).to_contain_text("35 billion pounds")
    expect(card(page, 3)).to_contain_text(
        "Germany: 6 missile interceptors, on a condition"
    )
    page.get_by_role("button", name="Accept 3 sure rows as new").click()
    one.settle(drawn=False)
    name_source(one)
    name_meeting(one)
    give_seven(one)
    for words in ("By donor", "By meeting", "Conditions"):
        page.get_by_role("heading", name=words, exact=True).wait_for()
    patch, real = take_patch(page, tmp_path / "patch.zip"), read_ledger(ROOT / "seeds")
    after = patched(real, patch, datetime.now(UTC).date())
    added = after["pledges"].iloc[len(real["pledges"]) :]
    assert list(added["scope"]) == ["joint", "headline", "donor"]
    assert added["condition_threshold"].iloc[2] == 30
    assert after["claims"]["quantity"].iloc[-1] == 7
    assert page.url == f"{server}/add"
    assert not one.troubles
    assert not one.foreign(server)


def test_the_held_report_is_known_by_its_rows(server, visit):
    one = opened(visit, server)
    propose(one, HELD)
    expect(
        one.page.get_by_text("This source's claim of it is there already")
    ).to_have_count(3)
    expect(one.page.get_by_role("button", name="No sure row is open")).to_be_disabled()


def test_a_number_in_the_text_leads_to_its_row(server, visit):
    one = opened(visit, server)
    propose(one, HELD)
    one.page.get_by_role("link", name="To row 3").click()
    expect(one.page.locator("#row-3")).to_be_in_viewport()
    assert "Germany" in one.page.locator("#row-3").inner_text()


def test_markup_and_scripts_stay_text(server, visit):
    one = opened(visit, server)
    hostile = (
        "20 October 2026. <script>window.hit = 1</script><img src=x onerror='hit=1'> "
        "**Norway** pledged $5 billion [x](javascript:hit=1) for Ukraine’s air defence.\n"
    )
    propose(one, hostile)
    shown = one.page.locator(".added-text")
    expect(shown).to_contain_text("<script>window.hit = 1</script>")
    expect(shown).to_contain_text("**Norway**")
    assert one.page.evaluate("window.hit") is None
    assert not one.troubles


def test_a_file_is_read_in_pieces(server, visit):
    one = opened(visit, server)
    page = f"<html><!--{'x' * 1_200_000}--><body><p>{OTHER}</p></body></html>"
    file = {"name": "note.html", "mimeType": "text/html", "buffer": page.encode()}
    one.page.get_by_label("Or a file").set_input_files(file)
    one.page.get_by_role("heading", name="Proposed rows").wait_for()
    expect(one.page.locator("#row-4")).to_contain_text("Germany")
    assert not one.troubles


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("large.pdf", b"%PDF" * 1_000_000, "Expected: at most 3,000,000"),
        ("binary.txt", b"\x00\x01\xff" * 500, "Nothing here has changed"),
    ],
)
def test_a_bad_file_is_said_and_nothing_is_lost(server, visit, name, data, said):
    one = opened(visit, server)
    propose(one, OTHER)
    one.page.get_by_text("Another text").click()
    one.settle(drawn=False)
    file = {"name": name, "mimeType": "", "buffer": data}
    one.page.get_by_label("Or a file").set_input_files(file)
    one.page.get_by_text(said).first.wait_for()
    expect(card(one.page, 3)).to_contain_text("Germany")


@pytest.mark.parametrize(
    ("width", "theme"), [(1280, "light"), (390, "dark")], ids=["wide", "phone"]
)
def test_a_review_is_for_everybody(server, visit, width, theme):
    size = {"width": width, "height": 844}
    one = opened(visit, server, viewport=size, color_scheme=theme, bypass_csp=True)
    propose(one, OTHER)
    one.page.get_by_role("button", name="Accept 3 sure rows as new").click()
    one.settle(drawn=False)
    name_source(one)
    card(one.page, 1).get_by_text("Edit", exact=True).click()
    one.settle(drawn=False)
    found = findings(one.page)
    assert not ours(found)
    assert not [it for it in found if it.rule == "reflow"]


def test_nothing_of_a_text_is_in_the_log(visit):
    with server_at_work() as address:
        one = opened(visit, address)
        propose(one, OTHER.replace("Norway", "Norway Xyzzyx"))
        name_source(one)
        port = address.rsplit(":", 1)[1]
        log = Path(ROOT, "tests", "artefacts", f"server-{port}.log").read_text()
    assert "Serving" in log
    assert "Xyzzyx" not in log
    assert "The Wire" not in log
