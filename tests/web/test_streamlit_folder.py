"""Streamlit keeps its page, and below it what the page loads."""

from lib.web.streamlit_folder import FOLDER, PREFIX, STATIC


def test_the_page_is_there_and_what_it_loads():
    page = (FOLDER / "index.html").read_text()
    assert f'"./{PREFIX.strip("/")}/js/index.' in page
    assert [file for file in (STATIC / "js").glob("index.*.js") if file.name in page]
