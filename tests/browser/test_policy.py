"""What a browser lets a page do: nothing of another host.

That it lets each page do all that it needs is seen in test_pages.py: what a policy stops is
an error in the console, and no page may have one.
"""

from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import server_at_work

#: Tries what a script that was smuggled in would try, and lists what was stopped.
TRIES = """async elsewhere => {
    const stopped = new Set()
    document.addEventListener("securitypolicyviolation", event =>
        stopped.add(event.effectiveDirective))
    const put = (tag, values) => document.body.append(
        Object.assign(document.createElement(tag), values))
    put("script", {src: `${elsewhere}/x.js`})
    put("script", {textContent: "window.smuggled = true"})
    put("img", {src: `${elsewhere}/x.png`})
    put("iframe", {src: `${elsewhere}/x.html`})
    put("object", {data: `${elsewhere}/x.swf`})
    put("link", {rel: "stylesheet", href: `${elsewhere}/x.css`})
    put("base", {href: elsewhere})
    put("video", {src: `${elsewhere}/x.mp4`})
    document.body.insertAdjacentHTML("beforeend",
        `<form action="${elsewhere}/x"><input name="x"></form>`)
    document.body.lastElementChild.requestSubmit()
    await fetch(`${elsewhere}/x`).catch(() => 0)
    try { new WebSocket(elsewhere.replace("http", "ws")) } catch { /* It is stopped. */ }
    const font = new FontFace("x", `url(${elsewhere}/x.woff2)`)
    await font.load().catch(() => 0)
    await new Promise(rest => setTimeout(rest, 500))
    return [[...stopped].sort(), Boolean(window.smuggled), document.baseURI]
}"""
STOPPED = [
    *("base-uri", "connect-src", "font-src", "form-action", "frame-src", "img-src"),
    *("media-src", "object-src", "script-src-elem", "style-src-elem"),
]
WANTED = {
    *("content-security-policy", "x-content-type-options", "referrer-policy"),
    *(
        "permissions-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
    ),
}


def test_what_is_smuggled_into_a_page_reaches_no_other_host(server, visit):
    one = visit(viewport={"width": 1280, "height": 900})
    shown = one.open(f"{server}/methodology", drawn=False)
    elsewhere = server.replace("localhost", "127.0.0.1")
    stopped, smuggled, base = shown.evaluate(TRIES, elsewhere)
    assert stopped == STOPPED
    assert not smuggled
    assert base == f"{server}/methodology"


@pytest.mark.parametrize(
    "path", ["/", "/donors", "/nowhere", "/static/none.js", "/api/v1/health", "/embed"]
)
def test_every_kind_of_answer_has_the_headers_and_no_banner(path, server):
    headers = headers_of(server, path)
    assert set(headers) >= WANTED
    assert "strict-transport-security" not in headers
    assert not {"server", "x-powered-by", "via"} & set(headers)


def test_a_site_by_https_says_so_and_is_asked_by_its_name():
    with server_at_work(PLEDGEBOARD_URL="https://pledges.test") as address:
        for host, status in {"pledges.test": 200, "evil.test": 421}.items():
            headers = headers_of(address, "/donors", Host=host)
            assert headers["status"] == status
            assert headers["strict-transport-security"] == "max-age=31536000"


def headers_of(address, path, **asked):
    opener = Request(f"{address}{path}", headers=asked)
    try:
        answer = urlopen(opener, timeout=20)
    except OSError as refused:  # HTTPError is one, and an answer too.
        answer = refused
    with answer:
        return {name.lower(): value for name, value in answer.headers.items()} | {
            "status": answer.status
        }
