"""What a reader sees of a wait for many others."""

import pytest
from playwright.sync_api import expect

from tests.bench.server import serving
from tests.ui.test_gate import APP

WORDS = "Many people are reading at this moment"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GATED_FOLDER", str(tmp_path))
    return tmp_path


def test_a_wait_is_said_and_the_words_go_when_it_is_over(folder, visit):
    with serving(APP) as server:
        waiting, working = visit().page, visit().page
        for name, page in {"waiting": waiting, "working": working}.items():
            page.goto(f"{server.address}?name={name}")
            expect(page.get_by_role("combobox")).to_have_count(2)
        (folder / "hold").touch()
        for page in (working, waiting):
            page.get_by_role("combobox", name="Part").click()
            page.get_by_role("option", name="two").click()
        told = waiting.locator(".waiting")
        expect(told).to_contain_text(WORDS)
        expect(waiting.get_by_text("two", exact=True)).to_have_count(0)
        (folder / "hold").unlink()
        expect(waiting.get_by_test_id("stMarkdown").get_by_text("two")).to_be_visible()
        expect(told).to_have_count(0)
