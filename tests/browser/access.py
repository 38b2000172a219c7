"""Hold every page, menu and drawer against WCAG 2.2 AA: python -m tests.browser.access.

It asks axe-core about each state in each look and prints a table of the findings, of which
docs/accessibility.md is made. The short form, which `make test` runs, is in test_access.py.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Route, sync_playwright

from tests.browser.conftest import AT_REST, Visit, server_at_work
from tests.browser.install import browser_launch_options

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
DETAILS = {
    "donors": "?show=DEU",
    "meetings": "?show=udcg-2026-02-12",
    "conditions": "?show=udcg-2026-02-12-deu-pac3&given=18",
    "equipment": "?item=air_defence_missile",
    "evidence": "?show=udcg-2026-02-12-all-total-v2",
    "data": "?q=norway+purl",
    "briefing": "?chart=leading_donors&chart=timeline&chart=conditions"
    "&chart=meeting_bridge@udcg-2026-02-12&title=Winter&comment=2:Month+by+month",
}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
#: The size of a target (WCAG 2.2, 2.5.8) is off in axe unless it is named.
ASK = """async () => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations"],
})).violations.flatMap(one => one.nodes.map(node => ({
    rule: one.id, impact: one.impact, place: node.target.flat().join(" "),
    html: node.html, why: node.failureSummary,
})))"""
GRAVE = {"serious", "critical"}


def path_of(page):
    return "" if page == "overview" else page


@dataclass(frozen=True)
class Finding:
    """What axe finds at one element."""

    rule: str
    impact: str
    place: str
    html: str
    why: str


@dataclass(frozen=True)
class Excuse:
    """A finding in what Streamlit makes, which cannot be mended from here."""

    rule: str
    html: str
    reason: str


#: The one list of what is let pass.
EXCUSES: tuple[Excuse, ...] = ()


@dataclass(frozen=True)
class Look:
    """How a reader looks: CSS pixels (at 400 percent 1280 are 320), theme, colours."""

    name: str
    width: int
    theme: str
    forced: bool = False


#: Each row is opened once; its later looks are the first one's window, made otherwise.
LOOKS = (
    (
        Look("wide, light", 1280, "light"),
        Look("200 percent, light", 640, "light"),
        Look("wide, forced colours", 1280, "light", forced=True),
    ),
    (Look("wide, dark", 1280, "dark"),),
    (Look("phone, light", 390, "light"),),
    (
        Look("phone, dark", 390, "dark"),
        Look("400 percent, dark", 320, "dark"),
        Look("phone, forced colours", 390, "dark", forced=True),
    ),
)
HEIGHT = 844


@dataclass(frozen=True)
class State:
    """What of a page is open: how one gets there, and what is seen then."""

    path: str
    reach: Callable[[Page], Locator]
    scripts: bool = True


def _search(page: Page) -> Locator:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("combobox", name="Search, or go to a page").fill("norway")
    return page.get_by_role("option").first


def _title(page: Page) -> Locator:
    return page.locator("h1").first


def _more_choices(page: Page) -> Locator:
    _side_bar(page)
    page.get_by_text("More choices").click()
    return page.get_by_label("Where sources disagree, use")


def _side_bar(page: Page) -> Locator:
    opens = page.get_by_test_id("stExpandSidebarButton")
    if opens.is_visible():
        opens.click()
        page.evaluate(AT_REST)
    return page.get_by_role("combobox", name="Show as", exact=True)


def _list_of(label: str) -> Callable[[Page], Locator]:
    def reach(page: Page) -> Locator:
        _side_bar(page)
        page.get_by_role("combobox", name=label, exact=True).focus()
        page.keyboard.press("ArrowDown")
        return page.get_by_role("option").first

    return reach


def _calendar(page: Page) -> Locator:
    _side_bar(page)
    page.get_by_test_id("stDateInput").first.get_by_role("button").click()
    return page.get_by_role("grid")


def _menu_of_app(page: Page) -> Locator:
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    return page.get_by_test_id("stMainMenuPopover")


def _about(page: Page) -> Locator:
    _menu_of_app(page).get_by_text("About").click()
    return page.get_by_role("dialog")


def _share(page: Page) -> Locator:
    page.get_by_role("button", name="Share and export").first.click()
    return page.get_by_role("heading", name="Report an error")


def _drawer(page: Page) -> Locator:
    page.get_by_role("dialog").get_by_test_id("stMarkdown").first.wait_for()
    return page.get_by_role("dialog")


def _table(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").first


def _opened_lists(page: Page) -> Locator:
    lists = page.get_by_test_id("stMain").locator("details:not([open]) > summary")
    while lists.count():
        lists.first.press("Enter")
        page.evaluate(AT_REST)
    return _title(page)


def _review(page: Page) -> Locator:
    page.get_by_label("Text of a report or communiqué").fill(
        "20 October 2026. Norway pledged NOK 5 billion for Ukraine’s air defence.\n"
    )
    page.get_by_role("button", name="Propose rows").click()
    page.get_by_role("button", name="Accept 1 sure row as new").click()
    page.get_by_text("Edit", exact=True).click()
    return page.get_by_role("textbox", name="Printed as")


#: Every page as it opens, in the detail that the links of test_pages name.
OF_PAGES = {
    name: State(path_of(name) + DETAILS.get(name, ""), _title) for name in PAGES
}
#: What opens on a page.
OF_PARTS = {
    "the search of the header": State("methodology", _search),
    "all choices": State("methodology", _more_choices),
    "a list of choices": State("methodology", _list_of("Which promises count")),
    "a list of several": State("donors?donor=DEU&donor=NOR", _list_of("Donors")),
    "a calendar": State("methodology", _calendar),
    "the menu of the app": State("methodology", _menu_of_app),
    "about": State("methodology", _about),
    "share and export": State("timeline", _share),
    "a table of a chart": State("timeline?table=timeline", _table),
    "the drawer, a list": State("donors?open=DEU", _drawer),
    "the drawer, a pledge": State(
        "meetings?open=udcg-2026-02-12,udcg-2026-02-12-deu-pac3", _drawer
    ),
    "lists unfolded": State("methodology", _opened_lists),
    "conditions, unfolded": State("conditions", _opened_lists),
    "donors compared": State("donors?donor=DEU&donor=NOR&donor=GBR", _title),
    "months by donor": State("timeline?by=donor", _title),
    "nothing found": State("data?q=zzz", _title),
    "rows searched": State("data?name=frames/claims&filter=norway", _title),
    "an older link": State("donors?asof=2026-02-12&view=00000000", _title),
    "a link with faults": State("donors?currency=XXX&donor=ATLANTIS", _title),
    "nothing to draw": State("donors?donor=JPN&from=2020-01-01&to=2020-02-01", _title),
    "a text under review": State("add", _review),
    "an empty briefing": State("briefing", _title),
}
#: What comes without Streamlit: before it, beside it, in files.
WITHOUT_STREAMLIT = {
    **{
        f"{name}, first view": State(state.path, _title, scripts=False)
        for name, state in OF_PAGES.items()
    },
    "no such page": State("no-such-page", _title),
    "a chart in a frame": State("embed?chart=largest_donors", _title),
    "a chart in a dark frame": State("embed?chart=timeline&theme=dark", _title),
    "a chart as a web page": State("api/v1/charts/largest_donors.html", _title),
    "a briefing as a web page": State(
        "api/v1/briefing.html?chart=timeline&chart=leading_donors", _title
    ),
}
STATES = OF_PAGES | OF_PARTS | WITHOUT_STREAMLIT


def opened(visit: Visit, address: str, name: str) -> Locator:
    """Bring a page into a state, and give what is seen then."""
    state, page = STATES[name], visit.page
    if name in WITHOUT_STREAMLIT:
        page.route("**/api/v1/**.html*", _as_a_page)
        page.goto(f"{address}/{state.path}")
    else:
        visit.open(f"{address}/{state.path}", drawn=False)
        visit.settle(drawn=False)
    sign = state.reach(page)
    sign.wait_for()
    if name not in WITHOUT_STREAMLIT:
        visit.settle(drawn=False)
    return sign


def _as_a_page(route: Route) -> None:
    """Show a file that is to be saved, which a browser would only download."""
    answer = route.fetch()
    headers = answer.headers | {"content-disposition": "inline"}
    route.fulfill(response=answer, headers=headers)


def scrolls_sideways(page):
    return page.evaluate(
        """() => {
            const main = document.querySelector("[data-testid=stMain]")
            const root = document.documentElement
            return main.scrollWidth > main.clientWidth
                || root.scrollWidth > window.innerWidth
        }"""
    )


def findings(page: Page) -> list[Finding]:
    """Ask axe about a page as it stands; what is sideways out of reach is one, too."""
    page.evaluate(f"{AXE};0")
    found = [Finding(**one) for one in page.evaluate(ASK)]
    if page.get_by_test_id("stMain").count() and scrolls_sideways(page):
        why = "The page scrolls sideways (WCAG 1.4.10)"
        found.append(Finding("reflow", "serious", "main", "", why))
    return found


def excused(one: Finding) -> Excuse | None:
    """Give the excuse of a finding, if it is not ours."""
    fitting = (it for it in EXCUSES if it.rule == one.rule and it.html in one.html)
    return next(fitting, None)


def ours(found: list[Finding]) -> list[str]:
    """Write down the grave findings that nothing excuses, the first of each rule."""
    grave = [one for one in found if one.impact in GRAVE and not excused(one)]
    count = Counter(one.rule for one in grave)
    firsts = {one.rule: one for one in reversed(grave)}.values()
    return [
        f"{one.rule} ({one.impact}) {count[one.rule]} times, as at {one.place}: "
        f"{one.html[:200]} {one.why}"
        for one in firsts
    ]


def looked_at(
    browser: Browser, address: str, name: str
) -> Iterator[tuple[Look, list[Finding]]]:
    """Yield each look of a state with what is found."""
    for first, *others in LOOKS:
        one = visit_of(browser, name, first)
        sign = opened(one, address, name)
        for look in (first, *others):
            one.page.set_viewport_size({"width": look.width, "height": HEIGHT})
            colours = "active" if look.forced else "none"
            one.page.emulate_media(forced_colors=colours)
            if name not in WITHOUT_STREAMLIT:
                one.settle(drawn=False)
            # What closes with its window is opened anew.
            if not sign.is_visible():
                sign = opened(one, address, name)
            yield look, findings(one.page)
        one.context.close()


def visit_of(browser: Browser, name: str, look: Look) -> Visit:
    """Open a window for a state; axe may run in spite of a page's policy."""
    size = {"width": look.width, "height": HEIGHT}
    one = Visit(browser, viewport=size, color_scheme=look.theme, bypass_csp=True)
    if not STATES[name].scripts:
        one.page.route("**/static/js/**", lambda route: route.abort())
    return one


def main() -> int:
    """Print the table of all states and looks; 1 where a grave finding is ours."""
    names = [one for one in STATES if one in sys.argv[1:]] or list(STATES)
    looks = [look for row in LOOKS for look in row]
    print(f"| | {' | '.join(look.name for look in looks)} |")
    print(f"| --- |{' ---: |' * len(looks)}")
    faults: list[str] = []
    with server_at_work() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_launch_options())
        for name in names:
            found = dict(looked_at(browser, address, name))
            cells = [cell_of(found[look]) for look in looks]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
            faults += [
                f"{name}, {look.name}: {said}"
                for look, ones in found.items()
                for said in ours(ones)
            ]
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def cell_of(found: list[Finding]) -> str:
    """Count the grave findings, and after a plus the others, best practice included."""
    grave = sum(one.impact in GRAVE for one in found)
    return f"{grave} + {len(found) - grave}" if len(found) > grave else str(grave)


if __name__ == "__main__":
    sys.exit(main())
