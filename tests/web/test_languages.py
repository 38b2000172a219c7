"""The language in which a request is answered."""

import pytest

from lib.web.languages import language_of

pytestmark = pytest.mark.usefixtures("every_language")


@pytest.mark.parametrize(
    ("path", "query", "accepted", "code"),
    [
        ("/", b"", b"uk", "uk"),
        ("/donors", b"lang=de", b"uk", "de"),
        ("/donors", b"lang=xx", b"uk", "uk"),
        ("/donors", b"", b"", "en"),
        ("/api/v1/frames/donor_totals.csv", b"", b"uk", "en"),
        ("/api/v1/frames/donor_totals.csv", b"lang=uk", b"de", "uk"),
    ],
)
def test_a_link_then_a_browser_decides(path, query, accepted, code):
    headers = [(b"accept-language", accepted)] if accepted else []
    scope = {"type": "http", "path": path, "query_string": query, "headers": headers}
    assert language_of(scope) == code
