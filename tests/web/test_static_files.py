"""Streamlit's files reach a browser whole, compressed, and for good."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from streamlit.web.server.starlette.starlette_static_routes import (  # noqa: TID251
    create_streamlit_static_assets_routes,
)

from lib.web.headers import FOR_GOOD, KEPT, SecurityHeaders
from lib.web.icon_font import icon_set, is_icon_font
from lib.web.smaller_files import SmallerFiles
from lib.web.static_files import StreamlitFiles, files_of_streamlit
from tests.web.client import Client

FILES = files_of_streamlit()
#: One of each kind that Streamlit has, the smallest.
OF_EACH_KIND = {
    file.suffix: path
    for path, file in sorted(
        FILES.items(), key=lambda pair: pair[1].stat().st_size, reverse=True
    )
}
SCRIPT = OF_EACH_KIND[".js"]
STYLE = OF_EACH_KIND[".css"]
FONT = OF_EACH_KIND[".woff2"]
ICONS = next(path for path, file in FILES.items() if is_icon_font(file))


async def rest(scope, receive, send):
    await PlainTextResponse("the pages")(scope, receive, send)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    files = SmallerFiles(tmp_path_factory.mktemp("kept"))
    for path in (SCRIPT, STYLE):
        for coding in ("br", "gzip"):
            files.make(FILES[path], coding)
    return files


@pytest.fixture(scope="module")
def ask(kept):
    return Client(SecurityHeaders(StreamlitFiles(rest, kept)))


@pytest.fixture(scope="module")
def streamlit():
    """Ask Streamlit itself."""
    return Client(Starlette(routes=create_streamlit_static_assets_routes("")))


def sent(answer):
    """Return the bytes as they travel; httpx decodes what it gives as content."""
    return int(answer.headers["content-length"])


@pytest.mark.parametrize("path", [SCRIPT, STYLE])
@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_file_travels_compressed_and_arrives_whole(ask, kept, path, coding):
    answer = ask(path, accept_encoding=coding)
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert sent(answer) == kept.place(FILES[path], coding).stat().st_size
    assert answer.content == FILES[path].read_bytes()


def test_the_best_that_a_client_takes_is_sent(ask):
    for stated, coding in [("gzip, deflate, br, zstd", "br"), ("br;q=0,gzip", "gzip")]:
        assert ask(STYLE, accept_encoding=stated).headers["content-encoding"] == coding
    for stated in ("identity", "br;q=0, gzip;q=0"):
        plain = ask(STYLE, accept_encoding=stated)
        assert "content-encoding" not in plain.headers
        assert plain.headers["vary"] == "Accept-Encoding"
        assert sent(plain) == FILES[STYLE].stat().st_size


@pytest.mark.parametrize("path", OF_EACH_KIND.values(), ids=OF_EACH_KIND)
def test_a_file_is_labelled_as_streamlit_labels_it(ask, streamlit, path):
    ours, theirs = (one(path, accept_encoding="identity") for one in (ask, streamlit))
    assert ours.content == theirs.content == FILES[path].read_bytes()
    assert ours.headers["content-type"] == theirs.headers["content-type"]


def test_a_file_is_kept_for_good_under_its_hashed_name(ask):
    assert ask(SCRIPT).headers["cache-control"] == FOR_GOOD
    assert ask(FONT).headers["cache-control"] == FOR_GOOD
    assert all(len(file.name.split(".")) > 2 for file in FILES.values())


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_a_file_that_is_known_is_not_sent_again(ask, coding):
    first = ask(STYLE, accept_encoding=coding)
    again = ask(STYLE, accept_encoding=coding, if_none_match=first.headers["etag"])
    assert again.status_code == 304
    assert again.content == b""
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert ask(STYLE, if_none_match='"another"').status_code == 200


def test_each_coding_has_a_tag_of_its_own(ask):
    codings = ("br", "gzip", "identity")
    tags = {ask(STYLE, accept_encoding=coding).headers["etag"] for coding in codings}
    assert len(tags) == 3


def test_the_head_alone_says_the_same(ask):
    for method in ("GET", "HEAD"):
        answer = ask(STYLE, method, accept_encoding="br")
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "br"
    assert ask(STYLE, "POST").status_code == 405


def test_the_font_of_icons_is_asked_after_each_time(ask, kept):
    """Its name stays when a page shows another icon."""
    whole = ask(ICONS)
    assert whole.content == FILES[ICONS].read_bytes()
    kept.make(FILES[ICONS], icon_set())
    few = ask(ICONS, accept_encoding="br")
    assert few.content == kept.place(FILES[ICONS], icon_set()).read_bytes()
    assert len(few.content) < len(whole.content) / 4
    for answer in (whole, few):
        assert answer.headers["cache-control"] == KEPT
        assert "content-encoding" not in answer.headers
    assert few.headers["etag"] != whole.headers["etag"]
    assert ask(ICONS, if_none_match=few.headers["etag"]).status_code == 304


def test_who_asks_for_a_part_gets_the_whole(ask):
    answer = ask(FONT, range="bytes=0-9")
    assert answer.status_code == 200
    assert answer.content == FILES[FONT].read_bytes()
    assert "content-range" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/static/",
        "/static/js",
        "/static/%2e%2e/index.html",
        "/static/js/%2e%2e/%2e%2e/%2e%2e/%2e%2e/__init__.py",
        "/static//etc/passwd",
        "/static/js/\\..\\index.html",
        "/static/js/%00",
    ],
)
def test_what_is_no_file_of_streamlits_is_not_found(ask, path):
    assert ask(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/donors", "/favicon.png", "/statics/x.js"])
def test_all_else_passes_through(ask, path):
    assert ask(path).text == "the pages"


def test_the_security_headers_are_on_a_file_too(ask):
    assert ask(STYLE).headers["x-content-type-options"] == "nosniff"


def test_a_file_of_many_pieces_arrives_whole(ask):
    path = max(FILES, key=lambda one: FILES[one].stat().st_size)
    assert ask(path, accept_encoding="identity").content == FILES[path].read_bytes()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path):
    in_the_way = tmp_path / "a file"
    in_the_way.write_bytes(b"")
    ask = Client(StreamlitFiles(rest, SmallerFiles(in_the_way)))
    for _ in range(2):
        answer = ask(STYLE, accept_encoding="br, gzip")
        assert answer.content == FILES[STYLE].read_bytes()
        assert "content-encoding" not in answer.headers
