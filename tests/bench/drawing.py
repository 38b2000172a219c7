"""Time from a choice to the chart drawn, in a browser, against a bare page.

Measured inside the page: from the key that takes the choice to the last change in any
drawing, or in whether it is seen, before all is still.
"""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.bench.reader import CHOICES, CHOOSER
from tests.bench.server import BARE, DASHBOARD, PAGES, serving
from tests.browser.install import browser_launch_options

CHANGES = 15
WARMING = len(CHOICES)
WAIT_MS = 20_000
ENDED = "[data-testid=stApp][data-test-script-state=notRunning]"
CHART = ".js-plotly-plot text"
#: A page whose script has ended and that shows no chart by then has none.
CHART_MS = 8_000
WATCH = """() => {
  const chart = '.js-plotly-plot', drawing = '.plot-container';
  const words = () =>
    [...document.querySelectorAll(`${chart} text`)].map(t => t.textContent).join('|');
  const seen = {pressed: 0, changed: 0, before: ''};
  addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    Object.assign(seen, {pressed: performance.now(), changed: 0, before: words()});
  }, true);
  const inDrawing = node => (node.closest ? node : node.parentElement)?.closest(drawing);
  const visible = () =>
    [...document.querySelectorAll(drawing)].map(one => one.checkVisibility({
      visibilityProperty: true,
    })).join();
  let before = visible();
  new MutationObserver(changes => {
    const now = visible();
    if (now !== before || changes.some(change => inDrawing(change.target)))
      seen.changed = performance.now();
    before = now;
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  window.drawn = () =>
    seen.changed && performance.now() - seen.changed > 500 && words() !== seen.before
      ? seen.changed - seen.pressed : null;
}"""


@dataclass(frozen=True)
class Cost:
    """Of one change: milliseconds until all charts stand, and of the browser's CPU."""

    drawn: float
    cpu: float


class Watched:
    """A page whose charts are watched."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._page: Page = browser.new_page(
            bypass_csp=True  # The page compiles what is waited for.
        )
        self._machine = browser.new_browser_cdp_session()
        self._page.goto(address)
        self._page.wait_for_selector(ENDED, timeout=WAIT_MS)
        self._page.wait_for_selector(CHART, state="attached", timeout=CHART_MS)
        self._page.evaluate(WATCH)

    def choose(self, value: str) -> Cost:
        """Choose a value by keyboard."""
        self._page.bring_to_front()
        box = self._page.get_by_role("combobox", name=CHOOSER, exact=True)
        box.click()
        box.fill(value)
        worked = self._cpu_ms()
        self._page.keyboard.press("Enter")
        drawn = self._page.wait_for_function("drawn()", polling=250, timeout=WAIT_MS)
        return Cost(float(drawn.json_value()), self._cpu_ms() - worked)

    def _cpu_ms(self) -> float:
        """Read how long all pages have worked: the others are still meanwhile."""
        processes = self._machine.send("SystemInfo.getProcessInfo")["processInfo"]
        pages = [one for one in processes if one["type"] == "renderer"]
        return sum(float(one["cpuTime"]) for one in pages) * 1e3


def compared(bare: Watched, ours: Watched) -> list[tuple[Cost, Cost]]:
    """Take turns, after a first pass that fills the caches."""
    values = [CHOICES[turn % len(CHOICES)] for turn in range(1, WARMING + CHANGES + 1)]
    costs = [(bare.choose(value), ours.choose(value)) for value in values]
    return costs[WARMING:]


def row(name: str, browser: Browser, bare: str, ours: str) -> str:
    """Measure a page, and write its medians and those of its neighbour."""
    try:
        costs = compared(Watched(browser, bare), Watched(browser, ours))
    except TimeoutError:
        return f"| {name} | no chart that shows the choice | | | | | |"
    finally:
        for context in browser.contexts:
            context.close()
    columns = (
        median(our.drawn for _, our in costs),
        median(other.drawn for other, _ in costs),
        median(our.cpu for _, our in costs),
        median(other.cpu for other, _ in costs),
    )
    drawn, bare_drawn, cpu, bare_cpu = columns
    return (
        f"| {name} | {drawn:.0f} | {bare_drawn:.0f} | {drawn / bare_drawn:.2f} "
        f"| {cpu:.0f} | {bare_cpu:.0f} | {cpu / bare_cpu:.2f} |"
    )


def report() -> None:
    """Print a row a page."""
    print(
        "\nFrom a choice to the chart drawn; wanted: at most 1.25 times the bare page."
    )
    print("\n| page | ms | bare | times | browser CPU, ms | bare | times |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with serving(BARE) as bare, serving(DASHBOARD) as ours, sync_playwright() as driver:
        browser = driver.chromium.launch(**browser_launch_options())
        for name, path in PAGES.items():
            address = f"{ours.address}/{path}"
            print(row(name, browser, bare.address, address), flush=True)
        browser.close()


if __name__ == "__main__":
    report()
