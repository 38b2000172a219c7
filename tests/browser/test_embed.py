"""Charts away from the dashboard: in a frame of another site, and with no network."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import ceil
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import expect

CHART = "embed?chart=largest_donors&theme=dark"
DRAWN = ".main-svg .bars path"


@contextmanager
def another_site(page):
    """Serve one page from another host."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            """Say nothing of requests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as site:
        serving = threading.Thread(target=site.serve_forever)
        serving.start()
        try:
            yield f"http://127.0.0.1:{site.server_port}/"
        finally:
            site.shutdown()
            serving.join()


def test_a_frame_draws_its_chart_on_a_phone_and_asks_no_other_host(server, visit):
    one = visit(viewport={"width": 320, "height": 640})
    one.page.goto(f"{server}/{CHART}")
    one.page.wait_for_selector(DRAWN)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(one.page.get_by_role("link", name="Open the live view")).to_have_count(1)
    assert one.foreign(server) == []
    assert one.troubles == []


def test_a_chart_follows_the_width_of_its_frame(server, visit):
    one = visit(viewport={"width": 900, "height": 700})
    one.page.goto(f"{server}/{CHART}")
    one.page.wait_for_selector(DRAWN)
    one.page.set_viewport_size({"width": 400, "height": 700})
    chart = one.page.locator(".main-svg").first
    until = time.monotonic() + 10
    # The page's policy forbids the evaluation that waiting for a function needs.
    while chart.bounding_box()["width"] > 400 and time.monotonic() < until:
        one.page.wait_for_timeout(50)
    assert chart.bounding_box()["width"] <= 400


def test_another_site_may_frame_a_chart_but_no_page(server, visit):
    frames = (
        f'<iframe src="{server}/{CHART}"></iframe><iframe src="{server}/"></iframe>'
    )
    one = visit()
    with another_site(frames) as address:
        inside = one.page.frame_locator("iframe").nth(0)
        for visited in ("first", "again, when the browser has kept the chart"):
            one.page.goto(f"{address}?{quote(visited)}")
            inside.locator(DRAWN).first.wait_for()
            expect(inside.locator("h1"), visited).to_have_count(1)
        refused = one.page.frame_locator("iframe").nth(1)
        expect(refused.get_by_test_id("stApp")).to_have_count(0)
    assert any("frame-ancestors 'self'" in trouble for trouble in one.troubles)


def code_of(server, chart, **attributes):
    """Give the code that is copied, with a height that holds no chart."""
    answer = f"{server}/api/v1/oembed?url={quote(f'/{chart}')}&maxheight=200"
    with urlopen(answer, timeout=20) as told:
        code = json.load(told)["html"]
    more = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return code.replace("<iframe ", f"<iframe {more} ")


#: The heights that frames have in the page around them.
HEIGHTS = "[...document.querySelectorAll('iframe')].map(one => one.clientHeight)"


def fits(page, number):
    """Wait until a frame is as high as what is in it."""
    frame = page.locator("iframe").nth(number)
    inside = page.frame_locator("iframe").nth(number)
    inside.locator(DRAWN).first.wait_for(state="attached")
    until = time.monotonic() + 20
    needed = None
    while time.monotonic() < until:
        needed = inside.locator("body").bounding_box()["height"]
        if abs(frame.bounding_box()["height"] - needed) <= 1:
            return needed
        page.wait_for_timeout(50)
    raise AssertionError(f"{frame.bounding_box()['height']} of {needed} pixels")


def test_frames_are_as_high_as_their_charts_whatever_is_around_them(server, visit):
    one = visit(viewport={"width": 900, "height": 700})
    plain = code_of(server, "meetings")
    sandboxed = code_of(server, "donors", sandbox="allow-scripts")
    with another_site(f'<div style="width: 80%">{plain}{sandboxed}</div>') as address:
        one.page.goto(address)
        wide = [fits(one.page, number) for number in (0, 1)]
        assert min(wide) > 300
        assert wide[0] != wide[1]
        one.page.set_viewport_size({"width": 330, "height": 700})
        for number in (0, 1):
            # What is off the screen is laid out anew once it comes into view.
            one.page.locator("iframe").nth(number).scroll_into_view_if_needed()
            assert fits(one.page, number) > wide[number]
    assert one.troubles == []


def test_a_frame_takes_no_height_but_from_its_own_chart(server, visit):
    one = visit(viewport={"width": 900, "height": 700})
    sends = "parent.postMessage({pledgeboard: {height: 5000}}, '*')"
    stranger = '<iframe srcdoc="Not of the site of the chart"></iframe>'
    with another_site(code_of(server, "donors") + stranger) as address:
        one.page.goto(address)
        drawn = ceil(fits(one.page, 0))
        for height in ("1e9", "-5", "NaN", "'50%'", "null"):
            said = f"postMessage({{pledgeboard: {{height: {height}}}}}, '*')"
            one.page.evaluate(said)
            one.page.frames[1].evaluate(f"parent.{said}")
        (other,) = [one for one in one.page.frames if one.url == "about:srcdoc"]
        other.evaluate(sends)
        one.page.wait_for_timeout(200)
        assert one.page.evaluate(HEIGHTS) == [drawn, 150]


def test_a_page_of_a_chart_works_with_the_network_off(server, visit, tmp_path):
    file = tmp_path / "chart.html"
    with urlopen(f"{server}/api/v1/charts/largest_donors.html", timeout=20) as answer:
        file.write_bytes(answer.read())
    one = visit()
    one.context.set_offline(True)
    one.page.goto(file.as_uri())
    one.page.wait_for_selector(DRAWN)
    one.page.get_by_text("The numbers as a table").click()
    assert one.page.get_by_role("cell", name="Germany").is_visible()
    assert [url for url in one.requests if not url.startswith("file:")] == []
    assert one.troubles == []


CUT = """
() => [...document.querySelectorAll("[data-figure]")].flatMap((chart) => {
  const box = chart.getBoundingClientRect();
  const within = (word) =>
    word.left >= box.left - 1 && word.right <= box.right + 1 &&
    word.top >= box.top - 1 && word.bottom <= box.bottom + 1;
  return [...chart.querySelectorAll("text")]
    .filter((text) => text.textContent.trim() && !within(text.getBoundingClientRect()))
    .map((text) => text.textContent);
})
"""


def test_a_briefing_cuts_no_word_of_a_chart_on_a_phone(server, visit, tmp_path):
    charts = "chart=donor_months@DEU&chart=donor_mechanisms@DEU&chart=timeline"
    file = tmp_path / "briefing.html"
    with urlopen(f"{server}/api/v1/briefing.html?{charts}", timeout=60) as answer:
        file.write_bytes(answer.read())
    one = visit(viewport={"width": 390, "height": 800})
    one.context.set_offline(True)
    one.page.goto(file.as_uri())
    one.page.wait_for_selector("[data-figure='2'] .bars path", state="attached")
    assert one.page.evaluate(CUT) == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert one.troubles == []
