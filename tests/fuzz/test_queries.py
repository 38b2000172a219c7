"""Whatever a link says, a page is answered, and nothing of it runs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.apps import app_of
from tests.fuzz.hostile import LINKS, MARK, QUERIES
from tests.web.first_page import PAGES, path_of

QUICK = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def what_runs(page):
    """List what of a page would run, and holds the mark of a hostile text."""
    return [
        tag.tag
        for tag in html.document_fromstring(page).iter()
        if isinstance(tag.tag, str)
        and (
            (
                tag.tag == "script"
                and tag.get("type") is None
                and MARK in (tag.text or "")
            )
            or any(name.startswith("on") for name in tag.attrib)
            or any(value.lower().startswith("javascript:") for value in tag.values())
        )
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<p title='a' onclick='{MARK}'>x</p>",
        f"<script>{MARK}</script>",
        f"<a href='javascript:{MARK}'>x</a>",
    ],
)
def test_what_would_run_is_found(page):
    assert what_runs(page)


@QUICK
@given(page=st.sampled_from(PAGES), query=QUERIES)
def test_the_first_html_is_a_page_whatever_the_link_says(
    tiny_pages, caplog, page, query
):
    answer = tiny_pages(f"{path_of(page)}?{query}")
    assert answer.status_code == 200
    assert what_runs(answer.content) == []
    assert not caplog.records  # A preview that fails is logged, and left out.


@settings(QUICK, max_examples=2)
@given(page=st.sampled_from(PAGES), link=LINKS)
def test_a_page_runs_whatever_the_link_says(page, link):
    assert not app_of(page, **link).run().exception
