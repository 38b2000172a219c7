"""A real server and a real browser, which tells of every request that it makes."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import TimeoutError, expect, sync_playwright

from lib.ui.tables import THREE_LINES
from tests.browser.install import browser_launch_options

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
#: Streamlit's client asks for these below the page's path first, then at the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")
#: How long anything is awaited: a fault shows late, but a busy machine shows none.
SECONDS = 60
DRAWN = ".js-plotly-plot .points path"
#: Waits until the script has ended and the page has stood still for a moment.
AT_REST = """() => new Promise((rested, failed) => {
    const begun = performance.now()
    let changed = begun
    const seen = new MutationObserver(() => { changed = performance.now() })
    seen.observe(document, {
        subtree: true, childList: true, attributes: true, characterData: true,
    })
    const look = () => {
        const state = document.querySelector("[data-testid=stApp]")?.dataset
        const still = performance.now() - changed > 200
        if (still && state?.testScriptState === "notRunning") rested()
        else if (performance.now() - begun > 60000) failed("It never comes to rest.")
        else return setTimeout(look, 20)
        seen.disconnect()
    }
    look()
})"""


expect.set_options(timeout=SECONDS * 1000)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def server_at_work(ledger=None, **settings):
    """Start a server on a free port, and give its address once it answers.

    `settings` are variables of its environment.
    """
    if ledger:
        settings |= {"PLEDGEBOARD_LEDGER": str(ledger)}
    port = free_port()
    command = ["-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with running(command, f"http://localhost:{port}", settings) as address:
        yield address


@contextmanager
def running(
    command, address, settings, asked="/_stcore/health", ended_by=signal.SIGTERM
):
    """Run a command of Python's until the context ends; wait until its server answers."""
    ARTEFACTS.mkdir(exist_ok=True)
    written = ARTEFACTS / f"server-{urlsplit(address).port}.log"
    with written.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            stdout=log,
            stderr=log,
            env=os.environ | settings,
        )
        try:
            _wait_for(f"{address}{asked}", process)
            yield address
        finally:
            process.send_signal(ended_by)
            process.wait(timeout=20)
    written.unlink()


def _wait_for(address, process):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The server did not start; see {ARTEFACTS}")


@pytest.fixture(scope="session")
def server():
    """One server for all tests that need no cold one."""
    with server_at_work() as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """One browser a module: its event loop must end before other tests run theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_launch_options())
        yield browser
        browser.close()


class Visit:
    """A page in a context of its own, and what it said and asked for on the way."""

    def __init__(self, browser, **options):
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(SECONDS * 1000)
        self.page = self.context.new_page()
        self.requests, self.troubles = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("response", self._answered)

    def _heard(self, message):
        # What could not be loaded is judged by its answer, which names the address.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    def _answered(self, answer):
        probe = urlsplit(answer.url).path.endswith(PROBES)
        if answer.status >= 400 and not probe:
            self.troubles.append(f"{answer.status} {answer.url}")

    def open(self, address, drawn=True):
        """Go to an address, and wait until its live page and its chart stand, if any."""
        self.page.goto(address)
        self.page.locator("#first-view").wait_for(state="detached")
        self.page.locator("h1").first.wait_for()
        if drawn:
            self.settle()
        return self.page

    def settle(self, drawn=True):
        """Wait until a chart stands, if there is one, and nothing moves."""
        if drawn:
            self.page.wait_for_selector(DRAWN, state="attached")
        self.page.evaluate(AT_REST)

    def foreign(self, address):
        """List requests to any other host than the server's."""
        home = urlsplit(address).netloc
        return [
            url
            for url in self.requests
            if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != home
        ]

    def words_drawn(self, number=-1):
        """Read the words and numbers in a chart, the last one unless said."""
        chart = self.page.locator(".js-plotly-plot").nth(number)
        return chart.locator("text").all_text_contents()


def see(page, said, given=None):
    """Wait until an expression in JavaScript holds, or a function of what is given.

    Playwright's own way would have the page compile it, which no page here may.
    """
    end = time.monotonic() + SECONDS
    while not page.evaluate(said, given):
        assert time.monotonic() < end, said
        page.wait_for_timeout(20)


def query_of(page):
    """Read the query of the address."""
    return parse_qs(urlsplit(page.url).query)


def see_query(page, wanted):
    """Wait until the query of the address is this one."""
    try:
        page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)
    except TimeoutError:
        assert query_of(page) == wanted  # It says how they differ.
        raise


def choose(page, label, words):
    """Pick an option of a select box by its words."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(words)
    page.get_by_role("option").filter(has_text=words).first.click()


def to_page(page, name):
    """Take the menu to another page, behind its last word too."""
    link = page.get_by_test_id("stTopNavLink").filter(has_text=name)
    behind = page.get_by_test_id("stTopNavDropdownLink").filter(has_text=name)
    if not link.is_visible():
        page.get_by_test_id("stTopNavSection").click()
    link.or_(behind).click()
    page.get_by_role("heading", name=name, exact=True).wait_for()


#: The middle of the widest bar below the words that begin a row of a chart.
MIDDLE_OF_BAR = """words => {
    const label = [...document.querySelectorAll(".js-plotly-plot .textpoint text")]
        .find(text => text.textContent.startsWith(words))
    label.scrollIntoView({block: "center"})
    const top = label.getBoundingClientRect().top
    const bars = [...label.closest(".js-plotly-plot").querySelectorAll(".bars path")]
        .map(bar => bar.getBoundingClientRect())
        .filter(box => box.top > top && box.top < top + 30)
        .sort((one, other) => other.width - one.width)
    return [bars[0].left + bars[0].width / 2, bars[0].top + bars[0].height / 2]
}"""


def click_bar(page, words):
    """Click the widest bar of the row that begins with some words."""
    label = page.locator(".js-plotly-plot .textpoint text").filter(has_text=words)
    label.first.wait_for(state="attached")
    page.evaluate(AT_REST)
    page.mouse.click(*page.evaluate(MIDDLE_OF_BAR, words))


def drawer_of(page):
    """Wait for the drawer at the side."""
    drawer = page.get_by_role("dialog")
    drawer.wait_for()
    return drawer


def click_row(place, number):
    """Choose a row of the last table in a place, counted from 1: one with long words."""
    table = place.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    table.locator("canvas").first.wait_for()
    table.click(position={"x": 18, "y": 35 + THREE_LINES * (number - 0.5)})


@pytest.fixture
def visit(chromium):
    """Open contexts that are closed when the test ends."""
    made = []

    def open_one(**options):
        made.append(Visit(chromium, **options))
        return made[-1]

    yield open_one
    for one in made:
        one.context.close()
