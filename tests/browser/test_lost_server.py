"""A server that is lost, and another in its place: the reader sees the very view again."""

import signal

import pytest
from playwright.sync_api import expect

from lib.model.packing import MOST_BYTES, as_json
from tests.browser.conftest import (
    drawer_of,
    free_port,
    query_of,
    running,
    see_query,
    to_page,
)

WIDE = {"viewport": {"width": 1280, "height": 900}}


class Replaceable:
    """The place of a server: one can be killed there, and another started."""

    def __init__(self):
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"

    def server(self):
        """Start one; it is killed at the end, as a machine that fails is."""
        flags = ["--server.port", str(self.port), "--server.address", "localhost"]
        return running(
            ["-m", "lib.ui.serve", *flags],
            self.address,
            {"PLEDGEBOARD_PROCESSES": "1"},
            asked="/api/v1/ready",
            ended_by=signal.SIGKILL,
        )


@pytest.fixture
def place():
    return Replaceable()


def test_the_view_comes_back_without_a_click_and_answers(place, visit):
    one = visit(**WIDE)
    with place.server():
        page = one.open(f"{place.address}/donors?currency=EUR&open=DEU&rows=all")
        drawer = drawer_of(page)
        said = drawer.inner_text()
        drawn = one.words_drawn()
        query = query_of(page)
    page.get_by_text("Connecting").first.wait_for()
    with place.server():
        expect(page.get_by_text("Connecting")).to_have_count(0)
        one.settle()
        assert drawer_of(page).inner_text() == said
        assert one.words_drawn() == drawn
        assert query_of(page) == query
        drawer.get_by_role("button", name="Close").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.wait_for_url(lambda address: "open=" not in address)


def test_a_new_session_of_the_tab_has_the_briefing_that_was_being_collected(
    server, visit
):
    one = visit(**WIDE)
    page = one.open(f"{server}/briefing?chart=items&title=Mine", drawn=False)
    one.settle(drawn=False)
    to_page(page, "Donors")
    one.settle()
    assert "chart" not in query_of(page)
    page.reload()
    one.settle()
    to_page(page, "Briefing")
    see_query(page, {"chart": ["items"], "title": ["Mine"]})
    assert not one.troubles


def test_a_kept_briefing_is_read_in_the_browser_and_nothing_is_uploaded(server, visit):
    one = visit(**WIDE)
    page = one.open(f"{server}/briefing", drawn=False)
    page.get_by_text("Open a briefing that was kept as a file").click()
    field = page.get_by_label("File that this page has saved")
    said = page.get_by_test_id("stExpander").get_by_role("status")
    held = {"mimeType": "application/json"}
    field.set_input_files({"name": "big.json", "buffer": b" " * MOST_BYTES, **held})
    expect(said).to_contain_text("big.json has 500,000 bytes. Expected: a briefing")
    kept = as_json([("chart", "timeline"), ("title", "Für Київ"), ("currency", "EUR")])
    field.set_input_files({"name": "kept.json", "buffer": kept, **held})
    wanted = {"chart": ["timeline"], "title": ["Für Київ"], "currency": ["EUR"]}
    see_query(page, wanted)
    assert not [url for url in one.requests if "upload" in url]
    assert not one.troubles
